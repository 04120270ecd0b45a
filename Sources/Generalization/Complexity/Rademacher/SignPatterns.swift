import ExactArithmetic

/// The expectation over independent signs σ ∈ {±1}ⁿ, by enumeration of one of each pair ±σ.
enum SignPatterns {
  /// The largest number of signs that are enumerated.
  static let limit = 16

  /// Calls with half of the sign patterns, one of each pair ±σ; σ₁ = 1. Each pattern differs from the one before in one
  /// sign, whose place is given (`nil` at first, when all signs are 1).
  static func forEachHalf(_ count: Int, _ body: (_ signs: [Int], _ flipped: Int?) -> Void) {
    var signs = [Int](repeating: 1, count: count)
    body(signs, nil)
    // Gray code on all but the first sign.
    for number in 1..<max(1, 1 << max(0, count - 1)) {
      let flipped = 1 + number.trailingZeroBitCount
      signs[flipped] *= -1
      body(signs, flipped)
    }
  }

  /// How often σᵀMσ takes each value for a symmetric M, over half of the patterns.
  ///
  /// - Complexity: O(2ⁿ n)
  static func values<Number: SignedNumeric & Hashable>(of matrix: Matrix<Number>) -> [Number: Int] {
    var counts: [Number: Int] = [:]
    var value = matrix.entries.reduce(0, +)
    forEachHalf(matrix.rowCount) { signs, flipped in
      if let flipped {
        // 2σ_f Σ_{j ≠ f} σ_j M_fj appears from its negative.
        var cross: Number = 0
        for (other, sign) in signs.enumerated() where other != flipped {
          if sign == signs[flipped] { cross += matrix[flipped, other] } else { cross -= matrix[flipped, other] }
        }
        value += 4 * cross
      }
      counts[value, default: 0] += 1
    }
    return counts
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
