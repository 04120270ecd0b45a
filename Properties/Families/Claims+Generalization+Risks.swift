import Averaging
import ExactArithmetic
import Generalization
import PropertyTesting

extension Claim {
  /// Risks of estimates that see every point once, with independent noise: closed forms against the mean over all signs of the noise.
  static let learningRisks: [Claim] = [
    shrinkageRisk, bestShrinkage, optimumIsTheData, moreDataLessSymmetry, crossover, averagingAlwaysPays, schemeRisk,
    sampleRisk, ballRisk,
  ]

  static let tsybakov = ClaimSource(
    "Tsybakov, Introduction to nonparametric estimation, 2009", "ridge regression in a sequence model")

  private static let shrinkageRisk = Claim(
    id: "generalization.risk-of-ridge-on-the-complement",
    statement: """
      Least squares that keeps the part c = 1/(1 + λ) of what is not invariant has the risk (1−c)²d² + (p₀ + c²q)σ²/n: bias from the \
      asymmetry of the target, noise from the dimensions.
      """,
    formula: "E‖Pz + c(I−P)z − f*‖² = (1−c)²d² + (p₀ + c²q)σ²/n",
    source: tsybakov, hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, c = 0, 1/3, 1", points: 4, testOrder: 4, order: 8
    ) { instance in
      try instance.withTargets().flatMap { instance in
        [0, Rational(1, 3), 1].map { factor in
          var instance = instance.with(number: factor, as: "c")
          return instance
        }
      }
    },
    generator: riskProblem
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let factor = try instance.number("c")
    guard factor.signum >= 0, factor <= 1 else { return .vacuous("0 ≤ c ≤ 1") }
    let risk = sample.risk { values in
      let average = sample.points.action.average(values)
      return zip(values, average).map { $1 + factor * ($0 - $1) }
    }
    let stated = try operators.generalization.shrinkageRisk(factor, sample.setting)
    let whole = operators.generalization.averagedRisk(sample.setting)
    let none = operators.generalization.plainRisk(sample.setting)
    return .all(
      .require(Quantity(stated.risk()), .equal, Quantity(risk), "the risk at c"),
      .require(
        Quantity(whole.risk()), .equal, Quantity(sample.risk { sample.points.action.average($0) }),
        "the risk of the average"),
      .require(Quantity(none.risk()), .equal, Quantity(sample.risk { $0 }), "the risk without symmetry"))
  }

  private static let bestShrinkage = Claim(
    id: "generalization.optimal-asymmetry-at-most-that-of-the-data",
    statement:
      "The estimate of least risk has no more asymmetry than the data: c* = d²/(d² + qσ²/n) ≤ 1, and no other c does better.",
    formula: "0 ≤ c* ≤ 1, risk(c*) ≤ risk(c)",
    source: petrache, hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, c = 0, 1/3, 1/2, 1", points: 4, testOrder: 4, order: 8
    ) { instance in
      try instance.withTargets().flatMap { instance in
        [0, Rational(1, 3), Rational(1, 2), 1].map { factor in
          var instance = instance.with(number: factor, as: "c")
          return instance
        }
      }
    },
    generator: riskProblem
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let best = operators.generalization.optimalFactor(sample.setting)
    func risk(_ factor: Rational) -> Rational {
      sample.risk { values in
        let average = sample.points.action.average(values)
        return zip(values, average).map { $1 + factor * ($0 - $1) }
      }
    }
    return .all(
      .require(best, .atLeast, 0, "c* ≥ 0"), .require(best, .atMost, 1, "c* ≤ 1"),
      .require(risk(best), .atMost, risk(try instance.number("c")), "risk(c*) ≤ risk(c)"))
  }

  private static let optimumIsTheData = Claim(
    id: "generalization.optimal-asymmetry-is-that-of-the-data",
    statement: "The estimate of least risk has as much asymmetry as the data (true only in the limit of many samples).",
    formula: "c* = 1 for d > 0",
    source: petrache, hypotheses: ["d > 0", "σ² > 0"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis", points: 3, testOrder: 3, order: 6
    ) { instance in
      try instance.withTargets()
    },
    generator: riskProblem
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    guard sample.points.dataAsymmetry.signum > 0, sample.noise.signum > 0 else { return .vacuous("d > 0, σ² > 0") }
    return .require(operators.generalization.optimalFactor(sample.setting), .equal, 1, "c* = 1")
  }

  private static let moreDataLessSymmetry = Claim(
    id: "generalization.more-data-less-symmetry",
    statement: """
      The best part c* of the asymmetry to keep grows with the number of samples, and misses the whole by at most qσ²/(n d²).
      """,
    formula: "n ≤ m ⇒ c*(n) ≤ c*(m); 1 − c*(n) ≤ qσ²/(n d²)",
    source: petrache, hypotheses: ["d > 0"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, n from 1 to 3, m = 2n", points: 4, testOrder: 4, order: 8
    ) { instance in
      try instance.withTargets().flatMap { instance in
        (1...3).map { samples in
          var instance = instance.with(number: Rational(samples), as: "n").with(number: Rational(2 * samples), as: "m")
          return instance
        }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Gen<Instance>.problem(order: 12))
      let samples = try source.draw(Gen<Int>.int(in: 1...500))
      let more = try source.draw(Gen<Int>.int(in: 0...500))
      return instance.with(number: Rational(samples), as: "n").with(number: Rational(samples + more), as: "m")
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    let (few, many) = (try instance.integer("n", in: 1...1_000_000), try instance.integer("m", in: 1...1_000_000))
    let noise = try instance.number("σ²")
    guard few <= many, noise.signum >= 0 else { return .vacuous("n ≤ m, σ² ≥ 0") }
    guard points.dataAsymmetry.signum > 0, let problem = try points.problem(noiseVariance: noise) else {
      return .vacuous("d > 0")
    }
    let setting = try RiskSetting(problem, samples: few)
    let (first, second) = (
      operators.generalization.optimalFactor(setting),
      operators.generalization.optimalFactor(try RiskSetting(problem, samples: many))
    )
    let complement = points.action.degree - points.action.orbits.count
    return .all(
      .require(first, .atMost, second, "c*(n) ≤ c*(m)"),
      .require(
        1 - first, .atMost, Rational(complement) * noise / (Rational(few) * points.dataAsymmetry),
        "1 − c*(n) ≤ qσ²/(n d²)"))
  }

  private static let crossover = Claim(
    id: "generalization.averaging-pays-up-to-the-crossover",
    statement: "Exact symmetrization has at most the risk of none just if there are at most qσ²/d² samples.",
    formula: "risk(Pz) ≤ risk(z) ⇔ n·d² ≤ qσ²",
    source: .ours("§10"), hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, σ² = 1/10, d²n/q, 1", points: 4, testOrder: 4, order: 8
    ) { instance in
      try instance.withTargets().flatMap { instance in
        let points = try PointProblem(instance)
        let degree = points.action.degree
        let even = points.dataAsymmetry * Rational(degree) / Rational(max(1, degree - points.action.orbits.count))
        return [Rational(1, 10), even, 1].map { instance.with(number: $0, as: "σ²") }
      }
    },
    generator: riskProblem
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let averaged = sample.risk { sample.points.action.average($0) }
    let plain = sample.risk { $0 }
    let limit = operators.generalization.crossover(sample.setting)
    let pays = limit.map { Rational(sample.points.action.degree) <= $0 } ?? true
    return .require(pays ? 1 : 0, .equal, averaged <= plain ? 1 : 0, "n ≤ the crossover just if averaging pays")
  }

  private static let averagingAlwaysPays = Claim(
    id: "generalization.averaging-always-pays",
    statement:
      "Exact symmetrization never has a larger risk than none, as it removes noise (said without regard to the target).",
    formula: "risk(Pz) ≤ risk(z)",
    source: .ours("§10"), hypotheses: ["σ² > 0"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, σ² = 1/10", points: 3, testOrder: 3, order: 6
    ) { instance in
      try instance.withTargets().map { instance in
        var instance = instance.with(number: Rational(1, 10), as: "σ²")
        return instance
      }
    },
    generator: riskProblem
  ) { instance, _ in
    guard let sample = try RiskCase(instance), sample.noise.signum > 0 else {
      return .vacuous("at most 7 points, σ² > 0")
    }
    return .require(
      sample.risk { sample.points.action.average($0) }, .atMost, sample.risk { $0 }, "risk(Pz) ≤ risk(z)")
  }

  private static let schemeRisk = Claim(
    id: "generalization.risk-of-approximate-averaging",
    statement: """
      Averaging least squares with a scheme of weak error ε has at most the risk (1 + √ε)²d² + (p₀ + qε)σ²/n: approximately \
      symmetric is nearly as good as exactly symmetric.
      """,
    formula: "E‖E_ω z − f*‖² ≤ (1+√ε)²d² + (p₀ + qε)σ²/n",
    source: .ours("§1, §10"), hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, equal weights on e and another element", points: 4,
      testOrder: 4, order: 8
    ) { instance in
      try instance.withTargets().flatMap { instance in
        return try instance.withHalves(of: "ω")
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Claim.riskProblem)
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, .convex)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let scheme = try instance.scheme("ω")
    var functions = instance
    functions.functionClass = .functions
    let weak = operators.averaging.weakError(scheme, try functions.setting().errors())
    let stated = try operators.generalization.schemeRisk(weak.upper, sample.setting)
    let risk = sample.risk { operators.generalization.schemeAverage($0, scheme, sample.problem) }
    return .all(
      .require(Quantity(risk), .atMost, Quantity(stated.risk()), "the risk of E_ω z"),
      .require(
        Quantity(try operators.generalization.schemeRisk(0, sample.setting).risk()), .equal,
        Quantity(sample.risk { sample.points.action.average($0) }), "the bound at ε = 0 is the risk of the average"))
  }

  private static let sampleRisk = Claim(
    id: "generalization.expected-risk-of-random-averaging",
    statement: """
      Averaging over k different random elements has the expected risk d²(1 + κ) + (p₀ + qκ)σ²/n with κ = (|G|−k)/(k(|G|−1)): no \
      logarithm of |G| for one target, only 1/k.
      """,
    formula: "E risk(E_S z) = (1+κ)d² + (p₀ + qκ)σ²/n, S a uniform k-subset",
    source: .ours("§4, §10"),
    hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points", "at most 70 subsets"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, all k", points: 4, testOrder: 4, order: 6
    ) { instance in
      let order = try instance.setting().group.order
      return try instance.withTargets().flatMap { instance in
        (1...order).map { size in
          var instance = instance.with(number: Rational(size), as: "k")
          return instance
        }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Claim.riskProblems(order: 8))
      let order = try instance.setting().group.order
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...order))), as: "k")
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let order = sample.points.action.group.order
    guard order <= 8 else { return .vacuous("at most 70 subsets") }
    let size = try instance.integer("k", in: 1...order)
    let subsets = (0..<(1 << order)).filter { $0.nonzeroBitCount == size }
    var sum = Rational.zero
    for mask in subsets {
      let elements = (0..<order).filter { mask >> $0 & 1 == 1 }
      sum += sample.risk { sample.points.action.average($0, over: elements) }
    }
    let stated = try operators.generalization.sampleRisk(size, order, sample.setting)
    return .require(
      Quantity(stated.risk()), .equal, Quantity(sum / Rational(subsets.count)), "the mean risk over all k-subsets")
  }

  private static let ballRisk = Claim(
    id: "generalization.risk-of-bounded-asymmetry",
    statement: """
      Least squares on the functions of asymmetry at most a has at most the risk max(0, d−a)² + p₀σ²/n + min(qσ²/n, 2a√(qσ²/n)).
      """,
    formula: "E‖Pz + min(1, a/‖(I−P)z‖)(I−P)z − f*‖² ≤ (d−a)₊² + p₀s + min(qs, 2a√(qs)), s = σ²/n",
    source: .ours("§10"), hypotheses: ["every point is seen once, independent noise ±1", "at most 5 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, a² = 0, 1/8, 1", points: 4, testOrder: 3, order: 6
    ) { instance in
      try instance.withTargets().flatMap { instance in
        [0, Rational(1, 8), 1].map { instance.with(number: $0, as: "a²") }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(riskProblem).with(number: 1, as: "σ²")
      return instance.with(number: try source.draw(.ratio(denominator: 6)) * 2, as: "a²")
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance), sample.points.action.degree <= 5, sample.noise == 1 else {
      return .vacuous("at most 5 points, σ² = 1")
    }
    let radius = try instance.number("a²")
    guard radius.signum >= 0 else { return .vacuous("a² ≥ 0") }
    let points = sample.points
    let average = points.action.average(points.target)
    let common = points.mean(observing: Array(points.target.indices), deviation: 1) { values in
      points.squaredDistance(points.action.average(values), average)
    }
    let risk = Enclosure(common) + sample.complementRiskBySigns(squaredRadius: radius)
    let stated = try operators.generalization.ballRisk(radius, sample.setting)
    return .requireWithin(risk, .atMost, stated.risk(), "the mean loss over all signs")
  }

  static let riskProblem = riskProblems(order: 12)

  static func riskProblems(order: Int) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: order)))
      let group = try instance.setting().group
      let actions = try PointAction.all(of: group, points: 5)
      instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
      let degree = try PointAction(instance.setting()).degree
      instance.vectors["f*"] = try source.draw(.vector(count: degree))
      instance.numbers["σ²"] = try source.draw(Gen<Rational>.ratio(denominator: 6)) * 2
      instance.numbers["c"] = try source.draw(Gen<Rational>.ratio(denominator: 6))
      return instance
    }
  }
}

