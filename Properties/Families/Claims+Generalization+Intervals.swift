import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Estimates of asymmetries and their intervals; how often an interval misses is counted over all samples.
  static let intervals: [Claim] = [
    asymmetryEstimate, asymmetryInterval, movedPairs, pairsMovedByGenerators, meanInterval, medianInterval,
    isotypicParts,
  ]

  private static let hoeffding = ClaimSource(
    "Hoeffding, J. Amer. Statist. Assoc. 58, 1963", "section 5a; the estimate is ours, mathematics §10")

  private static let asymmetryEstimate = Claim(
    id: "generalization.asymmetry-estimate-is-unbiased",
    statement: """
      The mean of yy′(1{x = x′}/μ(x) − 1{Gx = Gx′}/μ(Gx)) over all pairs of observations has the expectation d², \
      however few the data and whatever the noise.
      """,
    formula: "E (1/n(n−1)) Σ_{i≠j} yᵢyⱼ(1{xᵢ=xⱼ}/μ(xᵢ) − 1{Gxᵢ=Gxⱼ}/μ(Gxᵢ)) = ‖(I−P)f*‖²",
    source: .ours("§10"),
    hypotheses: ["μ is invariant", "independent inputs from μ", "at most 128 lists of observations"],
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 2, 3, σ = 0, 1", points: 3, testOrder: 3, order: 6
    ) { try $0.withDesigns(samples: [2, 3]) },
    generator: .randomDesign(order: 8, points: 4, samples: 2...3)
  ) { instance, operators in
    guard let design = try RandomDesign(instance, limit: 128), design.samples >= 2 else {
      return .vacuous("at most 128 lists of at least 2 observations, μ is invariant, σ ≥ 0")
    }
    let weights = OrbitWeights(design.points)
    var differences: [Judgement] = []
    let mean = try design.mean { list in
      let exact = weights.estimate(list)
      let found = operators.estimation.asymmetryEstimate(try design.sampled(list))
      differences.append(.requireBetween(exact, found, found, "the estimate of a sample"))
      return exact
    }
    return .all([.require(mean, .equal, design.points.dataAsymmetry, "the expectation of the estimate")] + differences)
  }

  private static let asymmetryInterval = Claim(
    id: "generalization.asymmetry-interval-covers",
    statement: """
      The confidence intervals of the squared asymmetry of a target from data miss it with at most the probability \
      stated: the samples for which they do are counted.
      """,
    formula: "P(d² outside of the interval) ≤ 1 − confidence",
    source: hoeffding,
    hypotheses: [
      "μ is invariant", "independent inputs from μ", "|y| ≤ B", "at least 4 observations", "at most 256 lists",
    ],
    testCases: 20,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 4, σ = 0, 1, confidence 1/20, 1/2", points: 3,
      testOrder: 2, order: 6
    ) { instance in
      try instance.withDesigns(samples: [4]).flatMap { instance in
        [Rational(1, 20), Rational(1, 2)].map { instance.with(number: $0, as: "confidence") }
      }
    },
    generator: withConfidence(samples: 4...5, noise: true)
  ) { instance, operators in
    guard let design = try RandomDesign(instance, limit: 256), design.samples >= 4 else {
      return .vacuous("at most 256 lists of at least 4 observations, μ is invariant, σ ≥ 0")
    }
    guard let confidence = try instance.confidence() else { return .vacuous("0 < confidence < 1") }
    let exact = design.points.dataAsymmetry
    return .all(
      try MeanInterval.Method.allCases.map { method in
        let missed = try design.mean { list in
          let found = try operators.estimation.asymmetryInterval(
            design.sampled(list), confidence.approximation, method)
          return exact.isMissed(by: found) ? 1 : 0
        }
        return .require(
          missed, .atMost, 1 - confidence, "the probability that the interval (\(method.rawValue)) misses d²")
      })
  }

  private static let movedPairs = Claim(
    id: "generalization.asymmetry-from-moved-pairs",
    statement: """
      Half of the mean squared change under a uniform element is the squared asymmetry; the interval from simulated \
      pairs contains it but with probability at most 10⁻⁹, so a violation is a defect.
      """,
    formula: "½E(f(x) − f(gx))² = ‖(I−P)f‖² ∈ simulated mean ± margin, x ~ μ, g uniform",
    source: .ours("§1: E_h‖v − ρ(h)v‖² = 2‖(I−P)v‖²"), hypotheses: ["μ is invariant"],
    testCases: 30,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis", points: 3, testOrder: 2, order: 6
    ) { try $0.withTargets().map { $0.with(number: 1, as: "seed") } },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Gen<Instance>.randomDesign(order: 16, points: 6, samples: 1...1))
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 0...9999))), as: "seed")
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard points.isPositive, points.isInvariant else { return .vacuous("μ is invariant") }
    let (action, target) = (points.action, points.target)
    let mean = points.displacements.reduce(.zero, +) / Rational(2 * action.group.order)
    let values = target.map(\.approximation)
    var random = ExactArithmetic.SplitMix64(seed: try instance.seed())
    let pairs = (0..<1000).map { _ in
      let point = points.randomPoint(using: &random)
      let element = Int.random(in: 0..<action.group.order, using: &random)
      return (value: values[point], moved: values[action.image(of: point, under: element)])
    }
    let spread = (values.max() ?? 0) - (values.min() ?? 0)
    let found = try operators.estimation.asymmetryFromPairs(pairs, spread, simulationConfidence)
    return .all(
      .require(mean, .equal, points.dataAsymmetry, "½E(f(x) − f(gx))² = ‖(I−P)f‖²"),
      .requireBetween(mean, found.lower, found.upper, "the squared asymmetry in the interval"))
  }

  private static let pairsMovedByGenerators = Claim(
    id: "generalization.asymmetry-from-pairs-moved-by-generators",
    statement: "Half of the mean squared change under a uniform generator is the squared asymmetry.",
    formula: "½E(f(x) − f(sx))² = ‖(I−P)f‖², s a uniform generator",
    source: .ours("§1"), hypotheses: ["μ is invariant", "the group is not trivial"],
    reading: "The mean over generators vanishes just for invariant functions, too, but is another number.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis", points: 3, testOrder: 3, order: 6
    ) { try $0.withTargets() },
    generator: .problem(order: 12)
  ) { instance, _ in
    let points = try PointProblem(instance)
    let generators = points.action.group.generatorIndices
    guard points.isPositive, points.isInvariant, !generators.isEmpty, points.action.group.order > 1 else {
      return .vacuous("μ is invariant, the group is not trivial")
    }
    let changes = points.displacements
    return .require(
      generators.reduce(.zero) { $0 + changes[$1] } / Rational(2 * generators.count), .equal, points.dataAsymmetry,
      "½E(f(x) − f(sx))² = ‖(I−P)f‖²")
  }

  private static let meanInterval = Claim(
    id: "generalization.mean-interval-covers",
    statement: """
      The intervals of Hoeffding and of Maurer & Pontil for the mean of a bounded function miss it with at most the \
      probability stated: the samples for which they do are counted.
      """,
    formula: "P(μf outside of the interval) ≤ 1 − confidence",
    source: ClaimSource("Maurer & Pontil, COLT 2009", "Theorem 4; Hoeffding 1963, Theorem 2"),
    hypotheses: ["independent inputs from μ", "values between the least and the largest of f", "at most 256 samples"],
    testCases: 20,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 2, 3, confidence 1/20, 1/2", points: 3, testOrder: 2,
      order: 4
    ) { instance in
      try instance.withDesigns(samples: [2, 3], deviations: [0]).flatMap { instance in
        [Rational(1, 20), Rational(1, 2)].map { instance.with(number: $0, as: "confidence") }
      }
    },
    generator: withConfidence(samples: 2...8, noise: false)
  ) { instance, operators in
    guard let design = try RandomDesign(instance, limit: 256), design.samples >= 2, design.deviation.isZero else {
      return .vacuous("at most 256 samples of at least 2 values without noise, μ is invariant")
    }
    guard let confidence = try instance.confidence() else { return .vacuous("0 < confidence < 1") }
    let points = design.points
    let exact = zip(points.measure, points.target).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    let values = points.target.map(\.approximation)
    let range = (values.min() ?? 0)...(values.max() ?? 0)
    return .all(
      try MeanInterval.Method.allCases.map { method in
        let missed = try design.mean { list in
          let found = try operators.estimation.meanInterval(
            list.map { values[$0.point] }, range, confidence.approximation, method)
          return exact.isMissed(by: found) ? 1 : 0
        }
        return .require(
          missed, .atMost, 1 - confidence, "the probability that the interval (\(method.rawValue)) misses μf")
      })
  }

  private static let medianInterval = Claim(
    id: "generalization.median-interval-covers",
    statement: """
      The interval of order statistics misses a median of the distribution with at most the probability stated, \
      whatever the distribution: the training check compares by such intervals.
      """,
    formula: "P(a median of f outside of the interval) ≤ 1 − confidence",
    source: ClaimSource("Thompson, Annals of Mathematical Statistics 7, 1936", "the interval of order statistics"),
    hypotheses: ["independent inputs from μ", "at most 256 samples"],
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 1, 3, 5, confidence 1/2, 9/10", points: 3,
      testOrder: 2, order: 4
    ) { instance in
      try instance.withDesigns(samples: [1, 3, 5], deviations: [0]).flatMap { instance in
        [Rational(1, 2), Rational(9, 10)].map { instance.with(number: $0, as: "confidence") }
      }
    },
    generator: withConfidence(samples: 1...8, noise: false)
  ) { instance, operators in
    guard let design = try RandomDesign(instance, limit: 256), design.deviation.isZero else {
      return .vacuous("at most 256 samples of values without noise, μ is invariant")
    }
    guard let confidence = try instance.confidence() else { return .vacuous("0 < confidence < 1") }
    let points = design.points
    func probability(_ holds: (Rational) -> Bool) -> Rational {
      zip(points.measure, points.target).reduce(.zero) { holds($1.1) ? $0 + $1.0 : $0 }
    }
    // Values that are medians; all numbers between two of them are medians, too, and are missed at most as often as the
    // worse one.
    let medians = points.target.filter { value in
      probability { $0 <= value } >= Rational(1, 2) && probability { $0 >= value } >= Rational(1, 2)
    }
    return .all(
      Set(medians).sorted().map { median in
        let missed = design.mean { list in
          let found = operators.estimation.medianInterval(list.map { $0.value.approximation }, confidence)
          let place = median.approximation
          let isMissed = found.lower.map { place < $0 } ?? false || found.upper.map { $0 < place } ?? false
          return isMissed ? 1 : 0
        }
        return .require(
          missed, .atMost, 1 - confidence, "the probability that the interval misses the median \(median)")
      })
  }

  private static let isotypicParts = Claim(
    id: "generalization.asymmetry-is-the-sum-of-isotypic-parts",
    statement: """
      The squared norms of the isotypic parts of a function add up to its own; that of the trivial representation is \
      the norm of the average, the others add up to the squared asymmetry, and none is negative.
      """,
    formula: "Σ_π ‖P_π f‖² = ‖f‖², ‖P_1 f‖² = ‖Pf‖², Σ_{π≠1} ‖P_π f‖² = ‖(I−P)f‖²",
    source: ClaimSource("Serre, Linear representations of finite groups", "section 2.6"),
    hypotheses: ["μ is invariant"],
    testCases: 30,
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis", points: 4, testOrder: 3, order: 8
    ) { try $0.withTargets() },
    generator: .randomDesign(order: 12, points: 6, samples: 1...1)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    let parts = try operators.estimation.isotypicParts(points.target, problem)
    let total = parts.reduce(RealCyclotomic.zero) { $0 + $1.squaredNorm }
    let average = points.action.average(points.target)
    // A part of multiplicity 0 is 0; the trivial representation occurs once for each orbit.
    let dimension = parts.reduce(0) { $0 + $1.degree * $1.multiplicity }
    let hasTrivial = parts.contains { part in
      part.degree == 1 && part.multiplicity == points.action.orbits.count
        && part.squaredNorm.rational == points.squaredNorm(average)
    }
    return .all(
      .require(total.rational ?? -1, .equal, points.squaredNorm(points.target), "the sum of the parts"),
      .require(hasTrivial ? 1 : 0, .equal, 1, "one part is that of the average"),
      .require(dimension, .equal, points.action.degree, "the dimensions add up"),
      .require(parts.count { $0.squaredNorm.signum < 0 }, .equal, 0, "negative parts"),
      .require(
        parts.count { $0.multiplicity == 0 && $0.squaredNorm.signum != 0 }, .equal, 0,
        "parts that are not 0 of representations that do not occur"))
  }

  /// Instances with a confidence and as many observations as can be listed; the more points, the less noise and
  /// observations.
  private static func withConfidence(samples: ClosedRange<Int>, noise: Bool) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.randomDesign(order: 8, points: 3, samples: samples))
      let degree = try PointAction(instance.setting()).degree
      // With noise there are 256 lists for two points; such cases are rare, for their cost.
      let isQuiet = try source.draw(Gen<Int>.int(in: 0...4)) > 0
      if !noise || isQuiet || degree > 2 { instance.numbers["σ"] = 0 }
      let single = instance.numbers["σ"] == 0 ? degree : 2 * degree
      let most = single > 3 ? 4 : single == 3 ? 5 : 8
      instance.numbers["n"] = min(instance.numbers["n"] ?? 1, Rational(most))
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...19)), 20), as: "confidence")
    }
  }
}

