public import ExactArithmetic
public import FiniteGroups
public import Generalization

/// What can be learned from data: risks in fixed and random designs, kernels, complexities, and intervals from
/// simulations and samples.
public struct EstimationOperators: Sendable {
  /// The risk of the means over the orbits of a subgroup (of the whole group for `nil`) in a random design.
  public var partitionRisk: @Sendable (_ samples: Int, Subgroup?, FiniteProblem) -> PartitionRisk = {
    PartitionRegression(on: $2, under: $1).risk(samples: $0)
  }

  /// The risk of the series estimate in the span of some functions, the complement of the invariants shrunk.
  public var seriesRisk:
    @Sendable (_ samples: Int, _ factor: Rational, _ features: [[Rational]], FiniteProblem) throws -> Rational = {
      try SeriesRegression(in: FeatureSpace(spannedBy: $2, on: $3), on: $3).risk(samples: $0, keeping: $1)
    }

  /// The best factor for the series estimate.
  public var seriesFactor: @Sendable (_ samples: Int, _ features: [[Rational]], FiniteProblem) throws -> Rational = {
    try SeriesRegression(in: FeatureSpace(spannedBy: $1, on: $2), on: $2).optimalFactor(samples: $0)
  }

  /// What averaging gains in linear regression with Gaussian inputs; `nil` where that is infinite.
  public var gaussianGain: @Sendable (GaussianRegression) -> Rational? = { $0.gain }

  /// The same from simulated designs, with an interval that fails with probability at most e^{−21} < 10⁻⁹.
  public var simulatedGaussianGain:
    @Sendable (GaussianRegression, _ repetitions: Int, _ seed: UInt64) throws -> MedianOfMeans = {
      try $0.simulatedGain(repetitions: $1, blocks: 168, seed: $2)
    }

  /// K̄, the kernel of the invariant functions.
  public var averagedKernel: @Sendable (_ kernel: Matrix<Rational>, FiniteProblem) throws -> Matrix<Rational> = {
    try InvariantKernel($0, on: $1).averaged
  }

  /// Kernel ridge regression on points observed so many times each.
  public var kernelRidge:
    @Sendable (_ kernel: Matrix<Rational>, _ ridge: Rational, _ counts: [Int], FiniteProblem) throws -> LinearSmoother =
      { try LinearSmoother(kernelRidge: $0, ridge: $1, design: FixedDesign(counts: $2, on: $3)) }

  /// Least squares among all functions, penalized.
  public var penalizedLeastSquares:
    @Sendable (_ penalty: RidgePenalty, _ counts: [Int], FiniteProblem) throws -> LinearSmoother = {
      try LinearSmoother(
        leastSquaresIn: FeatureSpace(allFunctionsOn: $2), design: FixedDesign(counts: $1, on: $2), penalty: $0, on: $2)
    }

  /// The risk of a linear estimate.
  public var risk: @Sendable (LinearSmoother, FiniteProblem) -> Rational = { $0.risk(on: $1).total }

  /// The risk of a linear estimate from simulated data with noise ±σ, with an interval.
  public var simulatedRisk:
    @Sendable (LinearSmoother, FiniteProblem, _ repetitions: Int, _ confidence: Double, _ seed: UInt64) throws ->
      MeanInterval = { try $0.simulatedRisk(on: $1, repetitions: $2, confidence: $3, seed: $4) }

  /// The risk on the complement of least squares among the functions of asymmetry at most a, from simulated data, with
  /// an interval.
  public var simulatedBallRisk:
    @Sendable (
      _ radius: Double, FiniteProblem, _ repetitions: Int, _ confidence: Double, _ seed: UInt64
    ) throws -> MeanInterval = { radius, problem, repetitions, confidence, seed in
      try BallLeastSquares(
        on: problem, samples: problem.pointCount, noise: .rademacher, repetitions: repetitions, seed: seed
      ).complementRisk(radius: radius, confidence: confidence)
    }

  /// Kernel ridge regression made invariant, by averaging the fit and by averaging the kernel.
  public var kernelGain:
    @Sendable (_ kernel: Matrix<Rational>, _ ridge: Rational, _ counts: [Int], FiniteProblem) throws ->
      KernelRidgeGain = { kernel, ridge, counts, problem in
        try KernelRidgeGain(
          kernel: InvariantKernel(kernel, on: problem), ridge: ridge,
          designs: DesignDistribution(FixedDesign(counts: counts, on: problem)), on: problem)
      }

  /// The unbiased estimate of the squared asymmetry of a target from data.
  public var asymmetryEstimate: @Sendable (SampledProblem) -> Double = { $0.asymmetryEstimate }

