public import ExactArithmetic

/// A generalization bound for the L-Lipschitz functions X → [−B, B] that some transformations change by at most ε:
/// E sup_f (μf − μ_n f) ≤ 2(ε + δ + B √(2 ln N/n)), N ≥ the covering number at radius δ of the L-Lipschitz functions X₀
/// → [−B, B].
///
/// Each δ > 0 gives a bound; the least of those tried is kept. With no transformations X₀ = X and ε = 0; the gain of
/// symmetry is the smaller N, its price the ε. For a whole group of isometries and ε = 0 the sharper N is that of X/G
/// with its quotient metric, which ``init(on:asymmetry:constant:bound:sampleSize:radii:)`` takes directly.
///
/// Proof: symmetrization, ``PartialSymmetryInequalities`` 3, a cover at radius δ (its centres need not be in the
/// class), and Massart's lemma with Σ f(zᵢ)² ≤ nB². Source of the route: Petrache & Trivedi, arXiv 2305.17592, section
/// 4, who integrate over δ (Dudley) with unnamed constants; this one step has explicit ones.
public struct CoveringBound: Sendable, Hashable {
  /// ε.
  public let asymmetry: Rational
  /// The δ of the least bound.
  public let radius: Rational
  /// An upper bound of the covering number at that radius.
  public let coveringNumber: Rational
  /// The bound of E sup_f (μf − μ_n f); its upper end is proved.
  public let bound: Enclosure

  /// The bound for ε-invariant functions that are decided by their values on a space up to ε.
  ///
  /// - Parameters:
  ///   - space: X₀, or X/G.
  ///   - asymmetry: ε ≥ 0.
  ///   - constant: L ≥ 0.
  ///   - bound: B > 0.
  ///   - sampleSize: n ≥ 1.
  ///   - radii: the δ > 0 to try, at least one.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``, ``ComplexityError/malformedClass(reason:)`` without
  ///   radii.
  /// - Complexity: that of ``LipschitzBall/coveringNumberBounds(radius:countLimit:nodeLimit:)`` for each radius
  public init(
    on space: FiniteMetricSpace, asymmetry: Rational, constant: Rational, bound: Rational, sampleSize: Int,
    radii: [Rational]
  ) throws(ComplexityError) {
    try ComplexityError.requireNonnegative(asymmetry, "the asymmetry")
    try ComplexityError.requirePositive(Rational(sampleSize), "the size of a sample")
    let ball = try LipschitzBall(on: space, constant: constant, bound: bound)
    var best: (radius: Rational, number: Rational, value: Enclosure)?
    for radius in radii {
      let number = try ball.coveringNumberBounds(radius: radius).upper
      let square = Enclosure.naturalLogarithm(of: number).scaled(by: 2 * bound * bound / Rational(sampleSize))
      let value = (Enclosure(asymmetry + radius) + Enclosure.squareRoot(of: square)).scaled(by: 2)
      if best.map({ value.upper < $0.value.upper }) ?? true { best = (radius, number, value) }
    }
    guard let best else { throw .malformedClass(reason: "no radius to try") }
    self.asymmetry = asymmetry
    radius = best.radius
    coveringNumber = best.number
    self.bound = best.value
  }
}

extension FiniteMetricSpace {
  /// The subspace of some different points.
  ///
  /// - Precondition: points of the space.
  /// - Throws: ``ComplexityError/notADistance(first:second:reason:)`` where a point stands twice.
  public func subspace(_ points: [Int]) throws(ComplexityError) -> FiniteMetricSpace {
    try FiniteMetricSpace(squaredDistances: squaredDistances.restricted(to: points))
  }
}
