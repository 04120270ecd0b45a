import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  static let corollary =
    "Simulated rebuttal 3: “We will add a corollary or remark verifying that the result applies to standard ML groups like S_n for permutations and SO(3) for 3D rotations”"

  static let permutationGroups = Claim(
    id: "rebuttal.permutation-groups-cost-linear", requires: [.symmetricGroup, .functionsOnPoints],
    statement: "The linear lower bound applies to permutation-equivariant networks: S_n on n points costs n! queries.",
    formula: "G = S_n, F = all functions on n points, E_ω = P ⇒ |supp ω| ≥ n!",
    source: .review(corollary), hypotheses: ["ω is exact"],
    reading: "One feature for each of n points, as for point clouds. Polynomials of degree n(n−1)/2 do cost n!.",
    expected: .fails,
    scope: Scope("S_n on n points, the powers of an n-cycle", testOrder: 6, order: 24) { order in
      try Instance.symmetric.filter { try $0.setting().group.order == order }
    },
    generator: .symmetric(points: 4)
  ) { instance, operators in
    try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ n! for an exact ω")
  }

  static let permutationCost = Claim(
    id: "rebuttal.permutation-cost-is-n", requires: [.symmetricGroup, .functionsOnPoints],
    statement: "S_n on n points costs exactly n: the powers of an n-cycle are exact, and no convex scheme is smaller.",
    formula: "AC_ex(functions on n points) = n for S_n",
    source: .ours("§5, §9: k = fix in Delsarte's bound"),
    scope: Scope("S_n on n points, the powers of an n-cycle", testOrder: 24, order: 120) { order in
      try Instance.symmetric.filter { try $0.setting().group.order == order }
    },
    solver: SolverAttack("AC_ex of S_n on n points", testOrder: 6, order: 24) { order in
      try Instance.symmetric.filter { try $0.setting().group.order == order }
    } judge: { instance, budget in
      try instance.certified(.convex, budget) {
        .require($0, .equal, Quantity(Rational(instance.group.degree)), "AC_ex = n")
      }
    },
    generator: .symmetric(points: 4)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    return .all(
      .require(operators.averaging.isExact(scheme, functions) ? 1 : 0, .equal, 1, "ω is exact"),
      .require(scheme.size, .equal, setting.group.degree, "|supp ω| = n"),
      .require(
        try operators.costs.lowerBound(functions, .exact), .equal, setting.group.degree,
        "the proved lower bound of AC_ex is n"))
  }

  static let rotationGroups = Claim(
    id: "rebuttal.rotation-groups-cost-linear",
    statement:
      "The linear lower bound applies to rotations in space: a finite group of rotations costs all its elements.",
    formula: "G < SO(3) finite, F = linear functions on ℝ³ ⊕ constants, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .review(corollary), hypotheses: ["ω is exact"],
    reading: """
      SO(3) itself has no finite order to be linear in, so: its finite subgroups, on functions of fixed degree. The cost is even bounded \
      (rebuttal.rotation-cost-is-bounded).
      """,
    expected: .fails,
    scope: Scope(
      "the rotations C_n about an axis and the half turns D₂, n ≤ 4, an exact scheme of least size", testOrder: 4,
      order: 4
    ) { order in try Instance.rotations.filter { try $0.setting().group.order == order } },
    generator: Gen<Int>.int(in: 0...4).map { try Instance.rotations[$0] }
  ) { instance, operators in
    try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  static let rotationCost = Claim(
    id: "rebuttal.rotation-cost-is-bounded",
    statement: """
      On polynomials of degree at most k on the plane, k + 1 rotations are exact for every C_n with n divisible by k + 1: the exact \
      cost does not grow with the group.
      """,
    formula: "(k+1) | n ⇒ the uniform scheme on C_{k+1} < C_n is exact on polynomials of degree ≤ k",
    source: .ours("§7"), testCases: 20,
    scope: Scope("all k < n with (k+1) | n", testOrder: 8, order: 16) { order in
      try (0..<order).filter { order % ($0 + 1) == 0 }.map { try Instance.plane("C\(order)", degree: $0) }
    },
    generator: Gen<Instance> { source in
      let degree = try source.draw(Gen<Int>.int(in: 0...3))
      return try .plane("C\((degree + 1) * source.draw(Gen<Int>.int(in: 1...3)))", degree: degree)
    }
  ) { instance, operators in
    let group = try instance.setting().group
    let (functions, degree) = try instance.planePolynomials()
    guard group.order % (degree + 1) == 0 else { return .vacuous("(k+1) | n") }
    let rotations = (0..<group.order).filter { (degree + 1) % group.order(of: $0) == 0 }
    let system = ExactSystem(try operators.costs.fieldCoefficients(functions))
    return .all(
      .require(rotations.count, .equal, degree + 1, "|C_{k+1}| = k + 1"),
      .require(
        system.weights(on: rotations, .uniform) == nil ? 0 : 1, .equal, 1,
        "the uniform scheme on C_{k+1} satisfies the equations of exactness"))
  }
}

