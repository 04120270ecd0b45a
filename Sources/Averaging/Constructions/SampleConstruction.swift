/// An i.i.d. uniform sample with equal weights; elements that are drawn repeatedly weigh more.
public struct SampleConstruction: SchemeConstruction {
  /// The number of draws; `nil` for ``SchemeProblem/samplingSize``, or |G| where that is none.
  public let size: Int?

  /// `"sample"`.
  public var name: String { "sample" }
  /// The tail bound.
  public var guarantee: String {
    """
    weak(ε) except with probability 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)) for n draws (matrix Chernoff bound, \
    Ahlswede & Winter 2002; Tahmasebi & Weber, arXiv 2512.11855, Theorem 15, with the constant of Bernstein's)
    """
  }
  /// Convex.
  public var weightClass: WeightClass { .convex }

  /// - Parameter size: the number of draws, at least 1; `nil` for the problem's sampling size.
  public init(size: Int? = nil) { self.size = size }

  /// Draws a sample.
  ///
  /// - Complexity: O(size), and the verification
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let size = max(1, size ?? problem.samplingSize ?? problem.group.order)
    return ConstructedScheme(
      RandomSample.independent(size, order: problem.group.order, using: &random), for: problem, construction: name,
      elementsExamined: size)
  }
}
