import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Covering numbers and Rademacher complexities with and without symmetry.
  static let complexity: [Claim] = [
    quotientCoverings, coveringsFallByTheOrder, leastDistanceIsAMetric, boundedFunctions, complexityFallsByTheRoot,
    partialCoverings, partialCoveringsWithoutSlack, symmetrization,
  ]

  private static let quotientCoverings = Claim(
    id: "generalization.covering-numbers-of-the-orbits",
    statement: """
      Under isometries the orbits need at most as many balls as the points, and the points at most as many times more as the largest \
      orbit has points.
      """,
    formula: "N(X/G, ε) ≤ N(X, ε) ≤ max|Gx|·N(X/G, ε)",
    source: petrache, hypotheses: ["G acts by isometries"],
    scope: .everyAction(
      "all actions on at most 5 points, distances 1 and 2 by orbits of pairs, ε² = 0, 1, 2", points: 5, testOrder: 4,
      order: 6
    ) { instance in
      try instance.withMetrics().flatMap { instance in
        [0, 1, 2].map { instance.with(number: $0, as: "ε²") }
      }
    },
    generator: metricInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard let metric = try instance.metric(on: action), action.degree <= 8 else {
      return .vacuous("a metric on at most 8 points")
    }
    guard metric.isInvariant(under: action) else { return .vacuous("G acts by isometries") }
    let radius = try instance.number("ε²")
    guard radius.signum >= 0 else { return .vacuous("ε² ≥ 0") }
    let orbits = action.orbits
    let whole = metric.coveringNumber(radius)
    let quotient = metric.quotient(orbits).coveringNumber(radius)
    let found = try operators.generalization.coverings(
      radius,
      QuotientMetric(
        of: FiniteMetricSpace(squaredDistances: metric.matrix),
        under: TabulatedAction(instance.setting().action, of: action.group)))
    return .all(
      .require(found.space.exact ?? -1, .equal, whole, "N(X, ε)"),
      .require(found.quotient.exact ?? -1, .equal, quotient, "N(X/G, ε)"),
      .require(quotient, .atMost, whole, "N(X/G, ε) ≤ N(X, ε)"),
      .require(whole, .atMost, (orbits.map(\.count).max() ?? 0) * quotient, "N(X, ε) ≤ max|Gx|·N(X/G, ε)"))
  }

  private static let coveringsFallByTheOrder = Claim(
    id: "generalization.covering-numbers-fall-by-the-order",
    statement: "Where a group of isometries acts freely, the orbits need |G| times fewer balls than the points.",
    formula: "N(X, ε) = |G|·N(X/G, ε)",
    source: petrache, hypotheses: ["G acts freely by isometries"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points, distances 1 and 2 by orbits of pairs, ε² = 0, 1, 2", points: 4, testOrder: 3,
      order: 4
    ) { instance in
      try instance.withMetrics().flatMap { instance in
        [0, 1, 2].map { instance.with(number: $0, as: "ε²") }
      }
    },
    generator: metricInstance
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    guard let metric = try instance.metric(on: action), action.degree <= 8 else {
      return .vacuous("a metric on at most 8 points")
    }
    let radius = try instance.number("ε²")
    guard metric.isInvariant(under: action), radius.signum >= 0,
      (0..<action.degree).allSatisfy({ action.stabilizer(of: $0).count == 1 })
    else { return .vacuous("G acts freely by isometries") }
    return .require(
      metric.coveringNumber(radius), .equal,
      action.group.order * metric.quotient(action.orbits).coveringNumber(radius), "N(X, ε) = |G|·N(X/G, ε)")
  }

  private static let leastDistanceIsAMetric = Claim(
    id: "generalization.least-distance-of-orbits-is-a-metric",
    statement:
      "The least distance between two orbits is a metric on the orbits, whatever the action (it is one for isometries).",
    formula: "min d(Gx, Gz) ≤ min d(Gx, Gy) + min d(Gy, Gz)",
    source: petrache, expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points of a line, at 0, 1, 3, 4 in any order", points: 4, testOrder: 2, order: 4
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return arrangements(of: [0, 1, 3, 4], count: degree).map { positions in
        var instance = instance
        instance.vectors["d²"] = positions.flatMap { x in positions.map { ($0 - x) * ($0 - x) } }
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(metricInstance)
      let degree = try PointAction(instance.setting()).degree
      let positions = try source.draw(Gen<Int>.int(in: 0...40).distinctArray(count: degree...degree)).map {
        Rational($0)
      }
      instance.vectors["d²"] = positions.flatMap { x in positions.map { ($0 - x) * ($0 - x) } }
      return instance
    }
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    guard let metric = try instance.metric(on: action) else { return .vacuous("d is a metric") }
    let least = metric.quotient(action.orbits)
    for x in 0..<least.count {
      for y in 0..<least.count {
        for z in 0..<least.count where !least.isTriangle(x, y, z) {
          return .require(
            Quantity(Enclosure.squareRoot(of: least[x, z])), .atMost,
            Quantity(Enclosure.squareRoot(of: least[x, y]) + Enclosure.squareRoot(of: least[y, z])),
            "d(Gx, Gz) ≤ d(Gx, Gy) + d(Gy, Gz), x = \(action.orbits[x][0] + 1), y = \(action.orbits[y][0] + 1), "
              + "z = \(action.orbits[z][0] + 1)")
        }
      }
    }
    return .holds
  }

  private static let boundedFunctions = Claim(
    id: "generalization.invariance-does-not-raise-complexity",
    statement: """
      The Rademacher complexity of the invariant functions with values in [−1, 1] is the mean of |Σσᵢ| over the visits of each orbit, \
      and at most that of all such functions.
      """,
    formula: "R(F^G) = (1/n) Σ_orbits E|S_{n(orbit)}| ≤ R(F) = (1/n) Σ_x E|S_{n(x)}|",
    source: petrache, hypotheses: ["at most 8 points in the sample"],
    scope: .everyAction(
      "all actions on at most 5 points, each point seen once", points: 5, testOrder: 5, order: 8
    ) { instance in
      var instance = instance
      instance.vectors["sample"] = try (0..<PointAction(instance.setting()).degree).map { Rational($0) }
      return [instance]
    },
    generator: sampleInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard let sample = try instance.sample(on: action) else { return .vacuous("at most 8 points in the sample") }
    let orbitOf = action.orbitNumbers
    let groups = try TabulatedAction(instance.setting().action, of: action.group).orbits
    let whole = meanOfBoundedSupremum(sample)
    let invariant = meanOfBoundedSupremum(sample.map { orbitOf[$0] })
    return .all(
      .require(operators.generalization.boundedComplexity(sample, nil), .equal, whole, "R(F) by all signs"),
      .require(operators.generalization.boundedComplexity(sample, groups), .equal, invariant, "R(F^G) by all signs"),
      .require(invariant, .atMost, whole, "R(F^G) ≤ R(F)"))
  }

  private static let complexityFallsByTheRoot = Claim(
    id: "generalization.complexity-falls-by-the-root-of-the-order",
    statement: "Invariance under a free action divides the Rademacher complexity by √|G| at every sample.",
    formula: "R(F^G)²·|G| = R(F)²",
    source: petrache, hypotheses: ["G acts freely"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points, each point seen once, and the first point alone", points: 4, testOrder: 4,
      order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return [[0], Array(0..<degree)].map { points in
        var instance = instance
        instance.vectors["sample"] = points.map { Rational($0) }
        return instance
      }
    },
    generator: sampleInstance
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    guard let sample = try instance.sample(on: action) else { return .vacuous("at most 8 points in the sample") }
    guard (0..<action.degree).allSatisfy({ action.stabilizer(of: $0).count == 1 }) else {
      return .vacuous("G acts freely")
    }
    let orbitOf = action.orbitNumbers
    let (whole, invariant) = (meanOfBoundedSupremum(sample), meanOfBoundedSupremum(sample.map { orbitOf[$0] }))
    return .require(
      invariant * invariant * Rational(action.group.order), .equal, whole * whole, "R(F^G)²·|G| = R(F)²")
  }

  private static let partialCoverings = Claim(
    id: "generalization.partial-symmetry-reduces-coverings",
    statement: """
      If some elements change each function of a class by at most ε and carry X₀ onto all points, a cover of the class on X₀ at radius \
      δ is one on all points at radius δ + 2ε.
      """,
    formula: "|f(gx) − f(x)| ≤ ε, S·X₀ = X ⇒ N_X(F, δ + 2ε) ≤ N_{X₀}(F, δ)",
    source: petrache, hypotheses: ["at most 8 functions"],
    scope: .everyAction(
      "all actions on at most 3 points, two functions with values 0, 1, all elements, δ = 0", points: 3, testOrder: 3,
      order: 6
    ) { try $0.withPairsOfFunctions() },
    generator: classInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard let functions = try instance.functions(on: action) else { return .vacuous("at most 8 functions") }
    let elements = try instance.elementNumbers("S")
    let radius = try instance.number("δ")
    guard radius.signum >= 0 else { return .vacuous("δ ≥ 0") }
    let found = try operators.generalization.partialSymmetry(
      functions, elements, TabulatedAction(instance.setting().action, of: action.group), radius)
    let epsilon = action.largestChange(of: functions, under: elements)
    let representatives = action.leastRepresentatives(elements)
    return .all(
      .require(found.asymmetry, .equal, epsilon, "ε by its definition"),
      .require(
        found.covering.exact ?? -1, .equal,
        functions.coveringNumber(radius + 2 * epsilon, on: Array(0..<action.degree)),
        "N_X(F, δ + 2ε) by all subsets"),
      .require(
        functions.coveringNumber(radius + 2 * epsilon, on: Array(0..<action.degree)), .atMost,
        functions.coveringNumber(radius, on: representatives), "N_X(F, δ + 2ε) ≤ N_{X₀}(F, δ)"))
  }

  private static let partialCoveringsWithoutSlack = Claim(
    id: "generalization.partial-symmetry-reduces-coverings-without-slack",
    statement: "The same at the same radius: a cover of the class on X₀ is one on all points.",
    formula: "|f(gx) − f(x)| ≤ ε, S·X₀ = X ⇒ N_X(F, δ) ≤ N_{X₀}(F, δ)",
    source: petrache, hypotheses: ["at most 8 functions"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, two functions with values 0, 1, all elements, δ = 0", points: 3, testOrder: 3,
      order: 6
    ) { try $0.withPairsOfFunctions() },
    generator: classInstance
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    guard let functions = try instance.functions(on: action) else { return .vacuous("at most 8 functions") }
    let radius = try instance.number("δ")
    guard radius.signum >= 0 else { return .vacuous("δ ≥ 0") }
    let representatives = action.leastRepresentatives(try instance.elementNumbers("S"))
    return .require(
      functions.coveringNumber(radius, on: Array(0..<action.degree)), .atMost,
      functions.coveringNumber(radius, on: representatives), "N_X(F, δ) ≤ N_{X₀}(F, δ)")
  }

  private static let symmetrization = Claim(
    id: "generalization.gap-at-most-twice-the-complexity",
    statement: """
      The expected largest gap between the mean and the sample mean over a class is at most twice its expected Rademacher complexity.
      """,
    formula: "E sup_f (μf − μ_n f) ≤ 2 E R_n(F), μ uniform",
    source: ClaimSource("van der Vaart & Wellner, Weak convergence and empirical processes, 1996", "Lemma 2.3.1"),
    hypotheses: ["n ≤ 3", "at most 4 points"],
    scope: .everyAction(
      "all actions on at most 3 points, two functions with values 0, 1, n = 2", points: 3, testOrder: 3, order: 6
    ) { try $0.withPairsOfFunctions().map { $0.with(number: 2, as: "n") } },
    generator: Gen<Instance> { source in
      let instance = try source.draw(classInstance)
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...3))), as: "n")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard let functions = try instance.functions(on: action), action.degree <= 4 else {
      return .vacuous("at most 4 points")
    }
    let size = try instance.integer("n", in: 1...3)
    let found = try operators.generalization.symmetrization(functions, size)
    let (gap, complexity) = functions.gapAndComplexity(size)
    return .all(
      .require(found.expectedGap, .equal, gap, "the expected gap, by all samples"),
      .require(found.expectedComplexity, .equal, complexity, "the expected complexity, by all samples and signs"),
      .require(gap, .atMost, 2 * complexity, "E sup_f (μf − μ_n f) ≤ 2 E R_n(F)"))
  }

  /// (1/n) E sup Σ σᵢ f(xᵢ) over all f with values in [−1, 1], by all signs.
  private static func meanOfBoundedSupremum(_ sample: [Int]) -> Rational {
    var sum = 0
    for mask in 0..<(1 << sample.count) {
      var totals: [Int: Int] = [:]
      for (place, point) in sample.enumerated() { totals[point, default: 0] += mask >> place & 1 == 1 ? 1 : -1 }
      sum += totals.values.reduce(0) { $0 + abs($1) }
    }
    return Rational(sum) / Rational(sample.count << sample.count)
  }

  private static func arrangements(of positions: [Rational], count: Int) -> [[Rational]] {
    if count == 0 { return [[]] }
    return positions.flatMap { first in
      arrangements(of: positions.filter { $0 != first }, count: count - 1).map { [first] + $0 }
    }
  }

  /// Few points that a random group moves.
  private static let fewPoints = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 8)))
    let actions = try PointAction.all(of: instance.setting().group, points: 6)
    instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
    return instance
  }

  static let metricInstance = Gen<Instance> { source in
    var instance = try source.draw(fewPoints)
    let action = try PointAction(instance.setting())
    let pairs = action.orbitsOfPairs
    // Distances from 1 to 2 satisfy the triangle inequality.
    let values = try source.draw(Gen<Int>.int(in: 0...6).array(count: pairs.count)).map { 1 + Rational($0, 2) }
    instance.vectors["d²"] = action.matrix(pairs, values)
    return instance.with(number: try source.draw(Gen<Rational>.ratio(denominator: 4)) * 4, as: "ε²")
  }

  private static let sampleInstance = Gen<Instance> { source in
    var instance = try source.draw(fewPoints)
    let degree = try PointAction(instance.setting()).degree
    instance.vectors["sample"] = try source.draw(Gen<Int>.int(in: 0...(degree - 1)).array(count: 1...6)).map {
      Rational($0)
    }
    return instance
  }

  static let classInstance = Gen<Instance> { source in
    var instance = try source.draw(fewPoints)
    let group = try instance.setting().group
    let degree = try PointAction(instance.setting()).degree
    for number in 1...(try source.draw(Gen<Int>.int(in: 1...4))) {
      instance.vectors["f\(number)"] = try source.draw(Gen<Int>.int(in: 0...3).array(count: degree)).map {
        Rational($0, 3)
      }
    }
    let element = Gen<Int>.int(in: 0...(group.order - 1))
    instance.elements["S"] = try source.draw(element.array(count: 0...3)).map { group.permutation($0) }
    return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 0...4)), 3), as: "δ")
  }
}
