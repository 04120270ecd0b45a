import Averaging
import ExactArithmetic
import FiniteGroups

/// The long constructions of groups that are not listed in steps that fit into a limit of time.
extension PlanEffort {
  /// Runs a construction as far as the time allows.
  ///
  /// - Parameters:
  ///   - size: what it must be smaller than to be of use.
  ///   - greedy: the result of the greedy construction, which optimization starts from.
  /// - Returns: `nil` where nothing came of it, or no time was left.
  mutating func run(
    _ construction: any ModuleSchemeConstruction, for problem: ModuleSchemeProblem, below size: Int,
    greedy: ConstructedModuleScheme?, seed: UInt64, isNeeded: Bool, progress: (String) -> Void
  ) -> ConstructedModuleScheme? {
    func whole() -> ConstructedModuleScheme? {
      try? construction.scheme(for: problem, seed: seed, progress: progress)
    }
    if isNeeded || left == .infinity { return whole() }
    switch construction.name {
    case "greedy": return growing(problem, below: size, seed: seed, progress) ? whole() : nil
    case "optimize":
      guard let greedy else { return nil }
      return optimize(problem, greedy, seed: seed, progress)
    default: return allows(0, construction.name) ? whole() : nil
    }
  }

  /// Whether there is time for greedy elements until they do: tried with 16, 32, … elements, as long as the next trial fits in.
  private mutating func growing(
    _ problem: ModuleSchemeProblem, below size: Int, seed: UInt64, _ progress: (String) -> Void
  ) -> Bool {
    var (count, seconds) = (16, 0.0)
    while allows(seconds, "greedy, optimize (given up before \(count) elements)") {
      progress("trial with \(min(count, size)) elements")
      let trial = ModuleGreedyConstruction(size: min(count, size))
      let (result, time) = PlanEffort.timed { try? trial.scheme(for: problem, seed: seed) }
      guard let result else { return false }
      // The first elements of the construction are the same ones.
      if result.reachesTarget { return allows(1.5 * time, "greedy") }
      // Optimized weights halve an error at times.
      if count >= size {
        return result.weakError.lower <= 2 * problem.target.epsilon && allows(1.5 * time, "greedy")
      }
      (count, seconds) = (2 * count, 4 * time)
    }
    return false
  }

  /// ``Averaging/ModuleOptimizedConstruction``, its rounds one by one: for an error that is not reached it stops after the first.
  private mutating func optimize(
    _ problem: ModuleSchemeProblem, _ greedy: ConstructedModuleScheme, seed: UInt64, _ progress: (String) -> Void
  ) -> ConstructedModuleScheme? {
    guard let single = try? ModuleSchemeProblem(problem.functions, target: .exact) else { return nil }
    var elements = greedy.scheme.support
    let (count, dimension) = (Double(elements.count), Double(problem.totalDimension + 1))
    // Squares and cubes of all orbits together, which is more than those of each.
    var seconds =
      PlanEffort.newtonSteps * count * dimension * dimension * (count + dimension) / PlanEffort.speed
    var best: ConstructedModuleScheme?
    while !elements.isEmpty, allows(seconds, best == nil ? "optimize" : "optimize (some elements left in)") {
      let round = ModuleOptimizedConstruction(support: elements)
      let (result, time) = PlanEffort.timed { () -> ConstructedModuleScheme? in
        guard let result = try? round.scheme(for: single, seed: seed, progress: progress) else { return nil }
        return try? problem.judge(
          result.scheme, construction: result.construction, elementsExamined: result.elementsExamined)
      }
      guard let result, result.reachesTarget else { break }
      (best, seconds) = (result, time)
      let least = result.scheme.entries.min { $0.weight.magnitude < $1.weight.magnitude }?.element
      elements = result.scheme.support.filter { $0 != least }
    }
    return best
  }
}
