extension RealMatrix {
  /// The upper triangular R with RᵀR ≈ A and a positive diagonal, or `nil` if a pivot is not positive.
  ///
  /// Only the upper triangle is read. Where it succeeds, `|RᵀR − A| ≤ γₙ₊₁·|Rᵀ||R|` entry by entry, barring underflow, for
  /// every order of the sums (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., theorem 10.3); the
  /// operator norms with bounds rest on that.
  ///
  /// - Precondition: the matrix is square.
  /// - Complexity: O(n³/3)
  public func choleskyFactor() -> RealMatrix? {
    precondition(isSquare, "only square matrices have a Cholesky factor")
    let size = rowCount
    var factor = self
    let succeeded = factor.entries.withUnsafeMutableBufferPointer { buffer -> Bool in
      guard let entries = buffer.baseAddress else { return true }
      var start = 0
      while start < size {
        let end = min(start + 4, size)
        for pivot in start..<end {
          let row = entries + pivot * size
          for earlier in start..<pivot {
            let above = entries + earlier * size
            VectorKernel.add(-above[pivot], above + pivot, to: row + pivot, count: size - pivot)
          }
          guard row[pivot] > 0, row[pivot].isFinite else { return false }
          let root = row[pivot].squareRoot()
          row[pivot] = root
          for column in (pivot + 1)..<max(pivot + 1, size) { row[column] /= root }
        }
        for row in end..<max(end, size) {
          RealMatrix.subtractPanel(entries, size: size, panel: start..<end, from: row)
        }
        start = end
      }
      return true
    }
    guard succeeded else { return nil }
    for row in 1..<max(1, size) {
      for column in 0..<row { factor[row, column] = 0 }
    }
    return factor
  }

  /// Subtracts what a panel of finished rows contributes to a later row.
  @inline(__always)
  private static func subtractPanel(
    _ entries: UnsafeMutablePointer<Double>, size: Int, panel: Range<Int>, from row: Int
  ) {
    let target = entries + row * size
    if panel.count == 4 {
      let row0 = entries + panel.lowerBound * size
      let row1 = row0 + size
      let row2 = row1 + size
      let row3 = row2 + size
      let (a0, a1, a2, a3) = (row0[row], row1[row], row2[row], row3[row])
      var column = row
      while column < size {
        target[column] -= (a0 * row0[column] + a1 * row1[column]) + (a2 * row2[column] + a3 * row3[column])
        column += 1
      }
    } else {
      for earlier in panel {
        let above = entries + earlier * size
        VectorKernel.add(-above[row], above + row, to: target + row, count: size - row)
      }
    }
  }
}
