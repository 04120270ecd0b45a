/// The reduction of Carathéodory in floating point: which elements are left, not with which weights.
struct ReductionTableau {
  private var rows: [[Double]]
  private var basis: [Int]

  /// What counts as zero.
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - rows: a reduced row echelon form.
  ///   - basis: for each row, the column that is a unit vector there.
  init(rows: [[Double]], basis: [Int]) {
    self.rows = rows
    self.basis = basis
  }

  /// The columns, ascending, on which nonnegative weights with the same weighted sums of columns are left.
  ///
  /// Among the elements that run out together the one with the largest pivot leaves.
  ///
  /// - Precondition: one weight for each column, none negative.
  /// - Complexity: O(columns² · rows)
  mutating func reduce(_ weights: [Double]) -> [Int] {
    var weights = weights
    for free in weights.indices where weights[free] > 0 && !basis.contains(free) {
      let scale = rows.reduce(0) { max($0, $1[free].magnitude) }
      let threshold = -ReductionTableau.tolerance * max(scale, 1)
      var amount = weights[free]
      for (row, entries) in rows.enumerated() where entries[free] < threshold {
        amount = min(amount, max(0, weights[basis[row]]) / -entries[free])
      }
      let isEmptied = amount < weights[free]
      var leaving: Int?
      if isEmptied {
        for (row, entries) in rows.enumerated() where entries[free] < threshold {
          let ratio = max(0, weights[basis[row]]) / -entries[free]
          let isTied = ratio <= amount + ReductionTableau.tolerance / Double(weights.count)
          if isTied, entries[free] < leaving.map({ rows[$0][free] }) ?? 0 { leaving = row }
        }
      }
      for row in basis.indices { weights[basis[row]] += amount * rows[row][free] }
      weights[free] -= amount
      if let leaving {
        weights[basis[leaving]] = 0
        pivot(row: leaving, column: free)
      } else {
        weights[free] = 0
      }
    }
    return basis.filter { weights[$0] > ReductionTableau.tolerance / Double(weights.count) }.sorted()
  }

  private mutating func pivot(row: Int, column: Int) {
    let scale = rows[row][column]
    rows[row] = rows[row].map { $0 / scale }
    let pivotRow = rows[row]
    for other in rows.indices where other != row {
      let factor = rows[other][column]
      if factor == 0 { continue }
      for index in pivotRow.indices { rows[other][index] -= factor * pivotRow[index] }
    }
    basis[row] = column
  }
}
