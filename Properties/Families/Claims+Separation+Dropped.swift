import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  static let withoutFaithfulness = Claim(
    id: "separation.without-faithfulness", requires: [.polynomials, .nonFaithful],
    statement:
      "Exact symmetry on polynomials of large degree costs the whole group, also where the action is not faithful.",
    formula: "F = polynomials of degree ≤ |G| − 1 on ℝ^X, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .paper("Theorem 13 without “faithful”"), hypotheses: ["ω is exact"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, an exact scheme of least size", points: 3, testOrder: 2, order: 4
    ) { instance in
      var instance = instance
      instance.functionClass = .polynomials(degree: try instance.setting().group.order - 1)
      return [try instance.withLeastScheme()]
    },
    generator: Gen<Instance> { source in
      // The group acts through nothing at all.
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 4)))
      let points = try source.draw(Gen<Int>.int(in: 1...2))
      instance.action = .permutation(
        degree: points, images: instance.group.generators.map { _ in Permutation(identity: points) })
      instance.functionClass = .polynomials(degree: try instance.setting().group.order - 1)
      return try instance.withLeastScheme()
    }
  ) { instance, operators in
    try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  static let withoutAllIrreducibles = Claim(
    id: "separation.without-all-irreducibles",
    statement:
      "On a faithful class exact symmetry costs the whole group, also where an irreducible representation is missing.",
    formula: "ρ faithful on F, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .paper("Theorem 13 without the power of F"), hypotheses: ["ρ is faithful", "ω is exact"], expected: .fails,
    scope: .everyUnion(", an exact scheme of least size", testOrder: 4, order: 6) {
      guard try $0.isFaithful else { return [] }
      return [try $0.withLeastScheme()]
    },
    generator: Gen<Instance>.unionOnGroup(order: 8).map { try $0.withLeastScheme() }
  ) { instance, operators in
    guard try instance.isFaithful else { return .vacuous("ρ is faithful") }
    return try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  static let belowLogarithm = Claim(
    id: "separation.faithful-costs-at-least-logarithm",
    statement: "On a faithful class exact symmetry costs at least log₂|G| elements.",
    formula: "ρ faithful on F, E_ω = P ⇒ 2^|supp ω| ≥ |G|",
    source: .review("What would settle it: “exact symmetry can be achieved with logarithmic complexity”"),
    hypotheses: ["ρ is faithful", "ω is exact"],
    reading:
      "Rational classes. On the characters of order 2m of C_{2m} the two elements 0 and m are exact, however large m is.",
    expected: .fails,
    scope: .everyUnion(", an exact scheme of least size", testOrder: 6, order: 8) {
      guard try $0.isFaithful else { return [] }
      return [try $0.withLeastScheme()]
    },
    generator: Gen<Instance>.unionOnGroup(order: 8).map { try $0.withLeastScheme() }
  ) { instance, operators in
    guard try instance.isFaithful else { return .vacuous("ρ is faithful") }
    let scheme = try instance.scheme("ω")
    let setting = try instance.setting()
    guard operators.averaging.isExact(scheme, try setting.functions()) else { return .vacuous("ω is exact on F") }
    return .require(1 << min(scheme.size, 40), .atLeast, setting.group.order, "2^|supp ω| ≥ |G| for an exact ω")
  }

  static let withoutFreeWeights = Claim(
    id: "separation.equal-weights-cost-no-more",
    statement: "Equal weights are as good as convex ones for exactness on rational classes.",
    formula: "AC_ex(F) with equal weights ≤ AC_ex(F) with convex weights",
    source: .ours("§1, the weight classes; C6 on the characters of orders 2 and 3 costs 4, with equal weights 6"),
    hypotheses: ["ω is exact"],
    reading: "ω is any exact convex scheme; equal weights are looked for on as few elements.",
    expected: .fails, testCases: 20,
    scope: .everyUnion(", an exact scheme of least size", testOrder: 6, order: 8) { [try $0.withLeastScheme()] },
    generator: Gen<Instance>.unionOnGroup(order: 6).map { try $0.withLeastScheme() }
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    guard operators.averaging.isExact(scheme, functions) else { return .vacuous("ω is exact on F") }
    let equal = ExactSystem(try operators.costs.coefficients(functions)).least(.uniform)
    return .require(equal.support.count, .atMost, scheme.size, "AC_ex with equal weights ≤ |supp ω|")
  }
}

extension Instance {
  /// Whether only the identity acts trivially on the class.
  var isFaithful: Bool {
    get throws {
      let functions = try setting().functions()
      return (1..<functions.group.order).allSatisfy { functions.character(at: $0) != functions.dimension }
    }
  }
}
