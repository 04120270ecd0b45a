public import Averaging
public import ExactArithmetic
import FiniteGroups

/// A scheme of a plan, with what is proved about it.
public struct PlannedScheme: Sendable {
  /// The scheme: permutations of the points of the group with weights.
  public let scheme: PermutationScheme
  /// The construction that made it.
  public let construction: String
  /// What the construction guarantees, and its source.
  public let guarantee: String
  /// The weak error, between proved bounds.
  public let weakError: Enclosure
  /// Whether it is proved to be exact.
  public let isExact: Bool
  /// What it leaves of white noise, exactly; `nil` for schemes too large to look at all pairs.
  public let traces: SchemeTraces?

  /// The number of action queries for each prediction.
  public var size: Int { scheme.size }
  /// The largest the weak error can be.
  public var provedError: Rational { weakError.upper }
}

extension PlannedFunctions {
  /// The smallest scheme that is proved to be exact or weak(ε), of all constructions that run on this group and class, cheap ones first.
  ///
  /// - Parameters:
  ///   - target: exact or weak(ε).
  ///   - least: a proved lower bound of the size: a scheme of that size is not looked for a smaller one.
  ///   - known: a scheme that is known to do; if it is exact, it must come from this search for exact schemes, which is not repeated.
  ///   - seed: decides all random choices; every construction draws from its own numbers.
  ///   - progress: hears which construction is at work.
  /// - Throws: ``PlanError/construction(_:)`` if none was proved.
  /// - Complexity: that of the constructions
  public func scheme(
    for target: SymmetryNotion, atLeast least: Rational = 1, known: PlannedScheme? = nil, seed: UInt64,
    progress: (String) -> Void = { _ in }
  ) throws(PlanError) -> PlannedScheme {
    var effort = PlanEffort.unlimited
    return try scheme(for: target, atLeast: least, known: known, seed: seed, effort: &effort, progress: progress)
  }

  /// The same with a budget of work. What is needed to have any scheme is always done.
  func scheme(
    for target: SymmetryNotion, atLeast least: Rational = 1, known: PlannedScheme? = nil, seed: UInt64,
    effort: inout PlanEffort, progress: (String) -> Void
  ) throws(PlanError) -> PlannedScheme {
    var best = known
    var names: [String] = []
    func isLeast() -> Bool { best.map { Rational($0.size) <= least } ?? false }
    switch source {
    case .listed(_, let problem):
      let question = problem.retargeted(to: target)
      let sampleSize = question.sufficientSampleSize ?? .max
      for construction in PlannedFunctions.ordered(SchemeConstructions.all, target, known, name: \.name)
      where !isLeast() {
        if PlannedFunctions.samples.contains(construction.name), sampleSize >= best?.size ?? .max { continue }
        progress(construction.name)
        names.append(construction.name)
        guard let result = effort.run(construction, for: question, seed: seed, isNeeded: best == nil),
          result.reachesTarget, result.scheme.size < best?.size ?? .max
        else { continue }
        best = planned(result, question)
      }
    case .module(let functions, _):
      let question: ModuleSchemeProblem
      do throws(ConstructionError) { question = try ModuleSchemeProblem(functions, target: target) } catch {
        throw .construction(error)
      }
      var greedy: ConstructedModuleScheme?
      for construction in PlannedFunctions.ordered(ModuleSchemeConstructions.all, target, known, name: \.name)
      where !isLeast() {
        let isSample = PlannedFunctions.samples.contains(construction.name)
        // With a limit greedy searches make their own trials.
        if isSample || effort.isUnlimited && PlannedFunctions.greedy.contains(construction.name), let best,
          !PlannedFunctions.isPromising(construction.name, below: best.size, for: question, seed: seed)
        {
          continue
        }
        progress(construction.name)
        names.append(construction.name)
        let result = effort.run(
          construction, for: question, below: (best?.size ?? .max) - 1, greedy: greedy, seed: seed,
          isNeeded: best == nil, progress: { progress("\(construction.name): \($0)") })
        if construction.name == "greedy" { greedy = result }
        guard let result, result.reachesTarget, result.scheme.size < best?.size ?? .max else { continue }
        best = planned(result, question)
      }
    }
    guard let best else {
      throw .construction(
        .notReached(construction: names.joined(separator: ", "), reason: "no scheme was proved to be \(target)"))
    }
    return best
  }

  /// Constructions that look for exact schemes only, the same ones for every target.
  private static let exact = [
    "full", "subgroup", "orthogonal-array", "transitive-set", "coset-product", "caratheodory",
  ]
  /// Constructions that draw as many elements as a tail bound asks for.
  private static let samples = ["uniform-subset", "sample", "sample-verify"]
  /// Constructions that add elements until the target is reached, however many that are.
  private static let greedy = ["greedy", "optimize"]

