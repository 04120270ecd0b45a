import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// How far the statements on random schemes can be pushed.
  static let samplingOverclaims: [Claim] = [oversharpSize, tailWithoutFactor, logarithmicAtInverseOrder, replacement]

  private static let oversharpSize = Claim(
    id: "sampling.size-without-factor",
    statement: "⌈ln(2D)/ε⌉ elements always suffice for weak(ε) (the constant 2 of the sharper tail bound left out).",
    formula: "AC_wk(F, ε) ≤ ⌈ln(2D)/ε⌉",
    source: .ours("§4, the question whether the constant 2 is needed"),
    hypotheses: ["0 < ε < 1", "F ⊇ all irreducible representations, D ≥ 1"],
    expected: .fails,
    scope: .everyGroup("all groups, all functions on the group, ε = 1/4, 1/2, 3/4", testOrder: 4, order: 8) { group in
      [Rational(1, 4), Rational(1, 2), Rational(3, 4)].map { epsilon in
        var instance = Instance(group: group, functionClass: .regular)
        instance.numbers["ε"] = epsilon
        return instance
      }
    },
    generator: Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 16)), functionClass: .regular)
      instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio(denominator: 12))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let epsilon = try instance.number("ε")
    let degree = try operators.sampling.totalDegree(try setting.functions(), try setting.characterTable())
    guard degree >= 1, epsilon.signum > 0, epsilon < 1 else { return .vacuous("0 < ε < 1, D ≥ 1") }
    let logarithm = Enclosure.naturalLogarithm(of: Rational(2 * degree), bits: 12).scaled(by: 1 / epsilon)
    guard logarithm.lower.ceiling == logarithm.upper.ceiling else { return .vacuous("the ceiling is decided") }
    let order = Rational(setting.group.order)
    return .require(
      Rational(logarithm.upper.ceiling), .atLeast, order / (1 + epsilon * (order - 1)),
      "⌈ln(2D)/ε⌉ ≥ |G|/(1 + ε(|G|−1)), which AC_wk(F, ε) is at least (Plancherel)")
  }

  private static let tailWithoutFactor = Claim(
    id: "sampling.tail-without-factor",
    statement: "The factor 2 of the tail bound can be left out.",
    formula: "P(weak(ω) ≥ ε) ≤ D·exp(−n·KL((1+√ε)/2 ‖ 1/2))",
    source: .ours("§4, the question whether the factor 2 is needed"),
    hypotheses: ["0 < ε ≤ 1", "D ≥ 1"],
    expected: .fails,
    scope: tailScope(replacement: true),
    generator: samples(replacement: true)
  ) { instance, operators in
    try TailJudge(instance, operators).judge(.kullbackLeibler, replacement: true, factor: 1)
  }

  private static let logarithmicAtInverseOrder = Claim(
    id: "sampling.logarithmic-at-inverse-order", requires: [.regular],
    statement:
      "Plancherel's bound leaves room for logarithmic cost when the error is as small as 1/|G|: it is at most "
      + "⌈(8/3) ln(2D)⌉ at ε = 1/|G|, the size of Theorem 15 without its 1/ε.",
    formula: "|G|²/(2|G|−1) ≤ ⌈(8/3) ln(2D)⌉, where AC_wk(F, 1/|G|) ≥ |G|²/(2|G|−1)",
    source: .paper("Remark 16, read without the dependence on ε"),
    hypotheses: ["F ⊇ all irreducible representations, D ≥ 1"],
    reading:
      "“logarithmic” with the constant of Theorem 15; with any constant it fails for large groups, since AC_wk ≥ |G|/2",
    expected: .fails,
    scope: .everyGroup("all groups, all functions on the group", testOrder: 16, order: 31) { group in
      [Instance(group: group, functionClass: .regular)]
    },
    generator: Gen<InstanceGroup>.group(order: 31).map { Instance(group: $0, functionClass: .regular) }
  ) { instance, operators in
    let setting = try instance.setting()
    let order = setting.group.order
    let degree = try operators.sampling.totalDegree(try setting.functions(), try setting.characterTable())
    if degree == 0 { return .vacuous("D ≥ 1") }
    let logarithm = Enclosure.naturalLogarithm(of: Rational(2 * degree), bits: 12).scaled(by: Rational(8, 3))
    guard logarithm.lower.ceiling == logarithm.upper.ceiling else { return .vacuous("the ceiling is decided") }
    return .require(
      Rational(logarithm.upper.ceiling), .atLeast, Rational(order * order, 2 * order - 1),
      "⌈(8/3) ln(2D)⌉ ≥ |G|²/(2|G|−1), which AC_wk(F, 1/|G|) is at least (Plancherel)")
  }

  private static let replacement = Claim(
    id: "sampling.replacement-never-helps",
    statement: "n different elements miss weak(ε) no more often than n i.i.d. ones, at every ε.",
    formula: "P(weak(uniform on a random n-subset) > ε) ≤ P(weak(mean of n i.i.d. elements) > ε)",
    source: .ours("§4; the tail bounds are the same, the exact probabilities are compared"),
    hypotheses: ["n ≤ |G|"],
    expected: .open,
    testCases: 40,
    scope: tailScope(replacement: false),
    generator: samples(replacement: false, order: 5)
  ) { instance, operators in
    let setting = try instance.setting()
    let (draws, epsilon) = (try instance.integer("n", in: 1...40), try instance.number("ε"))
    guard draws >= 1, draws <= setting.group.order else { return .vacuous("1 ≤ n ≤ |G|") }
    func missed(_ replacement: Bool) throws -> Rational {
      try Sampling.failureProbability(
        draws, setting, epsilon: epsilon, replacement: replacement, isStrict: true, operators)
    }
    return .require(
      try missed(false), .atMost, try missed(true), "P(weak > ε) without replacement ≤ with replacement")
  }
}
