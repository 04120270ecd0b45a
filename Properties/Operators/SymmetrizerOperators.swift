public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Symmetrizers

/// Ways to make functions symmetric besides averaging over the whole group.
public struct SymmetrizerOperators: Sendable {
  /// The weights of the residual pathway (1 − α)P + α.
  public var residualPathway: @Sendable (FiniteGroup, _ residual: Rational) throws -> AveragingScheme = {
    try ResidualPathway<Int>(over: $0, residual: $1).scheme
  }

  /// The elements under which averages over a distribution are invariant, for every function.
  public var invarianceGroup: @Sendable (AveragingScheme, FiniteGroup) throws -> Subgroup = {
    try PartialAveraging<Int>(over: $0, of: $1).invarianceGroup
  }

  /// The distance of a relaxed convolution to the nearest group convolution, squared, and the largest change under a translation.
  public var equivarianceError:
    @Sendable (RelaxedGroupConvolution<Rational>) -> RelaxedGroupConvolution<Rational>.EquivarianceError = {
      $0.equivarianceError
    }

  /// The matrix of a relaxed convolution.
  public var relaxedConvolution: @Sendable (RelaxedGroupConvolution<Rational>) -> Matrix<Rational> = { $0.matrix }

  /// The expected error of n independent draws for a single function.
  public var drawError: @Sendable (FiniteGroup, _ count: Int) throws -> Rational? = {
    try TestTimeAugmentation<FiniteGroup, Int>(over: $0, count: $1).profile.guarantee.error
  }

  /// The least word that a permutation group makes of a word, and the element that carries it back.
  public var leastImage:
    @Sendable (PermutationGroup, [PerturbedNumber]) throws -> CanonicalForm<Permutation, [PerturbedNumber]> = {
      try MinimalImage<PerturbedNumber>(under: $0).canonicalForm(of: $1)
    }

  /// The elements of the minimal frame at a word.
  public var minimalFrame: @Sendable (PermutationGroup, [PerturbedNumber]) throws -> [Permutation] = {
    try MinimalFrame(MinimalImage<PerturbedNumber>(under: $0)).frame(at: $1)
  }

  /// The sorted word.
  public var sorted: @Sendable ([PerturbedNumber]) throws -> [PerturbedNumber] = {
    try Sorting<PerturbedNumber>().canonicalForm(of: $0).image
  }

  /// The least rotation of a word.
  public var leastRotation: @Sendable ([PerturbedNumber]) throws -> [PerturbedNumber] = {
    try LeastRotation<PerturbedNumber>().canonicalForm(of: $0).image
  }

  /// Which canonicalizations and frames can be continuous.
  public var reflectionCriterion: @Sendable (GroupAction) throws -> ReflectionCriterion = {
    ReflectionCriterion(try FiniteMatrixGroup<RealCyclotomic>($0))
  }

  /// The weights of a softened frame of width 1/4 of the size of the point, which keep continuity.
  public var softenedFrame:
    @Sendable (GroupAction, [Rational]) throws -> (
      group: FiniteMatrixGroup<RealCyclotomic>, weights: [WeightedQuery<Int>]
    ) = { action, point in
      let group = try FiniteMatrixGroup<RealCyclotomic>(action)
      var random = SplitMix64(seed: 0)
      let frame = try SoftenedFrame<RealCyclotomic>(under: group, softening: .relative(Rational(1, 4)))
      return (group, try frame.queries(at: [point.map { RealCyclotomic($0) }], using: &random))
    }

  /// Operations of Reynolds.
  public init() {}
}

/// A number x + uε with an ε smaller than every positive number: what a word is near, and from which direction.
///
/// Limits of maps that choose among finitely many arrangements of entries, such as canonicalizations, are exact in these numbers.
public struct PerturbedNumber: Sendable, Hashable, Comparable {
  /// x.
  public let value: Rational
  /// u.
  public let direction: Rational

  /// x + uε.
  public init(_ value: Rational, direction: Rational = 0) { (self.value, self.direction) = (value, direction) }

  /// By x, then by u.
  public static func < (left: PerturbedNumber, right: PerturbedNumber) -> Bool {
    (left.value, left.direction) < (right.value, right.direction)
  }
}
