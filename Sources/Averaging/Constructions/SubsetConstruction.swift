/// The uniform scheme on a random subset of the group: a sample without replacement.
public struct SubsetConstruction: SchemeConstruction {
  /// The size of the subset; `nil` for the size at which a sample succeeds with positive probability.
  public let size: Int?

  /// `"uniform-subset"`.
  public var name: String { "uniform-subset" }
  /// The tail bound.
  public var guarantee: String {
    """
    weak(ε) except with probability 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)) for a subset of n elements (matrix Chernoff bound; \
    sampling without replacement obeys it too: Gross & Nesme, arXiv 1001.2738)
    """
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }

  /// - Parameter size: the size of the subset, cut to 1 … |G|; `nil` for the guaranteed size of the problem.
  public init(size: Int? = nil) { self.size = size }

  /// Draws a subset.
  ///
  /// - Complexity: O(order), and the verification
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let order = problem.group.order
    let size = min(max(1, size ?? problem.guaranteedSize), order)
    return ConstructedScheme(
      AveragingScheme(uniformOn: RandomSample.subset(size, order: order, using: &random)), for: problem,
      construction: name, elementsExamined: size)
  }
}
