import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// The Reynolds facts: what averaging over the whole group does.
  static let averaging: [Claim] = [averageIsInvariant]

  private static let averageIsInvariant = Claim(
    id: "averaging.average-is-invariant",
    statement: "The average of a function over the whole group is invariant.",
    formula: "ρ(h) P f = P f for every h ∈ G and f ∈ F, P = (1/|G|) Σ ρ(g)",
    source: .paper("section 2, the Reynolds operator"),
    scope: .everyGroup("all groups, all functions of the basis on the points", testOrder: 8, order: 24) { group in
      [Instance(group: group, functionClass: .functions)]
    },
    generator: .classOnGroup(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = operators.averaging.wholeGroup(setting.group)
    var parts: [Judgement] = []
    for constituent in try setting.functions().constituents {
      let average = operators.averaging.average(scheme, constituent)
      for generator in setting.group.generatorIndices {
        let moved = operators.averaging.representation(constituent, generator) * average
        parts.append(
          .require((moved - average).squaredNorm, .equal, 0, "‖ρ(h)P − P‖² = 0 on a summand of F, h a generator"))
      }
    }
    return .all(parts)
  }
}
