import ExactArithmetic

/// A way to construct schemes for a group that is never enumerated; what ``SchemeConstruction`` is for others.
public protocol ModuleSchemeConstruction: Sendable {
  /// What it is called on the command line.
  var name: String { get }
  /// What it guarantees, and where that is proved.
  var guarantee: String { get }

  /// Constructs a scheme. It may miss the target: ``ConstructedModuleScheme/reachesTarget`` says what was proved.
  ///
  /// - Parameters:
  ///   - problem: the functions and the target.
  ///   - random: decides all choices.
  ///   - progress: hears from time to time what is going on.
  /// - Throws: ``ConstructionError`` where the construction does not apply or gives up.
  func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme
}

extension ModuleSchemeConstruction {
  /// Constructs a scheme with the random numbers of a seed; the same seed gives the same scheme.
  ///
  /// - Throws: ``ConstructionError``.
  public func scheme(
    for problem: ModuleSchemeProblem, seed: UInt64, progress: (String) -> Void = { _ in }
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    var random = SplitMix64(seed: seed)
    return try scheme(for: problem, using: &random, progress: progress)
  }
}

/// The constructions for groups that are never enumerated, by the names that the command line offers.
public enum ModuleSchemeConstructions {
  /// All constructions with their default settings.
  public static let all: [any ModuleSchemeConstruction] = [
    ModuleSampleConstruction(), ModuleSubsetConstruction(), ModuleVerifiedSampleConstruction(),
    ModuleSubgroupConstruction(), ModuleGreedyConstruction(), ModuleOptimizedConstruction(),
  ]

  /// The names, in the order of ``all``.
  public static var names: [String] { all.map(\.name) }

  /// The construction of a name.
  ///
  /// - Throws: ``ConstructionError/unknownConstruction(_:known:)``.
  public static func named(_ name: String) throws(ConstructionError) -> any ModuleSchemeConstruction {
    guard let found = all.first(where: { $0.name == name }) else {
      throw .unknownConstruction(name, known: names)
    }
    return found
  }

  /// The smallest scheme that provably reaches the target, of some constructions; earlier ones win ties.
  ///
  /// - Throws: ``ConstructionError/notReached(construction:reason:)`` if none reached it.
  public static func best(
    for problem: ModuleSchemeProblem, of constructions: [any ModuleSchemeConstruction] = all, seed: UInt64,
    progress: (String) -> Void = { _ in }
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    var best: ConstructedModuleScheme?
    for construction in constructions {
      progress(construction.name)
      guard
        let result = try? construction.scheme(
          for: problem, seed: seed, progress: { progress("\(construction.name): \($0)") }), result.reachesTarget
      else { continue }
      if result.scheme.size < best?.scheme.size ?? .max { best = result }
    }
    guard let best else {
      throw .notReached(
        construction: constructions.map(\.name).joined(separator: ", "),
        reason: "no scheme was proved to be \(problem.target)")
    }
    return best
  }
}
