public import ExactArithmetic

extension LinearSmoother {
  /// Least squares in features, f̂ = ⟨ŵ, φ(x)⟩ with ŵ the minimizer of Σ(yᵢ − ⟨w, φ(xᵢ)⟩)² + λ‖w‖²; without ridge the
  /// one of least norm, so that there may be more features than observations.
  ///
  /// - Parameters:
  ///   - features: φ(x), a row for each point.
  ///   - ridge: λ ≥ 0.
  ///   - design: the observed points.
  /// - Throws: ``RegressionError/mismatched(what:count:expected:)``, ``RegressionError/outOfRange(name:value:range:)``.
  /// - Complexity: O(points · features² + features³) operations
  public init(
    minimumNorm features: Matrix<Rational>, ridge: Rational = 0, design: FixedDesign
  ) throws(RegressionError) {
    let count = design.counts.count
    guard features.rowCount == count else {
      throw .mismatched(what: "rows of features", count: features.rowCount, expected: count)
    }
    if ridge.signum < 0 { throw .outOfRange(name: "a ridge", value: ridge, range: "at least 0") }
    var weighted = features
    for point in 0..<count {
      for column in 0..<features.columnCount { weighted[point, column] *= Rational(design.counts[point]) }
    }
    let gram = features.transposed * weighted
    let inverse: Matrix<Rational>
    if ridge.signum > 0, let full = (gram + .identity(features.columnCount).scaled(by: ridge)).inverse() {
      inverse = full
    } else {
      inverse = gram.pseudoInverse()
    }
    var response = features * inverse * features.transposed
    for point in 0..<count where design.counts[point] == 0 {
      for row in 0..<count { response[row, point] = 0 }
    }
    self.init(design: design, response: response)
  }
}
