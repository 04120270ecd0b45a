import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// When exact symmetry costs the whole group.
  static let exactness: [Claim] = [exactnessOfClasses, exactnessOfSchemes, exactnessOfPoints].flatMap { $0 }

  /// What the criterion says of a class, by three deciders.
  private static let exactnessOfClasses: [Claim] = [
    occurringRepresentations, coefficientDimension, convexCriterion, affineCriterion, uniformCriterion,
    uniformConverse, faithfulIsEnough,
  ]

  private static let occurringRepresentations = Claim(
    id: "exactness.occurring-representations",
    statement:
      "The span of the class functions θ_C(g) = Σ_{h∈C} χ(hg) of the character χ of F ⊕ 1 has the dimension of the number of "
      + "irreducible representations that occur in F ⊕ 1.",
    formula: "dim span{θ_C} = |{π : ⟨χ, χ_π⟩ ≠ 0}|, and it is the number of classes iff every π occurs",
    source: .ours("§3, the criterion from the character alone"),
    scope: .everyUnion("", testOrder: 8, order: 20),
    generator: .classOnGroup(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let occurring = try setting.occurringRows().count
    let all = setting.classes.count
    return .all(
      .require(operators.exactness.occurring(functions), .equal, occurring, "dim span{θ_C} = |{π : ⟨χ, χ_π⟩ ≠ 0}|"),
      .require(
        operators.exactness.costsWholeGroup(functions) ? 1 : 0, .equal, occurring == all ? 1 : 0,
        "the criterion says yes (1) iff every irreducible representation occurs (1)"))
  }

  private static let coefficientDimension = Claim(
    id: "exactness.coefficient-dimension",
    statement:
      "The matrix coefficients of F ⊕ 1 span a space of dimension Σ d_π² over the irreducible representations that occur: the "
      + "deciders by characters and by exact rank agree.",
    formula: "dim M(F ⊕ 1) = Σ_{π ∈ Irr(F) ∪ {1}} d_π²",
    source: .ours("§3, the criterion"),
    scope: .everyUnion("", testOrder: 8, order: 16),
    generator: .classOnGroup(order: 16, dimension: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let system = ExactnessSystem(functions)
    let degrees = try setting.characterTable().degrees
    let sum = try setting.occurringRows().reduce(0) { $0 + degrees[$1] * degrees[$1] }
    let basis = operators.exactness.coefficientBasis(functions)
    let joint = Matrix(
      rows: system.functions + basis.map { $0.map { Rational($0) } }, columnCount: setting.group.order
    ).rank()
    return .all(
      .require(system.dimension, .equal, sum, "rank of all matrix coefficients = Σ d² over Irr(F ⊕ 1)"),
      .require(operators.exactness.dimension(functions), .equal, sum, "dim M(F ⊕ 1) by characters = Σ d²"),
      .require(basis.count, .equal, sum, "number of basis functions = Σ d²"),
      .require(joint, .equal, sum, "rank of the basis together with all matrix coefficients = Σ d²"))
  }

  private static let convexCriterion = Claim(
    id: "exactness.criterion-convex",
    statement: "Exact averaging with convex weights needs the whole group if and only if every irreducible "
      + "representation of G occurs in F ⊕ 1.",
    formula: "AC_ex(F) = |G| ⇔ Irr(F) ∪ {1} = Irr(G)",
    source: .paper("Theorem 13"), hypotheses: ["convex weights"],
    scope: .everyUnion("", testOrder: 8, order: 16), solver: criterionAttack(.convex),
    generator: .classOnGroup(order: 12, dimension: 12)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    // Schemes may be translated: if one misses an element, one misses e.
    let answer = system.convexWeights(on: Array(1..<system.order))
    return .all(
      .require(
        answer.weights == nil ? 1 : 0, .equal, operators.exactness.costsWholeGroup(functions) ? 1 : 0,
        "no exact convex scheme misses e (1) iff the criterion says that G is needed (1)"),
      .require(
        answer.weights == nil && answer.separating == nil ? 1 : 0, .equal, 0, "the linear program was decided"))
  }

  private static let affineCriterion = Claim(
    id: "exactness.criterion-affine",
    statement: "Exact averaging with weights of any sign needs the whole group if and only if every irreducible "
      + "representation of G occurs in F ⊕ 1.",
    formula: "AC_ex(F) = |G| ⇔ dim M(F ⊕ 1) = |G|",
    source: .ours("§3, the criterion"), hypotheses: ["affine weights"],
    scope: .everyUnion("", testOrder: 8, order: 16), solver: criterionAttack(.affine),
    generator: .classOnGroup(order: 16, dimension: 12)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    return .require(
      system.affineWeights(on: Array(1..<system.order)) == nil ? 1 : 0, .equal,
      operators.exactness.dimension(functions) == system.order ? 1 : 0,
      "no exact scheme misses e (1) iff dim M(F ⊕ 1) = |G| (1)")
  }

  /// The third decider: certificates.
  private static func criterionAttack(_ weights: WeightClass) -> SolverAttack {
    SolverAttack(
      "AC_ex with \(weights.rawValue) weights of every sum of rational irreducible representations", testOrder: 4,
      order: 8,
      instances: { try InstanceGroup.all(order: $0).flatMap(Instance.unions) }
    ) { instance, budget in
      let setting = try instance.setting()
      let needsAll = try setting.occurringRows().count == setting.classes.count
      return try instance.certified(weights, budget) { size in
        .require(
          size, needsAll ? .equal : .less, Quantity(setting.group.order),
          "AC_ex(F) = |G| iff every irreducible representation occurs")
      }
    }
  }

  private static let faithfulIsEnough = Claim(
    id: "exactness.faithful-is-enough",
    statement: "If G acts faithfully on F, exact averaging needs the whole group (faithfulness without the criterion).",
    formula: "ρ faithful ⇒ every exact convex ω has |supp ω| = |G|",
    source: .paper("Theorem 13, without its hypothesis on the degree"), hypotheses: ["ρ is faithful on F"],
    expected: .fails, scope: .everyUnion("", testOrder: 4, order: 8), generator: .classOnGroup(order: 12, dimension: 12)
  ) { instance, _ in
    let setting = try instance.setting()
    let functions = try setting.functions()
    guard (1..<setting.group.order).allSatisfy({ functions.character(at: $0) != functions.dimension }) else {
      return .vacuous("ρ is faithful on F")
    }
    let system = ExactnessSystem(functions)
    guard let weights = system.convexWeights(on: Array(1..<system.order)).weights else { return .holds }
    return .require(
      weights.count { !$0.isZero }, .equal, system.order, "size of an exact convex scheme without e = |G|")
  }
}
