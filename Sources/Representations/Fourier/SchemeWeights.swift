import ExactArithmetic

/// Exact weights rounded to doubles.
struct RoundedWeights {
  /// The weights, rounded.
  let values: [Double]
  /// A bound for Σ|value|.
  let total: Double
  /// A bound for Σ|value − weight|.
  let error: Double

  init(_ weights: [Rational]) {
    values = weights.map(\.approximation)
    total = Rounding.up(sum: values.reduce(0) { $0 + $1.magnitude }, roundings: values.count + 4)
    // `approximation` rounds numerator, denominator and quotient: 2⁻⁵⁰ is more than that, relatively.
    error = Rounding.up(total * 0x1p-50)
  }
}

/// The weights as integers over one denominator where they fit into doubles exactly, else rounded.
struct CommonWeights {
  /// The integers k_g with ω(g) = k_g/K, or the weights themselves, rounded.
  let values: [Double]
  /// K, or 1.
  let denominator: Int
  /// A bound for Σ|value − K·ω(g)|.
  let error: Double
  /// A bound for Σ|value|.
  let total: Double

  init(_ weights: [Rational]) {
    var denominator = 1
    for weight in weights {
      guard let part = Int(exactly: weight.denominator) else {
        denominator = 0
        break
      }
      let factor = part / Divisibility.greatestCommonDivisor(denominator, part)
      let (product, overflow) = denominator.multipliedReportingOverflow(by: factor)
      denominator = overflow || product >= 1 << 40 ? 0 : product
      if denominator == 0 { break }
    }
    let scaled = denominator == 0 ? [] : weights.map { $0 * Rational(denominator) }
    let sum = scaled.reduce(Rational.zero) { $0 + $1.magnitude }
    if denominator > 0, sum < Rational(1 << 50) {
      values = scaled.map(\.approximation)
      self.denominator = denominator
      error = 0
      total = sum.approximation
    } else {
      let rounded = RoundedWeights(weights)
      values = rounded.values
      self.denominator = 1
      total = rounded.total
      error = rounded.error
    }
  }
}
