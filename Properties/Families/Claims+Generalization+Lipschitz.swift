import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Covering numbers of Lipschitz functions with and without symmetry.
  static let lipschitz: [Claim] = [lipschitzCoverings, entropyFallsByTheOrder]

  private static let kolmogorov = ClaimSource(
    "Kolmogorov & Tikhomirov, ε-entropy and ε-capacity of sets in functional spaces, 1959",
    "§9; the bounds for finite spaces are ours")

  private static let lipschitzCoverings = Claim(
    id: "generalization.covering-numbers-of-lipschitz-functions",
    statement: """
      Under isometries the invariant L-Lipschitz functions are those on the orbits with their least distances, and \
      need at most as many balls as all L-Lipschitz functions; both numbers are enclosed by packings and covers of the \
      functions with values in quarters.
      """,
    formula: "N(Lip(X/G), δ) ≤ N(Lip(X), δ), packing(2δ) ≤ N(δ) ≤ cover(δ − 1/4)",
    source: kolmogorov,
    hypotheses: [
      "G acts by isometries", "L·d(x, y) and B are multiples of 1/4", "at most 400 functions with values in quarters",
    ], testCases: 20, scope: lipschitzScope, generator: lipschitzInstance
  ) { instance, operators in
    guard let spaces = try LipschitzCase(instance) else {
      return .vacuous("isometries, multiples of 1/4, at most 400 functions")
    }
    let whole = spaces.functions
    let invariant = whole.filter { function in
      spaces.orbits.allSatisfy { orbit in orbit.allSatisfy { function[$0] == function[orbit[0]] } }
    }
    let onOrbits = spaces.functionsOnOrbits
    let all = try operators.estimation.lipschitzCoverings(
      spaces.space, spaces.constant, spaces.bound, spaces.radius)
    let symmetric = try operators.estimation.lipschitzCoverings(
      spaces.quotient, spaces.constant, spaces.bound, spaces.radius)
    return .all(
      [
        .require(invariant.count, .equal, onOrbits.count, "as many invariant functions as functions on the orbits"),
        .require(symmetric.lower, .atMost, all.upper, "N(Lip(X/G), δ) ≤ N(Lip(X), δ)"),
      ]
        + zip([all, symmetric], [whole, onOrbits]).flatMap { found, functions in
          let packing = LipschitzCase.separated(functions, by: 2 * spaces.radius)
          var parts: [Judgement] = [
            .require(Rational(packing), .atMost, found.upper, "functions further apart than 2δ, and the upper bound")
          ]
          if spaces.radius >= LipschitzCase.grid {
            let cover = LipschitzCase.separated(functions, by: spaces.radius - LipschitzCase.grid)
            parts.append(.require(found.lower, .atMost, Rational(cover), "the lower bound, and a cover at radius δ"))
          }
          return parts
        })
  }

  private static let entropyFallsByTheOrder = Claim(
    id: "generalization.entropy-of-lipschitz-functions-falls-by-the-order",
    statement: "Where a group of isometries acts freely, invariance divides the entropy of Lipschitz functions by |G|.",
    formula: "N(Lip(X), δ) = N(Lip(X/G), δ)^{|G|}",
    source: petrache,
    hypotheses: [
      "G acts freely by isometries", "|G| > 1", "L·d(x, y) and B are multiples of 1/4",
      "at most 400 functions with values in quarters",
    ],
    reading: "Values at the points of an orbit bind each other; only for distances beyond 2B/L they do not.",
    expected: .fails, scope: lipschitzScope, generator: lipschitzInstance
  ) { instance, operators in
    guard let spaces = try LipschitzCase(instance), spaces.isFree, spaces.order > 1 else {
      return .vacuous("free isometries, |G| > 1, multiples of 1/4, at most 400 functions")
    }
    let all = try operators.estimation.lipschitzCoverings(
      spaces.space, spaces.constant, spaces.bound, spaces.radius)
    let symmetric = try operators.estimation.lipschitzCoverings(
      spaces.quotient, spaces.constant, spaces.bound, spaces.radius)
    let power = (0..<spaces.order).reduce(Enclosure(1)) { product, _ in product * symmetric }
    return .require(Quantity(all), .equal, Quantity(power), "N(Lip(X), δ) = N(Lip(X/G), δ)^{|G|}")
  }

  private static let lipschitzScope = Scope.everyAction(
    "all actions on at most 2 points, distances 1 and 2 by orbits of pairs, L = 1/4, 1, B = 1, δ = 1/2, 3/4", points: 2,
    testOrder: 3, order: 6
  ) { instance in
    try instance.withMetrics().flatMap { instance in
      [Rational(1, 4), 1].flatMap { constant in
        [Rational(1, 2), Rational(3, 4)].map { radius in
          instance.with(number: constant, as: "L").with(number: 1, as: "B").with(number: radius, as: "δ")
        }
      }
    }
  }

  private static let lipschitzInstance = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 8)))
    let actions = try PointAction.all(of: instance.setting().group, points: 4)
    instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
    let action = try PointAction(instance.setting())
    let pairs = action.orbitsOfPairs
    // Distances from 1 to 2 satisfy the triangle inequality.
    let values = try source.draw(Gen<Int>.int(in: 4...8).array(count: pairs.count)).map { Rational($0 * $0, 16) }
    instance.vectors["d²"] = action.matrix(pairs, values)
    instance.numbers["L"] = Rational(try source.draw(Gen<Int>.int(in: 0...2)))
    instance.numbers["B"] = Rational(try source.draw(Gen<Int>.int(in: 1...(action.degree > 2 ? 2 : 4))), 4)
    instance.numbers["δ"] = Rational(try source.draw(Gen<Int>.int(in: 2...8)), 8)
    return instance
  }
}

