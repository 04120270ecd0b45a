/// The threshold degree of a faithful representation with the bounds that are known for it.
public struct FaithfulRepresentation: Sendable, Hashable {
  /// The row of the character table, from 0; `nil` for the natural action.
  public let irreducible: Int?
  /// The dimension.
  public let dimension: Int
  /// K*: from this degree on polynomials need the whole group for exact averaging.
  public let threshold: ThresholdDegree
  /// The bounds for it.
  public let bounds: ThresholdBounds
}

extension GroupFacts {
  /// Threshold degree and bounds of the natural action, if it is faithful, and of every faithful irreducible character.
  ///
  /// - Throws: ``CharacterError`` where multiplicities leave the machine integers.
  /// - Complexity: that of ``CharacterTable/symmetricThreshold(of:)`` for each
  public func faithfulRepresentations() throws(CharacterError) -> [FaithfulRepresentation] {
    guard let table else { return [] }
    var result: [FaithfulRepresentation] = []
    if let natural, natural.isFaithful { result.append(try faithful(natural, irreducible: nil, table: table)) }
    for row in 0..<table.count {
      let character = table.irreducible(row)
      if character.isFaithful { result.append(try faithful(character, irreducible: row, table: table)) }
    }
    return result
  }

  private func faithful(
    _ character: ClassFunction, irreducible: Int?, table: CharacterTable
  ) throws(CharacterError) -> FaithfulRepresentation {
    FaithfulRepresentation(
      irreducible: irreducible, dimension: character.degree.rational?.asInt ?? 0,
      threshold: try table.symmetricThreshold(of: character), bounds: try table.thresholdBounds(of: character))
  }
}
