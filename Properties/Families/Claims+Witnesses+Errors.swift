import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Errors below 1 and cosets.
  static let errorsBelowOne: [Claim] = [convexBelowOne, affineBelowOne, affineBelowOneConverse]

  private static let convexBelowOne = Claim(
    id: "witnesses.error-below-one",
    statement:
      "The weak error of a convex scheme is less than 1 if and only if its support lies in no coset gH of a subgroup H "
      + "that leaves more functions invariant than G does.",
    formula: "‖E_ω|F₀‖ < 1 ⇔ F^H = F^G for H = ⟨S⁻¹S⟩, S = supp(ω)",
    source: .ours("§5, error below 1"), hypotheses: ["convex weights"], testCases: 40,
    scope: .everyUnion(", the uniform schemes on all sets up to left translation", testOrder: 6, order: 8) { instance in
      let group = try instance.setting().group
      return try group.supports.map { support in
        var instance = instance
        instance.assign(try .uniform(on: support), as: "ω", in: group)
        return instance
      }
    },
    generator: .schemeOnUnion(.convex, order: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("convex weights") }
    let inverse = try AveragingScheme(
      scheme.entries.map { (element: setting.group.inverse($0.element), weight: $0.weight) }, weightClass: .convex)
    // ‖Ev‖ = ‖v‖ ⇔ E*Ev = v, as ‖E‖ ≤ 1; E* averages with the inverse elements.
    let fixed = functions.constituents.reduce(0) { sum, constituent in
      let difference =
        inverse.matrix(on: constituent) * scheme.matrix(on: constituent) - .identity(constituent.dimension)
      return sum + constituent.multiplicity * (constituent.dimension - difference.rank())
    }
    let isBelow = fixed == functions.invariants(of: Array(0..<setting.group.order))
    let error = operators.averaging.weakError(scheme, try setting.errors())
    return .all(
      .require(
        isBelow ? 1 : 0, .equal, functions.isSeparated(scheme.support) ? 1 : 0,
        "no v ∈ F₀ has E*Ev = v (1) iff F^H = F^G (1)"),
      isBelow
        ? .require(Quantity(error), .less, Quantity(1), "weak error < 1")
        : .require(error.upper, .atLeast, 1, "upper end of the weak error ≥ 1"),
      .require(error.lower, .atMost, 1, "lower end of the weak error ≤ 1"))
  }

  private static let affineBelowOne = Claim(
    id: "witnesses.error-below-one-affine",
    statement:
      "If the weak error of a scheme with weights of any sign is less than 1, its support lies in no coset gH of a subgroup H "
      + "that leaves more functions invariant than G does.",
    formula: "‖E_ω|F₀‖ < 1 ⇒ F^H = F^G for H = ⟨S⁻¹S⟩",
    source: .ours("§5, error below 1"), hypotheses: ["affine weights"], testCases: 40, scope: smallAffineSchemes,
    generator: .schemeOnUnion(.affine, order: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    if try setting.functions().isSeparated(scheme.support) { return .holds }
    let error = operators.averaging.weakError(scheme, try setting.errors())
    return .require(error.upper, .atLeast, 1, "weak error ≥ 1 where supp(ω) lies in a coset gH with F^H ≠ F^G")
  }

  private static let affineBelowOneConverse = Claim(
    id: "witnesses.error-below-one-affine-converse",
    statement:
      "If the support of a scheme with weights of any sign lies in no coset gH with F^H ≠ F^G, its weak error is less than 1 "
      + "(the convex statement, for affine weights).",
    formula: "F^H = F^G for H = ⟨S⁻¹S⟩ ⇒ ‖E_ω|F₀‖ < 1",
    source: .ours("§5, error below 1, for affine weights"), hypotheses: ["affine weights"], expected: .fails,
    scope: smallAffineSchemes, generator: .schemeOnUnion(.affine, order: 8)
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard try setting.functions().isSeparated(scheme.support) else { return .vacuous("F^H = F^G") }
    return .require(
      Quantity(operators.averaging.weakError(scheme, try setting.errors())), .less, Quantity(1), "weak error < 1")
  }

  private static let smallAffineSchemes = Scope.everyUnion(
    ", all schemes with weights in {−1, 0, 1, 2}", testOrder: 3, order: 4
  ) { instance in
    let group = try instance.setting().group
    var lists: [[Int]] = [[]]
    for _ in 0..<group.order { lists = lists.flatMap { list in (-1...2).map { list + [$0] } } }
    return try lists.filter { $0.reduce(0, +) == 1 }.map { weights in
      var instance = instance
      instance.assign(
        try AveragingScheme(
          weights.enumerated().map { (element: $0.offset, weight: Rational($0.element)) }, weightClass: .affine),
        as: "ω", in: group)
      return instance
    }
  }
}

extension FunctionClass {
  /// dim F^H, from the character.
  fileprivate func invariants(of subgroup: [Int]) -> Int {
    subgroup.reduce(0) { $0 + character(at: $1) } / subgroup.count
  }

  /// Whether F^H = F^G for the subgroup H that the quotients s⁻¹t of elements of a set generate; then no coset gH with F^H ≠ F^G
  /// contains the set.
  fileprivate func isSeparated(_ support: [Int]) -> Bool {
    guard let first = support.first else { return true }
    let inverse = group.inverse(first)
    let generated = Subgroup(of: group, generatedBy: support.map { group.product(inverse, $0) })
    return invariants(of: generated.elements) == invariants(of: Array(0..<group.order))
  }
}

extension Gen where Value == Instance {
  /// A sum of rational irreducible representations with a scheme ω.
  fileprivate static func schemeOnUnion(_ weights: WeightClass, order limit: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, weights)), as: "ω", in: group)
      return instance
    }
  }
}
