/// The tableau of the simplex method with Bland's rule, which excludes cycling.
///
/// Columns: candidates for the basis, then the right side. Rows: one per constraint, then the reduced costs z − c.
struct SimplexTableau<Element: OrderedExactField> {
  /// How a run ended.
  enum End {
    case optimal
    case unbounded(entering: Int)
    case stopped
  }

  var entries: Matrix<Element>
  /// The basic column of each constraint row.
  var basis: [Int]
  /// The tableau entries that may still be touched, long ones counted by ``OrderedExactField/operationCost``; `nil` for no limit.
  private(set) var remainingWork: Int?

  init(entries: Matrix<Element>, basis: [Int], workLimit: Int?) {
    self.entries = entries
    self.basis = basis
    remainingWork = workLimit
  }

  /// The column of the right sides.
  var rightSide: Int { entries.columnCount - 1 }

  /// The row of the reduced costs.
  var costs: Int { entries.rowCount - 1 }

  /// Pivots until no reduced cost among the first `candidates` columns is negative.
  mutating func run(candidates: Int) -> End {
    while let entering = (0..<candidates).first(where: { entries[costs, $0].signum < 0 }) {
      if let remaining = remainingWork {
        let next = remaining - entries.rowCount * entries.columnCount
        if next < 0 { return .stopped }
        remainingWork = next
      }
      guard let leaving = leavingRow(entering: entering) else { return .unbounded(entering: entering) }
      pivot(row: leaving, column: entering)
    }
    return .optimal
  }

  /// The row with the least ratio, ties broken by the least basic variable (Bland).
  private func leavingRow(entering: Int) -> Int? {
    var best: (row: Int, ratio: Element)?
    for row in basis.indices where entries[row, entering].signum > 0 {
      let ratio = entries[row, rightSide] / entries[row, entering]
      if let current = best, (ratio, basis[row]) >= (current.ratio, basis[current.row]) { continue }
      best = (row, ratio)
    }
    return best?.row
  }

  /// Makes a column basic in a row.
  mutating func pivot(row: Int, column: Int) {
    let scale = entries[row, column]
    let nonzero = (0..<entries.columnCount).filter { !entries[row, $0].isZero }
    for index in nonzero { entries[row, index] = entries[row, index] / scale }
    var cost = 0
    for other in 0..<entries.rowCount where other != row {
      let factor = entries[other, column]
      if factor.isZero { continue }
      for index in nonzero {
        let value = entries[other, index] - factor * entries[row, index]
        entries[other, index] = value
        cost += value.operationCost - 1
      }
    }
    // The entries are counted before the pivot, their size after it.
    remainingWork = remainingWork.map { max(0, $0 - cost) }
    basis[row] = column
  }

  /// The values of the first `count` variables at the present vertex.
  func vertex(count: Int) -> [Element] {
    var solution = [Element](repeating: 0, count: count)
    for (row, variable) in basis.enumerated() where variable < count { solution[variable] = entries[row, rightSide] }
    return solution
  }
}
