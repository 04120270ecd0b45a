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

  /// What bounds the risk of least squares on the functions of bounded asymmetry.
  public var ballRisk: @Sendable (_ radiusSquared: Rational, RiskSetting) throws -> RiskStatement = {
    try $1.ball(radiusSquared: $0)
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
  public var partialAveraging: @Sendable (AveragingScheme, FiniteProblem) throws -> PartialAveragingRisk = {
    try PartialAveragingRisk($0, on: $1)
  }

  /// Stab_ε of some functions.
  public var stabilizer: @Sendable (_ epsilon: Rational, [[Rational]], FiniteProblem) throws -> [Int] = {
    try EpsilonStabilizers(of: $1, on: $2).elements(epsilonSquared: $0 * $0)
  }

  /// The covering numbers of a finite metric space and of its orbits.
  public var coverings: @Sendable (_ squaredRadius: Rational, QuotientMetric) throws -> QuotientCoverings = {
    try $1.coverings(squaredRadius: $0)
  }

  /// The Rademacher complexity, at a sample, of the functions with values in [−1, 1]; of the invariant ones if orbits are given.
  public var boundedComplexity: @Sendable (_ sample: [Int], OrbitPartition?) -> Rational = { sample, orbits in
    orbits.map { BoundedFunctions.rademacherComplexity(at: sample, invariantUnder: $0) }
      ?? BoundedFunctions.rademacherComplexity(at: sample)
  }

  /// What near invariance under some elements does to the covering numbers of a finite class.
  public var partialSymmetry:
    @Sendable (_ functions: [[Rational]], _ elements: [Int], TabulatedAction, _ radius: Rational) throws ->
      PartialSymmetryInequalities = { functions, elements, action, radius in
        let count = action.pointCount
        return try PartialSymmetryInequalities(
          of: FiniteFunctionClass(functions), under: TransformationSet(elements, of: action),
          distribution: [Rational](repeating: Rational(1, max(count, 1)), count: count), sampleSize: 1, radius: radius)
      }

  /// The expected gap between means and sample means over a class, and its Rademacher complexity, at samples of a size.
  public var symmetrization:
    @Sendable (_ functions: [[Rational]], _ sampleSize: Int) throws -> SymmetrizationInequality = {
      functions, size in
      let count = functions.first?.count ?? 0
      return try SymmetrizationInequality(
        of: FiniteFunctionClass(functions),
        distribution: [Rational](repeating: Rational(1, max(count, 1)), count: count),
        sampleSize: size)
    }

  /// What averaging the interpolation of observations gains; 0 stands where nothing was observed.
  public var interpolationGain: @Sendable (_ counts: [Int], FiniteProblem) throws -> StrictGain = { counts, problem in
    try StrictGain(
      of: { try LinearSmoother(minimumNorm: .identity(counts.count), design: $0) },
      over: DesignDistribution(FixedDesign(counts: counts, on: problem)), action: problem.action,
      measure: problem.measure, target: problem.target, noiseVariance: problem.noiseVariance)
  }

  /// The risk of kernel ridge regression with the averaged kernel, for the kernel that is 1 on the diagonal.
  public var averagedKernelRisk: @Sendable (_ counts: [Int], _ ridge: Rational, FiniteProblem) throws -> Rational = {
    counts, ridge, problem in
    try KernelRidgeGain(
      kernel: InvariantKernel(.identity(counts.count), on: problem), ridge: ridge,
      designs: DesignDistribution(FixedDesign(counts: counts, on: problem)), on: problem
    ).invariantKernelRisk
  }

  /// The weights that ridge regression fits to all images of one observation, of value 1.
  public var augmentedFit:
    @Sendable (_ input: [Rational], _ ridge: Rational, _ elements: [Matrix<Rational>]) throws -> [Rational] = {
      input, ridge, elements in
      let augmentation = try LinearAugmentation(
        inputs: Matrix(rows: [input], columnCount: input.count), elements: elements, ridge: ridge)
      return augmentation.augmentedFit.applied(to: [1])
    }

  /// Operations of Reynolds.
  public init() {}
}