extension Instance {
  /// S_n on n points for n = 1 … 5, with the powers of an n-cycle as `ω`.
  static var symmetric: [Instance] {
    get throws {
      try (1...5).map { count in
        let cycle = try Permutation(oneLine: (0..<count).map { ($0 + 1) % count + 1 })
        let swap = try Permutation(oneLine: count == 1 ? [1] : [2, 1] + Array((1...count).dropFirst(2)))
        var instance = Instance(
          group: try InstanceGroup(title: "S\(count)", degree: count, generators: count == 1 ? [] : [cycle, swap]),
          functionClass: .functions)
        let powers = try (0..<count).map { shift in
          try Permutation(oneLine: (0..<count).map { ($0 + shift) % count + 1 })
        }
        instance.schemes["ω"] = try PermutationScheme.uniform(on: powers)
        return instance
      }
    }
  }

  /// The rotations of ℝ³ of order at most 4 about an axis, and D₂, with linear functions and an exact scheme of least size as `ω`.
  static var rotations: [Instance] {
    get throws {
      let turns: [[[[Int]]]] = [
        [], [[[-1, 0, 0], [0, -1, 0], [0, 0, 1]]], [[[0, -1, 0], [1, -1, 0], [0, 0, 1]]],
        [[[0, -1, 0], [1, 0, 0], [0, 0, 1]]],
        [[[1, 0, 0], [0, -1, 0], [0, 0, -1]], [[-1, 0, 0], [0, -1, 0], [0, 0, 1]]],
      ]
      return try zip(turns, ["C1", "C2", "C3", "C4", "D2"]).map { matrices, name in
        let generators: [[Int]] =
          switch name {
          case "C1": []
          case "D2": [[2, 1, 4, 3], [3, 4, 1, 2]]
          case "C2": [[2, 1]]
          case "C3": [[2, 3, 1]]
          default: [[2, 3, 4, 1]]
          }
        let group = try InstanceGroup(
          title: name, degree: generators.first?.count ?? 1, generators: generators.map { try Permutation(oneLine: $0) }
        )
        return try Instance(
          group: group,
          action: .matrices(dimension: 3, images: matrices.map { Matrix(rows: $0, columnCount: 3) }),
          functionClass: .polynomials(degree: 1)
        ).withLeastScheme()
      }
    }
  }
}

extension Gen where Value == Instance {
  /// S_n on at most so many points, with a translate of the powers of an n-cycle as `ω`.
  static func symmetric(points: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try Instance.symmetric[source.draw(Gen<Int>.int(in: 0...(points - 1)))]
      let group = try instance.setting().group
      let shift = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
      instance.assign(try instance.scheme("ω").translated(left: shift, in: group), as: "ω", in: group)
      return instance
    }
  }
}
