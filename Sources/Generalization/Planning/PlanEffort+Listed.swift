import Averaging
import ExactArithmetic
import Foundation

/// The long constructions of listed groups in steps that fit into a budget of work. Without one they are what they always are.
extension PlanEffort {
  /// Newton steps for one optimum of weights, about.
  static let newtonSteps = 200.0

  /// Runs a construction as far as the budget allows.
  ///
  /// - Returns: `nil` where nothing came of it, or nothing was left.
  mutating func run(
    _ construction: any SchemeConstruction, for problem: SchemeProblem, seed: UInt64, isNeeded: Bool
  ) -> ConstructedScheme? {
    let name = construction.name
    let whole = { try? construction.scheme(for: problem, seed: seed) }
    if isNeeded || isUnlimited { return whole() }
    let order = Double(problem.group.order)
    // Σd³ is at most (Σd²)^(3/2).
    let squares = Double(problem.coefficientDimension)
    let cubes = squares * squares.squareRoot()
    let walk = Double(problem.guaranteedSize) * (order * squares + cubes) / PlanEffort.speed
    switch name {
    case "caratheodory":
      let first = { try? CaratheodoryConstruction(rounds: 1).scheme(for: problem, seed: seed) }
      return deepened(name, [(reduction(problem), first), (4 * reduction(problem), whole)])
    case "coset-product":
      let first = { try? CosetProductConstruction(pairLimit: 20).scheme(for: problem, seed: seed) }
      let pairs = 2 * order * order.squareRoot() / PlanEffort.speed
      return deepened(name, [(20 * pairs, first), (2_000 * pairs, whole)])
    case "derandomized": return allows(walk, name) ? whole() : nil
    case "search":
      // The construction of Carathéodory once more, in four times as many orders.
      if problem.target.epsilon.isZero { return allows(16 * reduction(problem), name) ? whole() : nil }
      return search(problem, walk, cubes, seed: seed)
    case "optimize": return optimize(problem, walk, squares, cubes, seed: seed)
    default: return allows(0, name) ? whole() : nil
    }
  }

  /// The work of the reduction of the whole group in one order of its elements, about.
  private func reduction(_ problem: SchemeProblem) -> Double {
    Double(problem.group.order) * Double(problem.group.order) * Double(problem.coefficientDimension)
      / PlanEffort.exactSpeed
  }

  /// Runs with more and more effort, as long as the next level fits in.
  private mutating func deepened(
    _ name: String, _ levels: [(units: Double, run: () -> ConstructedScheme?)]
  ) -> ConstructedScheme? {
    var best: ConstructedScheme?
    for (number, level) in levels.enumerated() {
      let words = number == 0 ? name : "\(name) (the last \(levels.count - number) of \(levels.count) levels of effort)"
      guard allows(level.units, words) else { break }
      if let result = level.run(), result.reachesTarget, result.scheme.size < best?.scheme.size ?? .max {
        best = result
      }
    }
    return best
  }

  /// ``Averaging/LocalSearchConstruction`` with more and more steps: from a derandomized scheme as many exchanges for each of about log₂ size sizes and each
  /// start, an exchange being an update of the matrices and of their norms.
  private mutating func search(
    _ problem: SchemeProblem, _ walk: Double, _ cubes: Double, seed: UInt64
  ) -> ConstructedScheme? {
    let sizes = log2(Double(max(2, problem.guaranteedSize)))
    return deepened(
      "search",
      [(30, 1), (300, 1), (3_000, 4)].map { steps, restarts in
        let construction = LocalSearchConstruction(steps: steps, restarts: restarts)
        return (
          walk + Double(steps) * (sizes + Double(restarts)) * 4 * cubes / PlanEffort.speed,
          { try? construction.scheme(for: problem, seed: seed) }
        )
      })
  }

  /// ``Averaging/OptimizedWeightsConstruction``, its rounds one by one.
  private mutating func optimize(
    _ problem: SchemeProblem, _ walk: Double, _ squares: Double, _ cubes: Double, seed: UInt64
  ) -> ConstructedScheme? {
    guard allows(walk, "optimize"), let start = try? DerandomizedConstruction().scheme(for: problem, seed: seed) else {
      return nil
    }
    var elements = start.scheme.entries.map(\.element)
    var best: ConstructedScheme?
    while !elements.isEmpty {
      let size = Double(elements.count)
      let units =
        PlanEffort.newtonSteps * (size * size * (squares + size) + size * cubes) / PlanEffort.speed
      guard allows(units, best == nil ? "optimize" : "optimize (some elements left in)") else { break }
      let round = OptimizedWeightsConstruction(support: elements, prunes: false)
      guard let result = try? round.scheme(for: problem, seed: seed), result.reachesTarget else { break }
      best = result
      let least = result.scheme.entries.min {
        ($0.weight.magnitude, $0.element) < ($1.weight.magnitude, $1.element)
      }?.element
      elements = result.scheme.entries.map(\.element).filter { $0 != least }
    }
    return best
  }
}
