public import ExactArithmetic
public import FiniteGroups

extension OrbitPartition {
  /// The average of a function over the orbits, P f for the Reynolds operator P of the group.
  ///
  /// - Precondition: a value for each point.
  /// - Complexity: O(points)
  public func average(_ function: [Rational]) -> [Rational] {
    let means = orbits.map { orbit in
      orbit.reduce(Rational.zero) { $0 + function[$1] } / Rational(orbit.count)
    }
    return orbitOf.map { means[$0] }
  }
}
