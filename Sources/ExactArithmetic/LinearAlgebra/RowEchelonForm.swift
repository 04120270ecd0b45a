/// The reduced row echelon form of a matrix over an exact field: exact and unique.
public struct RowEchelonForm<Element: ExactField>: Sendable, Equatable {
  /// The nonzero rows of the form: one per pivot, with 1 in its pivot column and 0 in the other pivot columns.
  public let rows: Matrix<Element>
  /// The pivot columns, ascending.
  public let pivots: [Int]
  /// For the original matrix, row numbers that form a basis of its row space, ascending.
  public let basisRows: [Int]

  /// The rank.
  public var rank: Int { pivots.count }

  /// A basis of the vectors that the matrix sends to zero, one per row, one for each column without a pivot.
  ///
  /// - Complexity: O(rank · columns) per basis vector
  public var nullspace: Matrix<Element> {
    let free = Set(0..<rows.columnCount).subtracting(pivots).sorted()
    let basis = free.map { column in
      var vector = [Element](repeating: 0, count: rows.columnCount)
      vector[column] = 1
      for (row, pivot) in pivots.enumerated() { vector[pivot] = -rows[row, column] }
      return vector
    }
    return Matrix(rows: basis, columnCount: rows.columnCount)
  }
}

extension RowEchelonForm {
  /// The form by plain elimination, row by row.
  ///
  /// - Complexity: O(rows · columns · rank) field operations, whose operands grow
  init(eliminating matrix: Matrix<Element>) {
    let columns = matrix.columnCount
    // Echelon rows by leading column, with leading entry 1.
    var echelon = [[Element]?](repeating: nil, count: columns)
    var basisRows: [Int] = []
    for row in 0..<matrix.rowCount where basisRows.count < columns {
      var remainder = Array(matrix[row: row])
      for column in 0..<columns where !remainder[column].isZero {
        if let pivot = echelon[column] {
          subtract(remainder[column], times: pivot, from: &remainder, startingAt: column)
        } else if let scale = remainder[column].reciprocal {
          for index in column..<columns { remainder[index] *= scale }
          echelon[column] = remainder
          basisRows.append(row)
          break
        }
      }
    }
    let pivots = (0..<columns).filter { echelon[$0] != nil }
    var rows = pivots.compactMap { echelon[$0] }
    for lower in rows.indices.reversed() {
      let pivot = rows[lower]
      for upper in 0..<lower where !rows[upper][pivots[lower]].isZero {
        subtract(rows[upper][pivots[lower]], times: pivot, from: &rows[upper], startingAt: pivots[lower])
      }
    }
    self.init(rows: Matrix(rows: rows, columnCount: columns), pivots: pivots, basisRows: basisRows)
  }
}

/// `row -= factor · pivot`, from a column on.
private func subtract<Element: ExactField>(
  _ factor: Element, times pivot: [Element], from row: inout [Element], startingAt column: Int
) {
  for index in column..<row.count where !pivot[index].isZero { row[index] -= factor * pivot[index] }
}