/// Lipschitz functions on few points and on the orbits of isometries, and those of them whose values are quarters.
private struct LipschitzCase {
  /// The values are multiples of this. Rounding down keeps functions L-Lipschitz, as all L·d are multiples of it, so
  /// that every function is within this distance of one with such values.
  static let grid = Rational(1, 4)

  let orbits: [[Int]]
  let order: Int
  let isFree: Bool
  let space: FiniteMetricSpace
  let quotient: FiniteMetricSpace
  let constant: Rational
  let bound: Rational
  let radius: Rational
  /// Values in quarters.
  let functions: [[Int]]
  let functionsOnOrbits: [[Int]]

  init?(_ instance: Instance) throws {
    let action = try PointAction(instance.setting())
    guard let metric = try instance.metric(on: action), action.degree <= 6, metric.isInvariant(under: action) else {
      return nil
    }
    (constant, bound, radius) = (try instance.number("L"), try instance.number("B"), try instance.number("δ"))
    guard constant.signum >= 0, bound.signum > 0, radius.signum > 0, let levels = (bound / LipschitzCase.grid).asInt,
      levels <= 100
    else { return nil }
    orbits = action.orbits
    order = action.group.order
    isFree = (0..<action.degree).allSatisfy { action.stabilizer(of: $0).count == 1 }
    let least = metric.quotient(orbits)
    space = try FiniteMetricSpace(squaredDistances: metric.matrix)
    quotient = try FiniteMetricSpace(squaredDistances: least.matrix)
    guard let functions = LipschitzCase.functions(on: metric, constant, levels),
      let functionsOnOrbits = LipschitzCase.functions(on: least, constant, levels)
    else { return nil }
    (self.functions, self.functionsOnOrbits) = (functions, functionsOnOrbits)
  }

  /// All functions with values −levels … levels that change by at most L·d, in units of the grid; `nil` if there are
  /// more than 400, or L·d is not whole.
  private static func functions(on metric: PointMetric, _ constant: Rational, _ levels: Int) -> [[Int]]? {
    var steps: [[Int]] = []
    for x in 0..<metric.count {
      var row: [Int] = []
      for y in 0..<metric.count {
        let square = constant * constant * metric[x, y] / (grid * grid)
        guard let whole = square.asInt, let root = (0...100).first(where: { $0 * $0 == whole }) else { return nil }
        row.append(root)
      }
      steps.append(row)
    }
    var lists: [[Int]] = [[]]
    for x in 0..<metric.count {
      lists = lists.flatMap { list in
        (-levels...levels).filter { value in
          list.indices.allSatisfy { abs(value - list[$0]) <= steps[x][$0] }
        }.map { list + [$0] }
      }
      if lists.count > 400 { return nil }
    }
    return lists
  }

  /// The size of a largest-by-inclusion list of functions that are further apart than a distance in the supremum norm:
  /// a packing, and the centres of a cover at that radius.
  static func separated(_ functions: [[Int]], by distance: Rational) -> Int {
    let limit = (distance / grid).floor
    let steps = Rational(limit).asInt ?? 1_000_000
    var chosen: [[Int]] = []
    for function in functions
    where !chosen.contains(where: { center in zip(center, function).allSatisfy { abs($0 - $1) <= steps } }) {
      chosen.append(function)
    }
    return chosen.count
  }
}
