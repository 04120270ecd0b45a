import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// The pointwise reading: products of functions on a set X.
  static let exactnessOfPoints: [Claim] = [
    pointwiseFaithful, pointwiseFreeOrbit, freeOrbitNecessary, pointwiseCriterion, pointwiseThreshold,
  ]

  private static let pointwiseFaithful = Claim(
    id: "exactness.pointwise-faithful", requires: [.functionsOnPoints],
    statement:
      "If G acts faithfully on a space F of functions on X that contains all products of its functions, exact averaging on F "
      + "needs the whole group (the theorem in its pointwise reading).",
    formula: "F = ℝ^X, G faithful on X ⇒ AC_ex(F) = |G|",
    source: .paper("Theorem 13, pointwise reading"), hypotheses: ["F is all functions on X", "G acts faithfully on X"],
    expected: .fails,
    scope: .everyGroup("all groups, all actions with at most two kinds of orbits", testOrder: 6, order: 8) {
      try Instance.actions(of: $0, kindsOfOrbits: 2)
    },
    generator: Gen<InstanceGroup>.subgroup(order: 24).map { Instance(group: $0, functionClass: .functions) }
  ) { instance, _ in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    guard (1..<system.order).allSatisfy({ functions.character(at: $0) != functions.dimension }) else {
      return .vacuous("G acts faithfully on X")
    }
    guard let weights = system.convexWeights(on: Array(1..<system.order)).weights else { return .holds }
    return .require(
      weights.count { !$0.isZero }, .equal, system.order, "size of an exact convex scheme without e = |G|")
  }

  private static let pointwiseFreeOrbit = Claim(
    id: "exactness.pointwise-free-orbit",
    statement:
      "If F separates the points of a free orbit in X, the products of at most |G| − 1 functions of F contain every "
      + "irreducible representation.",
    formula: "x₁ ∈ ℚᵈ with trivial stabilizer, X = Gx₁ ∪ Gx₂ ⇒ Irr(ℝ[x]_{≤|G|−1} on X) = Irr(G)",
    source: .ours("§3, pointwise reading"), hypotheses: ["the orbit of x₁ is free"], testCases: 25,
    generator: .pointsOfClass(order: 8, dimension: 4)
  ) { instance, operators in
    let setting = try instance.setting()
    let space = try instance.pointSpace()
    let alone = try instance.pointSpace(["x₁"])
    guard alone.points.count == setting.group.order else { return .vacuous("the orbit of x₁ is free") }
    let powers = operators.exactness.pointPowers(space, setting.group.order - 1)
    let last = try setting.rows(of: powers.last?.character ?? [])
    var parts: [Judgement] = [
      .require(last.count, .equal, setting.classes.count, "representations in products of ≤ |G| − 1 functions")
    ]
    for power in powers.prefix(3) {
      parts.append(
        .require(
          power.dimension, .equal, space.monomialRank(power.degree), "dimension of the products of ≤ \(power.degree)"))
      parts.append(
        .require(
          power.character[0], .equal, Rational(power.dimension), "trace of e on the products of ≤ \(power.degree)"))
    }
    return .all(parts)
  }

  private static let freeOrbitNecessary = Claim(
    id: "exactness.pointwise-free-orbit-necessary", requires: [.functionsOnPoints],
    statement: "If every irreducible representation occurs in the functions on X, then X has a free orbit.",
    formula: "Irr(ℝ^X) = Irr(G) ⇒ |Gx| = |G| for some x ∈ X",
    source: .ours("§3, a converse that fails"), hypotheses: ["every irreducible representation occurs in ℝ^X"],
    expected: .fails,
    scope: .everyGroup("all groups, all actions with at most three kinds of orbits", testOrder: 4, order: 6) {
      try Instance.actions(of: $0, kindsOfOrbits: 3)
    },
    generator: Gen<InstanceGroup>.subgroup(order: 24).map { Instance(group: $0, functionClass: .functions) }
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    guard operators.exactness.costsWholeGroup(functions) else {
      return .vacuous("every irreducible representation occurs in ℝ^X")
    }
    return .require(
      functions.constituents.map(\.dimension).max() ?? 0, .equal, setting.group.order, "largest orbit on X = |G|")
  }

  private static let pointwiseCriterion = Claim(
    id: "exactness.pointwise-criterion",
    statement:
      "The products of the functions of F need the whole group, from some degree on, if and only if every irreducible "
      + "representation occurs in the functions on X/∼, where x ∼ y means that F does not separate x and y.",
    formula: "Irr(⋃_k F^k) = Irr(ℝ^{X/∼})",
    source: .ours("§3, pointwise reading"), hypotheses: ["F is spanned by the translates of f"], testCases: 30,
    generator: .functionOnPoints(order: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let group = setting.group
    let values = try instance.vector("f", count: group.degree)
    // x ↦ (f(g⁻¹x))_g sends X to X/∼; G permutes the coordinates as it multiplies from the left.
    let points = (0..<group.degree).map { x in
      (0..<group.order).map { g in values[group.image(of: x, under: group.inverse(g))] }
    }
    let left = try group.generatorIndices.map { generator in
      try Permutation(oneLine: (0..<group.order).map { group.product(generator, $0) + 1 })
    }
    let space = try PointSpace(
      orbitsOf: points, under: .permutation(degree: group.order, images: left), of: group)
    let powers = operators.exactness.pointPowers(space, space.points.count)
    let reached = try setting.rows(of: powers.last?.character ?? [])
    // The permutation character of X/∼, counted on X.
    let quotient = setting.classes.representatives.map { element in
      let fixed = points.indices.filter { points[group.image(of: $0, under: element)] == points[$0] }
      return Rational(Set(fixed.map { points[$0] }).count)
    }
    let wanted = try setting.rows(of: quotient)
    return .all(
      .require(powers.last?.dimension ?? 0, .equal, Set(points).count, "dimension of all products = |X/∼|"),
      .require(
        Set(reached).symmetricDifference(wanted).count, .equal, 0, "representations in one of ⋃ F^k and ℝ^{X/∼} only"))
  }

  private static let pointwiseThreshold = Claim(
    id: "exactness.pointwise-threshold",
    statement:
      "The least k for which the products of at most k functions on X contain every irreducible representation, where there "
      + "is one, never exceeds the abstract threshold K*.",
    formula: "min{k : Irr(F^{≤k} on X) = Irr(G)} ≤ K*(F)",
    source: .ours("§3, a comparison that fails"),
    hypotheses: ["the coordinates are independent on X = Gx₁ ∪ Gx₂", "some k suffices"], expected: .fails,
    testCases: 20,
    scope: .everyUnion(
      " that lack a representation, all x₁ and x₂ with coordinates 0 and 1", testOrder: 6, order: 6
    ) { try $0.pairsOfUnits() }, generator: .pointsOfClass(order: 8, dimension: 4)
  ) { instance, operators in
    let setting = try instance.setting()
    let space = try instance.pointSpace()
    guard space.isIndependent else {
      return .vacuous("the coordinates are independent on X")
    }
    let powers = operators.exactness.pointPowers(space, setting.group.order)
    let rows = try powers.map { try setting.rows(of: $0.character).count }
    guard let reached = rows.firstIndex(of: setting.classes.count) else { return .vacuous("some k suffices") }
    let character = try instance.character()
    guard character.isFaithful else { return .vacuous("ρ is faithful") }
    let threshold = try operators.threshold.symmetricDegrees(setting.characterTable(), character).max() ?? 0
    return .require(reached, .atMost, threshold, "threshold on X ≤ K*")
  }
}
