import ExactArithmetic

extension Matrix where Element == Rational {
  /// The Moore–Penrose inverse: with a rank factorization A = CR, A⁺ = Rᵀ(RRᵀ)⁻¹(CᵀC)⁻¹Cᵀ. Over ℚ this is exact.
  ///
  /// - Complexity: that of the reduced row echelon form and two inverses of the size of the rank
  func pseudoInverse() -> Matrix {
    let form = reducedRowEchelonForm()
    let columns = Matrix(
      rows: (0..<rowCount).map { row in form.pivots.map { self[row, $0] } }, columnCount: form.rank)
    let rows = form.rows
    guard let left = (rows * rows.transposed).inverse(), let right = (columns.transposed * columns).inverse() else {
      preconditionFailure("the factors of a rank factorization have full rank")
    }
    return rows.transposed * left * right * columns.transposed
  }

  /// The sum of two matrices of equal shape.
  static func + (left: Matrix, right: Matrix) -> Matrix {
    var sum = left
    for row in 0..<left.rowCount {
      for column in 0..<left.columnCount { sum[row, column] += right[row, column] }
    }
    return sum
  }

  /// The matrix times a number.
  func scaled(by factor: Rational) -> Matrix { mapEntries { factor * $0 } }
}