/// μ(x) and μ(Gx).
private struct OrbitWeights {
  let measure: [Rational]
  let orbitOf: [Int]
  let weights: [Rational]

  init(_ points: PointProblem) {
    let (measure, orbits) = (points.measure, points.action.orbitNumbers)
    (self.measure, orbitOf) = (measure, orbits)
    weights = measure.indices.map { x in
      measure.indices.reduce(.zero) { orbits[$1] == orbits[x] ? $0 + measure[$1] : $0 }
    }
  }

  /// The mean over all ordered pairs.
  func estimate(_ list: [RandomDesign.Observation]) -> Rational {
    var sum = Rational.zero
    for (i, left) in list.enumerated() {
      for (j, right) in list.enumerated() where i != j && orbitOf[left.point] == orbitOf[right.point] {
        let own = left.point == right.point ? 1 / measure[left.point] : 0
        sum += left.value * right.value * (own - 1 / weights[left.point])
      }
    }
    return sum / Rational(list.count * (list.count - 1))
  }
}

extension RandomDesign {
  /// The observations as data of the library, with the bound max|f*| + σ.
  fileprivate func sampled(_ list: [Observation]) throws -> SampledProblem {
    let largest = points.target.reduce(Rational.zero) { max($0, $1.magnitude) } + deviation
    return try SampledProblem(
      points: list.map(\.point), observations: list.map { $0.value.approximation },
      bound: max(largest.approximation * (1 + 1e-12), 1e-9), on: problem)
  }
}

extension Rational {
  /// Whether the number is outside of an interval by more than what doubles lose.
  fileprivate func isMissed(by interval: MeanInterval) -> Bool {
    self < Rational.near(interval.lower).lower || self > Rational.near(interval.upper).upper
  }
}

extension PointProblem {
  /// A point from μ.
  fileprivate func randomPoint(using random: inout ExactArithmetic.SplitMix64) -> Int {
    let place = Double.random(in: 0..<1, using: &random)
    var sum = 0.0
    for (point, weight) in measure.enumerated() {
      sum += weight.approximation
      if place < sum { return point }
    }
    return measure.count - 1
  }
}

extension Instance {
  /// The number `confidence`; `nil` if it is not strictly between 0 and 1.
  fileprivate func confidence() throws -> Rational? {
    let value = try number("confidence")
    return value.signum > 0 && value < 1 ? value : nil
  }
}
