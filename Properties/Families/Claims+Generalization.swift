import Averaging
import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Approximation against generalization: what symmetry costs and gains in learning.
  static let generalization: [Claim] =
    [
      approximationError, noPenalty, averagingRemovesAsymmetry, averagingNeverHarms, averagingNeverHarmsAnyMeasure,
      schemesNeverHarm, affineSchemesNeverHarm, schemeReachesLevel,
    ] + learningRisks + learningGroups + complexity + regression + estimation

  /// What data say of risks, asymmetries and complexities.
  private static let estimation =
    randomDesigns + gaussianInputs + simulations + kernels + intervals + streaming + nearStabilizers + lipschitz

  /// The setting is that of Petrache & Trivedi; the statements are those of `mathematics.md` and of `Generalization`.
  static let petrache = ClaimSource.ours("§10, after Petrache & Trivedi, NeurIPS 2023")
  static let elesedy = ClaimSource(
    "Elesedy & Zaidi, Provably strict generalisation benefit for equivariant models, ICML 2021", "Lemma 1 and Section 3"
  )

  private static let approximationError = Claim(
    id: "generalization.approximation-error",
    statement: """
      The functions of asymmetry at most a approximate the target with the squared error max(0, d − a)², d its own asymmetry; the best \
      of them keeps the average and shrinks the rest.
      """,
    formula: "min {‖f − f*‖² : ‖(I−P)f‖ ≤ a} = max(0, ‖(I−P)f*‖ − a)²",
    source: petrache, hypotheses: ["μ is invariant"],
    scope: .everyAction(
      "all actions on at most 4 points, targets and functions of the basis, a² = 0, 1/8, 1/3, 1", points: 4,
      testOrder: 3,
      order: 6
    ) { instance in
      try instance.withBasisTargets().flatMap { instance in
        [0, Rational(1, 8), Rational(1, 3), 1].map { instance.with(number: $0, as: "a²") }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.problem(order: 12))
      instance.numbers["a²"] = try source.draw(Gen<Int>.int(in: 0...3)) == 0 ? 0 : try source.draw(.ratio())
      return instance
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    let radius = try instance.number("a²")
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    guard radius.signum >= 0 else { return .vacuous("a² ≥ 0") }
    let best = try operators.generalization.bestApproximation(radius, problem)
    let distance = points.asymmetry(points.target)
    let isNear = distance <= radius
    // (d − a)² = d² + a² − 2√(d²a²)
    let stated = isNear ? Surd(0) : Surd(distance + radius, coefficient: -2, radicand: distance * radius)
    let average = points.action.average(points.target)
    let ratio = isNear ? 1 : radius / distance
    let values = zip(points.target, average).map { Surd($1, coefficient: $0 - $1, radicand: ratio) }
    // The other function, scaled until its asymmetry is at most a, does no better.
    let other = try instance.vector("f", count: points.action.degree)
    let size = points.asymmetry(other)
    let rival = size <= radius ? other : points.action.average(other)
    return .all(
      [
        .require(best.squaredError == stated ? 1 : 0, .equal, 1, "‖f_a − f*‖² = max(0, d − a)²"),
        .require(
          Quantity(best.squaredError.enclosure()), .atMost, Quantity(points.squaredDistance(rival, points.target)),
          "‖f_a − f*‖² ≤ ‖f − f*‖² for another f of the class"),
      ]
        + zip(best.function, values).map {
          .require($0 == $1 ? 1 : 0, .equal, 1, "f_a = Pf* + min(1, a/d)(I−P)f*")
        })
  }

  private static let noPenalty = Claim(
    id: "generalization.no-penalty-iff-model-asymmetry-reaches-data-asymmetry",
    statement:
      "A class of bounded asymmetry contains the target, and costs nothing, just if its bound is at least the asymmetry of the data.",
    formula: "min {‖f − f*‖² : ‖(I−P)f‖ ≤ a} = 0 ⇔ a ≥ ‖(I−P)f*‖",
    source: petrache, hypotheses: ["μ is invariant"],
    scope: .everyAction(
      "all actions on at most 5 points, targets of the basis, a² = d² and next to it", points: 5, testOrder: 4, order: 8
    ) { instance in
      try instance.withBasisTargets().flatMap { instance in
        let distance = try PointProblem(instance).dataAsymmetry
        return [distance, distance / 2, distance * 99 / 100, distance + 1].map { instance.with(number: $0, as: "a²") }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Gen<Instance>.problem(order: 12))
      let distance = try PointProblem(instance).dataAsymmetry
      let factor = try source.draw(Gen<Int>.int(in: 90...110, simplest: 100))
      return instance.with(number: distance * Rational(factor, 100), as: "a²")
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    let radius = try instance.number("a²")
    guard let problem = try points.problem(), radius.signum >= 0 else { return .vacuous("μ is invariant, a² ≥ 0") }
    let error = try operators.generalization.bestApproximation(radius, problem).squaredError
    return .require(
      error.signum == 0 ? 1 : 0, .equal, radius >= points.dataAsymmetry ? 1 : 0, "the error is 0 just if a² ≥ d²")
  }

  private static let averagingRemovesAsymmetry = Claim(
    id: "generalization.averaging-gains-the-asymmetry",
    statement: """
      For an invariant target and an invariant distribution of inputs, averaging a fitted function over the group reduces its squared \
      error by exactly its asymmetry: strictly, unless it is invariant already.
      """,
    formula: "‖f − f*‖² − ‖Pf − f*‖² = ‖(I−P)f‖²",
    source: elesedy, hypotheses: ["Pf* = f*", "μ is invariant"],
    scope: .everyAction(
      "all actions on at most 6 points, the target that numbers the orbits, functions of the basis", points: 6,
      testOrder: 5,
      order: 12
    ) { try $0.withInvariantTarget() },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.problem(order: 16, isInvariant: true))
      instance.vectors["μ"] = try source.draw(PointProblem(instance).invariantMeasures)
      return instance
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard points.action.fixes(points.target) else { return .vacuous("Pf* = f*") }
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    let f = try instance.vector("f", count: points.action.degree)
    let average = operators.generalization.average(f, problem)
    let gain = points.squaredDistance(f, points.target) - points.squaredDistance(average, points.target)
    return .all(
      .require(gain, .equal, points.asymmetry(f), "‖f − f*‖² − ‖Pf − f*‖² = ‖(I−P)f‖²"),
      .require(operators.generalization.asymmetry(f, problem), .equal, points.asymmetry(f), "the asymmetry of f"),
      points.action.requireInvariance("Pf is invariant") { average[$0] })
  }

  private static let averagingNeverHarms = Claim(
    id: "generalization.averaging-never-harms",
    statement:
      "Averaging a fitted function over the group never increases its error (said without a hypothesis on the target).",
    formula: "‖Pf − f*‖² ≤ ‖f − f*‖²",
    source: .ours("§10"), hypotheses: ["μ is invariant"],
    reading: "What is left of the lemma of Elesedy & Zaidi without its hypothesis on the target.", expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets and functions of the basis", points: 3, testOrder: 3, order: 6
    ) { try $0.withBasisTargets() },
    generator: .problem(order: 12)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    let f = try instance.vector("f", count: points.action.degree)
    return .require(
      points.squaredDistance(operators.generalization.average(f, problem), points.target), .atMost,
      points.squaredDistance(f, points.target), "‖Pf − f*‖² ≤ ‖f − f*‖²")
  }

  private static let averagingNeverHarmsAnyMeasure = Claim(
    id: "generalization.averaging-never-harms-under-any-distribution",
    statement: """
      For an invariant target, averaging a fitted function over the group never increases its error, whatever the distribution of the \
      inputs.
      """,
    formula: "Pf* = f* ⇒ ‖Pf − f*‖²_μ ≤ ‖f − f*‖²_μ",
    source: .ours("§10"), hypotheses: ["Pf* = f*"],
    reading: "What is left of the lemma of Elesedy & Zaidi without its hypothesis on the distribution.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, the target 0, functions of the basis, measures in sixths", points: 3,
      testOrder: 3,
      order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return try instance.withBasisTargets().flatMap { instance in
        measures(sixths: 6, points: degree).map { measure in
          var instance = instance
          instance.vectors["f*"] = [Rational](repeating: 0, count: degree)
          instance.vectors["μ"] = measure
          return instance
        }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.problem(order: 12, isInvariant: true))
      instance.vectors["μ"] = try source.draw(.measure(points: PointAction(instance.setting()).degree))
      return instance
    }
  ) { instance, _ in
    let points = try PointProblem(instance)
    guard points.action.fixes(points.target) else { return .vacuous("Pf* = f*") }
    guard points.isPositive else { return .vacuous("μ(x) > 0") }
    let f = try instance.vector("f", count: points.action.degree)
    return .require(
      points.squaredDistance(points.action.average(f), points.target), .atMost,
      points.squaredDistance(f, points.target),
      "‖Pf − f*‖² ≤ ‖f − f*‖²")
  }

  /// Positive weights on some points that are sixths and sum to 1.
  private static func measures(sixths total: Int, points: Int) -> [[Rational]] {
    if points == 1 { return total > 0 ? [[Rational(total, 6)]] : [] }
    return (1...max(total, 1)).filter { $0 < total }.flatMap { first in
      measures(sixths: total - first, points: points - 1).map { [Rational(first, 6)] + $0 }
    }
  }

  private static let schemesNeverHarm = Claim(
    id: "generalization.convex-schemes-never-harm-invariant-targets",
    statement: """
      For an invariant target, averaging with any convex weights does not increase the error, and an averaging scheme of weak error ε \
      leaves at most the part ε of what exact averaging would remove.
      """,
    formula: "‖E_ω f − f*‖² ≤ ‖Pf − f*‖² + ε‖(I−P)f‖², ε ≤ 1 the weak error of ω ≥ 0",
    source: .ours("§1, §10"), hypotheses: ["Pf* = f*", "μ is uniform", "ω ≥ 0"],
    scope: .everyAction(
      "all actions on at most 4 points, the target that numbers the orbits, functions of the basis, e and another element",
      points: 4, testOrder: 4, order: 8
    ) { try $0.withInvariantTarget().flatMap { try $0.withHalves(of: "ω") } },
    generator: schemeProblem(.convex)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard points.action.fixes(points.target) else { return .vacuous("Pf* = f*") }
    guard let problem = try points.problem(), instance.vectors["μ"] == nil else { return .vacuous("μ is uniform") }
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    let f = try instance.vector("f", count: points.action.degree)
    let error = points.squaredDistance(
      operators.generalization.schemeAverage(f, scheme, problem), points.target)
    var functions = instance
    functions.functionClass = .functions
    let weak = operators.averaging.weakError(scheme, try functions.setting().errors())
    let bound = points.squaredDistance(points.action.average(f), points.target)
    return .all(
      .require(error, .atMost, points.squaredDistance(f, points.target), "‖E_ω f − f*‖² ≤ ‖f − f*‖²"),
      .require(
        Quantity(error), .atMost,
        Quantity(Enclosure(bound + weak.upper * points.asymmetry(f))),
        "‖E_ω f − f*‖² ≤ ‖Pf − f*‖² + ε‖(I−P)f‖²"))
  }

  private static let affineSchemesNeverHarm = Claim(
    id: "generalization.affine-schemes-never-harm-invariant-targets",
    statement: "For an invariant target, averaging with weights of any signs does not increase the error.",
    formula: "Pf* = f* ⇒ ‖E_ω f − f*‖² ≤ ‖f − f*‖²",
    source: .ours("§1, §10"), hypotheses: ["Pf* = f*", "μ is uniform"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, the target that numbers the orbits, functions of the basis, 2 at e and −1 at another element",
      points: 3, testOrder: 3, order: 6
    ) { try $0.withInvariantTarget().flatMap { try $0.withHalves(of: "ω", weights: [2, -1], .affine) } },
    generator: schemeProblem(.affine)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard points.action.fixes(points.target) else { return .vacuous("Pf* = f*") }
    guard let problem = try points.problem(), instance.vectors["μ"] == nil else { return .vacuous("μ is uniform") }
    let f = try instance.vector("f", count: points.action.degree)
    let error = points.squaredDistance(
      operators.generalization.schemeAverage(f, try instance.scheme("ω"), problem), points.target)
    return .require(error, .atMost, points.squaredDistance(f, points.target), "‖E_ω f − f*‖² ≤ ‖f − f*‖²")
  }

  private static let schemeReachesLevel = Claim(
    id: "generalization.scheme-reaches-level",
    statement: """
      A scheme of weak error at most a²/D² takes every function of squared asymmetry D² to one of at most a²: levels of symmetry are \
      reached by approximate averaging.
      """,
    formula: "weak error of ω ≤ a²/D², ‖(I−P)f‖² = D² ⇒ ‖(I−P)E_ω f‖² ≤ a²",
    source: .ours("§10: joining §4"), hypotheses: ["weak error of ω ≤ a²/D²"],
    scope: .everyAction(
      "all actions on at most 4 points, functions of the basis, equal weights on e and another element, a² the least allowed",
      points: 4, testOrder: 4, order: 8
    ) { try $0.withInvariantTarget().flatMap { try $0.withHalves(of: "ω") } },
    generator: schemeProblem(nil)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard let problem = try points.problem(), instance.vectors["μ"] == nil else { return .vacuous("μ is uniform") }
    let scheme = try instance.scheme("ω")
    let f = try instance.vector("f", count: points.action.degree)
    var functions = instance
    functions.functionClass = .functions
    let weak = operators.averaging.weakError(scheme, try functions.setting().errors())
    let size = points.asymmetry(f)
    // The least level for which the hypothesis holds.
    let level = weak.upper * size
    let needed = operators.generalization.neededWeakError(size, level)
    let average = operators.generalization.schemeAverage(f, scheme, problem)
    return .all(
      .require(needed, .equal, size.isZero ? 1 : min(1, weak.upper), "the weak error that is needed is min(1, a²/D²)"),
      .require(points.asymmetry(average), .atMost, level, "‖(I−P)E_ω f‖² ≤ a²"))
  }

  private static func schemeProblem(_ weights: WeightClass?) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.problem(order: 10, isInvariant: true))
      let group = try instance.setting().group
      let scheme = weights.map { Gen<AveragingScheme>.scheme(in: group, $0) } ?? .scheme(in: group)
      instance.assign(try source.draw(scheme), as: "ω", in: group)
      return instance
    }
  }
}

extension Instance {
  /// The instance with another number.
  func with(number: Rational, as name: String) -> Instance {
    var instance = self
    instance.numbers[name] = number
    return instance
  }

  /// The instance with each scheme on the identity and another element.
  func withHalves(
    of name: String, weights: [Rational] = [Rational(1, 2), Rational(1, 2)], _ kind: WeightClass = .uniform
  ) throws -> [Instance] {
    let group = try setting().group
    return try (1..<max(group.order, 1)).map { element in
      var instance = self
      let scheme = try AveragingScheme([(0, weights[0]), (element, weights[1])], weightClass: kind)
      instance.assign(scheme, as: name, in: group)
      return instance
    }
  }
}