/// A problem whose points are all seen once, with noise ±σ.
struct RiskCase {
  let points: PointProblem
  let problem: FiniteProblem
  let setting: RiskSetting
  let noise: Rational

  /// `nil` if there are too many points to go through all signs, or the measure is not uniform, or σ² is negative.
  init?(_ instance: Instance) throws {
    points = try PointProblem(instance)
    noise = try instance.number("σ²")
    guard points.action.degree <= 7, instance.vectors["μ"] == nil, noise.signum >= 0,
      let problem = try points.problem(noiseVariance: noise)
    else { return nil }
    self.problem = problem
    setting = try RiskSetting(problem, samples: points.action.degree)
  }

  /// The risk of a linear estimate.
  func risk(_ estimator: ([Rational]) -> [Rational]) -> Rational {
    points.riskByEnumeration(noiseVariance: noise, estimator)
  }

  /// The risk, on the complement of the invariants, of least squares on the functions of asymmetry at most a: the mean
  /// over all signs of noise ±1.
  ///
  /// - Complexity: O(2^points · points), with a square root each
  func complementRiskBySigns(squaredRadius radius: Rational) -> Enclosure {
    let rest = points.target.minus(points.action.average(points.target))
    let square = points.squaredNorm(rest)
    var sum = Enclosure(0)
    for mask in 0..<(1 << points.target.count) {
      let seen = points.target.indices.map { points.target[$0] + (mask >> $0 & 1 == 1 ? 1 : -1) }
      let complement = seen.minus(points.action.average(seen))
      let size = points.squaredNorm(complement)
      if size <= radius {
        sum = sum + Enclosure(points.squaredDistance(complement, rest))
      } else {
        // ‖(a/√s)w − v‖² = a² + ‖v‖² − 2√(a²/s)⟨w, v⟩
        let product = zip(points.measure, zip(complement, rest)).reduce(Rational.zero) { $0 + $1.0 * $1.1.0 * $1.1.1 }
        sum = sum + Enclosure(radius + square) + Enclosure.squareRoot(of: radius / size).scaled(by: -2 * product)
      }
    }
    return sum.scaled(by: Rational(1, 1 << points.target.count))
  }
}
