public import Representations

extension ExactnessCriterion {
  /// The criterion for a class over a number field.
  ///
  /// - Parameters:
  ///   - constituents: the class.
  ///   - rationalWeights: whether weights have to be rational; then conjugate representations count as well, because a
  ///     rational scheme that is exact on one is exact on the other.
  public init(_ constituents: FieldClassConstituents, rationalWeights: Bool) {
    irreducibles = constituents.table.count
    let members = Set(constituents.occurring)
    if rationalWeights {
      occurring = constituents.table.galoisOrbits.reduce(0) { sum, orbit in
        orbit.contains(where: members.contains) ? sum + orbit.count : sum
      }
      dimension = constituents.rationalDimension
    } else {
      occurring = members.count
      dimension = constituents.dimension(upTo: .max)
    }
  }
}
