import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// The half of the criterion that survives for equal weights.
  static let uniformCriterion = Claim(
    id: "exactness.criterion-uniform-suffices", requires: [.listable],
    statement:
      "If every irreducible representation occurs in F ⊕ 1, only the whole group is an exact uniform scheme; and the "
      + "size of every exact uniform scheme is a multiple of the denominators of the means of the matrix coefficients.",
    formula: "Irr(F) ∪ {1} = Irr(G) ⇒ S = G;  lcm of the denominators of mean(φ) divides |S|",
    source: .ours("§3 and §8, divisibility"), hypotheses: ["equal weights on S", "integer matrix coefficients"],
    testCases: 30, scope: .everyUnion(", all subsets S", testOrder: 6, order: 10),
    generator: .classOnGroup(order: 9, dimension: 10)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    let divisor = operators.exactness.divisor(functions)
    let subsets = system.uniformSubsets
    let least = subsets.map(\.count).min() ?? 0
    let needsAll = operators.exactness.costsWholeGroup(functions)
    return .all(
      // Where all representations occur the library stops collecting early: the criterion says more.
      needsAll
        ? .require(
          system.commonDenominator % max(divisor, 1), .equal, 0, "lcm of the denominators modulo the divisor = 0")
        : .require(divisor, .equal, system.commonDenominator, "the divisor = lcm of the denominators of all means"),
      .all(
        subsets.map {
          .require($0.count % max(divisor, 1), .equal, 0, "|S| modulo the divisor = 0 for an exact uniform S")
        }),
      .require(least, .atLeast, needsAll ? system.order : 1, "least |S| of an exact uniform scheme, if all occur"))
  }

  /// The half that does not.
  static let uniformConverse = Claim(
    id: "exactness.criterion-uniform-necessary", requires: [.listable],
    statement:
      "If the whole group is the only exact uniform scheme, every irreducible representation occurs in F ⊕ 1 (the "
      + "criterion read for equal weights; false also over ℚ).",
    formula: "AC_ex(F, uniform) = |G| ⇒ Irr(F) ∪ {1} = Irr(G)",
    source: .paper("Theorem 13, for equal weights"), hypotheses: ["equal weights"], expected: .fails, testCases: 30,
    scope: .everyUnion("", testOrder: 6, order: 8), generator: .unionOnGroup(order: 9)
  ) { instance, operators in
    let setting = try instance.setting()
    let system = ExactnessSystem(try setting.functions())
    let least = system.uniformSubsets.map(\.count).min() ?? 0
    guard least == system.order else { return .vacuous("AC_ex(F, uniform) = |G|") }
    return .require(
      operators.exactness.occurring(try setting.functions()), .equal, setting.classes.count,
      "number of irreducible representations in F ⊕ 1 = number of classes, where only G is uniform and exact")
  }
}

extension ExactnessSystem {
  /// All sets of elements that contain e and whose uniform scheme is exact; any exact uniform scheme is a translate of one.
  ///
  /// - Complexity: O(2^order · order · dimension)
  var uniformSubsets: [[Int]] {
    // |G| (φ − mean φ) as whole numbers: a set is exact if its sums vanish.
    let centred = zip(functions, means).dropFirst().map { function, mean in
      function.map { (($0 - mean) * Rational(order)).asInt ?? 0 }
    }
    return (0..<(1 << (order - 1))).compactMap { mask in
      let subset = [0] + (1..<order).filter { mask >> ($0 - 1) & 1 == 1 }
      return centred.allSatisfy { values in subset.reduce(0) { $0 + values[$1] } == 0 } ? subset : nil
    }
  }
}

extension Setting {
  /// The rows of the character table that occur in F ⊕ 1, by inner products of characters.
  func occurringRows() throws -> [Int] {
    let table = try characterTable()
    let functions = try functions()
    let values = classes.representatives.map { Cyclotomic(functions.character(at: $0) + 1) }
    let character = try ClassFunction(classes: table.classes, values: values)
    return (0..<table.count).filter { !character.innerProduct(with: table.irreducible($0)).isZero }
  }
}
