import FiniteGroups
import Symmetrizers

/// A linear action times the sign of its determinant, such as the action of reflections on pseudovectors.
struct DeterminantAction: ValueAction {
  /// The largest dimension for which the determinant is computed.
  static let dimensionLimit = 16

  let base: SymmetryQuestion.Action
  let dimension: Int

  init(_ base: SymmetryQuestion.Action, dimension: Int) { (self.base, self.dimension) = (base, dimension) }

  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    let moved = base.apply(element, to: value)
    return isNegative(element) ? moved.map { -$0 } : moved
  }

  func inverse(_ element: Permutation) -> Permutation { base.inverse(element) }

  /// Whether the determinant is below 0: by elimination with partial pivoting; the matrix is nearly orthogonal, so its sign is clear.
  ///
  /// - Complexity: O(dimension³)
  private func isNegative(_ element: Permutation) -> Bool {
    var rows = (0..<dimension).map { index in
      base.apply(element, to: (0..<dimension).map { $0 == index ? 1 : 0 })
    }
    var isNegative = false
    for column in 0..<dimension {
      guard let pivot = (column..<dimension).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        rows[pivot][column] != 0
      else { return false }
      if pivot != column {
        rows.swapAt(pivot, column)
        isNegative.toggle()
      }
      if rows[column][column] < 0 { isNegative.toggle() }
      for row in (column + 1)..<max(dimension, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<dimension { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return isNegative
  }
}
