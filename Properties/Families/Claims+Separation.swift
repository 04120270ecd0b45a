import Averaging
import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// What would settle the separation, as standing searches; and what is found when a hypothesis is dropped.
  static let separation: [Claim] = [
    fullCriterion, approximateIsLogarithmic, linearAgain, complementaryClasses, logarithmBelowOne,
    withoutFaithfulness, withoutAllIrreducibles, belowLogarithm, withoutFreeWeights,
    twiceLogarithm, signsHalve, weightsOverOrder, equalWeightsForPrimePowers,
  ]

  /// The question of the review.
  static func settle(_ part: String) -> ClaimSource {
    .review("What would settle it: “A concrete construction in which \(part)”")
  }
  private static let exactCheap =
    "exact symmetry can be achieved with logarithmic complexity under the same framework"

  private static let fullCriterion = Claim(
    id: "separation.no-cheap-exact-scheme-under-the-criterion",
    statement: """
      A standing search that must find nothing: where every irreducible representation occurs, no weights of any signs that leave out an \
      element are exact; where one is missing, some convex weights are.
      """,
    formula: "Irr(F ⊕ 1) = Irr(G) ⇔ AC_ex(F) = |G|",
    source: settle(exactCheap),
    reading: "Schemes that leave out g are translates of such that leave out e.", testCases: 30,
    scope: .everyUnion("", testOrder: 6, order: 16), generator: .classOnGroup(order: 12, dimension: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let system = ExactSystem(try operators.costs.coefficients(functions))
    let without = Array(1..<setting.group.order)
    guard operators.exactness.costsWholeGroup(functions) else {
      guard let weights = system.weights(on: without, .convex) else {
        return .require(0, .equal, 1, "the number of solutions with ω(e) = 0 that are found")
      }
      let scheme = try AveragingScheme(zip(without, weights).map { ($0, $1) }, weightClass: .convex)
      return .require(operators.averaging.isExact(scheme, functions) ? 1 : 0, .equal, 1, "ω with ω(e) = 0 is exact")
    }
    return .require(
      system.weights(on: without, .affine) == nil ? 0 : 1, .equal, 0,
      "the number of solutions with ω(e) = 0 that are found")
  }

  private static let approximateIsLogarithmic = Claim(
    id: "separation.approximate-cost-is-logarithmic",
    statement: """
      A standing search that must find nothing: no class needs more than ⌈ln(2D)/KL((1+√ε)/2 ‖ 1/2)⌉ elements for weak(ε), \
      D ≤ |G|; a construction without chance finds them.
      """,
    formula: "AC_wk(F, ε) ≤ min(|G|, ⌈ln(2D)/KL((1+√ε)/2 ‖ 1/2)⌉)",
    source: settle("approximate symmetry still requires linear averaging complexity"),
    hypotheses: ["0 < ε ≤ 1"],
    reading:
      "In small groups the bound is often |G| itself, which every class meets: only classes that lack representations, or large ε, say more.",
    testCases: 8,
    scope: .everyUnion(", ε = 1/4, 1/2, 1", testOrder: 4, order: 8) { instance in
      [Rational(1, 4), Rational(1, 2), 1].map { epsilon in
        var instance = instance
        instance.numbers["ε"] = epsilon
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.classOnGroup(order: 10, dimension: 10))
      instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio(denominator: 8))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let epsilon = try instance.number("ε")
    guard epsilon.signum > 0, epsilon <= 1 else { return .vacuous("0 < ε ≤ 1") }
    let functions = try setting.functions()
    let scheme = try operators.costs.derandomized(functions, epsilon)
    let dimension = try Int(clamping: BoundProblem(of: functions, table: setting.characterTable()).totalDegree)
    guard let size = operators.costs.sampleSize(dimension, epsilon) else { return .vacuous("0 < ε ≤ 1") }
    let error = operators.averaging.weakError(scheme, try setting.errors())
    return .all(
      .require(scheme.size, .atMost, min(size, setting.group.order), "|supp ω| ≤ min(|G|, ⌈ln(2D)/KL⌉)"),
      .require(Quantity(error), .atMost, Quantity(epsilon), "the weak error of ω ≤ ε"))
  }

  private static let linearAgain = Claim(
    id: "separation.linear-again-at-small-error", requires: [.regular],
    statement: """
      At ε = 1/|G| approximate symmetry is linear again: on all functions on the group no scheme with at most half of the elements has \
      weak error at most 1/|G|.
      """,
    formula: "F = functions on G, |G| ≥ 2, |supp ω| ≤ |G|/2 ⇒ weak error of ω > 1/|G|",
    source: .ours("§5: AC_wk ≥ |G|/(1 + ε(|G|−1))"), hypotheses: ["|supp ω| ≤ |G|/2"],
    scope: .everyGroup("all groups, all equal weights on half of the elements, e among them", testOrder: 6, order: 8) {
      let instance = Instance(group: $0, functionClass: .regular)
      let group = try instance.setting().group
      return try (0..<(1 << (group.order - 1))).filter { $0.nonzeroBitCount + 1 == group.order / 2 }.map { mask in
        var instance = instance
        let set = [0] + (1..<group.order).filter { mask >> ($0 - 1) & 1 == 1 }
        instance.assign(try .uniform(on: set), as: "ω", in: group)
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 12)), functionClass: .regular)
      let group = try instance.setting().group
      let kind = try source.draw(Gen<WeightClass>.element(of: [.uniform, .convex, .affine]))
      let scheme = try source.draw(
        Gen<AveragingScheme>.scheme(in: group, kind).filter { 2 * $0.size <= max(group.order, 2) })
      instance.assign(scheme, as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let order = setting.group.order
    guard order >= 2, 2 * scheme.size <= order else { return .vacuous("|supp ω| ≤ |G|/2") }
    guard operators.exactness.costsWholeGroup(try setting.functions()) else {
      return .require(0, .equal, 1, "every irreducible representation occurs in the functions on G")
    }
    let error = operators.averaging.weakError(scheme, try setting.errors())
    return .require(Quantity(error), .greater, Quantity(Rational(1, order)), "the weak error of ω > 1/|G|")
  }

  private static let complementaryClasses = Claim(
    id: "separation.complementary-classes-cannot-both-be-cheap",
    statement: """
      Exact symmetry may be cheap on a class, but then it is dear on the class of the missing representations: the costs multiply to \
      at least |G|.
      """,
    formula: "Irr(F′) = Irr(G) ∖ Irr(F) ⇒ AC_ex(F) · AC_ex(F′) ≥ |G|, convex and affine",
    source: .ours("E_ω E_η = P on all functions on G, and supp(ω∗η) ⊆ supp(ω)·supp(η)"), testCases: 12,
    scope: .everyUnion("", testOrder: 6, order: 8), generator: .unionOnGroup(order: 7)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try operators.costs.coefficients(setting.functions())
    let order = setting.group.order
    // The functions orthogonal to M(F ⊕ 1) are the matrix coefficients of the missing representations.
    let missing = Matrix(rows: functions, columnCount: order).nullspace()
    let constant = [Rational](repeating: 1, count: order)
    let complement = ExactSystem([constant] + (0..<missing.rowCount).map { Array(missing[row: $0]) })
    let system = ExactSystem(functions)
    return .all(
      [WeightClass.convex, .affine].map {
        .require(
          system.least($0).support.count * complement.least($0).support.count, .atLeast, order,
          "AC_ex(F) · AC_ex(F′) ≥ |G|, \($0.rawValue)")
      })
  }

  private static let logarithmBelowOne = Claim(
    id: "separation.logarithm-suffices-below-one",
    statement: """
      The identity and generators, each outside the group that those before it generate, reach a weak error below 1: at most \
      ⌊log₂|G|⌋ + 1 elements suffice.
      """,
    formula: "weak error of the uniform scheme on {e, s₁, …, s_d} < 1, d ≤ log₂|G|",
    source: .ours("§5, error below 1"),
    scope: .everyGroup("all groups, all functions on the group", testOrder: 8, order: 16) {
      [Instance(group: $0, functionClass: .regular)]
    },
    generator: .classOnGroup(order: 16, dimension: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let set = [setting.group.identity] + operators.costs.generators(setting.group)
    let error = operators.averaging.weakError(try .uniform(on: set), try setting.errors())
    return .all(
      .require(1 << (set.count - 1), .atMost, setting.group.order, "2^d ≤ |G|"),
      .require(Quantity(error), .less, Quantity(1), "the weak error of {e, s₁, …, s_d} < 1"))
  }
}
