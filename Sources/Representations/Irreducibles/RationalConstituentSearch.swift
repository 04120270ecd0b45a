import ExactArithmetic
import FiniteGroups

/// Finds the linear constituent of multiplicity 1 whose values enlarge the field of χ least, and meanwhile bounds the Schur
/// index: every linear character of a subgroup gives a bound.
struct RationalConstituentSearch {
  /// The best constituent.
  private(set) var best: LinearConstituent
  /// [ℚ(χ, λ) : ℚ(χ)] for it.
  private(set) var fieldDegree: Int
  /// What is known of the index.
  private(set) var bounds: SchurIndexBounds

  private let row: CharacterRow
  private let field: CharacterField
  private var degrees: [Int: Int] = [:]

  /// - Parameter start: a constituent of multiplicity 1.
  init(_ row: CharacterRow, field: CharacterField, startingFrom start: LinearConstituent, groupOrder: Int) {
    self.row = row
    self.field = field
    best = start
    fieldDegree = field.degree(adjoiningRootOfUnity: start.linear.order)
    bounds = SchurIndexBounds(of: row, field: field, groupOrder: groupOrder)
    bounds.include(multiplicity: 1, fieldDegree: fieldDegree)
  }

  /// Whether the field is proved to be the least possible.
  var isFinished: Bool { fieldDegree == bounds.lower }

  /// Looks at the linear characters of a subgroup.
  ///
  /// - Parameter multiplicity: how often a linear character occurs in χ, exactly.
  mutating func consider(_ linears: [LinearCharacter], index: Int, multiplicity: (LinearCharacter) -> Int?) {
    for linear in linears {
      let degree = degrees[linear.order] ?? field.degree(adjoiningRootOfUnity: linear.order)
      degrees[linear.order] = degree
      // Nothing to be gained from it.
      if bounds.upper == bounds.lower && degree >= fieldDegree { continue }
      guard let count = multiplicity(linear), count > 0 else { continue }
      bounds.include(multiplicity: count, fieldDegree: degree)
      if count == 1 && degree < fieldDegree {
        best = LinearConstituent(linear: linear, multiplicity: 1, isMonomial: index == row.degree)
        fieldDegree = degree
      }
    }
  }
}
