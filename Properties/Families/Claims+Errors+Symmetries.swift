import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// What leaves the errors unchanged, and how they behave under composition and mixture.
  static let errorSymmetries: [Claim] = [
    translationInvariant, automorphismInvariant, automorphismOfGroup, inversionKeepsWeak, inversionKeepsStrong,
    submultiplicative, strongSubmultiplicative, multiplicative, mixtureAtMost, convexAtMostOne, everySchemeAtMostOne,
  ]

  private static let source = ClaimSource.ours("section 2")

  private static let translationInvariant = Claim(
    id: "errors.translation-invariant",
    statement: "A scheme moved from the left and the right has the same errors.",
    formula: "weak(ω(h · k)) = weak(ω), strong(ω(h · k)) = strong(ω)",
    source: source,
    scope: .everyUnion(
      with: "{e, g} moved by all elements from either side",
      testOrder: 4, order: 6
    ) { instance, group in
      let pairs = try (1..<group.order).map { try AveragingScheme.uniform(on: [0, $0]) }
      return instance.with("ω", each: pairs, in: group).flatMap { instance in
        (0..<group.order).map { shift in
          var result = instance
          result.elements = ["h": [group.permutation(shift)], "k": [group.permutation(group.order - 1 - shift)]]
          return result
        }
      }
    },
    generator: .classOnGroup(order: 12, dimension: 9, with: InstanceParts(schemes: ["ω"], elements: ["h", "k"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (scheme, group) = (try instance.scheme("ω"), setting.group)
    let left = operators.averaging.leftTranslate(scheme, try instance.element("h"), group)
    let both = operators.averaging.rightTranslate(left, try instance.element("k"), group)
    let (before, after) = (
      try setting.errors(of: scheme, operators), try setting.errors(of: both, operators)
    )
    return .all(
      .require(both.size, .equal, scheme.size, "the moved scheme has the same size"),
      .requireWithin(after.weak, .equal, before.weak, "weak(ω(h · k)) = weak(ω)"),
      .requireWithin(after.strong, .equal, before.strong, "strong(ω(h · k)) = strong(ω)"))
  }

  private static let automorphismInvariant = Claim(
    id: "errors.automorphism-carries-errors",
    statement: "The errors of α(ω) on F are those of ω on F∘α, for an automorphism α.",
    formula: "weak_F(α(ω)) = weak_{F∘α}(ω), strong likewise",
    source: source,
    scope: .everyUnion(
      with: "the sets {e, g} and all elements but one, generators of the automorphism group", testOrder: 4, order: 7
    ) { instance, group in try instance.withPairsAndAutomorphisms(of: group) },
    generator: .twistedClass(order: 12, dimension: 9)
  ) { instance, operators in
    let twist = try instance.twist("α")
    let scheme = try instance.scheme("ω")
    let image = operators.averaging.image(scheme, twist.automorphism)
    let on = try instance.setting().errors(of: image, operators)
    let twisted = try twist.instance.setting().errors(of: scheme, operators)
    return .all(
      .requireWithin(on.weak, .equal, twisted.weak, "weak error of α(ω) on F = that of ω on F∘α"),
      .requireWithin(on.strong, .equal, twisted.strong, "strong error of α(ω) on F = that of ω on F∘α"))
  }

  private static let automorphismOfGroup = Claim(
    id: "errors.automorphism-keeps-errors-on-every-class",
    statement: "An automorphism of the group changes no error, whatever the class.",
    formula: "weak_F(α(ω)) = weak_F(ω)",
    source: source,
    reading: "for automorphisms of the group; for those of the action, which carry F to itself, it holds",
    expected: .fails,
    scope: .everyUnion(
      with: "the sets {e, g} and all elements but one, generators of the automorphism group",
      testOrder: 4, order: 4
    ) { instance, group in try instance.withPairsAndAutomorphisms(of: group) },
    generator: .twistedClass(order: 12, dimension: 9)
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let image = operators.averaging.image(scheme, try instance.twist("α").automorphism)
    return .requireWithin(
      try setting.errors(of: image, operators).weak, .equal, try setting.errors(of: scheme, operators).weak,
      "weak(α(ω)) = weak(ω)")
  }

  private static let inversionKeepsWeak = Claim(
    id: "errors.inversion-keeps-weak",
    statement: "The inverted scheme has the same weak error.",
    formula: "weak(ω(·⁻¹)) = weak(ω), since the operator becomes its adjoint",
    source: source,
    scope: errorScope(testOrder: 4, order: 7),
    generator: schemeOnClass
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let inverse = operators.averaging.inversion(scheme, setting.group)
    return .requireWithin(
      try setting.errors(of: inverse, operators).weak, .equal, try setting.errors(of: scheme, operators).weak,
      "weak(ω(·⁻¹)) = weak(ω)")
  }

  private static let inversionKeepsStrong = Claim(
    id: "errors.inversion-keeps-strong",
    statement: "The inverted scheme has the same strong error.",
    formula: "strong(ω(·⁻¹)) = strong(ω)",
    source: source,
    expected: .fails,
    scope: .everyUnion(
      with: "convex schemes with weights in sixths, one of them on e",
      testOrder: 6, order: 6
    ) { instance, group in
      instance.with("ω", each: try group.multisetSchemes(count: 6), in: group)
    },
    generator: schemeOnClass
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let inverse = operators.averaging.inversion(scheme, setting.group)
    return .requireWithin(
      try setting.errors(of: inverse, operators).strong, .equal, try setting.errors(of: scheme, operators).strong,
      "strong(ω(·⁻¹)) = strong(ω)")
  }

  private static let pair: Gen<Instance> = .classOnGroup(
    order: 12, dimension: 9, with: InstanceParts(schemes: ["ω", "η"]))

  /// All sums of rational irreducible representations with pairs of sets {e, g}.
  private static func pairs(testOrder: Int, order: Int) -> Scope {
    .everyUnion(
      with: "pairs of uniform schemes on {e, g}",
      testOrder: testOrder, order: order
    ) { instance, group in
      let sets = try (1..<max(group.order, 1)).map { try AveragingScheme.uniform(on: [0, $0]) }
      return instance.with("ω", "η", eachPairOf: sets, in: group)
    }
  }

  private static let submultiplicative = Claim(
    id: "errors.composition-multiplies-at-most",
    statement: "The weak error of a composition is at most the product of the weak errors.",
    formula: "weak(ω∗η) ≤ weak(ω)·weak(η)",
    source: source,
    scope: pairs(testOrder: 4, order: 7),
    generator: pair
  ) { instance, operators in
    let (outer, inner, product) = try instance.errorsOfComposition(operators)
    return .requireWithin(product.weak, .atMost, outer.weak * inner.weak, "weak(ω∗η) ≤ weak(ω)·weak(η)")
  }

  private static let strongSubmultiplicative = Claim(
    id: "errors.composition-multiplies-strong-by-weak",
    statement:
      "The strong error of a composition is at most that of the outer scheme times the weak error of the inner one.",
    formula: "strong(ω∗η) ≤ strong(ω)·weak(η)",
    source: source,
    reading: "ω is applied last",
    scope: pairs(testOrder: 4, order: 7),
    generator: pair
  ) { instance, operators in
    let (outer, inner, product) = try instance.errorsOfComposition(operators)
    return .requireWithin(product.strong, .atMost, outer.strong * inner.weak, "strong(ω∗η) ≤ strong(ω)·weak(η)")
  }

  private static let multiplicative = Claim(
    id: "errors.composition-multiplies-exactly",
    statement: "The weak error of a composition is the product of the weak errors.",
    formula: "weak(ω∗η) = weak(ω)·weak(η)",
    source: source,
    expected: .fails,
    scope: pairs(testOrder: 4, order: 4),
    generator: pair
  ) { instance, operators in
    let (outer, inner, product) = try instance.errorsOfComposition(operators)
    return .requireWithin(product.weak, .equal, outer.weak * inner.weak, "weak(ω∗η) = weak(ω)·weak(η)")
  }

  private static let mixtureAtMost = Claim(
    id: "errors.mixture-at-most-the-larger", requires: [.ratio("t")],
    statement: "A mixture of two schemes has no larger errors than the worse of the two.",
    formula: "weak(tω + (1−t)η) ≤ max(weak(ω), weak(η)) for 0 ≤ t ≤ 1, strong likewise",
    source: source,
    scope: .everyUnion(with: "half and half of two uniform schemes on {e, g}", testOrder: 4, order: 7) {
      instance, group in
      var instance = instance
      instance.numbers["t"] = Rational(1, 2)
      let sets = try (1..<max(group.order, 1)).map { try AveragingScheme.uniform(on: [0, $0]) }
      return instance.with("ω", "η", eachPairOf: sets, in: group)
    },
    generator: .classOnGroup(
      order: 12, dimension: 9, with: InstanceParts(schemes: ["ω", "η"], ratios: ["t"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let (one, other) = (try setting.errors(of: first, operators), try setting.errors(of: second, operators))
    let mixed = try setting.errors(of: .mixture(try instance.number("t"), first, second), operators)
    func larger(_ left: Enclosure, _ right: Enclosure) -> Enclosure {
      Enclosure(max(left.lower, right.lower), max(left.upper, right.upper))
    }
    return .all(
      .requireWithin(mixed.weak, .atMost, larger(one.weak, other.weak), "weak error of the mixture ≤ the larger"),
      .requireWithin(
        mixed.strong, .atMost, larger(one.strong, other.strong), "strong error of the mixture ≤ the larger"))
  }

  private static let convexAtMostOne = Claim(
    id: "errors.convex-schemes-at-most-one", requires: [.convex("ω")],
    statement: "A convex scheme has a weak error of at most 1 and a strong error of at most 2.",
    formula: "ω ≥ 0 ⇒ weak(ω) ≤ 1, strong(ω) ≤ 2",
    source: source,
    scope: errorScope(testOrder: 3, order: 7),
    generator: .classOnGroup(
      order: 12, dimension: 9, with: InstanceParts(schemes: ["ω"], weights: .convex))
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    return .all(
      .requireWithin(weak, .atMost, Enclosure(1), "weak(ω) ≤ 1 for convex ω"),
      .requireWithin(strong, .atMost, Enclosure(2), "strong(ω) ≤ 2 for convex ω"))
  }

  private static let everySchemeAtMostOne = Claim(
    id: "errors.every-scheme-at-most-one",
    statement: "Every scheme has a weak error of at most 1.",
    formula: "weak(ω) ≤ 1",
    source: source,
    reading: "for affine weights, which may be negative",
    expected: .fails,
    scope: .everyUnion(
      with: "affine schemes 2δ_g − δ_h", testOrder: 2, order: 2
    ) { instance, group in
      let schemes = try (0..<group.order).flatMap { g in
        try (0..<group.order).filter { $0 != g }.map { h in
          try AveragingScheme([(element: g, weight: 2), (element: h, weight: -1)], weightClass: .affine)
        }
      }
      return instance.with("ω", each: schemes, in: group)
    },
    generator: .classOnGroup(order: 12, dimension: 9, with: InstanceParts(schemes: ["ω"], weights: .affine))
  ) { instance, operators in
    .requireWithin(try instance.errors(of: "ω", operators).weak, .atMost, Enclosure(1), "weak(ω) ≤ 1")
  }
}

extension Setting {
  /// The two approximate errors of a scheme on the class.
  func errors(
    of scheme: AveragingScheme, _ operators: Operators
  ) throws -> (weak: Enclosure, strong: Enclosure) {
    let errors = try errors()
    return (operators.averaging.weakError(scheme, errors), operators.averaging.strongError(scheme, errors))
  }
}

extension Instance {
  /// The errors of ω, of η, and of averaging first with η and then with ω.
  fileprivate func errorsOfComposition(
    _ operators: Operators
  ) throws -> (
    outer: (weak: Enclosure, strong: Enclosure), inner: (weak: Enclosure, strong: Enclosure),
    product: (weak: Enclosure, strong: Enclosure)
  ) {
    let setting = try setting()
    let (first, second) = (try scheme("ω"), try scheme("η"))
    let product = operators.averaging.convolution(first, second, setting.group)
    return (
      try setting.errors(of: first, operators), try setting.errors(of: second, operators),
      try setting.errors(of: product, operators)
    )
  }
}
