import Averaging
import Certificates
import ExactArithmetic
import PropertyTesting
import Representations
import Solving

extension Claim {
  static let twiceLogarithm = Claim(
    id: "separation.twice-the-logarithm-suffices-for-one-half",
    statement: "On all functions on a group, 2⌈log₂|G|⌉ elements suffice for weak error 1/2.",
    formula: "AC_wk(functions on G, 1/2) ≤ max(1, 2⌈log₂|G|⌉)",
    source: .ours("a sharper constant than ln(2D)/KL, which gives about 2.5 log₂(2D)"),
    reading: """
      Nobody has a proof. For C2^m it asks for binary codes of rate 1/2 with all weights in (1 ± √½)/2 of the length, which is beyond \
      the Gilbert–Varshamov bound: it may well fail for some large m.
      """,
    expected: .open, testCases: 12,
    scope: .everyGroup("all groups, the best scheme that two constructions find", testOrder: 9, order: 32) {
      [Instance(group: $0, functionClass: .regular)]
    },
    generator: Gen<InstanceGroup>.group(order: 16).map { Instance(group: $0, functionClass: .regular) }
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let bits = (setting.group.order - 1).bitWidth - (setting.group.order - 1).leadingZeroBitCount
    let claimed = max(1, 2 * bits)
    let half = Rational(1, 2)
    var upper = setting.group.order
    for construct in [operators.costs.derandomized, operators.costs.searched] where upper > claimed {
      let scheme = try construct(functions, half)
      // Only a scheme whose error is proved counts.
      if operators.averaging.weakError(scheme, try setting.errors()).upper <= half { upper = min(upper, scheme.size) }
    }
    let lower = upper > claimed ? try operators.costs.lowerBound(functions, .weak(half)) : 1
    return .require(
      Quantity(Enclosure(Rational(lower), Rational(upper))), .atMost, Quantity(claimed),
      "AC_wk(functions on G, 1/2) ≤ 2⌈log₂|G|⌉")
  }

  static let signsHalve = Claim(
    id: "separation.signs-save-at-most-half",
    statement: "Weights of any signs save at most half of the elements against convex ones.",
    formula: "AC_ex(F) with convex weights ≤ 2 · AC_ex(F) with affine weights",
    source: .ours("§5: on C2⁶ with the characters of weight 2 and 3 signs reach 8, convex weights at best 10"),
    reading:
      "Rational classes. In the searched scope signs save nothing; neither a proof nor a counterexample is known.",
    expected: .open, testCases: 12,
    scope: .everyUnion("", testOrder: 6, order: 8),
    solver: SolverAttack("AC_ex with convex and with affine weights", testOrder: 4, order: 12) { order in
      try InstanceGroup.all(order: order).flatMap { try Instance.unions(of: $0) }
    } judge: { instance, budget in
      let (convex, affine) = try instance.certified(.convex, .affine, budget)
      return SolverFinding(
        .require(
          convex.cost, .atMost, Quantity(affine.cost.enclosure.scaled(by: 2)), "AC_ex convex ≤ 2 · AC_ex affine"),
        certificates: [convex.certificate, affine.certificate])
    },
    generator: .unionOnGroup(order: 8)
  ) { instance, operators in
    let system = ExactSystem(try operators.costs.coefficients(instance.setting().functions()))
    return .require(
      system.least(.convex).support.count, .atMost, 2 * system.least(.affine).support.count,
      "AC_ex convex ≤ 2 · AC_ex affine")
  }

  static let weightsOverOrder = Claim(
    id: "separation.least-schemes-have-weights-over-the-order",
    statement: """
      On a rational class some convex exact scheme of least size has weights that are multiples of 1/|G|: it is the mean of |G| \
      elements with repetitions.
      """,
    formula: "min |supp ω| over exact convex ω is reached with |G|·ω(g) ∈ ℤ",
    source: .ours("observed in the tables of small groups"),
    reading:
      "A scheme of least size is determined by its support, so that all of them are looked at. Nobody has a proof.",
    expected: .open, testCases: 12,
    scope: .everyUnion("", testOrder: 6, order: 11),
    solver: SolverAttack("a certified scheme of least size has such weights", testOrder: 4, order: 12) { order in
      try InstanceGroup.all(order: order).flatMap { try Instance.unions(of: $0) }
    } judge: { instance, budget in
      let share = SolverBudget(seconds: budget.seconds / 4, memoryMiB: budget.memoryMiB)
      let result = try Certifier(budget: share, methods: .engine).certify(instance.question(.convex))
      let order = try Rational(instance.setting().group.order)
      let isOverOrder = result.scheme.entries.allSatisfy { $0.weight.rational.map { ($0 * order).isInteger } ?? false }
      // Another scheme of least size may have such weights where this one has not, so that nothing is refuted here.
      let found = Rational(isOverOrder && result.provedLower == result.upper ? 1 : 0)
      return SolverFinding(
        .require(
          Quantity(Enclosure(found, 1)), .atLeast, Quantity(1), "a least support with weights in ℤ/|G| is known"),
        certificates: [result.certificate])
    },
    generator: .unionOnGroup(order: 8)
  ) { instance, operators in
    let setting = try instance.setting()
    let system = ExactSystem(try operators.costs.coefficients(setting.functions()))
    let order = Rational(setting.group.order)
    let denominators = system.allLeast(.convex).map { scheme in
      scheme.weights.contains { !($0 * order).isInteger } ? 0 : 1
    }
    return .require(
      denominators.reduce(0, +), .atLeast, 1, "the number of least supports with weights in ℤ/|G|")
  }
}

extension Instance {
  /// What the checker accepts about the least sizes with two kinds of weights, each with a quarter of the budget, so that one hard
  /// instance does not use up the others' time.
  fileprivate func certified(
    _ first: WeightClass, _ second: WeightClass, _ budget: SolverBudget
  ) throws -> (first: CertifiedCost, second: CertifiedCost) {
    let certifier = Certifier(budget: SolverBudget(seconds: budget.seconds / 4, memoryMiB: budget.memoryMiB))
    func cost(_ weights: WeightClass) throws -> CertifiedCost {
      let result = try certifier.certify(question(weights))
      let bounds = Enclosure(Rational(result.provedLower), Rational(result.upper))
      return CertifiedCost(cost: Quantity(bounds), certificate: result.certificate)
    }
    return (try cost(first), try cost(second))
  }
}

/// What the checker accepts about a least size, with its certificate.
private struct CertifiedCost {
  let cost: Quantity
  let certificate: Certificate
}
