import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// Which supports carry exact schemes.
  static let witnessesOfSupports: [Claim] = [
    convexDuality, affineDuality, weakDuality, convexCutForAffine, smallComplement,
  ]

  private static let convexDuality = Claim(
    id: "witnesses.convex-duality",
    statement:
      "A set S of elements contains the support of an exact convex scheme if and only if it meets {ψ < 0} for every ψ in "
      + "M(F ⊕ 1) of negative mean; the oracle finds the scheme or the function.",
    formula: "∃ω ≥ 0 exact, supp(ω) ⊆ S ⇔ ∀ψ ∈ M(F ⊕ 1), mean(ψ) < 0: S ∩ {ψ < 0} ≠ ∅",
    source: .ours("§6, exact witnesses are complete"), hypotheses: ["convex weights"],
    testCases: 40,
    scope: .everyUnion(", all sets S up to left translation", testOrder: 6, order: 8) { try $0.everySupport() },
    generator: .supportOfClass(order: 12)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let support = try instance.elementNumbers("S")
    let system = ExactnessSystem(functions)
    let answer = operators.exactness.witnesses.examineConvex(functions, support)
    let exists = system.convexWeights(on: support).weights != nil
    return examined(answer, on: support, functions, system, exists: exists) { $0.signum > 0 }
  }

  private static let affineDuality = Claim(
    id: "witnesses.affine-duality",
    statement:
      "A set S of elements contains the support of an exact scheme with weights of any sign if and only if it meets {ψ ≠ 0} "
      + "for every ψ in M(F ⊕ 1) of nonzero mean; the oracle finds the scheme or the function.",
    formula: "∃ω exact, supp(ω) ⊆ S ⇔ ∀ψ ∈ M(F ⊕ 1), mean(ψ) ≠ 0: S ∩ {ψ ≠ 0} ≠ ∅",
    source: .ours("§6, affine weights need their own cuts"), hypotheses: ["affine weights"],
    testCases: 40,
    scope: .everyUnion(", all sets S up to left translation", testOrder: 6, order: 8) { try $0.everySupport() },
    generator: .supportOfClass(order: 12)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let support = try instance.elementNumbers("S")
    let system = ExactnessSystem(functions)
    let answer = operators.exactness.witnesses.examineAffine(functions, support)
    return examined(answer, on: support, functions, system, exists: system.affineWeights(on: support) != nil) { _ in
      true
    }
  }

  /// Whether the answer of an oracle is right, and is the one that the definition gives.
  private static func examined(
    _ answer: SupportAnswer<Rational>, on support: [Int], _ functions: FunctionClass, _ system: ExactnessSystem,
    exists: Bool, isAllowed: (Rational) -> Bool
  ) -> Judgement {
    switch answer {
    case .scheme(let weights):
      let isSolution = system.isSatisfied(weights.map(\.weight), on: weights.map(\.element))
      return .all(
        .require(1, .equal, exists ? 1 : 0, "the oracle finds a scheme (1) iff there is one (1)"),
        .require(isSolution ? 1 : 0, .equal, 1, "the scheme is exact (1)"),
        .require(weights.count { !isAllowed($0.weight) }, .equal, 0, "weights that are not allowed"),
        .require(weights.count { !support.contains($0.element) }, .equal, 0, "weights outside S"))
    case .witness(let witness):
      let basis = WitnessOperators.table(functions).values
      let values = (0..<system.order).map { g in
        zip(witness.coefficients, basis).reduce(Rational.zero) { $0 + Rational($1.0) * $1.1[g] }
      }
      let mean = values.reduce(.zero, +) / Rational(system.order)
      let set = (0..<system.order).filter {
        witness.value.map { [x = values[$0] - mean] value in x != value } ?? (values[$0] <= mean)
      }
      return .all(
        .require(0, .equal, exists ? 1 : 0, "the oracle finds no scheme (0) iff there is none (0)"),
        .require(
          Set(set).symmetricDifference(witness.set.elements).count, .equal, 0, "elements wrongly in or outside the set"),
        .require(support.count { witness.set.contains($0) }, .equal, 0, "|S ∩ H|"),
        .require((witness.value ?? 1).isZero ? 0 : 1, .equal, 1, "the function is not constant where S is (1)"))
    case .undecided: return .require(0, .equal, 1, "the oracle decides (1)")
    }
  }

  private static let convexCutForAffine = Claim(
    id: "witnesses.convex-cut-for-affine",
    statement:
      "The support of every exact scheme, with weights of any sign, meets {ψ < 0} for every ψ in M(F ⊕ 1) of negative mean "
      + "(the convex statement, for affine weights).",
    formula: "ω exact, ψ ∈ M(F ⊕ 1), mean(ψ) < 0 ⇒ supp(ω) ∩ {ψ < 0} ≠ ∅",
    source: .ours("§6, for affine weights"), hypotheses: ["affine weights with support in S"], expected: .fails,
    scope: .everyUnion(", all sets S up to left translation", testOrder: 6, order: 8) { try $0.everySupport() },
    generator: .supportOfClass(order: 10)
  ) { instance, _ in
    let system = ExactnessSystem(try instance.setting().functions())
    let support = try instance.elementNumbers("S")
    guard let weights = system.affineWeights(on: support) else { return .vacuous("S carries an exact scheme") }
    let used = zip(support, weights).filter { !$1.isZero }.map(\.0)
    // Without such a function the linear program finds convex weights on the support.
    guard let function = system.convexWeights(on: used).separating else { return .holds }
    return .require(
      used.map { function[$0] }.min() ?? 0, .less, 0, "least value on supp(ω) of a function of M(F ⊕ 1) with mean < 0")
  }

  private static let smallComplement = Claim(
    id: "witnesses.sign-missing",
    statement:
      "If only one irreducible representation is missing in F ⊕ 1 and it is of degree one, exact averaging needs exactly "
      + "half of the group.",
    formula: "M(F ⊕ 1)⊥ = ℝσ ⇒ AC_ex(F) = |G|/2",
    source: .ours("§6, small complement"), hypotheses: ["dim M(F ⊕ 1) = |G| − 1"], testCases: 6,
    scope: .everyUnion("", testOrder: 6, order: 16) { try $0.ifComplementIsLine() },
    solver: SolverAttack(
      "AC_ex of every sum of rational irreducible representations that lacks one of degree one", testOrder: 6,
      order: 12,
      instances: { try InstanceGroup.all(order: $0).flatMap(Instance.unions).flatMap { try $0.ifComplementIsLine() } },
      judge: { instance, budget in
        let half = try instance.setting().group.order / 2
        return try instance.certified(.convex, budget) { .require($0, .equal, Quantity(half), "AC_ex(F) = |G|/2") }
      }),
    generator: Gen<InstanceGroup>.catalogued(order: 10).map { group in
      try Instance.unions(of: group).flatMap { try $0.ifComplementIsLine() }.first
        ?? Instance(group: group, functionClass: .regular)
    }
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    guard system.dimension == system.order - 1, let sign = system.complement.first else {
      return .vacuous("dim M(F ⊕ 1) = |G| − 1")
    }
    // All exact schemes are 1/|G| + tσ: the zeros of these forms for one t are the elements with one value of σ.
    let zeros = Set(sign).map { value in value.isZero ? 0 : sign.count { $0 == value } }.max() ?? 0
    return .all(
      .require(system.order - zeros, .equal, system.order / 2, "|G| − most zeros of 1/|G| + tσ = |G|/2"),
      .require(
        try operators.exactness.reducedScheme(functions, .convex).size, .equal, system.order / 2,
        "size of a vertex of the polytope of exact schemes = |G|/2"),
      .require(operators.exactness.dimension(functions), .equal, system.order - 1, "dim M(F ⊕ 1) by characters"))
  }
}

