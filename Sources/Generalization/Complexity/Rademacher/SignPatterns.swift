import ExactArithmetic

/// The expectation over independent signs σ ∈ {±1}ⁿ, by enumeration of one of each pair ±σ.
enum SignPatterns {
  /// The largest number of signs that are enumerated.
  static let limit = 16

  /// Calls with half of the sign patterns, one of each pair ±σ; σ₁ = 1.
  static func forEachHalf(_ count: Int, _ body: ([Int]) -> Void) {
    var signs = [Int](repeating: 1, count: count)
    body(signs)
    // Gray code on all but the first sign.
    for number in 1..<max(1, 1 << max(0, count - 1)) {
      signs[1 + number.trailingZeroBitCount] *= -1
      body(signs)
    }
  }

  /// E|σ₁ + … + σ_m|, which is m·C(m−1, ⌊(m−1)/2⌋)/2^{m−1}.
  static func meanMagnitudeOfSum(_ count: Int) -> Rational {
    guard count > 0 else { return .zero }
    let half = (count - 1) / 2
    var binomial = Rational.one
    for index in 0..<half { binomial = binomial * Rational(count - 1 - index, index + 1) }
    return Rational(count) * binomial / Rational.power(2, count - 1)
  }
}
