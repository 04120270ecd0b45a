/// The threshold degree of a faithful representation with the bounds that are known for it.
public struct FaithfulRepresentation: Sendable, Hashable {
  /// The row of the character table, from 0; `nil` for the natural action.
  public let irreducible: Int?
  /// The dimension.
  public let dimension: Int
  /// K*: from this degree on polynomials need the whole group for exact averaging.
  public let thresholdDegree: Int
  /// The bounds for it.
  public let bounds: ThresholdBounds
}

extension GroupFacts {
  /// Threshold degree and bounds of the natural action, if it is faithful, and of every faithful irreducible character.
  ///
  /// They are computed once for each Galois orbit of characters, whose members differ by an automorphism of ℂ only.
  ///
  /// - Throws: ``CharacterError`` where multiplicities leave the machine integers.
  /// - Complexity: that of ``CharacterTable/symmetricThreshold(of:)`` for each orbit
  public func faithfulRepresentations() throws(CharacterError) -> [FaithfulRepresentation] {
    guard let table else { return [] }
    var result: [FaithfulRepresentation] = []
    if let natural, natural.isFaithful { result.append(try faithful(natural, irreducible: nil, table: table)) }
    for orbit in table.galoisOrbits {
      let character = table.irreducible(orbit[0])
      guard character.isFaithful else { continue }
      let first = try faithful(character, irreducible: orbit[0], table: table)
      result += orbit.map { row in
        FaithfulRepresentation(
          irreducible: row, dimension: first.dimension, thresholdDegree: first.thresholdDegree, bounds: first.bounds)
      }
    }
    return result.sorted { ($0.irreducible ?? -1) < ($1.irreducible ?? -1) }
  }

  private func faithful(
    _ character: ClassFunction, irreducible: Int?, table: CharacterTable
  ) throws(CharacterError) -> FaithfulRepresentation {
    FaithfulRepresentation(
      irreducible: irreducible, dimension: character.degree.rational?.asInt ?? 0,
      thresholdDegree: try table.symmetricThreshold(of: character).value,
      bounds: try table.thresholdBounds(of: character))
  }
}
