import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// What Proposition 10 says of the three errors, and what leaves them unchanged.
  static let errors: [Claim] =
    [
      weakAtMostStrong, strongAtMostTwiceWeak, strongAtMostFourWeak, strongBelowTwiceWeak, zeroIffExact,
      monotoneInClass,
      orderInClassStrict,
    ] + errorDefinitions + errorSymmetries + errorComplexities

  private static let proposition = ClaimSource.paper("Proposition 10")

  /// A random scheme on a random class; small, since errors need cubes of the dimension.
  static let schemeOnClass: Gen<Instance> = .classOnGroup(
    order: 12, dimension: 9, with: InstanceParts(schemes: ["ω"]))

  /// All uniform schemes that contain the identity, on all sums of rational irreducible representations. Translates have the same
  /// errors.
  static func errorScope(testOrder: Int, order: Int) -> Scope {
    .everyUnion(
      with: "all uniform schemes up to translation",
      testOrder: testOrder, order: order
    ) { instance, group in
      instance.with("ω", each: group.uniformSchemes().filter { $0.support[0] == group.identity }, in: group)
    }
  }

  private static let weakAtMostStrong = Claim(
    id: "errors.weak-at-most-strong",
    statement: "The weak error is at most the strong error.",
    formula: "weak(ω) ≤ strong(ω)",
    source: proposition,
    reading: "scheme by scheme; AC_wk(F,ε) ≤ AC_st(F,ε) follows",
    scope: errorScope(testOrder: 4, order: 7),
    generator: schemeOnClass
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    return .requireWithin(weak, .atMost, strong, "weak(ω) ≤ strong(ω)")
  }

  private static let strongAtMostTwiceWeak = Claim(
    id: "errors.strong-at-most-twice-weak",
    statement: "The strong error is at most twice the weak error.",
    formula: "strong(ω) ≤ 2·weak(ω), so AC_st(F,2ε) ≤ AC_wk(F,ε)",
    source: .ours("section 2: sharper than Proposition 10"),
    scope: errorScope(testOrder: 4, order: 7),
    generator: schemeOnClass
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    return .requireWithin(strong, .atMost, weak.scaled(by: 2), "strong(ω) ≤ 2·weak(ω)")
  }

  private static let strongAtMostFourWeak = Claim(
    id: "errors.strong-at-most-four-weak",
    statement: "The strong error is at most four times the weak error.",
    formula: "strong(ω) ≤ 4·weak(ω), so AC_st(F,4ε) ≤ AC_wk(F,ε)",
    source: proposition,
    scope: errorScope(testOrder: 3, order: 7),
    generator: schemeOnClass
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    return .requireWithin(strong, .atMost, weak.scaled(by: 4), "strong(ω) ≤ 4·weak(ω)")
  }

  private static let strongBelowTwiceWeak = Claim(
    id: "errors.factor-below-two",
    statement: "The strong error is at most 3/2 times the weak error: the factor 2 can be lowered.",
    formula: "strong(ω) ≤ (3/2)·weak(ω)",
    source: .ours("section 2: the factor 2 is best possible, by the sign of C2"),
    reading: "the constant 3/2 stands for any constant below 2; the witness attains 2",
    expected: .fails,
    scope: errorScope(testOrder: 2, order: 2),
    generator: schemeOnClass
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    return .requireWithin(strong, .atMost, weak.scaled(by: Rational(3, 2)), "strong(ω) ≤ (3/2)·weak(ω)")
  }

  private static let zeroIffExact = Claim(
    id: "errors.zero-iff-exact",
    statement: "The weak error is 0 if and only if the strong error is, if and only if the scheme is exact.",
    formula: "weak(ω) = 0 ⇔ strong(ω) = 0 ⇔ E_ω = P on F",
    source: proposition,
    scope: errorScope(testOrder: 4, order: 7),
    generator: .oneOf(
      .classOnGroup(order: 12, dimension: 9, with: InstanceParts(exactSchemes: ["ω"])), schemeOnClass)
  ) { instance, operators in
    let (weak, strong) = try instance.errors(of: "ω", operators)
    let isExact = operators.averaging.isExact(try instance.scheme("ω"), try instance.setting().functions())
    if isExact {
      return .all(
        .require(Quantity(weak), .equal, Quantity(0), "weak(ω) = 0 for an exact scheme"),
        .require(Quantity(strong), .equal, Quantity(0), "strong(ω) = 0 for an exact scheme"))
    }
    return .all(
      .require(Quantity(weak), .greater, Quantity(0), "weak(ω) > 0 for a scheme that is not exact"),
      .require(Quantity(strong), .greater, Quantity(0), "strong(ω) > 0 for a scheme that is not exact"))
  }

  private static let monotoneInClass = Claim(
    id: "errors.monotone-in-the-class",
    statement: "On a smaller class no error is larger, and exact schemes stay exact.",
    formula: "F' ⊆ F ⇒ weak_F'(ω) ≤ weak_F(ω), strong_F'(ω) ≤ strong_F(ω)",
    source: .ours("section 2"),
    scope: .everyGroup(
      "all groups, functions on the points in all functions on the group, point schemes and the whole group without a point",
      testOrder: 5, order: 10
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      let large = enumerated.order == 1 ? [] : [try AveragingScheme.uniform(on: Array(1..<enumerated.order))]
      return instance.with("ω", each: enumerated.pointSchemes + large, in: enumerated)
    },
    generator: nested
  ) { instance, operators in
    guard let smaller = instance.withSmallerClass else { return .vacuous("F has a smaller class of a known kind") }
    let (weak, strong) = try instance.errors(of: "ω", operators)
    let (smallWeak, smallStrong) = try smaller.errors(of: "ω", operators)
    let (scheme, isExact) = (try instance.scheme("ω"), operators.averaging.isExact)
    let (onClass, onSmaller) = (
      isExact(scheme, try instance.setting().functions()), isExact(scheme, try smaller.setting().functions())
    )
    return .all(
      .require(onClass ? 1 : 0, .atMost, onSmaller ? 1 : 0, "exact on F ⇒ exact on the smaller class"),
      .requireWithin(smallWeak, .atMost, weak, "weak error on the smaller class ≤ that on F"),
      .requireWithin(smallStrong, .atMost, strong, "strong error on the smaller class ≤ that on F"))
  }

  private static let orderInClassStrict = Claim(
    id: "errors.strictly-monotone-in-the-class",
    statement: "On a larger class the weak error of a scheme that is not exact is larger.",
    formula: "Irr(F') ⊊ Irr(F), weak_F'(ω) > 0 ⇒ weak_F'(ω) < weak_F(ω)",
    source: .ours("section 2: the errors depend on the largest Fourier coefficient only"),
    hypotheses: ["an irreducible representation occurs in F and not in F'", "weak_F'(ω) > 0"],
    expected: .fails,
    scope: .everyGroup(
      "all groups, functions on the points in all functions on the group, point schemes", testOrder: 4, order: 4
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      return instance.with("ω", each: enumerated.pointSchemes, in: enumerated)
    },
    generator: nested
  ) { instance, operators in
    guard let smaller = instance.withSmallerClass else { return .vacuous("F has a smaller class of a known kind") }
    if try instance.occurringIrreducibles() == smaller.occurringIrreducibles() {
      return .vacuous("an irreducible representation occurs in F and not in F'")
    }
    let weak = try instance.errors(of: "ω", operators).weak
    let small = try smaller.errors(of: "ω", operators).weak
    if small.lower.signum <= 0 { return .vacuous("the weak error on the smaller class is not 0") }
    return .require(Quantity(small), .less, Quantity(weak), "weak error on the smaller class < that on F")
  }

  /// A class that has a smaller one of the same kind, and a scheme.
  private static let nested: Gen<Instance> = Gen { source in
    var instance = Instance(group: try source.draw(.group(order: 12)))
    let group = try instance.setting().group
    var choices: [FunctionClassSpecification] = [.regular]
    if group.degree >= 2, group.degree <= 3 { choices += [.tuples(size: 2), .polynomials(degree: 2)] }
    if group.degree >= 2, group.degree <= 6 { choices.append(.polynomials(degree: 1)) }
    instance.functionClass = try source.draw(.element(of: choices))
    instance.assign(try source.draw(.scheme(in: group)), as: "ω", in: group)
    return instance
  }
}

extension Instance {
  /// The two approximate errors of a scheme on the class.
  func errors(of name: String, _ operators: Operators) throws -> (weak: Enclosure, strong: Enclosure) {
    let (scheme, errors) = (try scheme(name), try setting().errors())
    return (operators.averaging.weakError(scheme, errors), operators.averaging.strongError(scheme, errors))
  }

  /// The rows of the character table that occur in F.
  func occurringIrreducibles() throws -> [Int] {
    let setting = try setting()
    let table = try setting.characterTable()
    let multiplicities = try table.multiplicities(of: .character(of: setting.functions(), classes: setting.classes))
    return multiplicities.indices.filter { multiplicities[$0] > 0 }
  }

  /// The instance with a class whose irreducible representations all occur in the class: functions on the points for tuples, degree
  /// k − 1 for degree k, functions on the points for all functions on the group.
  var withSmallerClass: Instance? {
    var smaller = self
    switch functionClass {
    case .regular?, .tuples(2)?: smaller.functionClass = .functions
    case .polynomials(let degree)? where degree > 0: smaller.functionClass = .polynomials(degree: degree - 1)
    default: return nil
    }
    return smaller
  }
}
