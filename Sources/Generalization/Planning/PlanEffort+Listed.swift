import Averaging
import ExactArithmetic

/// The long constructions of listed groups in steps that fit into a limit of time. Without one they are what they always are.
extension PlanEffort {
  /// Floating-point operations in a second, cautiously.
  static let speed = 3e8
  /// Steps of an elimination in rational numbers in a second, cautiously.
  static let exactSpeed = 2e7
  /// Newton steps for one optimum of weights, about.
  static let newtonSteps = 200.0

  /// Runs a construction as far as the time allows.
  ///
  /// - Returns: `nil` where nothing came of it, or no time was left.
  mutating func run(
    _ construction: any SchemeConstruction, for problem: SchemeProblem, seed: UInt64, isNeeded: Bool
  ) -> ConstructedScheme? {
    let name = construction.name
    let whole = { try? construction.scheme(for: problem, seed: seed) }
    if isNeeded || left == .infinity { return whole() }
    let order = Double(problem.group.order)
    // Σd³ is at most (Σd²)^(3/2).
    let squares = Double(problem.coefficientDimension)
    let cubes = squares * squares.squareRoot()
    let walk = Double(problem.guaranteedSize) * (order * squares + cubes) / PlanEffort.speed
    switch name {
    case "caratheodory": return caratheodory(problem, seed: seed)
    case "coset-product":
      let first = { try? CosetProductConstruction(pairLimit: 20).scheme(for: problem, seed: seed) }
      return deepened("coset-product", 0, [(1, first), (100, whole)])
    case "derandomized": return allows(walk, name) ? whole() : nil
    case "search":
      // The construction of Carathéodory once more, in four times as many orders.
      if problem.target.epsilon.isZero { return allows(32 * reduction(problem), name) ? whole() : nil }
      // The time of a search grows no faster than its steps and starts.
      let short = { try? LocalSearchConstruction(steps: 30, restarts: 1).scheme(for: problem, seed: seed) }
      let middle = { try? LocalSearchConstruction(steps: 300, restarts: 1).scheme(for: problem, seed: seed) }
      return deepened(name, walk, [(1, short), (10, middle), (40, whole)])
    case "optimize": return optimize(problem, walk, squares, cubes, seed: seed)
    default: return allows(0, name) ? whole() : nil
    }
  }

  /// One order of the elements, and the others if there is time for as many times that.
  private mutating func caratheodory(_ problem: SchemeProblem, seed: UInt64) -> ConstructedScheme? {
    let first = { try? CaratheodoryConstruction(rounds: 1).scheme(for: problem, seed: seed) }
    let all = { try? CaratheodoryConstruction().scheme(for: problem, seed: seed) }
    return deepened("caratheodory", reduction(problem), [(1, first), (5, all)])
  }

  /// The seconds of the reduction of the whole group, about.
  private func reduction(_ problem: SchemeProblem) -> Double {
    Double(problem.group.order) * Double(problem.group.order) * Double(problem.coefficientDimension)
      / PlanEffort.exactSpeed
  }

  /// Runs with more and more effort, each if so many times the time of the one before is left.
  private mutating func deepened(
    _ name: String, _ estimate: Double, _ levels: [(factor: Double, run: () -> ConstructedScheme?)]
  ) -> ConstructedScheme? {
    var best: ConstructedScheme?
    var seconds = estimate
    for (number, level) in levels.enumerated() {
      let words = number == 0 ? name : "\(name) (the last \(levels.count - number) of \(levels.count) levels of effort)"
      guard allows(seconds * level.factor, words) else { break }
      let (result, time) = PlanEffort.timed(level.run)
      seconds = time
      if let result, result.reachesTarget, result.scheme.size < best?.scheme.size ?? .max { best = result }
    }
    return best
  }

  /// ``Averaging/OptimizedWeightsConstruction``, its rounds one by one.
  private mutating func optimize(
    _ problem: SchemeProblem, _ walk: Double, _ squares: Double, _ cubes: Double, seed: UInt64
  ) -> ConstructedScheme? {
    guard allows(walk, "optimize"), let start = try? DerandomizedConstruction().scheme(for: problem, seed: seed) else {
      return nil
    }
    var elements = start.scheme.entries.map(\.element)
    let size = Double(elements.count)
    var seconds =
      PlanEffort.newtonSteps * (size * size * (squares + size) + size * cubes) / PlanEffort.speed
    var best: ConstructedScheme?
    while !elements.isEmpty, allows(seconds, best == nil ? "optimize" : "optimize (some elements left in)") {
      let round = OptimizedWeightsConstruction(support: elements, prunes: false)
      let (result, time) = PlanEffort.timed { try? round.scheme(for: problem, seed: seed) }
      guard let result, result.reachesTarget else { break }
      (best, seconds) = (result, time)
      let least = result.scheme.entries.min {
        ($0.weight.magnitude, $0.element) < ($1.weight.magnitude, $1.element)
      }?.element
      elements = result.scheme.entries.map(\.element).filter { $0 != least }
    }
    return best
  }
}
