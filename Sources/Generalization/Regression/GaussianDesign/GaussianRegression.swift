public import ExactArithmetic

/// Linear regression with Gaussian inputs: n independent x ~ N(0, s²I) on ℝᵈ, y = ⟨θ, x⟩ + ξ, Eξ = 0, E ξ² = σ², ξ
/// independent of x; the estimate is the minimum-norm least squares solution ŵ. A group acts on ℝᵈ by orthogonal
/// matrices, Φ is the projection on the fixed vectors, A their complement.
///
/// The gain of averaging is risk(ŵ) − risk(Φŵ), risk(w) = E⟨w − θ, x⟩². With θ = Φθ + θ_A it is
/// s²(E‖(I − Φ)(ŵ − θ)‖² − ‖θ_A‖²), and
/// - for n > d + 1: σ² dim A/(n − d − 1) − s²‖θ_A‖²;
/// - for n < d − 1: σ² n dim A/(d(d − n − 1)) + s²(α‖θ_A‖² + β dim A ‖θ‖² − ‖θ_A‖²), where β = m(d − m)/(d(d + 2)(d −
///   1)), α + β = m(m + 2)/(d(d + 2)), m = d − n: I − (projection on the rows) is uniform of rank m;
/// - for d − 1 ≤ n ≤ d + 1 and σ² > 0, dim A > 0: infinite. Without noise ŵ = θ for n ≥ d, and for n = d − 1 the
///   formula of n < d − 1 without its noise term holds.
///
/// For invariant θ both terms are ≥ 0, and the gain is positive whenever dim A > 0 and (σ² > 0, or n < d and θ ≠ 0):
/// this is the theorem of Elesedy & Zaidi. For other θ it *can be negative*: it is −s²‖θ_A‖² for n > d + 1 without
/// noise.
///
/// Source: B. Elesedy, S. Zaidi, "Provably strict generalisation benefit for equivariant models", ICML 2021, arXiv
/// 2102.10333, theorem on linear regression with an invariant target. The case of other θ is derived here.
public struct GaussianRegression: Sendable, Hashable {
  /// d ≥ 1.
  public let dimension: Int
  /// dim A, from 0 to d.
  public let complementDimension: Int
  /// n ≥ 1.
  public let sampleSize: Int
  /// s² > 0.
  public let inputVariance: Rational
  /// σ² ≥ 0.
  public let noiseVariance: Rational
  /// ‖Φθ‖² ≥ 0.
  public let squaredInvariantPart: Rational
  /// ‖θ_A‖² ≥ 0.
  public let squaredComplementPart: Rational

  /// The largest dimension and sample, so that products of three fit in a machine integer.
  public static let sizeLimit = 1_000_000

  /// A setting.
  ///
  /// - Throws: ``RegressionError/outOfRange(name:value:range:)``, also for a part of θ in a space of dimension 0.
  public init(
    dimension: Int, complementDimension: Int, sampleSize: Int, inputVariance: Rational, noiseVariance: Rational,
    squaredInvariantPart: Rational, squaredComplementPart: Rational = 0
  ) throws(RegressionError) {
    func require(_ condition: Bool, _ name: String, _ value: Rational, _ range: String) throws(RegressionError) {
      if !condition { throw .outOfRange(name: name, value: value, range: range) }
    }
    let sizes = 1...GaussianRegression.sizeLimit
    let range = "from 1 to \(GaussianRegression.sizeLimit)"
    try require(sizes.contains(dimension), "the dimension", Rational(dimension), range)
    try require(
      (0...dimension).contains(complementDimension), "the dimension of the complement", Rational(complementDimension),
      "from 0 to \(dimension)")
    try require(sizes.contains(sampleSize), "the size of the sample", Rational(sampleSize), range)
    try require(inputVariance.signum > 0, "the variance of the inputs", inputVariance, "greater than 0")
    try require(noiseVariance.signum >= 0, "the variance of the noise", noiseVariance, "at least 0")
    try require(
      squaredInvariantPart.signum >= 0 && (complementDimension < dimension || squaredInvariantPart.isZero),
      "the squared invariant part", squaredInvariantPart, "at least 0, and 0 without invariants")
    try require(
      squaredComplementPart.signum >= 0 && (complementDimension > 0 || squaredComplementPart.isZero),
      "the squared part of the complement", squaredComplementPart, "at least 0, and 0 if all vectors are fixed")
    self.dimension = dimension
    self.complementDimension = complementDimension
    self.sampleSize = sampleSize
    self.inputVariance = inputVariance
    self.noiseVariance = noiseVariance
    self.squaredInvariantPart = squaredInvariantPart
    self.squaredComplementPart = squaredComplementPart
  }

  /// The part of the gain that noise causes: s² E‖(I − Φ)X⁺ξ‖²; `nil` where it is infinite.
  public var noiseGain: Rational? {
    let (d, n) = (dimension, sampleSize)
    if noiseVariance.isZero || complementDimension == 0 { return .zero }
    if n > d + 1 { return noiseVariance * Rational(complementDimension, n - d - 1) }
    if n < d - 1 { return noiseVariance * Rational(n * complementDimension, d * (d - n - 1)) }
    return nil
  }

  /// The part of the gain that would remain without noise: s²(E‖(I − Φ)(X⁺X − I)θ‖² − ‖θ_A‖²).
  public var signalGain: Rational {
    let (a, b) = GaussianRegression.projectionMoments(dimension: dimension, rank: max(0, dimension - sampleSize))
    let total = squaredInvariantPart + squaredComplementPart
    let error = a * squaredComplementPart + b * Rational(complementDimension) * total
    return inputVariance * (error - squaredComplementPart)
  }

  /// The expected gain risk(ŵ) − risk(Φŵ), exactly; `nil` where it is infinite.
  public var gain: Rational? { noiseGain.map { $0 + signalGain } }

  /// Whether the hypotheses of the theorem of strict gain hold: θ invariant, dim A > 0, and noise or (n < d and θ ≠ 0).
  public var isStrict: Bool {
    squaredComplementPart.isZero && complementDimension > 0
      && (noiseVariance.signum > 0 || (sampleSize < dimension && squaredInvariantPart.signum > 0))
  }

  /// α and β with E[Q P Q] = αP + β tr(P) I for the projection Q on a uniform subspace of a rank and any symmetric P.
  ///
  /// From ⟨u, Qu⟩ ~ Beta(m/2, (d − m)/2) for unit u: E⟨u, Qu⟩² = m(m + 2)/(d(d + 2)), and ‖Qu‖² − ⟨u, Qu⟩² spreads
  /// evenly over the d − 1 other directions.
  static func projectionMoments(dimension d: Int, rank m: Int) -> (alpha: Rational, beta: Rational) {
    if d == 1 { return (Rational(m), .zero) }
    let same = Rational(m * (m + 2), d * (d + 2))
    let other = Rational(m * (d - m), d * (d + 2) * (d - 1))
    return (same - other, other)
  }
}
