import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// The Reynolds facts: what averaging over the whole group and with a scheme does.
  static let averaging: [Claim] = [averageIsInvariant] + averagingOperators + averagingSchemes + averagingExactness

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

extension Setting {
  /// The summands of F, by the definitions.
  func summands() throws -> [Summand] { Summand.all(of: try functions()) }
}

extension Judgement {
  /// Demands that two functions are the same: their squared distance is 0.
  static func requireEqual(_ left: [Rational], _ right: [Rational], _ statement: String) -> Judgement {
    let distance = zip(left, right).reduce(Rational.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return require(distance, .equal, 0, statement)
  }

  /// Demands that two matrices are the same: the squared norm of the difference is 0.
  static func requireEqual(_ left: Matrix<Rational>, _ right: Matrix<Rational>, _ statement: String) -> Judgement {
    require((left - right).squaredNorm, .equal, 0, statement)
  }

  /// Demands that two statements are both true or both false, as the numbers 1 and 0.
  static func requireEquivalent(_ left: Bool, _ right: Bool, _ statement: String) -> Judgement {
    require(left ? 1 : 0, .equal, right ? 1 : 0, statement)
  }
}
