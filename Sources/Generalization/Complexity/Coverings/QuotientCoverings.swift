public import ExactArithmetic

/// Covering numbers of X and X/G at one radius, and the inequalities between them.
///
/// For isometries, with m the size of the largest orbit and s the least displacement d(x, gx), g ≠ 1:
/// 1. N(X/G, ε) ≤ N(X, ε): a cover of X maps onto one of X/G, because the quotient map does not increase distances.
/// 2. N(X, ε) ≤ m·N(X/G, ε) ≤ |G|·N(X/G, ε): all preimages of a cover of X/G cover X.
/// 3. If 2ε < s (the action is then free): |G|·N(X/G, 2ε) ≤ |G|·M(X/G, 2ε) ≤ M(X, 2ε) ≤ N(X, ε): preimages of a packing
///    are a packing.
///
/// So symmetry divides covering numbers by at most |G|, and by |G| up to a factor 2 in the radius where orbits are
/// spread out. *False* are
/// - N(X, ε) = |G|·N(X/G, ε), and so N(X/G, ε) ≤ N(X, ε)/|G|, under 2ε < s: the cycle of 8 points under the rotation by
///   4, ε = 1, s = 4, has N(X) = 3 and N(X/G) = 2. No space of fewer points does it: with one or two orbits, or three
///   orbits of two points, either N(X/G) = 1 and 3 gives equality, or the points within ε make |G| copies of the graph
///   of X/G;
/// - 3 without 2ε < s: two points at distance 1 that are exchanged, ε = 1, 2·M(X/G, 2) = 2 > N(X, 1) = 1; or three
///   points, one of them fixed and two exchanged, at ε = 0.
///
/// Sources: 1 and 2 are elementary; with 3 compare Sokolić, Giryes, Sapiro & Rodrigues, "Generalization error of
/// invariant classifiers", AISTATS 2017, where the ratio of covering numbers at different radii is bounded by 1/|G| for
/// separated copies.
public struct QuotientCoverings: Sendable, Hashable {
  /// ε².
  public let squaredRadius: Rational
  /// |G|.
  public let order: Int
  /// The size of the largest orbit.
  public let largestOrbit: Int
  /// N(X, ε).
  public let space: CoveringNumber
  /// N(X/G, ε).
  public let quotient: CoveringNumber
  /// M(X/G, 2ε), where 2ε is less than the least displacement.
  public let doubledPacking: PackingNumber?
  /// N(X/G, 2ε), where 2ε is less than the least displacement.
  public let doubledCovering: CoveringNumber?

  /// Whether the inequalities 1, 2 and (where its hypothesis holds) 3 are true of the bounds that were found: `false`
  /// for a contradiction. They are theorems, so this is a check of the numbers.
  public var isConsistent: Bool {
    guard quotient.lower <= space.upper, space.lower <= largestOrbit * quotient.upper else { return false }
    guard let packing = doubledPacking, let covering = doubledCovering else { return true }
    return order * packing.lower <= space.upper && covering.lower <= packing.upper
  }

  /// Whether N(X, ε) = |G|·N(X/G, ε); `nil` where the numbers are not known exactly.
  public var gainIsOrder: Bool? {
    guard let whole = space.exact, let part = quotient.exact else { return nil }
    return whole == order * part
  }
}

extension QuotientMetric {
  /// The covering numbers of X and X/G at a radius.
  ///
  /// - Parameters:
  ///   - squaredRadius: ε² ≥ 0.
  ///   - nodeLimit: each search stops there, and bounds remain.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)`` for a negative number.
  /// - Complexity: that of four searches, see ``FiniteMetricSpace/coveringNumber(squaredRadius:nodeLimit:)``
  public func coverings(
    squaredRadius: Rational, nodeLimit: Int = FiniteMetricSpace.defaultNodeLimit
  ) throws(ComplexityError) -> QuotientCoverings {
    let isSpread = squaredDisplacement.map { 4 * squaredRadius < $0 } ?? true
    return QuotientCoverings(
      squaredRadius: squaredRadius, order: order, largestOrbit: orbits.orbits.map(\.count).max() ?? 0,
      space: try space.coveringNumber(squaredRadius: squaredRadius, nodeLimit: nodeLimit),
      quotient: try quotient.coveringNumber(squaredRadius: squaredRadius, nodeLimit: nodeLimit),
      doubledPacking: isSpread
        ? try quotient.packingNumber(squaredRadius: 4 * squaredRadius, nodeLimit: nodeLimit) : nil,
      doubledCovering: isSpread
        ? try quotient.coveringNumber(squaredRadius: 4 * squaredRadius, nodeLimit: nodeLimit) : nil)
  }
}
