/// Linear equations in floating point.
enum DenseSystem {
  /// The solution of A x = b by Gaussian elimination with partial pivoting; `nil` where a pivot vanishes.
  ///
  /// - Precondition: rows of equal length, as many as right sides.
  /// - Complexity: O(n³)
  static func solve(_ rows: [[Double]], _ rightSide: [Double]) -> [Double]? {
    let size = rows.count
    var (matrix, vector) = (rows, rightSide)
    for column in 0..<size {
      let pivot = (column..<size).reduce(column) {
        matrix[$1][column].magnitude > matrix[$0][column].magnitude ? $1 : $0
      }
      guard matrix[pivot][column].magnitude > 1e-290, matrix[pivot][column].isFinite else { return nil }
      matrix.swapAt(pivot, column)
      vector.swapAt(pivot, column)
      for row in (column + 1)..<max(size, column + 1) {
        let factor = matrix[row][column] / matrix[column][column]
        if factor == 0 { continue }
        for index in column..<size { matrix[row][index] -= factor * matrix[column][index] }
        vector[row] -= factor * vector[column]
      }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in (row + 1)..<max(size, row + 1) { vector[row] -= matrix[row][column] * vector[column] }
      vector[row] /= matrix[row][row]
    }
    return vector
  }
}
