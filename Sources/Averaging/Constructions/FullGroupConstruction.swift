/// The uniform scheme on the whole group, the Reynolds operator itself.
public struct FullGroupConstruction: SchemeConstruction {
  /// `"full"`.
  public var name: String { "full" }
  /// Exact with |G| queries.
  public var guarantee: String { "exact on every function class, with |G| queries (the Reynolds operator)" }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }

  /// The construction; there is nothing to choose.
  public init() {}

  /// The scheme; no random number is drawn.
  ///
  /// - Complexity: O(order²), for the verification
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    ConstructedScheme(
      .wholeGroup(problem.group, weightClass: .uniform), for: problem, construction: name,
      elementsExamined: problem.group.order, guaranteedSize: problem.group.order)
  }
}
