import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Schemes that constructions find, verified.
  static let samplingConstructions: [Claim] = [derandomized, verifiedSample]

  private static let derandomized = Claim(
    id: "sampling.derandomized-reaches-guarantee",
    statement:
      "The method of conditional expectations finds, without chance, a scheme of weak error at most ε with at most as many "
      + "elements as the sharpest tail bound allows, or the whole group.",
    formula: "size ≤ min(|G|, ⌈ln 2D / KL((1+√ε)/2 ‖ 1/2)⌉) and weak(ω) ≤ ε",
    source: ClaimSource("Wigderson & Xiao, Theory of Computing 4 (2008)", "pessimistic estimators"),
    hypotheses: ["0 < ε < 1"],
    testCases: 25,
    scope: constructionScope,
    generator: constructionParameters
  ) { instance, operators in
    let scheme = try operators.sampling.derandomized(
      try instance.setting().functions(), .weak(try instance.number("ε")))
    return try judge(scheme, instance, operators)
  }

  private static let verifiedSample = Claim(
    id: "sampling.verified-sample-reaches-guarantee",
    statement:
      "Samples of the size that fails with probability at most 1/100, drawn until one is verified, give weak error at most ε "
      + "and convex weights.",
    formula: "size ≤ max(1, ⌈ln(2·100·D) / KL⌉) and weak(ω) ≤ ε",
    source: .ours("§4"),
    hypotheses: ["0 < ε < 1"],
    testCases: 25,
    scope: constructionScope,
    generator: constructionParameters
  ) { instance, operators in
    let scheme = try operators.sampling.verifiedSample(
      try instance.setting().functions(), .weak(try instance.number("ε")), 7)
    return try judge(scheme, instance, operators, failure: Rational(1, 100))
  }

  /// The size against the tail bound by its formula, the error by the definition.
  private static func judge(
    _ scheme: AveragingScheme, _ instance: Instance, _ operators: Operators, failure: Rational = 1
  ) throws -> Judgement {
    let setting = try instance.setting()
    let epsilon = try instance.number("ε")
    guard epsilon.signum > 0, epsilon < 1 else { return .vacuous("0 < ε < 1") }
    let degree = try operators.sampling.totalDegree(try setting.functions(), try setting.characterTable())
    let standing = try setting.standing(of: scheme, at: epsilon)
    var parts = [
      Judgement.require(
        standing.rawValue, .atMost, Standing.equal.rawValue, "weak(ω) ≤ ε (0: below, 1: equal, 2: above)"),
      .require(scheme.size, .atMost, setting.group.order, "size ≤ |G|"),
    ]
    if degree > 0, scheme.size < setting.group.order {
      // size − 1 < ln(2D/δ)/KL.
      let dimension = Rational((Rational(degree) / failure).ceiling)
      parts.append(
        .refined { bits in
          let rate = TailRate(.kullbackLeibler).value(at: epsilon, bits: bits).scaled(by: Rational(scheme.size - 1))
          let logarithm = Enclosure.naturalLogarithm(of: dimension * 2, bits: bits)
          return .require(Quantity(rate), .less, Quantity(logarithm), "(size − 1)·KL < ln(2⌈D/δ⌉)")
        })
    }
    return .all(parts)
  }

  private static let constructionParameters: Gen<Instance> = Gen { source in
    var instance = try source.draw(Gen<Instance>.classOnGroup(order: 12, dimension: 16))
    let below = try source.draw(Gen<Int>.int(in: 2...24))
    instance.numbers["ε"] = Rational(try source.draw(Gen<Int>.int(in: 1...(below - 1))), below)
    return instance
  }

  private static let constructionScope = Scope.everyGroup(
    "all groups, all functions on the group, ε = 1/4, 1/2, 3/4", testOrder: 6, order: 16
  ) { group in
    [Rational(1, 4), Rational(1, 2), Rational(3, 4)].map { epsilon in
      var instance = Instance(group: group, functionClass: .regular)
      instance.numbers["ε"] = epsilon
      return instance
    }
  }
}
