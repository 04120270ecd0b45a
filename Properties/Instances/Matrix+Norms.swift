public import ExactArithmetic

extension Matrix where Element == Rational {
  /// The sum of the squares of the entries: the squared Frobenius norm.
  public var squaredNorm: Rational { entries.reduce(.zero) { $0 + $1 * $1 } }

  /// The difference, entry by entry.
  ///
  /// - Precondition: equal shapes.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    for row in 0..<left.rowCount {
      for column in 0..<left.columnCount { result[row, column] -= right[row, column] }
    }
    return result
  }
}
