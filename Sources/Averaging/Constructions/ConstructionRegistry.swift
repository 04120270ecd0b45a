/// The constructions by the names that the command line offers.
public enum SchemeConstructions {
  /// All constructions with their default settings, from the plain to the elaborate.
  public static let all: [any SchemeConstruction] = [
    FullGroupConstruction(), SubsetConstruction(), SampleConstruction(), VerifiedSampleConstruction(),
    SubgroupConstruction(), CosetProductConstruction(), DerandomizedConstruction(), LocalSearchConstruction(),
    OptimizedWeightsConstruction(), CaratheodoryConstruction(), DifferenceSetConstruction(),
    OrthogonalArrayConstruction(), TransitiveSetConstruction(), SmallBiasConstruction(),
  ]

  /// The names, in the order of ``all``.
  public static var names: [String] { all.map(\.name) }

  /// The construction of a name.
  ///
  /// - Throws: ``ConstructionError/unknownConstruction(_:known:)``.
  public static func named(_ name: String) throws(ConstructionError) -> any SchemeConstruction {
    guard let found = all.first(where: { $0.name == name }) else {
      throw .unknownConstruction(name, known: names)
    }
    return found
  }

  /// The smallest scheme that provably reaches the target, of some constructions; earlier ones win ties.
  ///
  /// Every construction draws from its own random numbers, so that leaving one out does not change the others.
  ///
  /// - Parameters:
  ///   - problem: the functions and the target.
  ///   - constructions: what is tried.
  ///   - seed: decides all random choices.
  ///   - progress: hears which construction is at work.
  /// - Throws: ``ConstructionError/notReached(construction:reason:)`` if none reached it.
  public static func best(
    for problem: SchemeProblem, of constructions: [any SchemeConstruction] = all, seed: UInt64,
    progress: (String) -> Void = { _ in }
  ) throws(ConstructionError) -> ConstructedScheme {
    var best: ConstructedScheme?
    for construction in constructions {
      progress(construction.name)
      guard let result = try? construction.scheme(for: problem, seed: seed), result.reachesTarget else { continue }
      if result.scheme.size < best?.scheme.size ?? .max { best = result }
    }
    guard let best else {
      throw .notReached(
        construction: constructions.map(\.name).joined(separator: ", "),
        reason: "no scheme was proved to be \(problem.target); the method full always is")
    }
    return best
  }
}
