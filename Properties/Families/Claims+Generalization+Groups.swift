import Averaging
import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Groups that are not those of the data, averages over parts of a group, and elements that nearly fix the functions.
  static let learningGroups: [Claim] = [
    modelGroups, dataGroupIsBest, partialAveraging, stabilizersMultiply, stabilizerIsASubgroup, zeroStabilizer,
  ]

  private static let modelGroups = Claim(
    id: "generalization.risk-of-a-model-group",
    statement: """
      Least squares averaged over a subgroup H has the risk ‖(I−P_H)f*‖² + p_H σ²/n: a model group that fixes the target has no bias, a \
      larger one trades it for dimensions.
      """,
    formula: "E‖P_H z − f*‖² = ‖(I−P_H)f*‖² + dim V^H·σ²/n; H ≤ Stab(f*) ⇒ no bias",
    source: petrache, hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, cyclic subgroups and the whole group", points: 4,
      testOrder: 4,
      order: 8
    ) { instance in
      let group = try instance.setting().group
      return try instance.withTargets().flatMap { instance in
        try (0..<group.order).map { element in
          var instance = instance
          instance.elements["H"] = [group.permutation(element)]
          return instance
        } + [instance.withWholeGroup()]
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Claim.riskProblem)
      let group = try instance.setting().group
      let element = Gen<Int>.int(in: 0...(group.order - 1))
      instance.elements["H"] = try source.draw(element.array(count: 0...2)).map { group.permutation($0) }
      return instance
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let group = sample.points.action.group
    let subgroup = Subgroup(of: group, generatedBy: try instance.elementNumbers("H"))
    let table = try operators.generalization.modelGroups([subgroup], sample.problem)
    guard let row = table.rows.first else { return .require(0, .equal, 1, "the number of rows of the table") }
    let count = sample.points.action.degree
    let target = sample.points.target
    let isFixed = subgroup.generators.allSatisfy { generator in
      (0..<count).allSatisfy { sample.points.action.value(of: target, moved: generator, at: $0) == target[$0] }
    }
    return .all(
      .require(
        row.risk(samples: count, noiseVariance: sample.noise), .equal,
        sample.risk { sample.points.action.average($0, over: subgroup.elements) }, "the risk of P_H z"),
      .require(
        [.equal, .smaller].contains(row.relation) ? 1 : 0, .equal, isFixed ? 1 : 0,
        "H lies in the group of the data just if it fixes the target"),
      .require(isFixed ? row.squaredBias : 0, .equal, 0, "a group that fixes the target has no bias"))
  }

  private static let dataGroupIsBest = Claim(
    id: "generalization.group-of-the-data-is-the-best-model-group",
    statement:
      "The symmetry group of the target is the best group to average over, for every number of samples (true for many).",
    formula: "risk(P_S z) ≤ risk(P_H z) for S = Stab(f*), all H ≤ G",
    source: petrache, hypotheses: ["σ² > 0"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, H = G", points: 3, testOrder: 3, order: 6
    ) { try $0.withTargets().map { try $0.withWholeGroup() } },
    generator: Gen<Instance> { try $0.draw(Claim.riskProblem).withWholeGroup() }
  ) { instance, _ in
    guard let sample = try RiskCase(instance), sample.noise.signum > 0 else {
      return .vacuous("at most 7 points, σ² > 0")
    }
    let action = sample.points.action
    let target = sample.points.target
    let stabilizer = (0..<action.group.order).filter { element in
      (0..<action.degree).allSatisfy { action.value(of: target, moved: element, at: $0) == target[$0] }
    }
    let subgroup = Subgroup(of: action.group, generatedBy: try instance.elementNumbers("H"))
    return .require(
      sample.risk { sample.points.action.average($0, over: stabilizer) }, .atMost,
      sample.risk { sample.points.action.average($0, over: subgroup.elements) }, "risk(P_S z) ≤ risk(P_H z)")
  }

  private static let partialAveraging = Claim(
    id: "generalization.risk-of-partial-averaging",
    statement: """
      Averaging least squares with any weights on the group, over a subset for instance, has the risk ‖f* − E_ω f*‖² + tr(E_ω E_ω*)σ²/n.
      """,
    formula: "E‖E_ω z − f*‖² = ‖f* − E_ω f*‖² + tr(E_ω E_ω*)·σ²/n",
    source: .ours("§10: partial symmetry"),
    hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, equal weights on e and another element", points: 4,
      testOrder: 4, order: 8
    ) { try $0.withTargets().flatMap { try $0.withHalves(of: "ω") } },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Claim.riskProblem)
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let scheme = try instance.scheme("ω")
    let action = sample.points.action
    let partial = try operators.generalization.partialAveraging(scheme, sample.problem)
    return .all(
      .require(
        partial.risk(samples: action.degree, noiseVariance: sample.noise), .equal,
        sample.risk { action.average($0, by: scheme) },
        "the risk of E_ω z"),
      .require(
        partial.asymmetry, .equal, sample.points.asymmetry(action.average(sample.points.target, by: scheme)),
        "the asymmetry of E_ω f*"))
  }

  private static let stabilizersMultiply = Claim(
    id: "generalization.near-stabilizers-multiply",
    statement: """
      The elements that move a function by at most ε, times those that move it by at most δ, move it by at most ε + δ; and their \
      inverses move it as much as they do.
      """,
    formula: "Stab_ε·Stab_δ ⊆ Stab_{ε+δ}, Stab_ε⁻¹ = Stab_ε",
    source: petrache, hypotheses: ["μ is invariant"],
    scope: .everyAction(
      "all actions on at most 5 points, f = (0, 1, 2, …), ε = 1/2, δ = 1/2, 1", points: 5, testOrder: 5, order: 8
    ) {
      try $0.withCountingTarget().flatMap { [$0.with(number: Rational(1, 2), as: "δ"), $0.with(number: 1, as: "δ")] }
    },
    generator: stabilizerProblem
  ) { instance, operators in
    let points = try PointProblem(instance)
    let (epsilon, delta) = (try instance.number("ε"), try instance.number("δ"))
    guard let problem = try points.problem(), epsilon.signum >= 0, delta.signum >= 0 else {
      return .vacuous("μ is invariant, ε, δ ≥ 0")
    }
    let group = points.action.group
    func stabilizer(_ bound: Rational) throws -> [Int] {
      try operators.generalization.stabilizer(bound, [points.target], problem)
    }
    let (first, second, sum) = (try stabilizer(epsilon), try stabilizer(delta), Set(try stabilizer(epsilon + delta)))
    let exact = points.displacements.indices.filter { points.displacements[$0] <= epsilon * epsilon }
    let products = first.flatMap { left in second.map { group.product(left, $0) } }
    return .all(
      .require(first == exact ? 1 : 0, .equal, 1, "Stab_ε by its definition"),
      .require(products.count { !sum.contains($0) }, .equal, 0, "products of Stab_ε and Stab_δ outside of Stab_{ε+δ}"),
      .require(first.count { !first.contains(group.inverse($0)) }, .equal, 0, "inverses outside of Stab_ε"))
  }

  private static let stabilizerIsASubgroup = Claim(
    id: "generalization.near-stabilizer-is-a-subgroup",
    statement: "The elements that move a function by at most ε are a group (as the name “ε-stabilizer” suggests).",
    formula: "g, h ∈ Stab_ε ⇒ gh ∈ Stab_ε",
    source: petrache, hypotheses: ["μ is invariant"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 5 points, f = (0, 1, 2, …), ε a displacement of f, rounded up to hundredths", points: 5,
      testOrder: 5, order: 8
    ) { instance in
      try instance.withCountingTarget().flatMap { instance in
        let points = try PointProblem(instance)
        return Set(points.displacements).sorted().map { square in
          let root = Enclosure.squareRoot(of: square * 10_000, bits: 20).upper
          return instance.with(number: Rational(root.ceiling) / 100, as: "ε")
        }
      }
    },
    generator: stabilizerProblem
  ) { instance, operators in
    let points = try PointProblem(instance)
    let epsilon = try instance.number("ε")
    guard let problem = try points.problem(), epsilon.signum >= 0 else { return .vacuous("μ is invariant, ε ≥ 0") }
    let group = points.action.group
    let stabilizer = try operators.generalization.stabilizer(epsilon, [points.target], problem)
    let members = Set(stabilizer)
    let outside = stabilizer.lazy.flatMap { left in stabilizer.map { group.product(left, $0) } }
      .first { !members.contains($0) }
    guard let outside else { return .holds }
    return .require(
      points.displacements[outside], .atMost, epsilon * epsilon,
      "‖ρ(gh)f − f‖² ≤ ε² for two elements g, h of Stab_ε with the product \(group.permutation(outside))")
  }

  private static let zeroStabilizer = Claim(
    id: "generalization.exact-stabilizer-is-a-subgroup",
    statement: "The elements that do not move a function are a subgroup, and averaging over it changes nothing.",
    formula: "Stab_0 ≤ G, P_{Stab_0} f = f",
    source: .ours("§10"), hypotheses: ["μ is invariant"],
    scope: .everyAction(
      "all actions on at most 5 points, targets of the basis", points: 5, testOrder: 5, order: 8
    ) { try $0.withTargets() },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.problem(order: 16))
      let degree = try PointAction(instance.setting()).degree
      instance.vectors["f*"] = try source.draw(Gen<Int>.int(in: 0...1).array(count: degree)).map { Rational($0) }
      return instance
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    let stabilizer = try operators.generalization.stabilizer(0, [points.target], problem)
    let subgroup = Subgroup(of: points.action.group, generatedBy: stabilizer)
    return .all(
      .require(subgroup.order, .equal, stabilizer.count, "Stab_0 is all of what it generates"),
      .require(
        points.squaredDistance(points.action.average(points.target, over: stabilizer), points.target), .equal, 0,
        "P_{Stab_0} f = f"))
  }

  private static let stabilizerProblem = Gen<Instance> { source in
    let instance = try source.draw(Gen<Instance>.problem(order: 16))
    return instance.with(number: try source.draw(.ratio(denominator: 8)) * 2, as: "ε")
      .with(number: try source.draw(.ratio(denominator: 8)), as: "δ")
  }
}

extension Instance {
  /// The instance with each basis function as the target, and noise of variance 1.
  func withTargets() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return (0..<degree).map { point in
      var instance = with(number: 1, as: "σ²")
      instance.vectors["f*"] = (0..<degree).map { $0 == point ? 1 : 0 }
      return instance
    }
  }

  /// The instance with the target (0, 1, 2, …), and ε = 1/2.
  func withCountingTarget() throws -> [Instance] {
    var instance = with(number: Rational(1, 2), as: "ε")
    instance.vectors["f*"] = try (0..<PointAction(setting()).degree).map { Rational($0) }
    return [instance]
  }

  /// The instance with the whole group as its subgroup H.
  func withWholeGroup() throws -> Instance {
    var instance = self
    instance.elements["H"] = try setting().group.generators
    return instance
  }
}
