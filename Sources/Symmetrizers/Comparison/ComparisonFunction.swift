import ExactArithmetic

/// The nonlinear function on which symmetrizers are measured: smooth and bounded, without symmetry.
///
/// f(x) = Σ izᵢ/d + Π (1 + i(zᵢⁱ + zᵢ²ⁱ⁻¹)/2d), zᵢ = 2xᵢ/(1 + xᵢ²) in [−1, 1], i from 1 to d. The different powers give it parts that come last
/// among polynomials: the sign of S_n (that of Π zᵢⁱ) and the determinant of B_n (that of Π zᵢ²ⁱ⁻¹). Only additions, multiplications and
/// divisions: the same bits everywhere.
enum ComparisonFunction {
  /// The value at a point.
  static func value(_ point: [Rational]) -> Double {
    let dimension = Double(point.count)
    var (sum, product) = (0.0, 1.0)
    for (place, coordinate) in point.enumerated() {
      let x = coordinate.approximation
      let z = 2 * x / (1 + x * x)
      let factor = Double(place + 1) / dimension
      sum += factor * z
      let power = (0..<place).reduce(1) { power, _ in power * z }
      product *= 1 + factor * z * (power + power * power) / 2
    }
    return sum + product
  }
}
