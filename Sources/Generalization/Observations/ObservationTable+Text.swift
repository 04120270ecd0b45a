public import Foundation

extension ObservationTable {
  /// The most bytes of a text that are read: 256 MiB.
  public static let byteLimit = 1 << 28

  /// Reads comma-separated values: a heading with the names of the columns, then a row of numbers for each observation.
  ///
  /// Fields may stand in quotes, within one line; spaces around numbers do not matter; empty lines at the end are left out.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - source: the name in messages.
  ///   - target: the column of observations by its name, or by its number from 1 on where no column has that name; the last one by default.
  /// - Throws: ``ObservationError``, which names line and column.
  /// - Complexity: O(bytes)
  public init(text bytes: Data, source: String, target: String? = nil) throws(ObservationError) {
    guard bytes.count <= ObservationTable.byteLimit else {
      throw .unreadable(
        source: source, reason: "it has more than \(ObservationTable.byteLimit) bytes")
    }
    let rows = try ObservationTable.lines(bytes, source: source)
    guard let heading = rows.first else { throw .empty(source: source, what: "nothing") }
    let names = try ObservationTable.fields(heading, source: source)
    if names.allSatisfy({ ObservationTable.number($0) != nil }) { throw .noHeading(source: source, first: names[0]) }
    guard names.count >= 2 else {
      throw .empty(source: source, what: "one column; an input and an observation take two")
    }
    let targetIndex = try ObservationTable.index(of: target, in: names, source: source)
    guard rows.count >= 2 else { throw .empty(source: source, what: "no rows below its heading") }
    var inputs: [[Double]] = []
    var observations: [Double] = []
    for row in rows.dropFirst() {
      let fields = try ObservationTable.fields(row, source: source)
      guard fields.count == names.count else {
        throw .ragged(source: source, line: row.number, count: fields.count, expected: names.count)
      }
      var values: [Double] = []
      for (column, field) in fields.enumerated() {
        let place = Place(line: row.number, column: column + 1, name: names[column])
        guard let value = ObservationTable.number(field) else { throw .notANumber(source: source, place, text: field) }
        guard value.isFinite else { throw .notFinite(source: source, place, text: field) }
        values.append(value)
      }
      observations.append(values.remove(at: targetIndex))
      inputs.append(values)
    }
    let columns = names.indices.filter { $0 != targetIndex }
    try self.init(
      source: source, inputNames: columns.map { names[$0] }, targetName: names[targetIndex], inputs: inputs,
      observations: observations, lines: rows.dropFirst().map(\.number), columns: columns.map { $0 + 1 },
      targetSource: source)
  }

  /// A decimal number, infinity or NaN; not a hexadecimal one, which would be a surprise.
  private static func number(_ field: String) -> Double? {
    field.contains { $0 == "x" || $0 == "X" } ? nil : Double(field)
  }

  private struct Line {
    let number: Int
    let text: String
  }

  /// The lines up to the last one that is not empty.
  private static func lines(_ bytes: Data, source: String) throws(ObservationError) -> [Line] {
    var result: [Line] = []
    // Lines end in \n or \r\n, or, where there is no \n at all, in \r.
    let end = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    let parts = bytes.split(separator: end, omittingEmptySubsequences: false)
    let last = parts.lastIndex { $0.contains { $0 > 0x20 } } ?? -1
    for (index, part) in parts.prefix(last + 1).enumerated() {
      var part = part
      if index == 0, part.starts(with: [0xEF, 0xBB, 0xBF]) { part = part.dropFirst(3) }
      if part.last == UInt8(ascii: "\r") { part = part.dropLast() }
      guard !part.contains(where: { $0 < 0x20 && $0 != 0x09 }), let text = String(validating: part, as: UTF8.self)
      else { throw .binary(source: source, line: index + 1) }
      result.append(Line(number: index + 1, text: text))
    }
    return result
  }

  /// The fields of a line, without spaces around them.
  private static func fields(_ line: Line, source: String) throws(ObservationError) -> [String] {
    var result: [String] = []
    var field = ""
    var isQuoted = false
    var isClosed = false
    for character in line.text {
      switch character {
      case "\"" where isQuoted:
        (isQuoted, isClosed) = (false, true)
      case "\"" where field.allSatisfy(\.isWhitespace) && !isClosed:
        (field, isQuoted) = ("", true)
      case "\"":
        throw .quote(source: source, Place(line: line.number, column: result.count + 1))
      case "," where !isQuoted:
        result.append(field.trimmingCharacters(in: .whitespaces))
        (field, isClosed) = ("", false)
      default: field.append(character)
      }
    }
    if isQuoted { throw .quote(source: source, Place(line: line.number, column: result.count + 1)) }
    return result + [field.trimmingCharacters(in: .whitespaces)]
  }

  private static func index(of target: String?, in names: [String], source: String) throws(ObservationError) -> Int {
    guard let target else { return names.count - 1 }
    let matches = names.indices.filter { names[$0] == target }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty, let number = Int(target), (1...names.count).contains(number) { return number - 1 }
    throw .unknownColumn(source: source, target, names: names, isAmbiguous: matches.count > 1)
  }
}