extension Instance {
  /// The instance with every nonempty set S of elements, of those that are left translates of each other one.
  func everySupport() throws -> [Instance] {
    let group = try setting().group
    return group.supports.map { support in
      var instance = self
      instance.elements["S"] = support.map(group.permutation)
      return instance
    }
  }

  /// The instance, if dim M(F ⊕ 1) = |G| − 1.
  fileprivate func ifComplementIsLine() throws -> [Instance] {
    let setting = try setting()
    let degrees = try setting.characterTable().degrees
    let dimension = try setting.occurringRows().reduce(0) { $0 + degrees[$1] * degrees[$1] }
    return dimension == setting.group.order - 1 ? [self] : []
  }
}

extension Gen where Value == Instance {
  /// A class with a random nonempty set S of elements; mostly grown until it carries an exact affine scheme, where it
  /// seldom carries a convex one.
  static func supportOfClass(order limit: Int) -> Gen<Instance> {
    Gen { source in
      // Classes that lack representations carry schemes on less than the whole group.
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      for _ in 0..<2 where try instance.setting().occurringRows().count == instance.setting().classes.count {
        instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      }
      let setting = try instance.setting()
      let order = try source.draw(Gen<[Int]>.permutation(count: setting.group.order))
      var size = try source.draw(Gen<Int>.int(in: 1...order.count))
      if try source.draw(Gen<Bool>.bool(probability: 0.75)) {
        let system = ExactnessSystem(try setting.functions())
        size = (1..<order.count).first { system.affineWeights(on: Array(order.prefix($0))) != nil } ?? order.count
      }
      instance.elements["S"] = order.prefix(size).sorted().map(setting.group.permutation)
      return instance
    }
  }
}