  /// Whether a construction of a group that is not listed may give fewer than `size` elements: a sample by its size, the greedy ones if so many
  /// greedy elements have at most twice the error. What is left out might have been smaller all the same; it would have been long in coming.
  private static func isPromising(
    _ name: String, below size: Int, for question: ModuleSchemeProblem, seed: UInt64
  ) -> Bool {
    if samples.contains(name) { return question.sufficientSampleSize ?? .max < size }
    // Beyond so many elements the trial costs as much as the construction.
    guard size > 1, size <= 1_000 else { return size > 1 }
    guard let trial = try? ModuleGreedyConstruction(size: size - 1).scheme(for: question, seed: seed) else {
      return false
    }
    return trial.weakError.lower <= 2 * question.target.epsilon
  }

  /// What is quick and often least comes first. For exact symmetry random samples are left out: they are exact only with all elements.
  private static func ordered<Construction>(
    _ all: [Construction], _ target: SymmetryNotion, _ known: PlannedScheme?, name: (Construction) -> String
  ) -> [Construction] {
    let quick = [
      "subgroup", "orthogonal-array", "small-bias", "transitive-set", "coset-product", "difference-set",
    ]
    let slow = ["caratheodory", "optimize", "search"]
    func rank(_ construction: Construction) -> Int {
      let name = name(construction)
      return quick.firstIndex(of: name) ?? slow.firstIndex(of: name).map { $0 + 100 } ?? 50
    }
    var unsuitable: [String] = []
    if target.kind == .exact { unsuitable = samples + greedy + ["derandomized"] }
    // The same exact schemes again, whatever the error.
    if known?.isExact == true { unsuitable += exact }
    return all.filter { !unsuitable.contains(name($0)) }
      .enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// The scheme of at most so many elements with the least proved error among those that were found: random ones of that
  /// size, greedy ones of it for groups that are not listed, and for others the smallest for a few errors between `error` and 1.
  ///
  /// - Precondition: `size >= 1`.
  /// - Returns: `nil` if none has a proved error below 1.
  /// - Complexity: that of the constructions
  public func scheme(
    size: Int, aboveError error: Rational, seed: UInt64, progress: (String) -> Void = { _ in }
  ) -> PlannedScheme? {
    var effort = PlanEffort.unlimited
    return scheme(size: size, aboveError: error, seed: seed, effort: &effort, progress: progress)
  }

  /// The same with a budget of work.
  func scheme(
    size: Int, aboveError error: Rational, seed: UInt64, effort: inout PlanEffort, progress: (String) -> Void
  ) -> PlannedScheme? {
    var found: [PlannedScheme] = []
    switch source {
    case .listed(_, let problem):
      let sized: [any SchemeConstruction] = [SubsetConstruction(size: size), SampleConstruction(size: size)]
      for construction in sized {
        progress("\(construction.name) of \(size) elements")
        if let result = try? construction.scheme(for: problem, seed: seed) { found.append(planned(result, problem)) }
      }
    case .module(_, let problem):
      let sized: [any ModuleSchemeConstruction] = [
        ModuleSubsetConstruction(size: size), ModuleGreedyConstruction(size: size),
      ]
      for construction in sized {
        progress("\(construction.name) of \(size) elements")
        if let result = try? construction.scheme(for: problem, seed: seed) { found.append(planned(result, problem)) }
      }
    }
    // Errors on the way from the one that was too expensive to 1, the smallest that fits first. Without a list only greedy searches would
    // be repeated.
    if isListed {
      for part in 1...3 {
        let epsilon = error + (1 - error) * Rational(part, 4)
        guard epsilon < 1,
          let result = try? scheme(for: .weak(epsilon), seed: seed, effort: &effort, progress: progress)
        else { continue }
        found.append(result)
        if result.size <= size { break }
      }
    }
    return found.filter { $0.size <= size && $0.provedError < 1 }.min { $0.provedError < $1.provedError }
  }

  private func planned(_ result: ConstructedScheme, _ problem: SchemeProblem) -> PlannedScheme {
    let scheme = result.scheme.permutations(in: problem.group)
    var error = result.weakError.exact ?? Enclosure(.zero, 1)
    // Where the enclosure contains ε, the target was decided exactly.
    if result.reachesTarget, problem.target.kind == .weak {
      error = PlannedFunctions.cut(error, to: problem.target.epsilon)
    }
    return PlannedScheme(
      scheme: scheme, construction: result.construction,
      guarantee: (try? SchemeConstructions.named(result.construction).guarantee) ?? "",
      weakError: result.isExact ? Enclosure(.zero) : error, isExact: result.isExact,
      traces: result.isExact ? .zero : traces(of: scheme))
  }

  private func planned(_ result: ConstructedModuleScheme, _ problem: ModuleSchemeProblem) -> PlannedScheme {
    let isExact = result.isExact == true
    var error = result.weakError.enclosure
    if result.reachesTarget, problem.target.kind == .weak {
      error = PlannedFunctions.cut(error, to: problem.target.epsilon)
    }
    return PlannedScheme(
      scheme: result.scheme, construction: result.construction,
      guarantee: (try? ModuleSchemeConstructions.named(result.construction).guarantee) ?? "", weakError: error,
      isExact: isExact, traces: isExact ? .zero : traces(of: result.scheme))
  }

  /// The part of an interval up to a number that what is in it does not exceed.
  private static func cut(_ interval: Enclosure, to limit: Rational) -> Enclosure {
    interval.upper <= limit ? interval : Enclosure(min(interval.lower, limit), limit)
  }
}
