import ExactArithmetic

extension ClassCharacter {
  /// Σ d_π χ_π over the irreducible representations that do not occur in F ⊕ 1, by conjugacy class: |G| times the part of δ_e that is
  /// orthogonal to M(F ⊕ 1). Its values are integers because F is rational; `nil` if they are too large for an `Int`.
  ///
  /// - Complexity: O(r³) operations for r conjugacy classes
  public var complementOfMatrixCoefficients: [Int]? {
    let sizes = classes.sizes.map { Rational($0) }
    // Class functions orthogonal to all θ_C of F ⊕ 1, in coordinates |D|·f(D); see ``ExactnessCriterion``.
    let span = Matrix(
      rows: zip(translates, classes.sizes).map { row, size in row.map { Rational($0 + size) } },
      columnCount: classes.count)
    let null = span.nullspace()
    let functions = (0..<null.rowCount).map { row in (0..<classes.count).map { null[row, $0] / sizes[$0] } }
    // δ_e projected onto them: f(e) = ⟨f, |G|·p⟩ for the projection p, with ⟨f, h⟩ = Σ_D |D| f(D) h(D) / |G|.
    var gram = Matrix<Rational>(rowCount: functions.count, columnCount: functions.count, repeating: .zero)
    for row in functions.indices {
      for column in functions.indices {
        gram[row, column] = (0..<classes.count).reduce(.zero) {
          $0 + sizes[$1] * functions[row][$1] * functions[column][$1]
        }
      }
    }
    // Independent functions have an invertible Gram matrix.
    guard let factors = gram.solve(functions.map { $0[0] }) else { return nil }
    var values: [Int] = []
    for number in 0..<classes.count {
      let sum = zip(factors, functions).reduce(Rational.zero) { $0 + $1.0 * $1.1[number] }
      guard let value = (sum * Rational(group.order)).asInt else { return nil }
      values.append(value)
    }
    return values
  }
}
