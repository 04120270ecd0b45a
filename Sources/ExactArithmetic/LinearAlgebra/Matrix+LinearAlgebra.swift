import BigInt

extension Matrix where Element: ExactField {
  /// The reduced row echelon form.
  ///
  /// Over ℚ and over cyclotomic fields it is computed modulo word-size primes, lifted by the Chinese remainder theorem and
  /// rational reconstruction, and accepted only with a proof that every row of this matrix is the combination of the
  /// lifted rows that its pivot entries say. Together with the rank modulo a prime ideal, which is a lower bound of the
  /// rank, that determines it. Other fields use plain elimination.
  ///
  /// - Complexity: O(rows · columns · rank) word operations per prime (φ(n) times that over ℚ(ζ_n)); the number of primes
  ///   grows with the size of the entries of the result.
  public func reducedRowEchelonForm() -> RowEchelonForm<Element> { Element.reducedRowEchelonForm(of: self) }

  /// The rank, proved on both sides.
  ///
  /// - Complexity: over ℚ, O(rows · columns · rank) when the rank is full; that of ``reducedRowEchelonForm()`` otherwise.
  public func rank() -> Int { Element.rank(of: self) }

  /// A basis of the vectors `x` with `self · x = 0`, one per row.
  public func nullspace() -> Matrix { reducedRowEchelonForm().nullspace }

  /// A solution of `self · x = target`, with zeros in the columns without a pivot; `nil` if there is none.
  ///
  /// - Precondition: `target.count == rowCount`.
  public func solve(_ target: [Element]) -> [Element]? {
    precondition(target.count == rowCount, "the right side has one entry per row")
    let augmented = Matrix(
      rows: (0..<rowCount).map { Array(self[row: $0]) + [target[$0]] }, columnCount: columnCount + 1)
    let form = augmented.reducedRowEchelonForm()
    guard form.pivots.last != columnCount else { return nil }
    var solution = [Element](repeating: 0, count: columnCount)
    for (row, pivot) in form.pivots.enumerated() { solution[pivot] = form.rows[row, columnCount] }
    return solution
  }

  /// The inverse matrix, or `nil` if the rank is not full.
  ///
  /// - Precondition: the matrix is square.
  /// - Complexity: that of ``reducedRowEchelonForm()`` with twice as many columns
  public func inverse() -> Matrix? {
    precondition(rowCount == columnCount, "only square matrices have inverses")
    let augmented = Matrix(
      rows: (0..<rowCount).map { row in
        Array(self[row: row]) + (0..<columnCount).map { $0 == row ? 1 : 0 }
      }, columnCount: 2 * columnCount)
    let form = augmented.reducedRowEchelonForm()
    guard form.pivots == Array(0..<columnCount) else { return nil }
    return Matrix(
      rows: (0..<rowCount).map { Array(form.rows[row: $0].dropFirst(columnCount)) }, columnCount: columnCount)
  }

  /// The determinant; 1 for the matrix without rows.
  ///
  /// - Precondition: the matrix is square.
  /// - Complexity: over ℚ and ℚ(ζ_n), O(rows³ · φ(n)) word operations for each of as many primes as a bound of the result
  ///   needs; otherwise O(rows³) field operations
  public func determinant() -> Element {
    precondition(rowCount == columnCount, "only square matrices have determinants")
    return Element.determinant(of: self)
  }

  /// The determinant as the product of the pivots of an elimination with row exchanges.
  func determinantByElimination() -> Element {
    var work = self
    var determinant: Element = 1
    for column in 0..<columnCount {
      guard let pivotRow = (column..<rowCount).first(where: { !work[$0, column].isZero }) else { return 0 }
      if pivotRow != column {
        for index in column..<columnCount {
          (work[column, index], work[pivotRow, index]) = (work[pivotRow, index], work[column, index])
        }
        determinant = -determinant
      }
      let pivot = work[column, column]
      determinant *= pivot
      for row in (column + 1)..<Swift.max(rowCount, column + 1) where !work[row, column].isZero {
        let factor = work[row, column] / pivot
        for index in (column + 1)..<columnCount where !work[column, index].isZero {
          work[row, index] -= factor * work[column, index]
        }
      }
    }
    return determinant
  }

  /// Whether each row is, exactly, the combination of `rows` given by its entries in the pivot columns.
  func spans(_ rows: Matrix, pivots: [Int]) -> Bool {
    let sparse = (0..<rows.rowCount).map { row in
      (0..<columnCount).filter { !rows[row, $0].isZero }.map { (column: $0, value: rows[row, $0]) }
    }
    for row in 0..<rowCount {
      var remainder = Array(self[row: row])
      for (index, pivot) in pivots.enumerated() {
        let factor = self[row, pivot]
        if factor.isZero { continue }
        for (column, value) in sparse[index] { remainder[column] -= factor * value }
      }
      if !remainder.allSatisfy(\.isZero) { return false }
    }
    return true
  }
}

extension ModularLift {
  /// Whether `rows`, made of the reconstructed `values`, is proved to be the echelon form of a matrix.
  func proves<Element: ExactField>(
    _ rows: Matrix<Element>, values: [Rational], of matrix: Matrix<Element>, rowWeight: BigInt, degree: Int
  ) -> Bool {
    switch standing(of: values, rowWeight: rowWeight, degree: degree) {
    case .proved: true
    case .open: false
    case .farFromBound: matrix.spans(rows, pivots: pivots)
    }
  }
}
