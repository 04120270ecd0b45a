import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// When the error is below 1: supports that no coset of a smaller subgroup contains.
  static let boundsCosets: [Claim] = [errorBelowOne, errorBelowOneAffine, affineConverse]

  private static let errorBelowOne = Claim(
    id: "bounds.error-below-one",
    statement: "With convex weights the weak error is below 1 exactly when the support lies in no coset gH of a subgroup H with more "
      + "invariants than G.",
    formula: "weak(ω) < 1 ⇔ F^H = F^G for H = ⟨S⁻¹S⟩, S = supp(ω)",
    source: .ours("§5, error below 1"),
    hypotheses: ["ω ≥ 0"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 6, order: 9),
    generator: .schemeOnClass(order: 16, weights: [.uniform, .convex])
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    if try hasGroupInvariantsOnly(scheme.support, setting) {
      return .require(try setting.weakError(of: scheme, near: 1, operators), .less, Quantity(1), "weak(ω) < 1, F^H = F^G")
    }
    return .require(try setting.weakError(of: scheme, near: 1, operators), .equal, Quantity(1), "weak(ω) = 1, F^H ≠ F^G")
  }

  private static let errorBelowOneAffine = Claim(
    id: "bounds.error-below-one-affine",
    statement: "With weights of any sign, a weak error below 1 needs a support that lies in no coset gH of a subgroup H with more "
      + "invariants than G.",
    formula: "F^H ≠ F^G for H = ⟨S⁻¹S⟩, S = supp(ω) ⇒ weak(ω) ≥ 1",
    source: .ours("§5, error below 1"),
    hypotheses: ["F^H ≠ F^G"],
    scope: .everyGroup(
      "all groups, all functions on them, weights 2 and −1 on two elements", testOrder: 6, order: 12, signedPairs),
    generator: .schemeOnClass(order: 16, weights: [.affine])
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    if try hasGroupInvariantsOnly(scheme.support, setting) { return .vacuous("F^H ≠ F^G") }
    return .require(try setting.weakError(of: scheme, near: 1, operators), .atLeast, Quantity(1), "weak(ω) ≥ 1")
  }

  private static let affineConverse = Claim(
    id: "bounds.error-below-one-affine-converse",
    statement: "With weights of any sign, a support that lies in no coset of a subgroup with more invariants gives a weak error below 1.",
    formula: "F^H = F^G for H = ⟨S⁻¹S⟩ ⇒ weak(ω) < 1, weights of any sign",
    source: .ours("§5, the converse that holds for convex weights"),
    hypotheses: ["F^H = F^G"],
    expected: .fails,
    scope: .everyGroup(
      "all groups, all functions on them, weights 2 and −1 on two elements", testOrder: 6, order: 6, signedPairs),
    generator: .schemeOnClass(order: 8, weights: [.affine])
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard try hasGroupInvariantsOnly(scheme.support, setting) else { return .vacuous("F^H = F^G") }
    return .require(try setting.weakError(of: scheme, near: 1, operators), .less, Quantity(1), "weak(ω) < 1")
  }

  /// Whether the subgroup that the quotients s⁻¹t of a support generate has no invariants but those of the group.
  private static func hasGroupInvariantsOnly(_ support: [Int], _ setting: Setting) throws -> Bool {
    let group = setting.group
    let inverse = group.inverse(support[0])
    let subgroup = Subgroup(of: group, generatedBy: support.map { group.product(inverse, $0) })
    return try setting.invariantDimension(of: subgroup.elements)
      == setting.invariantDimension(of: Array(0..<group.order))
  }

  private static let signedPairs: @Sendable (InstanceGroup) throws -> [Instance] = { group in
    let instance = Instance(group: group, functionClass: .regular)
    let enumerated = try instance.setting().group
    return try (1..<max(enumerated.order, 1)).map { element in
      var next = instance
      next.assign(
        try AveragingScheme([(element: 0, weight: 2), (element: element, weight: -1)], weightClass: .affine), as: "ω",
        in: enumerated)
      return next
    }
  }
}
