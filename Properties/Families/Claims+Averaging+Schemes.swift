import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Operations on schemes and what they do to the operators.
  static let averagingSchemes: [Claim] = [
    compositionIsConvolution, convolutionCommutes, sizesMultiply, sizesMultiplyExactly, inversionIsAdjoint,
    translationMovesOperator,
  ]

  private static let schemes = ClaimSource.ours("section 1, averaging schemes")

  /// All functions on every group, with pairs of schemes that ask for one element.
  private static func pairsOfPoints(order: Int, testOrder: Int) -> Scope {
    .everyGroup(
      "all groups, all functions on the group, pairs of point schemes", testOrder: testOrder, order: order
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      return instance.with("ω", "η", eachPairOf: enumerated.pointSchemes, in: enumerated)
    }
  }

  private static let compositionIsConvolution = Claim(
    id: "averaging.composition-is-convolution",
    statement: "Averaging first with η, then with ω, is averaging with the convolution ω∗η; the order matters.",
    formula: "E_ω E_η = E_{ω∗η}, (ω∗η)(g) = Σ_{hk = g} ω(h)η(k)",
    source: schemes,
    scope: pairsOfPoints(order: 12, testOrder: 6),
    generator: .classOnGroup(order: 12, dimension: 16, with: InstanceParts(schemes: ["ω", "η"], functions: ["f"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let product = operators.averaging.convolution(first, second, setting.group)
    let total = product.entries.reduce(Rational.zero) { $0 + $1.weight }
    var parts = [Judgement.require(total, .equal, 1, "Σ (ω∗η)(g) = 1")]
    for summand in try setting.summands() {
      let composed = operators.averaging.average(product, summand.constituent)
      if instance.vectors["f"] != nil {
        let function = try instance.function("f")
        let part = summand.part(of: function)
        parts.append(
          .requireEqual(
            composed.applied(to: part), summand.average(of: summand.average(of: part, by: second), by: first),
            "‖E_{ω∗η} f − E_ω(E_η f)‖² = 0 on a summand of F"))
      }
      let (left, right) = (
        operators.averaging.average(first, summand.constituent),
        operators.averaging.average(second, summand.constituent)
      )
      parts.append(.requireEqual(composed, left * right, "‖E_{ω∗η} − E_ω E_η‖² = 0 on a summand of F"))
    }
    return .all(parts)
  }

  private static let convolutionCommutes = Claim(
    id: "averaging.convolution-commutes",
    statement: "The order in which two schemes average does not matter.",
    formula: "E_ω E_η = E_η E_ω",
    source: schemes,
    reading: "for all groups; it holds for abelian ones",
    expected: .fails,
    scope: pairsOfPoints(order: 6, testOrder: 6),
    generator: .classOnGroup(order: 12, dimension: 12, with: InstanceParts(schemes: ["ω", "η"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let one = operators.averaging.convolution(first, second, setting.group)
    let other = operators.averaging.convolution(second, first, setting.group)
    return .all(
      try setting.functions().constituents.map { constituent in
        .requireEqual(
          operators.averaging.average(one, constituent), operators.averaging.average(other, constituent),
          "‖E_{ω∗η} − E_{η∗ω}‖² = 0 on a summand of F")
      })
  }

  /// Every pair of uniform schemes on subsets.
  private static func pairsOfSubsets(testOrder: Int, order: Int) -> Scope {
    .everyGroup("all groups, all pairs of uniform schemes", testOrder: testOrder, order: order) { group in
      let instance = Instance(group: group)
      let enumerated = try instance.setting().group
      return instance.with("ω", "η", eachPairOf: enumerated.uniformSchemes(), in: enumerated)
    }
  }

  private static let sizesMultiply = Claim(
    id: "averaging.sizes-multiply-at-most",
    statement: "A composition of schemes asks for no more elements than the product of the sizes.",
    formula: "|supp(ω∗η)| ≤ |supp ω| · |supp η|; convex schemes compose to convex ones",
    source: schemes,
    scope: pairsOfSubsets(testOrder: 4, order: 6),
    generator: .classOnGroup(order: 24, with: InstanceParts(schemes: ["ω", "η"]))
  ) { instance, operators in
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let product = operators.averaging.convolution(first, second, try instance.setting().group)
    let least = product.entries.map(\.weight).min() ?? .zero
    var parts = [
      Judgement.require(product.size, .atMost, first.size * second.size, "|supp(ω∗η)| ≤ |supp ω|·|supp η|")
    ]
    if first.entries.allSatisfy({ $0.weight.signum > 0 }), second.entries.allSatisfy({ $0.weight.signum > 0 }) {
      parts.append(.require(least, .greater, 0, "the weights of ω∗η are positive for positive ω and η"))
    }
    return .all(parts)
  }

  private static let sizesMultiplyExactly = Claim(
    id: "averaging.sizes-multiply-exactly",
    statement: "A composition of schemes asks for as many elements as the product of the sizes.",
    formula: "|supp(ω∗η)| = |supp ω| · |supp η|",
    source: schemes,
    expected: .fails,
    scope: pairsOfSubsets(testOrder: 2, order: 2),
    generator: .classOnGroup(order: 8, with: InstanceParts(schemes: ["ω", "η"]))
  ) { instance, operators in
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let product = operators.averaging.convolution(first, second, try instance.setting().group)
    return .require(product.size, .equal, first.size * second.size, "|supp(ω∗η)| = |supp ω|·|supp η|")
  }

  private static let inversionIsAdjoint = Claim(
    id: "averaging.inversion-is-the-adjoint",
    statement: "The operator of the inverted scheme is the adjoint.",
    formula: "⟨E_ω f, g⟩ = ⟨f, E_{ω⁻} g⟩, ω⁻(g) = ω(g⁻¹)",
    source: schemes,
    scope: .everyGroup(
      "all groups, all functions on the group, point schemes", testOrder: 8, order: 16
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      return instance.with("ω", each: enumerated.pointSchemes, in: enumerated)
    },
    generator: .classOnGroup(order: 12, dimension: 16, with: InstanceParts(schemes: ["ω"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let inverse = operators.averaging.inversion(scheme, setting.group)
    return .all(
      try setting.summands().map { summand in
        let average = operators.averaging.average(scheme, summand.constituent)
        let adjoint = operators.averaging.average(inverse, summand.constituent)
        return .requireEqual(
          average.transposed * summand.form, summand.form * adjoint,
          "‖EᵀM − ME⁻‖² = 0 on a summand of F, M the invariant form")
      })
  }

  private static let translationMovesOperator = Claim(
    id: "averaging.translation-moves-the-operator",
    statement:
      "Moving a scheme from the left by h is averaging and then moving the function; from the right by k it is moving the function first.",
    formula: "ω ↦ (hg ↦ ω(g)): E becomes ρ(h)E; ω ↦ (gk ↦ ω(g)): E becomes Eρ(k)",
    source: schemes,
    scope: .everyGroup(
      "all groups, the indicator of the identity, point schemes moved by all elements", testOrder: 6, order: 12
    ) { group in
      var instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      instance.vectors["f"] = (0..<enumerated.order).map { $0 == 0 ? 1 : 0 }
      return instance.with("ω", each: enumerated.pointSchemes, in: enumerated).flatMap { instance in
        (0..<enumerated.order).map { shift in
          var result = instance
          result.elements = ["h": [enumerated.permutation(shift)], "k": [enumerated.permutation(shift)]]
          return result
        }
      }
    },
    generator: .classOnGroup(
      order: 12, dimension: 16, with: InstanceParts(schemes: ["ω"], functions: ["f"], elements: ["h", "k"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (scheme, function) = (try instance.scheme("ω"), try instance.function("f"))
    let (h, k) = (try instance.element("h"), try instance.element("k"))
    let left = operators.averaging.leftTranslate(scheme, h, setting.group)
    let right = operators.averaging.rightTranslate(scheme, k, setting.group)
    return .all(
      try setting.summands().flatMap { summand in
        let part = summand.part(of: function)
        return [
          Judgement.requireEqual(
            operators.averaging.average(left, summand.constituent).applied(to: part),
            summand.moved(summand.average(of: part, by: scheme), by: h), "E f becomes ρ(h)E f"),
          .requireEqual(
            operators.averaging.average(right, summand.constituent).applied(to: part),
            summand.average(of: summand.moved(part, by: k), by: scheme), "E f becomes Eρ(k)f"),
        ]
      })
  }
}
