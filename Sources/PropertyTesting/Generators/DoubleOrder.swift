/// The order in which non-negative floating-point numbers count as simple.
///
/// First the integers below 2⁵³, then all others: by size of the integer part, then by the number of binary digits of
/// the fraction. The order is that of Hypothesis (MacIver and contributors), found there to shrink best.
@usableFromInline
enum DoubleOrder {
  private static let integerLimit: UInt64 = 1 << 53
  private static let flag: UInt64 = 1 << 63
  private static let mantissaMask: UInt64 = (1 << 52) - 1

  /// The rank of a magnitude; the inverse of ``magnitude(at:)`` on all non-negative numbers and nan.
  @usableFromInline
  static func index(of magnitude: Double) -> UInt64 {
    if magnitude < Double(integerLimit), magnitude.rounded(.towardZero) == magnitude { return UInt64(magnitude) }
    let bits = magnitude.bitPattern & ~flag
    let exponent = bits >> 52
    // Exponents of numbers ≥ 1 come first and ascend; then those below 1, descending; infinity and nan are last.
    let rank = exponent == 2047 ? 2047 : exponent >= 1023 ? exponent - 1023 : 1023 + (1023 - exponent)
    return flag | rank << 52 | reversedFraction(bits & mantissaMask, exponent: exponent)
  }

  /// The magnitude of a rank; ranks that no magnitude has mean the integer they are.
  @usableFromInline
  static func magnitude(at index: UInt64) -> Double {
    guard index & flag != 0 else { return Double(index) }
    let rank = (index & ~flag) >> 52
    let exponent = rank == 2047 ? 2047 : rank < 1024 ? rank + 1023 : 1023 - (rank - 1023)
    return Double(bitPattern: exponent << 52 | reversedFraction(index & mantissaMask, exponent: exponent))
  }

  /// Reverses the binary digits after the point, so that fractions with few digits are small. Its own inverse.
  private static func reversedFraction(_ mantissa: UInt64, exponent: UInt64) -> UInt64 {
    guard exponent != 2047 else { return mantissa }
    let integerBits = exponent >= 1023 ? min(exponent - 1023, 52) : 0
    let fractionBits = 52 - integerBits
    guard fractionBits > 0 else { return mantissa }
    let mask: UInt64 = (1 << fractionBits) - 1
    return mantissa & ~mask | reversed(mantissa & mask) >> (64 - fractionBits)
  }

  private static func reversed(_ bits: UInt64) -> UInt64 {
    var (rest, result) = (bits, UInt64(0))
    for _ in 0..<64 {
      result = result << 1 | rest & 1
      rest >>= 1
    }
    return result
  }
}
