/// By what rows are sorted: fields, the first one first, each ascending or, with a minus before it, descending.
public struct AtlasOrdering: Sendable {
  private let keys: [(field: AtlasField, isDescending: Bool)]

  /// Reads a list such as `gap,-order`.
  ///
  /// - Throws: ``AtlasQueryError`` for a name that is no field.
  /// - Complexity: O(length)
  public init(_ text: String) throws(AtlasQueryError) {
    var keys: [(AtlasField, Bool)] = []
    for part in AtlasOrdering.parts(text) {
      let isDescending = part.name.hasPrefix("-")
      let name = isDescending ? String(part.name.dropFirst()) : part.name
      keys.append((try AtlasField.field(name, at: part.position + (isDescending ? 1 : 0)), isDescending))
    }
    self.keys = keys
  }

  /// The rows in this order; equal ones stay as they were.
  ///
  /// - Complexity: O(n log n)
  public func sorted(_ rows: [AtlasRow]) -> [AtlasRow] {
    let values = rows.map { row in keys.map { $0.field.value(row) } }
    return rows.indices.sorted { left, right in
      for (number, key) in keys.enumerated() {
        let (first, second) = (values[left][number], values[right][number])
        if first == second { continue }
        // What is missing stays last.
        let isReversed = key.isDescending && first != .missing && second != .missing
        return isReversed ? AtlasValue.isBefore(second, first) : AtlasValue.isBefore(first, second)
      }
      return left < right
    }.map { rows[$0] }
  }

  /// The parts between commas without the spaces around them, with their places counted from 1.
  static func parts(_ text: String) -> [(name: String, position: Int)] {
    var parts: [(name: String, position: Int)] = []
    var position = 1
    for part in text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) {
      let lead = part.prefix { $0 == " " }.count
      var name = part.dropFirst(lead)
      while name.last == " " { name.removeLast() }
      parts.append((String(name), position + lead))
      position += part.count + 1
    }
    return parts
  }
}
