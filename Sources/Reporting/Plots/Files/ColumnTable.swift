/// Comma-separated values with a head line (RFC 4180), by the names of their columns.
public struct ColumnTable: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The rows, a field for each column.
  public let rows: [[String]]

  /// Reads a table.
  ///
  /// - Throws: ``FigureError/malformedTable(line:reason:)`` for an empty text, rows of other lengths than the head line, and quotes that are not
  ///   closed.
  /// - Complexity: O(text)
  public init(_ text: String) throws(FigureError) {
    var lines: [[String]] = []
    var (line, field): ([String], String) = ([], "")
    var (isQuoted, wasQuote) = (false, false)
    // Unicode scalars: a carriage return and a line feed are one Character.
    for scalar in text.unicodeScalars {
      if isQuoted {
        if scalar == "\"" { (isQuoted, wasQuote) = (false, true) } else { field.unicodeScalars.append(scalar) }
        continue
      }
      switch scalar {
      case "\"":
        // A doubled quote within quotes is one.
        if wasQuote { field += "\"" }
        isQuoted = true
      case ",", "\n":
        line.append(field)
        field = ""
        if scalar == "\n" {
          lines.append(line)
          line = []
        }
      case "\r": break
      default: field.unicodeScalars.append(scalar)
      }
      wasQuote = false
    }
    if isQuoted { throw .malformedTable(line: lines.count + 1, reason: "a quote is not closed") }
    if !field.isEmpty || !line.isEmpty { lines.append(line + [field]) }
    guard let head = lines.first else { throw .malformedTable(line: 1, reason: "there is no head line") }
    for (number, line) in lines.enumerated() where line.count != head.count {
      throw .malformedTable(line: number + 1, reason: "\(line.count) fields instead of \(head.count)")
    }
    columns = head
    rows = Array(lines.dropFirst())
  }

  /// The texts of a column.
  ///
  /// - Throws: ``FigureError/malformedTable(line:reason:)`` if there is none of this name.
  public func texts(_ name: String) throws(FigureError) -> [String] {
    guard let index = columns.firstIndex(of: name) else {
      throw .malformedTable(
        line: 1, reason: "there is no column “\(name)”; there are \(columns.joined(separator: ", "))")
    }
    return rows.map { $0[index] }
  }

  /// The numbers of a column; `nil` for empty fields.
  ///
  /// - Throws: ``FigureError/malformedTable(line:reason:)`` if there is none of this name, and for fields that are neither finite numbers nor empty.
  public func numbers(_ name: String) throws(FigureError) -> [Double?] {
    var result: [Double?] = []
    for (row, text) in try texts(name).enumerated() {
      if text.isEmpty {
        result.append(nil)
        continue
      }
      guard let value = Double(text), value.isFinite else {
        throw .malformedTable(line: row + 2, reason: "“\(text)” is no number for \(name)")
      }
      result.append(value)
    }
    return result
  }

  /// The numbers of a column without empty fields.
  ///
  /// - Throws: as ``numbers(_:)``, and for empty fields.
  public func requiredNumbers(_ name: String) throws(FigureError) -> [Double] {
    var result: [Double] = []
    for (row, value) in try numbers(name).enumerated() {
      guard let value else { throw .malformedTable(line: row + 2, reason: "\(name) is empty") }
      result.append(value)
    }
    return result
  }
}
