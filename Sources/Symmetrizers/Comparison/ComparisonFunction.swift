import ExactArithmetic

/// The nonlinear function on which symmetrizers are measured: smooth, without symmetry, and with parts in every degree.
///
/// f(x) = Σ iyᵢ/d + Π (1 + iyᵢ/d), yᵢ = xᵢ/(1 + xᵢ²), i from 1 to d. Only additions, multiplications and divisions: the same bits everywhere.
enum ComparisonFunction {
  /// The value at a point.
  static func value(_ point: [Rational]) -> Double {
    let dimension = Double(point.count)
    var (sum, product) = (0.0, 1.0)
    for (place, coordinate) in point.enumerated() {
      let x = coordinate.approximation
      let term = Double(place + 1) / dimension * (x / (1 + x * x))
      sum += term
      product *= 1 + term
    }
    return sum + product
  }
}
