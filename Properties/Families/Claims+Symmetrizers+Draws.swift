import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Partial symmetry by a distribution on the group: its exact mean, and draws from it.
  static let draws: [Claim] = [partialGuarantee, sampledError, sampledErrorVanishes, drawsAreSchemes, drawsAgree]

  private static let partialGuarantee = Claim(
    id: "symmetrizers.partial-averaging-guarantee",
    statement: """
      What averaging over a distribution says of itself is true: as many queries as elements of positive weight; exact for every function \
      just if ω is uniform on G; exact on a class just if E_ω is the projection there; else at most the error stated on each function.
      """,
    formula: "E_ω = P on functions on G ⇔ ω = 1/|G|; ‖(I−P)E_ω f‖² ≤ ε‖(I−P)f‖²",
    source: romero, hypotheses: ["ω ≥ 0"], testCases: 40,
    scope: .everyAction(
      "all actions on at most 3 points, the first functions of the basis, equal weights on e and another element, and on G",
      points: 3, testOrder: 3, order: 6
    ) { instance in
      let group = try instance.setting().group
      let supports = [[0], Array(0..<group.order)] + (1..<max(group.order, 1)).map { [0, $0] }
      return try instance.withBasisFunctions().prefix(1).flatMap { instance in
        instance.with("ω", each: try supports.map { try AveragingScheme.uniform(on: $0) }, in: group)
      }
    },
    generator: distributionInstance(order: 8)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    var functions = instance
    functions.functionClass = .functions
    let plain = try operators.augmentations.partialProfile(scheme, action.group, nil)
    let stated = try operators.augmentations.partialProfile(scheme, action.group, functions.setting().functions())
    let isUniform = scheme.size == action.group.order && Set(scheme.entries.map(\.weight)).count == 1
    return .all(
      .require(stated.queries, .equal, scheme.size, "queries"),
      .require(
        plain.guarantee.kind == .exact ? 1 : 0, .equal, isUniform ? 1 : 0, "exact for every function ⇔ ω = 1/|G|"),
      .require(
        stated.guarantee.kind == .exact ? 1 : 0, .equal, action.isProjection(scheme) ? 1 : 0,
        "exact on functions on the points ⇔ E_ω = P"),
      .require(
        action.remaining(of: f, by: scheme), .atMost,
        (stated.guarantee.error ?? -1) * action.remaining(of: f, by: nil),
        "‖(I−P)E_ω f‖² ≤ ε‖(I−P)f‖² for the ε stated"))
  }

  private static let sampledError = Claim(
    id: "symmetrizers.sampled-averaging-error",
    statement: """
      The mean over n independent draws from a distribution leaves, in the mean, the error of the distribution and 1/n of what the \
      distribution removes.
      """,
    formula: "E‖E_S f − Pf‖² = ‖E_ω f₀‖² + (‖f₀‖² − ‖E_ω f₀‖²)/n, f₀ = f − Pf",
    source: ClaimSource(romero.document, "section 3: draws from the distribution"),
    hypotheses: ["ω ≥ 0", "at most 256 lists of n draws"],
    scope: .everyAction(
      "all actions on at most 3 points, functions of the basis, equal weights on e and another element, n = 1, 2",
      points: 3,
      testOrder: 3, order: 6
    ) { try $0.withSampledPairs() },
    generator: sampledInstance
  ) { instance, operators in
    guard let sampled = try instance.sampled() else { return .vacuous("ω ≥ 0, at most 256 lists of n draws") }
    guard sampled.asymmetry.signum > 0 else { return .vacuous("f is not invariant") }
    let error = sampled.left / sampled.asymmetry
    let stated = try operators.augmentations.sampledError(sampled.scheme, sampled.count, error) ?? -1
    return .require(
      sampled.expectation, .equal, stated * sampled.asymmetry, "the mean of ‖E_S f − Pf‖² over all draws S")
  }

  private static let sampledErrorVanishes = Claim(
    id: "symmetrizers.sampled-averaging-error-is-one-over-draws",
    statement: """
      The mean over n independent draws leaves at most the part 1/n of the asymmetry, whatever distribution is drawn from, as it does for \
      the uniform one.
      """,
    formula: "E‖E_S f − Pf‖² ≤ ‖f₀‖²/n",
    source: romero, hypotheses: ["ω ≥ 0", "at most 256 lists of n draws"],
    reading: "Draws approach E_ω, not P: what a partial symmetry leaves stays, however many are drawn.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, functions of the basis, equal weights on e and another element, n = 1, 2",
      points: 3,
      testOrder: 3, order: 6
    ) { try $0.withSampledPairs() },
    generator: sampledInstance
  ) { instance, _ in
    guard let sampled = try instance.sampled() else { return .vacuous("ω ≥ 0, at most 256 lists of n draws") }
    return .require(
      sampled.expectation, .atMost, sampled.asymmetry / Rational(sampled.count),
      "the mean of ‖E_S f − Pf‖² over all draws S ≤ ‖f − Pf‖²/n")
  }

  /// What the paper that test-time augmentation is often credited to does: it draws nothing.
  private static let fixedCrops = "fixed crops and reflections in Krizhevsky, Sutskever & Hinton, NeurIPS 2012"

  private static let drawsAreSchemes = Claim(
    id: "symmetrizers.draws-are-schemes",
    statement: """
      Each evaluation by random draws asks at most n queries, at elements of positive weight, with weights that are multiples of 1/n and \
      sum to 1: invariant functions stay as they are, and the seed alone decides.
      """,
    formula: "n·ω_S(g) ∈ {1, …, n}, Σ ω_S = 1, supp ω_S ⊆ supp ω",
    source: .ours("test-time augmentation by random draws, of all of G and after \(romero.document); \(fixedCrops)"),
    hypotheses: ["ω ≥ 0", "1 ≤ n ≤ 12"],
    generator: Gen<Instance> { source in
      try source.draw(distributionInstance(order: 12))
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 1...8))), as: "n")
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 0...999))), as: "seed")
    }
  ) { instance, operators in
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    let (count, seed) = (try instance.integer("n", in: 1...12), try instance.seed("seed"))
    let uniform = try operators.augmentations.uniformDraw(group, count, seed)
    let again = try operators.augmentations.uniformDraw(group, count, seed)
    let sampled = try operators.augmentations.sampledDraw(scheme, count, seed)
    func judge(_ draw: (queries: [WeightedQuery<Int>], promised: Int), _ support: Set<Int>, _ name: String)
      -> [Judgement]
    {
      [
        .require(draw.queries.count, .atMost, min(count, support.count), "\(name): queries"),
        .require(draw.queries.count, .atMost, draw.promised, "\(name): queries, as the profile says"),
        .require(draw.queries.reduce(.zero) { $0 + $1.weight }, .equal, 1, "\(name): Σ ω_S = 1"),
        .require(
          draw.queries.count { !support.contains($0.element) || !($0.weight * Rational(count)).isPositiveInteger },
          .equal, 0,
          "\(name): elements that cannot be drawn, or weights that are no multiples of 1/n"),
        .require(Set(draw.queries.map(\.element)).count, .equal, draw.queries.count, "\(name): different elements"),
      ]
    }
    return .all(
      judge(uniform, Set(0..<group.order), "uniform draws") + judge(sampled, Set(scheme.support), "draws from ω")
        + [.require(again.queries == uniform.queries ? 1 : 0, .equal, 1, "the same seed draws the same")])
  }

  private static let drawsAgree = Claim(
    id: "symmetrizers.random-draws-agree",
    statement: """
      Test-time augmentation makes a function: two evaluations at one point agree (so that a continuous function stays continuous).
      """,
    formula: "f̃(x) with one draw = f̃(x) with another draw",
    source: .ours("test-time augmentation by random draws; \(fixedCrops)"),
    hypotheses: ["1 ≤ n ≤ 12"],
    reading: "With one draw kept for all points it does, and is an averaging scheme.", expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, functions of the basis, n = 1, seeds 0 and 1 … 3", points: 3, testOrder: 2,
      order: 4
    ) { instance in
      try instance.withBasisFunctions().flatMap { instance in
        (1...3).map { seed in
          instance.with(number: 1, as: "n").with(number: 0, as: "seed1").with(number: Rational(seed), as: "seed2")
        }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.frame(order: 8, isEquivariant: true))
      instance.elements = [:]
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...4))), as: "n")
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 0...99))), as: "seed1")
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 0...99))), as: "seed2")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let count = try instance.integer("n", in: 1...12)
    func value(_ seed: String, at point: Int) throws -> Rational {
      try operators.augmentations.uniformDraw(action.group, count, instance.seed(seed)).queries.reduce(.zero) {
        $0 + $1.weight * action.value(of: f, moved: $1.element, at: point)
      }
    }
    return .all(
      try (0..<action.degree).map {
        .require(
          try value("seed1", at: $0), .equal, try value("seed2", at: $0),
          "f̃(\($0 + 1)) by one draw = f̃(\($0 + 1)) by the other")
      })
  }

  /// A function f on points, and a distribution ω on the group.
  private static func distributionInstance(order: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.frame(order: order, isEquivariant: true))
      instance.elements = [:]
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, .convex)), as: "ω", in: group)
      return instance
    }
  }

  private static let sampledInstance = Gen<Instance> { source in
    let instance = try source.draw(distributionInstance(order: 6))
    return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...3))), as: "n")
  }
}

