/// A question to a dataset: which rows have a property.
public struct AtlasQuery: Sendable {
  private let condition: AtlasCondition

  /// Reads a query such as `order<=12 and weights=convex and gap=0`; an empty one asks for all rows.
  ///
  /// The language is defined in `Documentation/AtlasFormat.md`; ``AtlasField/all`` are the fields. Every text is read or refused: texts
  /// have at most 4096 characters, numbers at most 60 digits, and what is nested is at most 64 deep.
  ///
  /// - Throws: ``AtlasQueryError``.
  /// - Complexity: O(length)
  public init(_ text: String) throws(AtlasQueryError) { condition = try AtlasQueryParser.condition(text) }

  /// Whether a row is asked for. A comparison with a value that the row does not have is false.
  ///
  /// - Complexity: O(length of the query)
  public func matches(_ row: AtlasRow) -> Bool { condition.holds(row) ?? false }
}
