public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations
public import Symmetrizers

/// Symmetry by random draws, by a prior, by relaxed layers, and by moved examples in training.
public struct AugmentationOperators: Sendable {
  /// What averaging over a distribution says of itself; with a class of functions, what it proves for them.
  public var partialProfile: @Sendable (AveragingScheme, FiniteGroup, FunctionClass?) throws -> SymmetrizerProfile = {
    try PartialAveraging<Int>(over: $0, of: $1, verifiedOn: $2).profile
  }

  /// What averaging with a scheme proves of itself on a class of functions.
  public var schemeProfile: @Sendable (AveragingScheme, FunctionClass) throws -> SymmetrizerProfile = {
    try SchemeAveraging<Int, Int>($0, verifiedOn: $1).profile
  }

  /// The values of a function of vectors, averaged with a scheme, or over the whole group without one; coordinates are permuted, and those
  /// of the outputs, too.
  public var evaluate:
    @Sendable (
      _ function: @escaping @Sendable ([Rational]) -> [Rational], AveragingScheme?, FiniteGroup, _ inputs: [[Rational]],
      _ batchLimit: Int
    ) throws -> SymmetrizedValues<[Rational]> = { function, scheme, group, inputs, limit in
      let action = TensorAction(PermutedCoordinates<FiniteGroup, Rational>(group))
      let method = SchemeAveraging<Int, [Rational]>(
        unverified: scheme ?? GroupAveraging<[Rational]>(over: group).scheme)
      var unused = SplitMix64(seed: 0)
      return try SymmetrizedFunction(
        of: { $0.map(function) }, by: method, inputAction: action, outputAction: action, batchLimit: limit
      ).evaluate(inputs, using: &unused)
    }

  /// One draw of n elements of the group for test-time augmentation.
  public var uniformDraw:
    @Sendable (FiniteGroup, _ count: Int, _ seed: UInt64) throws -> (queries: [WeightedQuery<Int>], promised: Int) = {
      var random = SplitMix64(seed: $2)
      let method = try TestTimeAugmentation<FiniteGroup, Int>(over: $0, count: $1)
      return (try method.queries(at: 0, using: &random), method.profile.queries)
    }

  /// One draw of n elements from a distribution.
  public var sampledDraw:
    @Sendable (AveragingScheme, _ count: Int, _ seed: UInt64) throws -> (queries: [WeightedQuery<Int>], promised: Int) =
      {
        var random = SplitMix64(seed: $2)
        let method = try SampledAveraging<Int, Int>(from: $0, count: $1)
        return (try method.queries(at: 0, using: &random), method.profile.queries)
      }

  /// The expected weak error of n draws from a distribution, whose own weak error is given.
  public var sampledError: @Sendable (AveragingScheme, _ count: Int, _ weakError: Rational) throws -> Rational? = {
    try SampledAveraging<Int, Int>(from: $0, count: $1, weakError: $2).profile.guarantee.error
  }

  /// The posterior mean under a prior that prefers invariant functions.
  public var posteriorMean: @Sendable (ResidualPrior, [Rational], Matrix<Rational>) -> [Rational] = {
    $0.posteriorMean(of: $1, average: $2)
  }

  /// The group convolution nearest to a relaxed one.
  public var equivariantPart:
    @Sendable (RelaxedGroupConvolution<Rational>) throws -> RelaxedGroupConvolution<Rational> = {
      try $0.equivariantPart()
    }

  /// The examples that a scheme makes of data, coordinates being permuted and values kept.
  public var augmented:
    @Sendable ([WeightedExample<[Rational], Rational>], AveragingScheme, FiniteGroup) throws ->
      [WeightedExample<[Rational], Rational>] = { data, scheme, group in
        try AugmentationOperators.moved(data, by: .fixed(scheme, of: group), of: group, seed: 0)
      }

  /// The examples of one epoch of streaming augmentation with n draws for each example.
  public var streamed:
    @Sendable ([WeightedExample<[Rational], Rational>], _ count: Int, FiniteGroup, _ seed: UInt64) throws ->
      [WeightedExample<[Rational], Rational>] = { data, count, group, seed in
        try AugmentationOperators.moved(data, by: .streaming(count: count, of: group), of: group, seed: seed)
      }

  /// The coefficients of the polynomial that ridge regression fits, in the order of the learner's exponents.
  public var fit: @Sendable ([WeightedExample<[Rational], Rational>], PolynomialRidge) throws -> [Rational] = {
    try $1.fit($0)
  }

  /// Operations of Reynolds.
  public init() {}

  private static func moved(
    _ data: [WeightedExample<[Rational], Rational>], by augmentation: TrainingAugmentation<FiniteGroup>,
    of group: FiniteGroup, seed: UInt64
  ) throws -> [WeightedExample<[Rational], Rational>] {
    var random = SplitMix64(seed: seed)
    let action = TensorAction(PermutedCoordinates<FiniteGroup, Rational>(group))
    return try augmentation.examples(
      from: data, inputAction: action, outputAction: TrivialAction(group), using: &random)
  }
}
