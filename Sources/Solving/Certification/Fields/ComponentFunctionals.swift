import ExactArithmetic

/// The rational coordinates of the numbers of a real cyclotomic field on the cosine basis, as means of conjugates: coordinate j of x
/// is the mean of the conjugates of γ_j x, where γ_j / degree is the basis that is dual for the trace.
struct ComponentFunctionals: Sendable {
  private let duals: [RealCyclotomic]

  /// - Complexity: O(degree³) rational operations
  init?(conductor: Int) {
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    let basis = (0..<degree).map { index in
      RealCyclotomic(coordinates: (0..<degree).map { $0 == index ? .one : .zero }, conductor: conductor)
    }
    let gram = Matrix(
      rows: basis.map { left in basis.map { (left * $0).meanOfConjugates } }, columnCount: degree)
    var duals: [RealCyclotomic] = []
    for index in 0..<degree {
      // The trace form of a field of characteristic 0 is not degenerate.
      guard let row = gram.solve((0..<degree).map { $0 == index ? .one : .zero }) else { return nil }
      duals.append(zip(row, basis).reduce(.zero) { $0 + $1.1.scaled(by: $1.0) })
    }
    self.duals = duals
  }

  /// γ_j.
  subscript(component: Int) -> RealCyclotomic { duals[component] }
}

extension RealCyclotomic {
  /// The mean of all conjugates over ℚ, a rational number.
  var meanOfConjugates: Rational { cyclotomic.trace / Rational(Divisibility.totient(conductor)) }
}
