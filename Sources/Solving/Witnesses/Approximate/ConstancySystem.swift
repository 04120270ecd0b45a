import ExactArithmetic

/// Homogeneous linear equations with integer coefficients, solved exactly near given integers: all unknowns but the
/// pivots keep their values.
struct ConstancySystem {
  private let equations: [[Int]]
  private let wanted: [Int]
  /// The equations and unknowns in the order in which they were eliminated.
  private let rows, pivots: [Int]
  /// The solution in doubles.
  let approximation: [Double]

  /// Chooses pivots, in doubles, the largest first.
  ///
  /// - Complexity: O(equations² · unknowns)
  init(_ equations: [[Int]], near wanted: [Int]) {
    self.equations = equations
    self.wanted = wanted
    let width = wanted.count
    var system = equations.map { $0.map(Double.init) }
    var (rows, pivots) = ([Int](), [Int]())
    // In order: of equal entries the first is the pivot, in every process.
    var rest = Array(equations.indices)
    let scale = system.reduce(0.0) { $1.reduce($0) { max($0, abs($1)) } }
    while true {
      var best = (row: -1, column: -1, size: 1e-9 * scale)
      for row in rest {
        for column in 0..<width where abs(system[row][column]) > best.size {
          best = (row, column, abs(system[row][column]))
        }
      }
      guard best.row >= 0 else { break }
      rest.removeAll { $0 == best.row }
      rows.append(best.row)
      pivots.append(best.column)
      let pivot = system[best.row]
      for row in system.indices where row != best.row && system[row][best.column] != 0 {
        let factor = system[row][best.column] / pivot[best.column]
        for column in 0..<width { system[row][column] -= factor * pivot[column] }
        system[row][best.column] = 0
      }
    }
    var solution = wanted.map(Double.init)
    let isPivot = Set(pivots)
    for (row, pivot) in zip(rows, pivots) {
      var sum = 0.0
      for column in 0..<width where !isPivot.contains(column) { sum += system[row][column] * Double(wanted[column]) }
      solution[pivot] = -sum / system[row][pivot]
    }
    self.rows = rows
    self.pivots = pivots
    approximation = solution
  }

  /// The exact solution of the equations that were eliminated; the others follow from them unless rounding misjudged.
  ///
  /// - Returns: `nil` if the pivots turn out to be dependent.
  func solution() -> [Rational]? {
    let isPivot = Set(pivots)
    let free = wanted.indices.filter { !isPivot.contains($0) && wanted[$0] != 0 }
    let target = rows.map { row in
      Rational(free.reduce(0) { $0 - equations[row][$1] * wanted[$1] })
    }
    let matrix = Matrix(
      rows: rows.map { row in pivots.map { Rational(equations[row][$0]) } }, columnCount: pivots.count)
    guard let values = matrix.solve(target) else { return nil }
    var result = wanted.map { Rational($0) }
    for (pivot, value) in zip(pivots, values) { result[pivot] = value }
    return result
  }
}
