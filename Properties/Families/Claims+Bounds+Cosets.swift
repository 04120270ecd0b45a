import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// When the error is below 1: supports that no coset of a smaller subgroup contains.
  static let boundsCosets: [Claim] = [errorBelowOne]

  private static let errorBelowOne = Claim(
    id: "bounds.error-below-one",
    statement:
      "With convex weights the weak error is below 1 exactly when the support lies in no coset gH of a subgroup H with more "
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
      return .require(
        try setting.weakError(of: scheme, near: 1, operators), .less, Quantity(1), "weak(ω) < 1, F^H = F^G")
    }
    return .require(
      try setting.weakError(of: scheme, near: 1, operators), .equal, Quantity(1), "weak(ω) = 1, F^H ≠ F^G")
  }

  /// Whether the subgroup that the quotients s⁻¹t of a support generate has no invariants but those of the group.
  private static func hasGroupInvariantsOnly(_ support: [Int], _ setting: Setting) throws -> Bool {
    let group = setting.group
    let inverse = group.inverse(support[0])
    let subgroup = Subgroup(of: group, generatedBy: support.map { group.product(inverse, $0) })
    return try setting.invariantDimension(of: subgroup.elements)
      == setting.invariantDimension(of: Array(0..<group.order))
  }
}