  /// The interval of the squared asymmetry of a target from data.
  public var asymmetryInterval:
    @Sendable (SampledProblem, _ confidence: Double, MeanInterval.Method) throws -> MeanInterval = {
      try $0.asymmetryInterval(confidence: $1, method: $2)
    }

  /// The interval of the squared asymmetry of a model from its values at points and at their images.
  public var asymmetryFromPairs:
    @Sendable (_ pairs: [(value: Double, moved: Double)], _ spread: Double, _ confidence: Double) throws ->
      MeanInterval = { try AsymmetryEstimate.fromPairs($0, spread: $1, confidence: $2) }

  /// The interval of the mean of independent numbers in a range.
  public var meanInterval:
    @Sendable (_ values: [Double], ClosedRange<Double>, _ confidence: Double, MeanInterval.Method) throws ->
      MeanInterval = { try MeanInterval(of: $0, in: $1, confidence: $2, method: $3) }

  /// The interval of the median of independent numbers.
  public var medianInterval: @Sendable (_ values: [Double], _ confidence: Rational) -> MedianInterval = {
    MedianInterval($0, confidence: $1)
  }

  /// The Rademacher complexity of the unit ball of a kernel, by its Gram matrix at a sample.
  public var ballComplexity: @Sendable (_ gram: Matrix<Rational>) throws -> Enclosure = {
    try KernelBall(gram: $0).rademacherComplexity()
  }

  /// The Rademacher complexity, at a sample, of the functions with bounded norms of their invariant part and of the
  /// rest.
  public var complexityOfBoundedAsymmetry:
    @Sendable (
      _ kernel: Matrix<Rational>, _ invariantBound: Rational, _ asymmetry: Rational, _ sample: [Int], FiniteProblem
    ) throws -> Enclosure = {
      try InvariantKernel($0, on: $4).rademacherComplexity(invariantBound: $1, asymmetry: $2, at: $3)
    }

  /// The kernel whose norm is that of L²(μ).
  public var squareIntegrableKernel: @Sendable (FiniteProblem) throws -> InvariantKernel = {
    try $0.squareIntegrableKernel()
  }

  /// The effective dimensions of a kernel, of its invariant part, and of the rest, in L²(μ).
  public var effectiveDimension:
    @Sendable (_ kernel: Matrix<Rational>, _ ridge: Rational, FiniteProblem) throws -> EffectiveDimension = {
      try InvariantKernel($0, on: $2).effectiveDimension(ridge: $1, measure: $2.measure)
    }

  /// The same at a sample.
  public var sampleDimension:
    @Sendable (_ kernel: Matrix<Rational>, _ ridge: Rational, _ sample: [Int], FiniteProblem) throws ->
      EffectiveDimension = { try InvariantKernel($0, on: $3).effectiveDimension(ridge: $1, at: $2) }

  /// Bounds of the covering number of the L-Lipschitz functions with values in [−B, B].
  public var lipschitzCoverings:
    @Sendable (FiniteMetricSpace, _ constant: Rational, _ bound: Rational, _ radius: Rational) throws -> Enclosure = {
      try LipschitzBall(on: $0, constant: $1, bound: $2).coveringNumberBounds(radius: $3)
    }

  /// What near invariance under some elements does to the expected Rademacher complexity and gap of a finite class.
  public var partialComplexity:
    @Sendable (_ functions: [[Rational]], _ elements: [Int], TabulatedAction, _ sampleSize: Int) throws ->
      PartialSymmetryInequalities = { functions, elements, action, size in
        let count = action.pointCount
        return try PartialSymmetryInequalities(
          of: FiniteFunctionClass(functions), under: TransformationSet(elements, of: action),
          distribution: [Rational](repeating: Rational(1, max(count, 1)), count: count), sampleSize: size, radius: 0)
      }

  /// The elements that move no function of norm at most 1 by more than ε.
  public var unitBallStabilizer: @Sendable (_ epsilonSquared: Rational, FiniteProblem) throws -> [Int] = {
    try FeatureSpace(allFunctionsOn: $1).unitBallStabilizer(epsilonSquared: $0, on: $1)
  }

  /// The parts of the squared norm of a function in the isotypic components.
  public var isotypicParts: @Sendable ([Rational], FiniteProblem) throws -> [IsotypicPart] = {
    try $1.isotypicParts(of: $0)
  }

  /// One step of stochastic gradient descent in the space of a kernel, with one item (x, y): f − η((f(x) − y)k(x, ·) +
  /// λf).
  ///
  /// The training check does the same in floating point.
  public var gradientStep: @Sendable (_ function: [Rational], _ item: DescentItem, DescentRule) -> [Rational] = {
    $2.step(from: $0, item: $1)
  }

  /// Operations of Reynolds.
  public init() {}
}
