import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// When Plancherel's bound is met: uniform schemes on difference sets.
  static let boundsDifferenceSets: [Claim] = [equality, equalityDecidesCost, integralLambda]

  private static let equality = Claim(
    id: "bounds.equality-iff-difference-set", requires: [.regular],
    statement:
      "On all functions of the group a scheme of size k, of whatever weights, meets Plancherel's bound with equality exactly "
      + "when it is uniform on a (v, k, λ) difference set (λ ≥ 0, single elements and their complements included).",
    formula:
      "weak(ω) = (v−k)/(k(v−1)) ⇔ ω = 1/k on a set each of whose nontrivial quotients d·d′⁻¹ occurs k(k−1)/(v−1) times",
    source: .ours("§5"),
    hypotheses: ["F ⊇ all irreducible representations", "v = |G| ≥ 2"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 7, order: 9),
    generator: .frequency(
      (2, .schemeOnGroup(order: 9, weights: WeightClass.allCases)), (1, nearDifferenceSet))
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (setting.group.order, try instance.scheme("ω"))
    if order == 1 { return .vacuous("|G| ≥ 2") }
    let size = scheme.size
    let least = plancherelError(order: order, size: size)
    let error = try setting.weakError(of: scheme, near: least, operators)
    let isUniform = scheme.entries.allSatisfy { $0.weight == Rational(1, size) }
    let counts = operators.bounds.quotientCounts(scheme.support, setting.group).dropFirst()
    let isDifferenceSet = isUniform && counts.allSatisfy { $0 * (order - 1) == size * (size - 1) }
    return isDifferenceSet
      ? .require(error, .equal, Quantity(least), "weak(ω) = (v−k)/(k(v−1)) on a difference set")
      : .require(error, .greater, Quantity(least), "weak(ω) > (v−k)/(k(v−1)) off uniform difference sets")
  }

  /// {1, 2, 4} in C7, its complement, translates, and convex schemes with the same support.
  private static let nearDifferenceSet: Gen<Instance> = Gen { source in
    let (name, set) = try source.draw(
      Gen<(String, [Int])>.element(of: [
        ("C7", [1, 2, 4]), ("C7", [0, 3, 5, 6]), ("C11", [1, 3, 4, 5, 9]), ("C13", [0, 1, 3, 9]),
      ]))
    var instance = Instance(group: try InstanceGroup(name), functionClass: .regular)
    let group = try instance.setting().group
    // Powers of the generator.
    let generator = group.generatorIndices[0]
    var powers = [group.identity]
    for _ in 1..<group.order { powers.append(group.product(powers[powers.count - 1], generator)) }
    let shift = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
    let support = set.map { powers[($0 + shift) % group.order] }
    var weights = support.map { (element: $0, weight: Rational(1, support.count)) }
    if try source.draw(Gen<Bool>.bool()) {
      weights[0].weight += Rational(1, 12)
      weights[1].weight -= Rational(1, 12)
    }
    instance.assign(try AveragingScheme(weights, weightClass: .convex), as: "ω", in: group)
    return instance
  }

  private static let equalityDecidesCost = Claim(
    id: "bounds.equality-decides-cost",
    statement:
      "At ε = (v−k)/(k(v−1)) all functions of the group cost k elements exactly when the group has a (v, k, λ) difference set; "
      + "{1, 2, 4} in C7 gives AC_wk = 3 at ε = 2/9.",
    formula: "AC_wk(F, (v−k)/(k(v−1))) = k ⇔ a (v, k, λ) difference set exists in G",
    source: .ours("§5"),
    hypotheses: ["F = all functions on G", "2 ≤ k ≤ v − 2"],
    reading:
      "That the cost is larger without a difference set is decided by the certificates; other cases check the bound there.",
    scope: .everyGroup("all groups, all k, subsets enumerated", testOrder: 7, order: 13, groupAndSize),
    solver: SolverAttack(
      "AC_wk at ε = (v−k)/(k(v−1)), convex weights, all groups and k", testOrder: 4, order: 7,
      instances: { order in try InstanceGroup.all(order: order).flatMap(groupAndSize) }
    ) { instance, budget in
      let setting = try instance.setting()
      let (order, size) = (setting.group.order, try instance.integer("k", in: 1...100_000))
      let exists = differenceSet(size, in: setting.group, .standard) != nil
      let question = try instance.question(.convex, .weak(plancherelError(order: order, size: size)))
      let finding = try Certifier(budget: budget).certify(question)
      let cost = Quantity(Enclosure(Rational(finding.provedLower), Rational(finding.upper)))
      return SolverFinding(
        exists
          ? .require(cost, .equal, Quantity(size), "AC_wk = k, a difference set exists")
          : .require(cost, .greater, Quantity(size), "AC_wk > k, no difference set exists"),
        certificates: [finding.certificate])
    },
    generator: Gen { source in
      var instance = Instance(
        group: try source.draw(Gen<InstanceGroup>.catalogued(order: 11)), functionClass: .regular)
      let order = try instance.setting().group.order
      instance.numbers["k"] = Rational(try source.draw(Gen<Int>.int(in: 1...order)))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, size) = (setting.group.order, try instance.integer("k", in: 1...100_000))
    guard size >= 2, size <= order - 2 else { return .vacuous("2 ≤ k ≤ v − 2") }
    let least = plancherelError(order: order, size: size)
    let bound = Judgement.require(
      operators.bounds.plancherel(order, least), .equal, size, "the stated bound at ε = (v−k)/(k(v−1)) is k")
    guard let set = differenceSet(size, in: setting.group, operators) else { return bound }
    let error = try setting.weakError(of: .uniform(on: set), near: least, operators)
    return .all(bound, .require(error, .equal, Quantity(least), "weak(uniform on the difference set) = (v−k)/(k(v−1))"))
  }

  private static let integralLambda = Claim(
    id: "bounds.equality-at-integral-lambda",
    statement: "Plancherel's bound is met at ε = (v−k)/(k(v−1)) whenever λ = k(k−1)/(v−1) is a whole number.",
    formula: "(v−1) | k(k−1) ⇒ G has a (v, k, λ) difference set",
    source: .ours("§5, the counting condition taken for sufficient"),
    hypotheses: ["v = |G|", "(v−1) | k(k−1), 2 ≤ k ≤ v/2"],
    expected: .fails,
    scope: .everyGroup(
      "all groups, all k with a whole λ, subsets enumerated up to translation", testOrder: 16, order: 16, groupAndSize),
    generator: Gen { source in
      var instance = Instance(
        group: try source.draw(Gen<InstanceGroup>.catalogued(order: 13)), functionClass: .regular)
      let order = try instance.setting().group.order
      instance.numbers["k"] = Rational(try source.draw(Gen<Int>.int(in: 1...order)))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, size) = (setting.group.order, try instance.integer("k", in: 1...100_000))
    guard size >= 2, 2 * size <= order, size * (size - 1) % (order - 1) == 0 else {
      return .vacuous("(v−1) | k(k−1), 2 ≤ k ≤ v/2")
    }
    let found = differenceSet(size, in: setting.group, operators) == nil ? 0 : 1
    return .require(
      found, .atLeast, 1, "the number of k-subsets with all quotients λ times ≥ 1, counted to the first")
  }

  /// A k-subset each of whose nontrivial quotients occurs equally often, found among all those that contain the identity.
  private static func differenceSet(_ size: Int, in group: FiniteGroup, _ operators: Operators) -> [Int]? {
    guard group.order > 1, size * (size - 1) % (group.order - 1) == 0 else { return nil }
    let multiplicity = size * (size - 1) / (group.order - 1)
    return Scope.subsetsWithIdentity(order: group.order, size: size).first { subset in
      operators.bounds.quotientCounts(subset, group).dropFirst().allSatisfy { $0 == multiplicity }
    }
  }

  /// A group with all its functions, and each size from 2 to |G| − 2.
  private static let groupAndSize: @Sendable (InstanceGroup) throws -> [Instance] = { group in
    let instance = Instance(group: group, functionClass: .regular)
    let order = try instance.setting().group.order
    return order < 4
      ? []
      : (2...(order - 2)).map { size in
        var next = instance
        next.numbers["k"] = Rational(size)
        return next
      }
  }
}
