import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// When a scheme is exact, and what keeps it so.
  static let averagingExactness: [Claim] = [
    exactIffProjection, exactFromCharacters, subgroupScheme, cosetScheme, exactSetsAreCosets, mixtureOfExact,
    mixtureOfInexact, translationKeepsExactness, automorphismCarriesExactness,
  ]

  private static let source = ClaimSource.ours("section 1, exact schemes")

  /// All uniform schemes on all sums of rational irreducible representations.
  private static func subsets(testOrder: Int, order: Int) -> Scope {
    .everyUnion(
      with: "all uniform schemes", testOrder: testOrder,
      order: order
    ) { instance, group in instance.with("ω", each: group.uniformSchemes(), in: group) }
  }

  /// Exact schemes and others, as likely.
  private static let exactOrNot: Gen<Instance> = .oneOf(
    .classOnGroup(order: 12, dimension: 12, with: InstanceParts(exactSchemes: ["ω"])),
    .classOnGroup(order: 12, dimension: 12, with: InstanceParts(weights: .affine, exactSchemes: ["ω"])),
    .classOnGroup(order: 12, dimension: 12, with: InstanceParts(schemes: ["ω"])))

  private static let exactIffProjection = Claim(
    id: "averaging.exact-iff-projection",
    statement:
      "A scheme is exact if and only if its operator is the Reynolds operator; all exact schemes have the same operator.",
    formula: "E_ω f invariant for every f ∈ F ⇔ E_ω = P on F",
    source: source,
    scope: subsets(testOrder: 4, order: 7),
    generator: exactOrNot
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let distance = try setting.summands().reduce(Rational.zero) { sum, summand in
      sum + (operators.averaging.average(scheme, summand.constituent) - summand.projection).squaredNorm
    }
    return .requireEquivalent(
      operators.averaging.isExact(scheme, try setting.functions()), distance.isZero, "ω is exact ⇔ ‖E_ω − P‖² = 0")
  }

  private static let exactFromCharacters = Claim(
    id: "averaging.exactness-depends-on-irreducibles",
    statement:
      "Whether a scheme is exact depends only on which irreducible representations occur, not on how often: on each nontrivial one its Fourier coefficient is 0.",
    formula: "E_ω = P on F ⇔ Σ_{g,h} ω(g)ω(h) χ(g⁻¹h) = 0 for every nontrivial χ ∈ Irr(F); F ⊕ F ⊕ 1 as F",
    source: source,
    scope: subsets(testOrder: 4, order: 7),
    generator: exactOrNot
  ) { instance, operators in
    let setting = try instance.setting()
    let (scheme, group) = (try instance.scheme("ω"), setting.group)
    let (table, functions) = (try setting.characterTable(), try setting.functions())
    let multiplicities = try table.multiplicities(of: .character(of: functions, classes: setting.classes))
    var sum = Rational.zero
    for constituent in table.rationalConstituents {
      let values = table.character(of: constituent).values.map { $0.rational ?? .zero }
      if constituent.irreducibles.allSatisfy({ multiplicities[$0] == 0 }) || values.allSatisfy({ $0 == 1 }) { continue }
      for left in scheme.entries {
        for right in scheme.entries {
          let quotient = group.product(group.inverse(left.element), right.element)
          sum += left.weight * right.weight * values[setting.classes.classOf[quotient]]
        }
      }
    }
    return .requireEquivalent(
      operators.averaging.isExact(scheme, functions), sum.isZero, "ω is exact ⇔ Σ_χ tr(ω̂(χ)*ω̂(χ)) = 0")
  }

  private static let subgroupScheme = Claim(
    id: "averaging.subgroup-exact-iff-same-invariants",
    statement: "The uniform scheme on a subgroup H is exact if and only if H has no more invariant functions than G.",
    formula: "(1/|H|) Σ_{h∈H} ρ(h) = P ⇔ F^H = F^G",
    source: .ours("section 8, subgroups"),
    scope: subgroups(testOrder: 8, order: 15),
    generator: .classOnGroup(order: 16, dimension: 16, with: InstanceParts(subgroups: ["H"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let subgroup = Subgroup(of: setting.group, generatedBy: try instance.elementNumbers("H"))
    // dim F^H is the mean of the character over H.
    let sum = subgroup.elements.reduce(0) { $0 + functions.character(at: $1) }
    let total = (0..<setting.group.order).reduce(0) { $0 + functions.character(at: $1) }
    let scheme = try operators.averaging.uniform(subgroup.elements)
    return .requireEquivalent(
      operators.averaging.isExact(scheme, functions), sum * subgroup.index == total,
      "the uniform scheme on H is exact ⇔ dim F^H = dim F^G")
  }

  private static func subgroups(testOrder: Int, order: Int) -> Scope {
    .everyUnion(
      with: "all subgroups up to conjugacy",
      testOrder: testOrder, order: order
    ) { instance, group in
      try SubgroupClasses(of: group).representatives.map { subgroup in
        var result = instance
        result.elements["H"] = subgroup.generators.map { group.permutation($0) }
        return result
      }
    }
  }

  private static let cosetScheme = Claim(
    id: "averaging.coset-exact-iff-subgroup-exact",
    statement: "The uniform scheme on a left or right coset of H is exact if and only if that on H is.",
    formula: "uniform on gH exact ⇔ uniform on H exact ⇔ uniform on Hg exact",
    source: .ours("section 8, subgroups"),
    scope: .everyUnion(with: "all subgroups up to conjugacy, all elements", testOrder: 6, order: 10) {
      instance, group in
      try SubgroupClasses(of: group).representatives.flatMap { subgroup in
        (0..<group.order).map { shift in
          var result = instance
          result.elements["H"] = subgroup.generators.map { group.permutation($0) }
          result.elements["g"] = [group.permutation(shift)]
          return result
        }
      }
    },
    generator: .classOnGroup(order: 16, dimension: 16, with: InstanceParts(elements: ["g"], subgroups: ["H"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (group, functions) = (setting.group, try setting.functions())
    let shift = try instance.element("g")
    let members = Subgroup(of: group, generatedBy: try instance.elementNumbers("H")).elements
    func isExact(_ elements: [Int]) throws -> Bool {
      operators.averaging.isExact(try operators.averaging.uniform(elements), functions)
    }
    let expected = try isExact(members)
    return .all(
      .requireEquivalent(try isExact(members.map { group.product(shift, $0) }), expected, "gH is exact ⇔ H is"),
      .requireEquivalent(try isExact(members.map { group.product($0, shift) }), expected, "Hg is exact ⇔ H is"))
  }

  private static let exactSetsAreCosets = Claim(
    id: "averaging.exact-sets-are-cosets",
    statement: "Every set of elements whose uniform scheme is exact is a coset of a subgroup.",
    formula: "uniform on S exact ⇒ S = gH",
    source: source,
    hypotheses: ["some function of F is not invariant"],
    expected: .fails,
    scope: subsets(testOrder: 4, order: 4),
    generator: .classOnGroup(order: 8, dimension: 8, with: InstanceParts(schemes: ["ω"], weights: .uniform))
  ) { instance, operators in
    let setting = try instance.setting()
    let (group, functions) = (setting.group, try setting.functions())
    let scheme = try instance.scheme("ω")
    let isTrivial = (0..<group.order).allSatisfy { functions.character(at: $0) == functions.dimension }
    if isTrivial { return .vacuous("some function of F is not invariant") }
    guard operators.averaging.isExact(scheme, functions) else { return .vacuous("ω is exact") }
    let first = group.inverse(scheme.support[0])
    let quotient = Subgroup(of: group, generatedBy: scheme.support.map { group.product(first, $0) })
    return .require(quotient.order, .equal, scheme.size, "the subgroup that g⁻¹S generates, g ∈ S, has |S| elements")
  }

  private static let mixtureOfExact = Claim(
    id: "averaging.mixture-of-exact-is-exact",
    statement:
      "Mixtures and compositions of exact schemes are exact; a composition is exact if one of the two schemes is.",
    formula: "E_ω = E_η = P ⇒ tE_ω + (1−t)E_η = P; E_ω = P ⇒ E_{ω∗η} = E_{η∗ω} = P",
    source: source,
    generator: .classOnGroup(
      order: 8, dimension: 8,
      with: InstanceParts(schemes: ["ζ"], exactSchemes: ["ω", "η"], ratios: ["t"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (group, functions) = (setting.group, try setting.functions())
    let (first, second, other) = (try instance.scheme("ω"), try instance.scheme("η"), try instance.scheme("ζ"))
    let isExact = operators.averaging.isExact
    guard isExact(first, functions), isExact(second, functions) else { return .vacuous("ω and η are exact") }
    let mixture = try AveragingScheme.mixture(try instance.number("t"), first, second)
    let convolution = operators.averaging.convolution
    return .all(
      .requireEquivalent(isExact(mixture, functions), true, "tω + (1−t)η is exact"),
      .requireEquivalent(isExact(convolution(first, other, group), functions), true, "ω∗ζ is exact"),
      .requireEquivalent(isExact(convolution(other, first, group), functions), true, "ζ∗ω is exact"))
  }

  private static let mixtureOfInexact = Claim(
    id: "averaging.mixture-exact-only-if-both",
    statement: "A mixture of two schemes is exact only if both are.",
    formula: "½E_ω + ½E_η = P ⇒ E_ω = E_η = P",
    source: source,
    expected: .fails,
    scope: .everyUnion(
      with: "pairs of point schemes", testOrder: 2, order: 2
    ) { instance, group in instance.with("ω", "η", eachPairOf: group.pointSchemes, in: group) },
    generator: .classOnGroup(order: 8, dimension: 8, with: InstanceParts(schemes: ["ω", "η"], weights: .uniform))
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let (first, second) = (try instance.scheme("ω"), try instance.scheme("η"))
    let isExact = operators.averaging.isExact
    guard isExact(try .mixture(Rational(1, 2), first, second), functions) else {
      return .vacuous("½ω + ½η is exact")
    }
    return .requireEquivalent(
      isExact(first, functions) && isExact(second, functions), true, "E_ω = P and E_η = P, where ½E_ω + ½E_η = P")
  }

  private static let translationKeepsExactness = Claim(
    id: "averaging.translation-keeps-exactness",
    statement: "A scheme moved from the left or the right, or inverted, is exact if and only if it was.",
    formula: "ω exact ⇔ ω(h⁻¹ · k⁻¹) exact ⇔ ω(·⁻¹) exact",
    source: .ours("section 2"),
    scope: .everyUnion(with: "all uniform schemes moved by an element from both sides", testOrder: 3, order: 6) {
      instance, group in
      instance.with("ω", each: group.uniformSchemes(), in: group).flatMap { instance in
        (0..<group.order).map { shift in
          var result = instance
          result.elements = ["h": [group.permutation(shift)], "k": [group.permutation(shift)]]
          return result
        }
      }
    },
    generator: Gen { source in
      var instance = try source.draw(exactOrNot)
      let group = try instance.setting().group
      for name in ["h", "k"] {
        let number = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
        instance.elements[name] = [group.permutation(number)]
      }
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (group, functions, scheme) = (setting.group, try setting.functions(), try instance.scheme("ω"))
    let isExact = operators.averaging.isExact
    let expected = isExact(scheme, functions)
    let left = operators.averaging.leftTranslate(scheme, try instance.element("h"), group)
    let both = operators.averaging.rightTranslate(left, try instance.element("k"), group)
    let inverse = operators.averaging.inversion(scheme, group)
    return .all(
      .requireEquivalent(isExact(both, functions), expected, "ω(h⁻¹ · k⁻¹) is exact ⇔ ω is"),
      .requireEquivalent(isExact(inverse, functions), expected, "ω(·⁻¹) is exact ⇔ ω is"))
  }

  private static let automorphismCarriesExactness = Claim(
    id: "averaging.automorphism-carries-exactness",
    statement: "An automorphism of the group carries exact schemes on F∘α to exact schemes on F.",
    formula: "ω exact on F∘α ⇔ α(ω) exact on F, (ρ∘α)(g) = ρ(α(g))",
    source: .ours("section 2"),
    scope: .everyUnion(
      with: "the sets {e, g} and all elements but one, generators of the automorphism group", testOrder: 5, order: 9
    ) { instance, group in try instance.withPairsAndAutomorphisms(of: group) },
    generator: .twistedClass(order: 12, dimension: 12)
  ) { instance, operators in
    let twist = try instance.twist("α")
    let setting = try instance.setting()
    let twisted = try twist.instance.setting()
    let scheme = try instance.scheme("ω")
    let image = operators.averaging.image(scheme, twist.automorphism)
    var weights = [Rational](repeating: .zero, count: setting.group.order)
    for entry in image.entries { weights[entry.element] += entry.weight }
    let moved = scheme.entries.map { weights[twist.automorphism($0.element)] }
    return .all(
      .requireEqual(moved, scheme.entries.map(\.weight), "α(ω) has at α(g) the weight ω(g)"),
      .requireEquivalent(
        operators.averaging.isExact(image, try setting.functions()),
        operators.averaging.isExact(scheme, try twisted.functions()), "α(ω) is exact on F ⇔ ω is on F∘α"))
  }
}

extension AveragingScheme {
  /// tω + (1−t)η, by the definition.
  static func mixture(
    _ share: Rational, _ first: AveragingScheme, _ second: AveragingScheme
  ) throws -> AveragingScheme {
    let largest = max(first.support.max() ?? 0, second.support.max() ?? 0)
    var weights = [Rational](repeating: .zero, count: largest + 1)
    for entry in first.entries { weights[entry.element] += share * entry.weight }
    for entry in second.entries { weights[entry.element] += (1 - share) * entry.weight }
    let isConvex = weights.allSatisfy { $0.signum >= 0 }
    return try AveragingScheme(
      weights.enumerated().map { (element: $0, weight: $1) }, weightClass: isConvex ? .convex : .affine)
  }
}
