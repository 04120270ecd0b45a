import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// The least sizes of exact, strong and weak schemes.
  static let errorComplexities: [Claim] = [complexityChain, strongAsCheapAsWeak]

  private static let complexityChain = Claim(
    id: "errors.complexity-chain",
    statement:
      "Weak symmetry costs no more than strong, strong no more than exact, exact no more than the whole group; strong symmetry with twice the error costs no more than weak; larger errors cost no more.",
    formula: "AC_wk(F,ε) ≤ AC_st(F,ε) ≤ AC_ex(F) ≤ |G|, AC_st(F,2ε) ≤ AC_wk(F,ε), all non-increasing in ε",
    source: .paper("Proposition 10"),
    reading:
      "random cases and small scope: uniform weights, by listing all sets; solver: convex weights, by certificates",
    testCases: 15,
    scope: unions(testOrder: 4, order: 6),
    solver: SolverAttack(
      "convex weights: all groups, all sums of rational irreducible representations, ε = 1/4 and 1/2", testOrder: 3,
      order: 6,
      instances: { order in try unions(testOrder: 1, order: 1).instances(order) },
      judge: { instance, budget in try certifiedChain(instance, budget) }),
    generator: Gen { source in
      var instance = Instance(group: try source.draw(.group(order: 6)))
      let group = try instance.setting().group
      instance.functionClass = try source.draw(Gen<Instance>.functionClass(of: group, dimension: 9))
      instance.numbers["ε"] = try source.draw(.ratio(denominator: 12))
      return instance
    }
  ) { instance, operators in
    let epsilon = try instance.number("ε")
    let costs = try UniformCosts(instance, operators, twice: 2 * epsilon, once: epsilon)
    let order = try instance.setting().group.order
    return chain(
      weak: Enclosure(costs.weak), strong: Enclosure(costs.strong), exact: Enclosure(costs.exact),
      weakTwice: Enclosure(costs.weakTwice), strongTwice: Enclosure(costs.strongTwice), order: order)
  }

  private static let strongAsCheapAsWeak = Claim(
    id: "errors.strong-as-cheap-as-weak",
    statement: "Strong symmetry costs no more than weak symmetry with the same error.",
    formula: "AC_st(F,ε) ≤ AC_wk(F,ε)",
    source: .ours("section 2: only with twice the error"),
    reading: "uniform weights",
    expected: .fails,
    scope: unions(testOrder: 3, order: 3),
    generator: complexityChain.generator
  ) { instance, operators in
    let epsilon = try instance.number("ε")
    let costs = try UniformCosts(instance, operators, twice: 2 * epsilon, once: epsilon)
    return .require(Quantity(costs.strong), .atMost, Quantity(costs.weak), "AC_st(F,ε) ≤ AC_wk(F,ε)")
  }

  /// All sums of rational irreducible representations with ε = 1/4 and 1/2.
  private static func unions(testOrder: Int, order: Int) -> Scope {
    .everyUnion(
      with: "uniform weights, ε = 1/4, 1/2 and 1",
      testOrder: testOrder, order: order
    ) { instance, _ in
      [Rational(1, 4), Rational(1, 2), Rational(1)].map { epsilon in
        var result = instance
        result.numbers["ε"] = epsilon
        return result
      }
    }
  }

  private static func chain(
    weak: Enclosure, strong: Enclosure, exact: Enclosure, weakTwice: Enclosure, strongTwice: Enclosure, order: Int
  ) -> Judgement {
    let (weak, strong, exact) = (Quantity(weak), Quantity(strong), Quantity(exact))
    let (weakTwice, strongTwice) = (Quantity(weakTwice), Quantity(strongTwice))
    return .all(
      .require(weak, .atMost, strong, "AC_wk(F,ε) ≤ AC_st(F,ε)"),
      .require(strong, .atMost, exact, "AC_st(F,ε) ≤ AC_ex(F)"),
      .require(exact, .atMost, Quantity(order), "AC_ex(F) ≤ |G|"),
      .require(strongTwice, .atMost, weak, "AC_st(F,2ε) ≤ AC_wk(F,ε)"),
      .require(weakTwice, .atMost, weak, "AC_wk(F,2ε) ≤ AC_wk(F,ε)"),
      .require(strongTwice, .atMost, strong, "AC_st(F,2ε) ≤ AC_st(F,ε)"))
  }

  /// The same with least sizes of convex schemes, as far as certificates prove them.
  private static func certifiedChain(_ instance: Instance, _ budget: SolverBudget) throws -> SolverFinding {
    let epsilon = try instance.number("ε")
    if epsilon >= 1 {
      return SolverFinding(.vacuous("2ε is an error that can be certified, less than 2"), certificates: [])
    }
    var certificates: [Certificate] = []
    func cost(_ symmetry: SymmetryNotion) throws -> Enclosure {
      let result = try Certifier(budget: budget).certify(instance.question(.convex, symmetry))
      certificates.append(result.certificate)
      return Enclosure(Rational(result.provedLower), Rational(result.upper))
    }
    let judgement = chain(
      weak: try cost(.weak(epsilon)), strong: try cost(.strong(epsilon)), exact: try cost(.exact),
      weakTwice: try cost(.weak(2 * epsilon)), strongTwice: try cost(.strong(2 * epsilon)),
      order: try instance.setting().group.order)
    return SolverFinding(judgement, certificates: certificates)
  }
}

/// The least sizes of uniform schemes for two errors, by going through all sets that contain the identity (translates have the same
/// errors).
private struct UniformCosts {
  var exact = Rational.zero
  var weak = Rational.zero
  var strong = Rational.zero
  var weakTwice = Rational.zero
  var strongTwice = Rational.zero

  /// - Precondition: a group of order at most 8.
  init(_ instance: Instance, _ operators: Operators, twice: Rational, once: Rational) throws {
    let setting = try instance.setting()
    let (functions, errors) = (try setting.functions(), try setting.errors())
    let averaging = operators.averaging
    func note(_ cost: WritableKeyPath<UniformCosts, Rational>, _ size: Int, _ isGood: () -> Bool) {
      if self[keyPath: cost].isZero, isGood() { self[keyPath: cost] = Rational(size) }
    }
    for scheme in setting.group.uniformSchemes() where scheme.support[0] == setting.group.identity {
      note(\.exact, scheme.size) { averaging.isExact(scheme, functions) }
      note(\.weak, scheme.size) { averaging.isWeak(scheme, once, errors) == true }
      note(\.strong, scheme.size) { averaging.isStrong(scheme, once, errors) == true }
      note(\.weakTwice, scheme.size) { averaging.isWeak(scheme, twice, errors) == true }
      note(\.strongTwice, scheme.size) { averaging.isStrong(scheme, twice, errors) == true }
    }
  }
}
