import BigInt
import ExactArithmetic

extension Rational {
  /// The number that a double is, exactly; `nil` for infinities and what is not a number.
  ///
  /// - Complexity: O(exponent)
  init?(dyadic value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self = .zero
      return
    }
    // |value| = significand · 2^exponent with 1 ≤ significand < 2, a multiple of 2⁻⁵².
    let digits = Int64(value.significand * 0x1p52)
    let exponent = Int(value.exponent) - 52
    let numerator = BigInt(value < 0 ? -digits : digits)
    let shift = BigInt(1) << abs(exponent)
    let result = exponent < 0 ? Rational(numerator, over: shift) : Rational(numerator * shift)
    guard let result else { return nil }
    self = result
  }
}
