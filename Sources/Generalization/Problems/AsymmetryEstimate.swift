import ExactArithmetic

/// Estimates of squared asymmetries from values of functions, with intervals that hold as stated.
public enum AsymmetryEstimate {
  /// The squared asymmetry of a model from pairs (f(x), f(gx)) with x ~ μ and g uniform in G, independent of each other and of
  /// other pairs: ½(f(x) − f(gx))² has the mean ‖(I − P)f‖². Nothing need be known of the points; f may be any black box without
  /// noise.
  ///
  /// - Parameters:
  ///   - pairs: the values.
  ///   - spread: a bound of the difference of two values of f.
  ///   - confidence: the probability that the interval contains the value, in (0, 1).
  ///   - method: the inequality that the interval comes from.
  /// - Throws: ``ProblemError/unsuitable(_:)`` for fewer than two pairs, a difference beyond the spread, an impossible confidence.
  /// - Complexity: O(pairs)
  public static func fromPairs(
    _ pairs: [(value: Double, moved: Double)], spread: Double, confidence: Double,
    method: MeanInterval.Method = .empiricalBernstein
  ) throws(ProblemError) -> MeanInterval {
    guard spread >= 0, spread.isFinite else { throw .unsuitable("a spread is finite and at least 0, not \(spread)") }
    return try MeanInterval(
      of: pairs.map { ($0.value - $0.moved) * ($0.value - $0.moved) / 2 }, in: 0...(spread * spread / 2),
      confidence: confidence, method: method)
  }

  /// The interval of the squared data asymmetry d² from a balanced design with Gaussian noise of known variance: n‖(I − P)z‖²/σ² has
  /// the noncentral χ² distribution with q degrees of freedom and noncentrality nd²/σ², which is inverted. Exact: it contains d²
  /// with just the stated probability, if d > 0.
  ///
  /// - Parameters:
  ///   - observed: ‖(I − P)z‖².
  ///   - setting: p, p₀, n, σ²; its own asymmetry is not used.
  ///   - confidence: that probability, in (0, 1).
  /// - Throws: ``ProblemError/unsuitable(_:)`` without a complement or without noise, and for an impossible confidence.
  /// - Complexity: that of some hundred values of the distribution
  public static func fromBalancedDesign(
    observed: Double, setting: RiskSetting, confidence: Double
  ) throws(ProblemError) -> ClosedRange<Double> {
    guard setting.complementDimension >= 1, setting.noiseVariance.signum > 0 else {
      throw .unsuitable("the interval needs functions that are not invariant, and noise")
    }
    guard confidence > 0, confidence < 1, observed >= 0, observed.isFinite else {
      throw .unsuitable("the interval needs a squared norm, and a confidence strictly between 0 and 1")
    }
    let scale = setting.directionNoise.approximation
    let range = ChiSquared.noncentralityInterval(
      observed: observed / scale, degreesOfFreedom: setting.complementDimension, confidence: confidence)
    return (range.lowerBound * scale)...(range.upperBound * scale)
  }
}