extension Instance {
  /// The function f, the distribution ω and n draws: what they leave, by all lists of draws; `nil` for negative weights or more than 256
  /// lists.
  fileprivate func sampled() throws -> (
    scheme: AveragingScheme, count: Int, asymmetry: Rational, left: Rational, expectation: Rational
  )? {
    let action = try PointAction(setting())
    let f = try vector("f", count: action.degree)
    let (scheme, count) = (try scheme("ω"), try integer("n", in: 1...8))
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }),
      let lists = Claim.tuples(count, below: scheme.size), lists.count <= 256
    else { return nil }
    let asymmetric = f.minus(action.average(f))
    let moved = scheme.support.map { action.moved(asymmetric, by: $0) }
    let expectation = lists.reduce(Rational.zero) { sum, list in
      let probability = list.reduce(Rational.one) { $0 * scheme.entries[$1].weight }
      let mean = (0..<action.degree).map { point in
        list.reduce(.zero) { $0 + moved[$1][point] } / Rational(count)
      }
      return sum + probability * mean.squares
    }
    return (scheme, count, asymmetric.squares, action.average(asymmetric, by: scheme).squares, expectation)
  }

  /// The seed of a name, a whole number that is not negative.
  fileprivate func seed(_ name: String) throws -> UInt64 { UInt64(try integer(name, in: 0...Int.max)) }

  /// The instance with functions of the basis, equal weights ω on the identity and another element, and 1 or 2 draws.
  fileprivate func withSampledPairs() throws -> [Instance] {
    let group = try setting().group
    let schemes = [[0]] + (1..<max(group.order, 1)).map { [0, $0] }
    return try withBasisFunctions().flatMap { instance in
      try instance.with("ω", each: schemes.map { try AveragingScheme.uniform(on: $0) }, in: group).flatMap { instance in
        [1, 2].map { instance.with(number: $0, as: "n") }
      }
    }
  }
}

extension Rational {
  fileprivate var isPositiveInteger: Bool { (asInt ?? 0) > 0 }
}

extension [Rational] {
  /// Σ xᵢ².
  fileprivate var squares: Rational { reduce(.zero) { $0 + $1 * $1 } }
}
