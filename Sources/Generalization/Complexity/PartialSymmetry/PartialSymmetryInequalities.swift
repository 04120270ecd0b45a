public import ExactArithmetic

/// What ε-invariance under some transformations does to the complexity of a finite class, with all sides exact.
///
/// Let |f(gx) − f(x)| ≤ ε for the transformations g and all f, and let every x be g·z for a z = z(x) ∈ X₀. Then |f(x) −
/// f(z(x))| ≤ ε, and so
/// 1. N_X(F, δ + 2ε) ≤ N_{X₀}(F, δ), covering numbers in the supremum norm with centres in F;
/// 2. |R_n(F; x₁ … x_n) − R_n(F; z(x₁) … z(x_n))| ≤ ε;
/// 3. E sup_f (μf − μ_n f) ≤ 2 E R_n(F; z(x₁) … z(x_n)) + 2ε for i.i.d. points of μ, and within 2ε of the same for the
///    image of μ on X₀.
///
/// The constants are best possible: on two points that are exchanged, F = {(0, ε), (0, −ε)} has N_{X₀}(F, 0) = 1 and
/// N_X(F, δ) = 2 for every δ < 2ε, and R₁ = ε against 0. Without the 2ε statement 1 is false.
///
/// This is the finite form of Petrache & Trivedi, arXiv 2305.17592, section 4, where G·X₀ = X is replaced by Stab_ε·X₀
/// = X; the constants are proved here and not quoted from there.
public struct PartialSymmetryInequalities: Sendable, Hashable {
  /// ε.
  public let asymmetry: Rational
  /// δ.
  public let radius: Rational
  /// N_X(F, δ + 2ε).
  public let covering: CoveringNumber
  /// N_{X₀}(F, δ).
  public let reducedCovering: CoveringNumber
  /// E R_n(F) for points of μ.
  public let complexity: Rational
  /// E R_n(F) for points of the image of μ on X₀.
  public let reducedComplexity: Rational
  /// E sup_f (μf − μ_n f).
  public let gap: Rational
  /// The same for the image of μ on X₀.
  public let reducedGap: Rational

  /// Whether all inequalities are true of these numbers. They are theorems: `false` is a defect.
  public var holds: Bool {
    covering.lower <= reducedCovering.upper && (complexity - reducedComplexity).magnitude <= asymmetry
      && gap <= 2 * reducedComplexity + 2 * asymmetry && (gap - reducedGap).magnitude <= 2 * asymmetry
  }

  /// All sides for n i.i.d. points of a distribution on X.
  ///
  /// - Precondition: `sampleSize >= 1`.
  /// - Throws: ``ComplexityError``.
  /// - Complexity: that of two ``SymmetrizationInequality`` and two searches for covers
  public init(
    of functions: FiniteFunctionClass, under symmetry: TransformationSet, distribution: [Rational], sampleSize: Int,
    radius: Rational
  ) throws(ComplexityError) {
    try ComplexityError.requireNonnegative(radius, "the radius of a cover")
    asymmetry = try symmetry.asymmetry(of: functions)
    self.radius = radius
    let representatives = symmetry.representatives()
    covering = try functions.coveringNumber(radius: radius + 2 * asymmetry)
    reducedCovering = try functions.coveringNumber(radius: radius, on: representatives.points)
    let whole = try SymmetrizationInequality(of: functions, distribution: distribution, sampleSize: sampleSize)
    var image = [Rational](repeating: .zero, count: distribution.count)
    for (point, weight) in distribution.enumerated() { image[representatives.retraction[point]] += weight }
    let reduced = try SymmetrizationInequality(of: functions, distribution: image, sampleSize: sampleSize)
    complexity = whole.expectedComplexity
    reducedComplexity = reduced.expectedComplexity
    gap = whole.expectedGap
    reducedGap = reduced.expectedGap
  }
}

extension FiniteFunctionClass {
  /// The covering number of the class in the supremum norm over some points (all, unless said otherwise), with centres
  /// in the class.
  ///
  /// - Parameters:
  ///   - radius: δ ≥ 0.
  ///   - points: points of X.
  ///   - nodeLimit: the search stops there, and bounds remain.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``.
  /// - Complexity: O(functions² · points), and that of the search
  public func coveringNumber(
    radius: Rational, on points: [Int]? = nil, nodeLimit: Int = FiniteMetricSpace.defaultNodeLimit
  ) throws(ComplexityError) -> CoveringNumber {
    try ComplexityError.requireNonnegative(radius, "the radius of a cover")
    let points = points ?? Array(0..<pointCount)
    let balls = (0..<functionCount).map { center in
      PointSet(of: functionCount) { other in
        points.allSatisfy { (values[center, $0] - values[other, $0]).magnitude <= radius }
      }
    }
    var search = MinimumSetCover(of: functionCount, by: balls, nodeLimit: nodeLimit)
    let outcome = search.solve()
    return CoveringNumber(lower: outcome.lower, cover: outcome.cover)
  }
}
