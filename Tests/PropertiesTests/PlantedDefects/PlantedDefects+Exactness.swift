import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import Representations

extension PlantedDefect {
  static let exactness: [PlantedDefect] = [criterion, exactSchemes, witnesses].flatMap { $0 }

  private static let criterion: [PlantedDefect] = [
    PlantedDefect("the constants are not added to F", claims: ["exactness.occurring-representations"]) {
      $0.exactness.occurring = { occurringRows($0, withConstants: false).count }
    },
    PlantedDefect("the criterion compares dim F ⊕ 1 with |G|", claims: ["exactness.criterion-convex"]) {
      $0.exactness.costsWholeGroup = { $0.dimension + 1 >= $0.group.order }
    },
    PlantedDefect("the criterion asks for faithfulness only", claims: ["exactness.criterion-convex"]) {
      $0.exactness.costsWholeGroup = { functions in
        (1..<functions.group.order).allSatisfy { functions.character(at: $0) != functions.dimension }
      }
    },
    PlantedDefect("the degrees of the representations are not squared", claims: ["exactness.coefficient-dimension"]) {
      $0.exactness.dimension = { functions in
        guard let table = try? CharacterTable(of: functions.group) else { return 0 }
        return occurringRows(functions, withConstants: true).reduce(0) { $0 + table.degrees[$1] }
      }
    },
    PlantedDefect("the last basis function is lost", claims: ["exactness.coefficient-dimension"]) {
      let standard = $0.exactness.coefficientBasis
      $0.exactness.coefficientBasis = { standard($0).dropLast() }
    },
    PlantedDefect("only diagonal matrix coefficients are looked at", claims: ["exactness.linear-system"]) {
      $0.exactness.coefficientBasis = { functions in
        functions.constituents.flatMap { constituent in
          (0..<constituent.dimension).map { place in
            (0..<functions.group.order).map { constituent.entry(place, place, at: $0) }
          }
        }
      }
    },
  ]

  private static let exactSchemes: [PlantedDefect] = [
    PlantedDefect(
      "the divisor is the largest denominator, not the least common multiple",
      claims: ["exactness.criterion-uniform-suffices"]
    ) {
      $0.exactness.divisor = { denominators($0).max() ?? 1 }
    },
    PlantedDefect(
      "the divisor is the product of the denominators", claims: ["exactness.criterion-uniform-suffices"]
    ) {
      $0.exactness.divisor = { denominators($0).reduce(1) { min($0 * $1, 1 << 20) } }
    },
    PlantedDefect("the reduction leaves the whole group as it is", claims: ["exactness.reduced-scheme"]) {
      $0.exactness.reducedScheme = { .wholeGroup($0.group, weightClass: $1) }
    },
    PlantedDefect("the reduction does not keep weights positive", claims: ["exactness.reduced-scheme"]) {
      let standard = $0.exactness.reducedScheme
      $0.exactness.reducedScheme = { functions, _ in try standard(functions, .affine) }
    },
    PlantedDefect("products have one factor less than they may have", claims: ["exactness.pointwise-free-orbit"]) {
      let standard = $0.exactness.pointPowers
      $0.exactness.pointPowers = { standard($0, $1 - 1) }
    },
  ]

  /// The rows of the character table that occur in F, or in F ⊕ 1.
  private static func occurringRows(_ functions: FunctionClass, withConstants: Bool) -> [Int] {
    let classes = ConjugacyClasses(of: functions.group)
    guard let table = try? CharacterTable(of: functions.group),
      let character = try? ClassFunction.character(of: functions, classes: classes),
      let multiplicities = try? table.multiplicities(of: character)
    else { return [] }
    return multiplicities.indices.filter { multiplicities[$0] > 0 || withConstants && $0 == 0 }
  }

  /// The denominators of the means of the matrix coefficients, with repetitions.
  private static func denominators(_ functions: FunctionClass) -> [Int] {
    functions.constituents.flatMap { constituent in
      (0..<constituent.dimension).flatMap { row in
        (0..<constituent.dimension).compactMap { column -> Int? in
          let sum = (0..<functions.group.order).reduce(0) { $0 + constituent.entry(row, column, at: $1) }
          return Rational(Rational(sum, functions.group.order).denominator).asInt
        }
      }
    }
  }
}
