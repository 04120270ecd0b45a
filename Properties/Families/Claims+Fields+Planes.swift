import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  static let primeQuadrature = Claim(
    id: "fields.prime-quadrature",
    statement: """
      For prime n, C_n on polynomials of degree at most k of the plane costs min(n, 2k+1), with weights of any signs too; with \
      rational weights and k ≥ 1 it costs n.
      """,
    formula: "n prime ⇒ AC_ex(C_n, degree ≤ k) = min(n, 2k+1); over ℚ it is n",
    source: .ours("§7; every minor of a Fourier matrix of prime order is nonzero (Chebotarëv)"),
    hypotheses: ["n is prime"], testCases: 8,
    scope: Scope("n prime, all k with 2k+1 ≤ n + 2", testOrder: 5, order: 7) { order in
      guard Divisibility.primeDivisors(order) == [order] else { return [] }
      return try (1...(order / 2 + 1)).map { try Instance.plane("C\(order)", degree: $0) }
    },
    solver: .onPlane("AC_ex of C_n, n prime, on polynomials of the plane", testOrder: 5, order: 11) {
      order, degree, cost in
      guard Divisibility.primeDivisors(order) == [order], degree >= 1 else { return .vacuous("n is prime") }
      return .require(cost, .equal, Quantity(min(order, 2 * degree + 1)), "AC_ex = min(n, 2k+1)")
    },
    generator: Gen<Instance> { source in
      let order = try source.draw(Gen<Int>.element(of: [2, 3, 5]))
      return try .plane("C\(order)", degree: source.draw(Gen<Int>.int(in: 1...3)))
    }
  ) { instance, operators in
    let (functions, degree) = try instance.planePolynomials()
    let order = functions.group.order
    guard Divisibility.primeDivisors(order) == [order], degree >= 1 else { return .vacuous("n is prime") }
    let real = ExactSystem(try operators.costs.fieldCoefficients(functions))
    let rational = ExactSystem(try operators.costs.rationalComponents(functions))
    let cost = min(order, 2 * degree + 1)
    return .all(
      .require(real.least(.convex).support.count, .equal, cost, "AC_ex = min(n, 2k+1), convex"),
      .require(real.least(.affine).support.count, .equal, cost, "AC_ex = min(n, 2k+1), affine"),
      .require(rational.least(.convex).support.count, .equal, order, "AC_ex over ℚ = n"))
  }

  static let dihedralQuadrature = Claim(
    id: "fields.dihedral-costs-as-cyclic",
    statement: """
      With reflections the plane costs no more and no less: D_n costs what C_n costs on polynomials of degree at most k < n.
      """,
    formula: "k < n ⇒ AC_ex(D_n, degree ≤ k) = AC_ex(C_n, degree ≤ k)",
    source: .ours("§7: the rotations and the reflections of an exact scheme are exact apart, each over its weight"),
    hypotheses: ["n ≥ 3", "k < n"], testCases: 8,
    scope: Scope("D_n, n ≥ 3, all k < n", testOrder: 6, order: 8) { order in
      guard order % 2 == 0, order >= 6 else { return [] }
      return try (0..<(order / 2)).map { try Instance.plane("D\(order / 2)", degree: $0) }
    },
    generator: Gen<Instance> { source in
      let order = try source.draw(Gen<Int>.int(in: 3...4))
      return try .plane("D\(order)", degree: source.draw(Gen<Int>.int(in: 0...(order - 1))))
    }
  ) { instance, operators in
    let (functions, degree) = try instance.planePolynomials()
    let order = functions.group.order / 2
    guard degree < order else { return .vacuous("k < n") }
    let rotations = try Instance.plane("C\(order)", degree: degree).fieldFunctions()
    let dihedral = ExactSystem(try operators.costs.fieldCoefficients(functions)).least(.convex)
    let cyclic = ExactSystem(try operators.costs.fieldCoefficients(rotations)).least(.convex)
    return .require(
      dihedral.support.count, .equal, cyclic.support.count, "AC_ex(D_n, degree ≤ k) = AC_ex(C_n, degree ≤ k)")
  }

  static let productOfCosts = Claim(
    id: "fields.costs-of-products-multiply",
    statement: """
      Two independent rotations cost the product of what each costs: exact symmetry of products of linear functions of two planes \
      under C_n × C_n.
      """,
    formula: "AC_ex((F ⊕ 1) ⊗ (F ⊕ 1)) ≥ AC_ex(F)², F = linear functions of the plane",
    source: .ours("§7; Shannon's pentagon: {(i, 2i)} in C5 × C5, and 5 < 3²"), hypotheses: ["ω is exact"],
    reading: "Products of schemes are exact, so that the cost of the product is at most the product of the costs.",
    expected: .fails,
    scope: Scope(
      "C_n × C_n, 2 ≤ n ≤ 5, the uniform schemes on {(i, mi)} and on their product with C_n", testOrder: 25, order: 25
    ) { order in
      guard let root = (2...5).first(where: { $0 * $0 == order }) else { return [] }
      return try (0...root).map { try Instance.twoPlanes(root, slope: $0) }
    },
    generator: Gen<Instance> { source in
      let order = try source.draw(Gen<Int>.int(in: 2...5))
      return try .twoPlanes(order, slope: source.draw(Gen<Int>.int(in: 0...order)))
    }
  ) { instance, operators in
    let scheme = try instance.scheme("ω")
    let functions = try instance.fieldFunctions()
    let system = ExactSystem(try operators.costs.fieldCoefficients(functions))
    // Equal weights: the scheme is exact if the equations hold with 1/|supp ω|.
    guard scheme.weightClass == .uniform, system.weights(on: scheme.support, .uniform) != nil else {
      return .vacuous("ω is exact")
    }
    guard let order = (2...5).first(where: { $0 * $0 == functions.group.order }) else { return .vacuous("C_n × C_n") }
    let plane = try Instance.plane("C\(order)", degree: 1).fieldFunctions()
    let cost = ExactSystem(try operators.costs.fieldCoefficients(plane)).least(.convex).support.count
    return .require(scheme.size, .atLeast, cost * cost, "|supp ω| ≥ AC_ex(F)²")
  }
}

extension SolverAttack {
  /// The cost of C_n on polynomials of degree k < n of the plane, certified.
  static func onPlane(
    _ description: String, testOrder: Int, order: Int,
    _ judge: @escaping @Sendable (_ order: Int, _ degree: Int, _ cost: Quantity) throws -> Judgement
  ) -> SolverAttack {
    SolverAttack(description, testOrder: testOrder, order: order) { order in
      try (0..<order).map { try Instance.plane("C\(order)", degree: $0) }
    } judge: { instance, budget in
      let (functions, degree) = try instance.planePolynomials()
      let question = try CertificationInstance(
        group: "C\(functions.group.order)", action: .plane, functionClass: .polynomials(degree: degree))
      let result = try Certifier(budget: budget).certify(question)
      let cost = Quantity(Enclosure(Rational(result.provedLower), Rational(result.upper)))
      return SolverFinding(
        try judge(functions.group.order, degree, cost), certificates: [result.certificate])
    }
  }
}
