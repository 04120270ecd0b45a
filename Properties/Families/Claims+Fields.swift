import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// Rational against real weights, and the cyclotomic classes where they differ.
  static let fields: [Claim] = [
    rationalClasses, rationalWeightsAlways, galoisConjugates, cyclicQuadrature, primeQuadrature, dihedralQuadrature,
    productOfCosts,
  ]

  private static let rationalClasses = Claim(
    id: "fields.rational-weights-suffice-for-rational-characters",
    statement: """
      For a class with a rational character, rational weights are as good as real ones for exactness, in whatever basis the \
      representation is written.
      """,
    formula: "χ_F : G → ℚ ⇒ AC_ex(F) over ℚ = AC_ex(F) over ℝ, convex and affine",
    source: .ours("§7: a rational linear program has a rational vertex"),
    hypotheses: ["the character of F is rational"],
    reading: "Real weights are searched in ℚ(√5), where the matrices are.", testCases: 12,
    scope: .everyUnion(", each basis vector after the first multiplied by 2cos 2π/5", testOrder: 4, order: 6) {
      [try $0.inIrrationalBasis(steps: 1)]
    },
    generator: Gen<Instance> { source in
      let limit = try source.draw(Gen<Int>.int(in: 1...2))
      return try source.draw(Gen<Instance>.unionOnGroup(order: 6)).inIrrationalBasis(steps: limit)
    }
  ) { instance, operators in
    let functions = try instance.fieldFunctions()
    guard (0..<functions.group.order).allSatisfy({ functions.character(at: $0).rational != nil }) else {
      return .vacuous("the character of F is rational")
    }
    let real = ExactSystem(try operators.costs.fieldCoefficients(functions))
    let rational = ExactSystem(try operators.costs.rationalComponents(functions))
    return .all(
      [.require(rational.functions.count, .equal, real.functions.count, "dim M(F ⊕ 1) over ℚ = over ℝ")]
        + [WeightClass.convex, .affine].map {
          .require(
            rational.least($0).support.count, .equal, real.least($0).support.count,
            "AC_ex over ℚ = AC_ex over ℝ, \($0.rawValue)")
        })
  }

  private static let rationalWeightsAlways = Claim(
    id: "fields.rational-weights-always-suffice",
    statement: "Rational weights are as good as real ones for exactness, for every class.",
    formula: "AC_ex(F) over ℚ ≤ AC_ex(F) over ℝ",
    source: .ours(
      "§7, where it is refuted: C5 rotating the plane costs 3 with weights in ℚ(√5) and 5 with rational ones"),
    expected: .fails,
    scope: Scope(
      "C_n and D_n on linear functions of the plane (below order 5 every real representation is rational)",
      testOrder: 5, order: 8
    ) { order in
      var names = ["C\(order)"]
      if order % 2 == 0, order >= 6 { names.append("D\(order / 2)") }
      return try names.map { try Instance.plane($0, degree: 1) }
    },
    generator: Gen<Int>.int(in: 1...8).map { try Instance.plane("C\($0)", degree: 1) }
  ) { instance, operators in
    let functions = try instance.fieldFunctions()
    let real = ExactSystem(try operators.costs.fieldCoefficients(functions)).least(.convex)
    let rational = ExactSystem(try operators.costs.rationalComponents(functions)).least(.convex)
    return .require(
      rational.support.count, .atMost, real.support.count, "AC_ex with rational weights ≤ AC_ex with real weights")
  }

  private static let galoisConjugates = Claim(
    id: "fields.rational-weights-pay-for-conjugates",
    statement: """
      With rational weights a rotation costs what all its Galois conjugates cost together: a rational scheme that is exact on one is \
      exact on all.
      """,
    formula: "AC_ex(linear functions on the plane of C_n) over ℚ = AC_ex(all characters of order n)",
    source: .ours("§7"), testCases: 8,
    scope: Scope("C_n on linear functions of the plane", testOrder: 6, order: 9) { order in
      order < 3 ? [] : [try Instance.plane("C\(order)", degree: 1)]
    },
    generator: Gen<Int>.int(in: 3...7).map { try Instance.plane("C\($0)", degree: 1) }
  ) { instance, operators in
    let functions = try instance.fieldFunctions()
    let group = functions.group
    let conjugates = Instance(group: instance.group, functionClass: .characters(orders: [group.order]))
    let closure = ExactSystem(try operators.costs.coefficients(conjugates.setting().functions()))
    let rational = ExactSystem(try operators.costs.rationalComponents(functions))
    return .all(
      .require(
        rational.functions.count, .equal, closure.functions.count, "dimension of the rational components"),
      .require(
        rational.least(.convex).support.count, .equal, closure.least(.convex).support.count,
        "AC_ex over ℚ = AC_ex of the conjugates"))
  }

  private static let cyclicQuadrature = Claim(
    id: "fields.cyclic-quadrature",
    statement: """
      Exactness for C_n on polynomials of degree at most k < n on the plane is positive trigonometric quadrature on the n-th roots of \
      unity: at least k + 1 nodes, and k + 1 exactly if k + 1 divides n.
      """,
    formula: "AC_ex(C_n, degree ≤ k) ≥ k+1, with equality ⇔ (k+1) | n",
    source: .ours("§7"), hypotheses: ["k < n"], testCases: 10,
    scope: Scope("all k < n", testOrder: 6, order: 8) { order in
      try (0..<order).map { try Instance.plane("C\(order)", degree: $0) }
    },
    solver: .onPlane("AC_ex of C_n on polynomials of degree k < n of the plane", testOrder: 5, order: 12) {
      order, degree, cost in
      order % (degree + 1) == 0
        ? .require(cost, .equal, Quantity(degree + 1), "AC_ex = k + 1, (k+1) | n")
        : .require(cost, .greater, Quantity(degree + 1), "AC_ex > k + 1, (k+1) ∤ n")
    },
    generator: Gen<Instance> { source in
      let order = try source.draw(Gen<Int>.int(in: 1...6))
      return try .plane("C\(order)", degree: source.draw(Gen<Int>.int(in: 0...(order - 1))))
    }
  ) { instance, operators in
    let (functions, degree) = try instance.planePolynomials()
    let order = functions.group.order
    guard degree < order else { return .vacuous("k < n") }
    let cost = ExactSystem(try operators.costs.fieldCoefficients(functions)).least(.convex).support.count
    return order % (degree + 1) == 0
      ? .require(cost, .equal, degree + 1, "AC_ex = k + 1, (k+1) | n")
      : .require(cost, .greater, degree + 1, "AC_ex > k + 1, (k+1) ∤ n")
  }
}
