import Averaging
import ExactArithmetic
import FiniteGroups

/// The long constructions of groups that are not listed in steps that fit into a budget of work.
extension PlanEffort {
  /// Runs a construction as far as the budget allows.
  ///
  /// - Parameters:
  ///   - size: what it must be smaller than to be of use.
  ///   - greedy: the result of the greedy construction, which optimization starts from.
  /// - Returns: `nil` where nothing came of it, or nothing was left.
  mutating func run(
    _ construction: any ModuleSchemeConstruction, for problem: ModuleSchemeProblem, below size: Int,
    greedy: ConstructedModuleScheme?, seed: UInt64, isNeeded: Bool, progress: (String) -> Void
  ) -> ConstructedModuleScheme? {
    func whole() -> ConstructedModuleScheme? {
      try? construction.scheme(for: problem, seed: seed, progress: progress)
    }
    if isNeeded || isUnlimited { return whole() }
    switch construction.name {
    case "greedy": return growing(problem, below: size, seed: seed, progress) ? whole() : nil
    case "optimize":
      guard let greedy else { return nil }
      return optimize(problem, greedy, seed: seed, progress)
    default: return allows(0, construction.name) ? whole() : nil
    }
  }

  /// Whether greedy elements until they do are within the budget: tried with 16, 32, … elements, as long as the next trial fits in.
  private mutating func growing(
    _ problem: ModuleSchemeProblem, below size: Int, seed: UInt64, _ progress: (String) -> Void
  ) -> Bool {
    var count = 16
    while true {
      let tried = min(count, size)
      let units = PlanEffort.greedyWork(of: tried, problem)
      guard allows(units, "greedy, optimize (given up before \(count) elements)") else { return false }
      progress("trial with \(tried) elements")
      guard let result = try? ModuleGreedyConstruction(size: tried).scheme(for: problem, seed: seed) else {
        return false
      }
      // The first elements of the construction are the same ones.
      if result.reachesTarget { return allows(1.5 * units, "greedy") }
      // Optimized weights halve an error at times.
      if count >= size {
        return result.weakError.lower <= 2 * problem.target.epsilon && allows(1.5 * units, "greedy")
      }
      count *= 2
    }
  }

  /// The work of so many greedy elements: the candidates of each in some directions of each orbit, two refinements of the directions over all elements so far,
  /// and the verification.
  private static func greedyWork(of count: Int, _ problem: ModuleSchemeProblem) -> Double {
    let dimension = Double(problem.totalDimension + 1)
    let (count, candidates, directions) = (
      Double(count), Double(ModuleGreedyConstruction().candidates), Double(PlanEffort.guideDirections)
    )
    let growing = count * candidates * dimension * (2 + directions)
    let refining = count * count * 2 * dimension * directions
    return (growing + refining + 10 * dimension * dimension * (count + dimension)) / speed
  }

  /// In how many directions the greedy construction follows a sum.
  private static let guideDirections = 6

  /// ``Averaging/ModuleOptimizedConstruction``, its rounds one by one: for an error that is not reached it stops after the first.
  private mutating func optimize(
    _ problem: ModuleSchemeProblem, _ greedy: ConstructedModuleScheme, seed: UInt64, _ progress: (String) -> Void
  ) -> ConstructedModuleScheme? {
    guard let single = try? ModuleSchemeProblem(problem.functions, target: .exact) else { return nil }
    var elements = greedy.scheme.support
    let dimension = Double(problem.totalDimension + 1)
    var best: ConstructedModuleScheme?
    while !elements.isEmpty {
      let count = Double(elements.count)
      // Squares and cubes of all orbits together, which is more than those of each.
      let units =
        PlanEffort.newtonSteps * count * dimension * dimension * (count + dimension) / PlanEffort.speed
      guard allows(units, best == nil ? "optimize" : "optimize (some elements left in)") else { break }
      let round = ModuleOptimizedConstruction(support: elements)
      guard let result = try? round.scheme(for: single, seed: seed, progress: progress),
        let judged = try? problem.judge(
          result.scheme, construction: result.construction, elementsExamined: result.elementsExamined),
        judged.reachesTarget
      else { break }
      best = judged
      let least = judged.scheme.entries.min { $0.weight.magnitude < $1.weight.magnitude }?.element
      elements = judged.scheme.support.filter { $0 != least }
    }
    return best
  }
}
