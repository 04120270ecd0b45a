import ExactArithmetic

/// The reduction of Carathéodory: exact schemes on few of their elements.
///
/// Each element has a column of numbers; a weighting of the elements is as good as another when the weighted sums of
/// the columns are equal. Of any weighting as many elements as the rank of the columns suffice.
struct ExactReduction {
  /// The distinct equations, one entry for each element.
  private let equations: [[Int]]
  /// The columns as far as they matter: the reduced row echelon form, row by row.
  private var rows: [[Rational]]
  /// For each row, the column that is a unit vector there.
  private var basis: [Int]

  /// The dimension that the columns span.
  var rank: Int { basis.count }

  /// - Parameter columns: one column for each element, all of the same length.
  /// - Complexity: exact elimination
  init(columns: [[Int]]) {
    let length = columns.first?.count ?? 0
    // Equal rows say the same thing; there are many of them where K has a kernel.
    equations = Set((0..<length).map { row in columns.map { $0[row] } }).sorted { $0.lexicographicallyPrecedes($1) }
    let matrix = Matrix(rows: equations, columnCount: columns.count).mapEntries { Rational($0) }
    let form = matrix.reducedRowEchelonForm()
    self.rows = (0..<form.rank).map { Array(form.rows[row: $0]) }
    basis = form.pivots
  }

  /// Nonnegative weights on at most ``rank`` elements with the same weighted sum of columns.
  ///
  /// The elements outside the basis are dealt with in the order of their columns: each gives up its weight to the
  /// basis or, if a basic element runs out first, takes its place.
  ///
  /// In large tableaus the numbers would grow beyond use: there it is done in floating point, and only the weights
  /// on the elements that are left are computed exactly.
  ///
  /// - Precondition: one weight for each column, none negative.
  /// - Complexity: O(elements · rank · elements) operations
  mutating func convex(_ weights: [Rational]) -> [Rational] {
    if rank * weights.count > ExactReduction.exactLimit, let guided = guidedConvex(weights) { return guided }
    var weights = weights
    for free in weights.indices where !basis.contains(free) && !weights[free].isZero {
      // Taking one unit from `free` adds rows[·][free] to the basic weights.
      var leaving: (row: Int, ratio: Rational)?
      for row in basis.indices where rows[row][free].signum < 0 {
        let ratio = -weights[basis[row]] / rows[row][free]
        if ratio < (leaving?.ratio ?? weights[free]) { leaving = (row, ratio) }
      }
      let amount = leaving?.ratio ?? weights[free]
      for row in basis.indices { weights[basis[row]] += amount * rows[row][free] }
      weights[free] -= amount
      if let leaving { pivot(row: leaving.row, column: free) }
    }
    return weights
  }

  /// The entries of a tableau up to which all steps are taken in rational numbers.
  private static let exactLimit = 5_000

  /// ``convex(_:)`` with steps in floating point; `nil` if they lead to a basis without nonnegative exact weights.
  private func guidedConvex(_ weights: [Rational]) -> [Rational]? {
    var tableau = ReductionTableau(rows: rows.map { $0.map(\.approximation) }, basis: basis)
    let chosen = tableau.reduce(weights.map(\.approximation))
    let system = Matrix(rows: equations.map { row in chosen.map { Rational(row[$0]) } }, columnCount: chosen.count)
    let sums = equations.map { row in
      zip(row, weights).reduce(Rational.zero) { $1.0 == 0 ? $0 : $0 + Rational($1.0) * $1.1 }
    }
    guard let solution = system.solve(sums), solution.allSatisfy({ $0.signum >= 0 }) else { return nil }
    var result = [Rational](repeating: .zero, count: weights.count)
    for (column, weight) in zip(chosen, solution) { result[column] = weight }
    return result
  }

  /// Weights of any signs on basic elements with the same weighted sum of columns.
  ///
  /// - Precondition: one weight for each column.
  func affine(_ weights: [Rational]) -> [Rational] {
    var result = [Rational](repeating: .zero, count: weights.count)
    for (row, column) in basis.enumerated() {
      result[column] = zip(rows[row], weights).reduce(.zero) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1 }
    }
    return result
  }

  private mutating func pivot(row: Int, column: Int) {
    let scale = rows[row][column]
    rows[row] = rows[row].map { $0 / scale }
    for other in rows.indices where other != row && !rows[other][column].isZero {
      let factor = rows[other][column]
      for index in rows[other].indices where !rows[row][index].isZero {
        rows[other][index] -= factor * rows[row][index]
      }
    }
    basis[row] = column
  }
}

extension SchemeProblem {
  /// The column of an element in the equations of exactness: the translate of 1 + K, whose span is M(F ⊕ 1).
  ///
  /// - Complexity: O(order)
  func exactnessColumn(_ element: Int) -> [Int] {
    let inverse = group.inverse(element)
    return (0..<group.order).map { 1 + kernel[group.product(inverse, $0)] }
  }

  /// An exact scheme on at most ``coefficientDimension`` of the elements of an exact scheme, whatever their order says
  /// first.
  ///
  /// Convex weights stay convex. The weighted sum of the columns is kept, so the result is exact if and only if the
  /// scheme is.
  ///
  /// - Parameters:
  ///   - scheme: a scheme with weights of the class, in the order in which its elements are to be given up last.
  ///   - weightClass: convex, or affine for weights of any signs.
  /// - Complexity: exact elimination on an order × size matrix
  func reduced(
    _ weights: [(element: Int, weight: Rational)], weightClass: WeightClass
  ) -> AveragingScheme? {
    var reduction = ExactReduction(columns: weights.map { exactnessColumn($0.element) })
    let given = weights.map(\.weight)
    let result = weightClass == .affine ? reduction.affine(given) : reduction.convex(given)
    return try? AveragingScheme(
      zip(weights, result).map { ($0.element, $1) }, weightClass: weightClass == .affine ? .affine : .convex)
  }
}
