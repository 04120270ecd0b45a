import Averaging
import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  static let everyError = Claim(
    id: "rebuttal.logarithmic-for-every-error",
    statement:
      "Approximate symmetry costs at most max(1, 2⌈log₂|G|⌉) elements, whatever the error ε > 0 that is allowed.",
    formula: "ε > 0 ⇒ AC_wk(F, ε) ≤ max(1, 2⌈log₂|G|⌉)",
    source: .review(
      "Abstract: “approximate symmetry can be attained with only logarithmic complexity in the group size”"),
    hypotheses: ["ε > 0", "every irreducible representation occurs in F"],
    reading: """
      With ε as small as one likes; the paper has a factor 1/ε. The proved lower bound |G|/(1 + ε(|G|−1)) is compared, which is |G| for \
      small ε: no group of order below 7 has more than 2⌈log₂|G|⌉ elements.
      """,
    expected: .fails,
    scope: .everyGroup("all groups, ε = 1/|G| and 1/|G|²", testOrder: 7, order: 8) { group in
      let order = try Instance(group: group).setting().group.order
      return [order, order * order].map { denominator in
        var instance = Instance(group: group, functionClass: .regular)
        instance.numbers["ε"] = Rational(1, denominator)
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 16)), functionClass: .regular)
      instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio(denominator: 300))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let epsilon = try instance.number("ε")
    guard epsilon.signum > 0 else { return .vacuous("ε > 0") }
    let functions = try setting.functions()
    guard operators.exactness.costsWholeGroup(functions) else {
      return .vacuous("every irreducible representation occurs in F")
    }
    let bits = (setting.group.order - 1).bitWidth - (setting.group.order - 1).leadingZeroBitCount
    // The trivial group needs its one element.
    return .require(
      try operators.costs.lowerBound(functions, .weak(epsilon)), .atMost, max(2 * bits, 1),
      "the proved lower bound of AC_wk(F, ε) ≤ 2⌈log₂|G|⌉")
  }

  static let cyclicGroupOfOrderEight = Claim(
    id: "rebuttal.table-for-a-cyclic-group",
    statement: """
      The table for a small cyclic group (the referee asks for C₈): of all sets of rotations none is smaller than the one of the table \
      and as good.
      """,
    formula: "size(n, D, ε) = min{|S| : max over χ of order in D of |Σ_{s∈S} χ(s)|²/|S|² ≤ ε}",
    source: .review(
      "Referee report, minor comment 2: “a short table or example illustrating the complexity numbers for a concrete small group (e.g., cyclic group of order 8)”"
    ),
    reading: "Equal weights, weak error; F consists of the characters of some orders.", testCases: 10,
    scope: Scope("C_n, all sets of orders of characters, ε = 0, 1/4, 1/3, 1/2", testOrder: 6, order: 8) { order in
      if order == 1 { return [] }
      return try (1..<(1 << (order - 1))).map { mask in (2...order).filter { mask >> ($0 - 2) & 1 == 1 } }
        .filter { $0.allSatisfy { order % $0 == 0 } }
        .flatMap { orders in try Claim.tableErrors.map { try Instance.cyclic(order, orders, $0) } }
    },
    generator: Gen<Instance> { source in
      let order = try source.draw(Gen<Int>.int(in: 2...7))
      let divisors = (2...order).filter { order % $0 == 0 }
      let orders = try source.draw(Gen<[Int]>.subset(of: divisors))
      return try .cyclic(
        order, orders.isEmpty ? [order] : orders, source.draw(Gen<Rational>.element(of: Claim.tableErrors)))
    }
  ) { instance, operators in
    guard case .characters(let orders)? = instance.functionClass else {
      throw InstanceError("the claim speaks of characters of a cyclic group")
    }
    let setting = try instance.setting()
    let (order, epsilon) = (setting.group.order, try instance.number("ε"))
    let rows = operators.costs.cyclicTable(order, [epsilon])
    guard let row = rows.first(where: { $0.characterOrders == orders }) else {
      return .vacuous("the table has the orders")
    }
    // The elements as powers of the generator.
    let rotations = (0..<order).map { power in
      (0..<power).reduce(0) { element, _ in setting.group.product(element, setting.group.generatorIndices[0]) }
    }
    let errors = try setting.errors()
    func isGood(_ powers: [Int]) throws -> Judgement {
      let error = operators.averaging.weakError(try .uniform(on: powers.map { rotations[$0] }), errors)
      return .require(Quantity(error), .atMost, Quantity(epsilon), "the weak error of the set of the table ≤ ε")
    }
    var smaller = 0
    for mask in 0..<(1 << (order - 1)) where mask.nonzeroBitCount + 1 < row.size {
      let judgement = try isGood([0] + (1..<order).filter { mask >> ($0 - 1) & 1 == 1 })
      if judgement.undecided != nil { return judgement }
      if judgement.violation == nil { smaller += 1 }
    }
    return .all(
      .require(row.support.count, .equal, row.size, "the size of the table is that of its set"),
      try isGood(row.support),
      .require(smaller, .equal, 0, "the number of smaller sets with weak error ≤ ε"),
      .require(row.lowerBound, .atMost, row.size, "the lower bound of the table ≤ its size"))
  }

  private static var tableErrors: [Rational] { [0, Rational(1, 4), Rational(1, 3), Rational(1, 2)] }
}

extension Instance {
  /// C_n with its characters of some orders, and ε.
  static func cyclic(_ order: Int, _ orders: [Int], _ epsilon: Rational) throws -> Instance {
    var instance = Instance(group: try InstanceGroup("C\(order)"), functionClass: .characters(orders: orders))
    instance.numbers["ε"] = epsilon
    return instance
  }
}
