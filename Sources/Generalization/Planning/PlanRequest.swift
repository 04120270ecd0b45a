public import ExactArithmetic

/// What a plan is asked for.
///
/// The target f* is a function of the class with ‖f*‖ = `signal`, in the invariant inner product of the class: the root of the mean of f*² over the points
/// for functions on points with the uniform measure. Noise is in the same units.
public struct PlanRequest: Sendable {
  /// The group and the class.
  public let functions: PlannedFunctions
  /// A = ‖(I − P)f*‖²/‖f*‖², the share of the target that averaging over the whole group would remove, from 0 (invariant) to 1.
  public let asymmetry: Rational
  /// ‖f*‖ > 0.
  public let signal: Rational
  /// n ≥ 1, the number of observations.
  public let samples: Int
  /// σ ≥ 0, the standard deviation of an observation, in the units of ``signal``.
  public let noise: Rational
  /// δ: risks that exceed the least one by this share count as equal, from 0 to 1.
  public let tolerance: Rational
  /// What one query of the model costs, in seconds; `nil` if only queries are counted.
  public let queryCost: Rational?
  /// The most queries for each prediction; `nil` for any number.
  public let queryBudget: Int?
  /// How certain statements about one data set are to be, above 0, below 1.
  public let confidence: Rational
  /// Decides the random choices of constructions.
  public let seed: UInt64

  /// A request.
  ///
  /// - Throws: ``PlanError/outOfRange(_:_:allowed:)``; ``PlanError/nothingToAverage(className:asymmetry:)`` and
  ///   ``PlanError/nothingInvariant(className:asymmetry:)`` where the class has no such target.
  public init(
    functions: PlannedFunctions, asymmetry: Rational, signal: Rational = 1, samples: Int, noise: Rational,
    tolerance: Rational = Rational(1, 20), queryCost: Rational? = nil, queryBudget: Int? = nil,
    confidence: Rational = Rational(19, 20), seed: UInt64 = 1
  ) throws(PlanError) {
    func check(_ holds: Bool, _ what: String, _ value: Rational, _ allowed: String) throws(PlanError) {
      if !holds { throw .outOfRange(what, value, allowed: allowed) }
    }
    try check(
      asymmetry.signum >= 0 && asymmetry <= 1, "the asymmetry, a share of the squared norm of the target,", asymmetry,
      "from 0 to 1")
    try check(signal.signum > 0, "the signal, the norm of the target,", signal, "above 0")
    try check(samples >= 1, "the number of samples", Rational(samples), "at least 1")
    try check(noise.signum >= 0, "the noise, a standard deviation,", noise, "at least 0")
    try check(tolerance.signum >= 0 && tolerance <= 1, "the tolerance", tolerance, "from 0 to 1")
    try check(confidence.signum > 0 && confidence < 1, "the confidence", confidence, "above 0 and below 1")
    if let queryCost { try check(queryCost.signum >= 0, "the cost of a query", queryCost, "at least 0") }
    if let queryBudget { try check(queryBudget >= 1, "the budget of queries", Rational(queryBudget), "at least 1") }
    let name = functions.specification.description
    if functions.complementDimension == 0, asymmetry.signum > 0 {
      throw .nothingToAverage(className: name, asymmetry: asymmetry)
    }
    if functions.invariantDimension == 0, asymmetry < 1 {
      throw .nothingInvariant(className: name, asymmetry: asymmetry)
    }
    self.functions = functions
    self.asymmetry = asymmetry
    self.signal = signal
    self.samples = samples
    self.noise = noise
    self.tolerance = tolerance
    self.queryCost = queryCost
    self.queryBudget = queryBudget
    self.confidence = confidence
    self.seed = seed
  }

  /// The numbers that the risk depends on, with asymmetry and samples multiplied by factors; the asymmetry stays at most 1, samples at least 1.
  ///
  /// - Throws: ``PlanError/risk(_:)``, never for a request that was made.
  public func setting(asymmetry factor: Rational = 1, samples multiple: Rational = 1) throws(PlanError) -> RiskSetting {
    do throws(ProblemError) {
      return try RiskSetting(
        dataAsymmetry: min(1, asymmetry * factor) * signal * signal, invariantDimension: functions.invariantDimension,
        dimension: functions.dimension,
        samples: max(1, Rational((Rational(samples) * multiple).floor).asInt ?? samples),
        noiseVariance: noise * noise)
    } catch { throw .risk(error) }
  }
}
