/// Tables as text, one line per row; fields with commas, quotes or line ends stand in quotes, quotes doubled (RFC 4180).
package enum CommaSeparatedValues {
  /// The text of a table, each line ended by a line feed.
  package static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ value: String) -> String {
    guard value.contains(where: { ",\"\n\r".contains($0) }) else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// The rows of a text.
  ///
  /// - Throws: ``ScalingError/malformedTable(line:reason:)`` for a quote that does not end or stands within a field.
  static func lines(of text: String) throws(ScalingError) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var value = ""
    var isQuoted = false
    var wasQuoted = false
    // Unicode scalars: a carriage return and a line feed are one Character.
    var rest = Substring(text).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          value.unicodeScalars.append(scalar)
        } else if rest.first == "\"" {
          rest.removeFirst()
          value.append("\"")
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"":
        guard value.isEmpty, !wasQuoted else {
          throw .malformedTable(line: rows.count + 1, reason: "a quote within a field must be doubled")
        }
        (isQuoted, wasQuoted) = (true, true)
      case ",", "\n":
        row.append(value)
        (value, wasQuoted) = ("", false)
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      case "\r" where rest.first == "\n": break
      default: value.unicodeScalars.append(scalar)
      }
    }
    if isQuoted { throw .malformedTable(line: rows.count + 1, reason: "a quote is not closed") }
    if !value.isEmpty || wasQuoted || !row.isEmpty { rows.append(row + [value]) }
    return rows
  }
}
