public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Generalization

/// What symmetry does to learning: averages of fitted functions, classes of bounded asymmetry, and formulas for risks.
public struct GeneralizationOperators: Sendable {
  /// P f, the average of a function of a problem over its group.
  public var average: @Sendable ([Rational], FiniteProblem) -> [Rational] = { $1.average($0) }

  /// E_ω f.
  public var schemeAverage: @Sendable ([Rational], AveragingScheme, FiniteProblem) -> [Rational] = {
    $2.action.average($0, with: $1)
  }

  /// ‖(I − P)f‖².
  public var asymmetry: @Sendable ([Rational], FiniteProblem) -> Rational = { $1.asymmetry(of: $0) }

  /// The function nearest to the target with squared asymmetry at most a², and its squared distance.
  public var bestApproximation: @Sendable (_ radiusSquared: Rational, FiniteProblem) throws -> BestApproximation = {
    try AsymmetryBall(radiusSquared: $0, of: $1).bestApproximation()
  }

  /// The risk of least squares without symmetry.
  public var plainRisk: @Sendable (RiskSetting) -> RiskStatement = { $0.none }

  /// The risk of least squares followed by the average.
  public var averagedRisk: @Sendable (RiskSetting) -> RiskStatement = { $0.exact }

  /// The risk where the part c of the complement is kept.
  public var shrinkageRisk: @Sendable (_ factor: Rational, RiskSetting) throws -> RiskStatement = {
    try $1.shrinkage(keeping: $0)
  }

  /// What bounds the risk of averaging with a scheme of weak error at most ε.
  public var schemeRisk: @Sendable (_ weakError: Rational, RiskSetting) throws -> RiskStatement = {
    try $1.scheme(weakError: $0)
  }

  /// The expected risk of averaging with k different random elements.
  public var sampleRisk: @Sendable (_ size: Int, _ groupOrder: Int, RiskSetting) throws -> RiskStatement = {
    try $2.sample(size: $0, groupOrder: $1)
  }

  /// The c of least risk.
  public var optimalFactor: @Sendable (RiskSetting) -> Rational = { $0.optimalFactor }

  /// The number of samples above which averaging harms; `nil` if it never does.
  public var crossover: @Sendable (RiskSetting) -> Rational? = { $0.crossover }

  /// The weak error that takes a function of squared asymmetry D² to one of at most a².
  public var neededWeakError: @Sendable (_ squaredAsymmetry: Rational, _ radiusSquared: Rational) -> Rational = {
    RiskSetting.weakError(from: $0, to: $1)
  }

  /// The biases and dimensions of model groups.
  public var modelGroups: @Sendable ([Subgroup], FiniteProblem) throws -> ModelGroupTable = {
    try ModelGroupTable($0, of: $1)
  }

  /// What averaging least squares with a scheme does.
  public var partialAveraging: @Sendable (AveragingScheme, FiniteProblem) throws -> PartialAveraging = {
    try PartialAveraging($0, on: $1)
  }

  /// Stab_ε of some functions.
  public var stabilizer: @Sendable (_ epsilon: Rational, [[Rational]], FiniteProblem) throws -> [Int] = {
    try EpsilonStabilizers(of: $1, on: $2).elements(epsilonSquared: $0 * $0)
  }

  /// Operations of Reynolds.
  public init() {}
}
