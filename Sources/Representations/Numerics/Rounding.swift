/// Floating-point results moved to the safe side, and bounds for what rounding can have done.
///
/// Where a bound is itself a formula of a few operations, a factor such as 1.01 covers their rounding instead.
///
/// All of it assumes IEEE 754 binary64 with rounding to nearest, as Swift guarantees; fused operations would only round less.
enum Rounding {
  /// The unit roundoff u.
  static let unit = 0x1p-53

  /// More than anything that underflow can add to a quantity computed from numbers below 2⁴⁰ by fewer than 2⁶⁰ operations:
  /// each loses at most 2⁻¹⁰⁷⁴.
  static let underflow = 0x1p-960

  /// At least the exact value of the operation whose nearest double is given.
  @inline(__always)
  static func up(_ nearest: Double) -> Double { nearest.nextUp }

  /// At most the exact value of the operation whose nearest double is given, and not negative.
  @inline(__always)
  static func down(_ nearest: Double) -> Double { max(0, nearest.nextDown) }

  /// At least γₙ = n·u/(1 − n·u), the relative error that n roundings can make.
  ///
  /// - Precondition: n < 2⁵⁰.
  static func gamma(_ count: Int) -> Double {
    precondition(count >= 0 && count < 1 << 50, "the error analysis needs n·u well below 1")
    // n·u and 1 − n·u are exact: n has at most 50 bits.
    let error = Double(count) * unit
    return up(error / (1 - error))
  }

  /// At least the exact sum of n nonnegative numbers, from their sum as computed in any order with m ≥ n roundings each.
  static func up(sum: Double, roundings: Int) -> Double { up(up(sum * up(1 + gamma(roundings))) + underflow) }

  /// At most that sum.
  static func down(sum: Double, roundings: Int) -> Double {
    down(down(sum * down(1 - gamma(roundings))) - underflow)
  }

  /// At least the Euclidean norm of a vector with entries of moderate size.
  static func normUp(_ vector: [Double]) -> Double {
    up(up(sum: VectorKernel.dot(vector, vector), roundings: vector.count + 1).squareRoot())
  }

  /// At most the Euclidean norm of a vector with entries of moderate size.
  static func normDown(_ vector: [Double]) -> Double {
    down(down(sum: VectorKernel.dot(vector, vector), roundings: vector.count + 1).squareRoot())
  }
}

extension Double {
  /// The number times 2^exponent, in two steps since the factor itself may be no double.
  func scaled(byPowerOfTwo exponent: Int) -> Double {
    let half = exponent / 2
    return self * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
