// Goals of this folder:
// 1. A rational number that costs two machine words while it is small and never overflows.
// 2. One canonical form for each value, so that equality, hashing and printing are structural.
// 3. The text form "-3/7" that crosses every file and process border of the project.

public import BigInt

/// An exact rational number.
///
/// Values whose numerator and denominator fit in `Int64` are stored inline and computed with overflow-checked machine
/// arithmetic; others are stored as `BigInt`. The representation is canonical: the denominator is positive, the
/// fraction is in lowest terms, and the inline form is used whenever it fits. The laws of an ordered field hold
/// without exception, except that division by zero traps, as it does for the standard integers (use
/// ``divided(by:)`` where a zero divisor is possible).
///
/// - Complexity: O(1) per operation while inline; otherwise that of the `BigInt` operations, with a gcd each. Long
///   sums of unrelated denominators grow: use the modular methods of ``Matrix`` there.
public struct Rational: Sendable {
  enum Storage: Sendable {
    /// Lowest terms, `denominator > 0`, `numerator != Int64.min` (so that negation cannot overflow).
    case small(numerator: Int64, denominator: Int64)
    /// Lowest terms, `denominator > 0`, and not representable as `small`.
    indirect case big(numerator: BigInt, denominator: BigInt)
  }

  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  /// The numerator of the fraction in lowest terms; its sign is the sign of the number.
  public var numerator: BigInt {
    switch storage {
    case .small(let numerator, _): BigInt(numerator)
    case .big(let numerator, _): numerator
    }
  }

  /// The positive denominator of the fraction in lowest terms.
  public var denominator: BigInt {
    switch storage {
    case .small(_, let denominator): BigInt(denominator)
    case .big(_, let denominator): denominator
    }
  }

  /// Zero, the neutral element of addition.
  public static let zero = Rational(storage: .small(numerator: 0, denominator: 1))

  /// One, the neutral element of multiplication.
  public static let one = Rational(storage: .small(numerator: 1, denominator: 1))

  /// The rational number equal to an integer.
  public init<Integer: BinaryInteger>(_ integer: Integer) {
    if let small = Int64(exactly: integer), small != Int64.min {
      storage = .small(numerator: small, denominator: 1)
    } else {
      storage = .big(numerator: BigInt(integer), denominator: 1)
    }
  }

  /// The fraction `numerator / denominator`, reduced to lowest terms.
  ///
  /// - Returns: `nil` if the denominator is zero.
  public init?(_ numerator: BigInt, over denominator: BigInt) {
    guard !denominator.isZero else { return nil }
    self = Rational.reduced(numerator, denominator)
  }

  /// The fraction `numerator / denominator`, reduced to lowest terms.
  ///
  /// - Precondition: `denominator != 0`.
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator != 0, "a fraction needs a denominator other than 0")
    self = Rational.reduced(numerator: Int64(numerator), denominator: Int64(denominator))
  }

  /// Whether the number is zero.
  public var isZero: Bool {
    if case .small(0, _) = storage { true } else { false }
  }

  /// Whether the denominator is one.
  public var isInteger: Bool {
    switch storage {
    case .small(_, let denominator): denominator == 1
    case .big(_, let denominator): denominator == 1
    }
  }

  /// −1, 0 or 1, as the number is negative, zero or positive.
  public var signum: Int {
    switch storage {
    case .small(let numerator, _): Int(numerator.signum())
    case .big(let numerator, _): numerator.sign == .minus ? -1 : 1
    }
  }

  /// The machine integer equal to this number, or `nil` if there is none.
  public var asInt: Int? {
    if case .small(let numerator, 1) = storage { Int(numerator) } else { nil }
  }

  /// The multiplicative inverse, or `nil` for zero.
  public var reciprocal: Rational? {
    switch storage {
    case .small(0, _): nil
    case .small(let numerator, let denominator):
      Rational(
        storage: .small(
          numerator: numerator < 0 ? -denominator : denominator, denominator: numerator < 0 ? -numerator : numerator))
    case .big(let numerator, let denominator):
      Rational.canonical(
        numerator.sign == .minus ? -denominator : denominator, BigInt(numerator.magnitude))
    }
  }

  /// The largest integer that is not greater than this number.
  public var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  /// The smallest integer that is not less than this number.
  public var ceiling: BigInt { -(-self).floor }

  /// The nearest double, for display and for guiding searches; never for a verdict.
  public var approximation: Double {
    switch storage {
    case .small(let numerator, let denominator): return Double(numerator) / Double(denominator)
    case .big(let numerator, let denominator):
      // Shift both to about 64 significant bits of quotient, so that neither conversion overflows.
      let shift = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth - 64
      let scaled = shift >= 0 ? numerator / (denominator << shift) : (numerator << -shift) / denominator
      return Double(sign: .plus, exponent: shift, significand: Double(scaled))
    }
  }
}

// MARK: - Canonical form

extension Rational {
  /// Lowest terms of a machine fraction with a nonzero denominator.
  static func reduced(numerator: Int64, denominator: Int64) -> Rational {
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    let negative = (numerator < 0) != (denominator < 0)
    if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
      return Rational(storage: .small(numerator: negative ? -top : top, denominator: bottom))
    }
    return canonical(BigInt(sign: negative ? .minus : .plus, magnitude: BigUInt(top)), BigInt(bottom))
  }

  /// Lowest terms of a fraction with a nonzero denominator.
  static func reduced(_ numerator: BigInt, _ denominator: BigInt) -> Rational {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let signed = denominator.sign == .minus ? -divisor : divisor
    return canonical(numerator / signed, denominator / signed)
  }

  /// The canonical storage of a fraction that is in lowest terms with a positive denominator already.
  static func canonical(_ numerator: BigInt, _ denominator: BigInt) -> Rational {
    if let top = Int64(exactly: numerator), top != Int64.min, let bottom = Int64(exactly: denominator) {
      return Rational(storage: .small(numerator: top, denominator: bottom))
    }
    return Rational(storage: .big(numerator: numerator, denominator: denominator))
  }

  /// The greatest common divisor by the binary algorithm; `gcd(0, 0) = 0`.
  ///
  /// - Complexity: O(64) machine operations.
  static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    if first == 0 { return second }
    if second == 0 { return first }
    let shift = (first | second).trailingZeroBitCount
    var a = first >> UInt64(first.trailingZeroBitCount)
    var b = second >> UInt64(second.trailingZeroBitCount)
    while a != b {
      if a < b { swap(&a, &b) }
      a -= b
      a >>= UInt64(a.trailingZeroBitCount)
    }
    return a << UInt64(shift)
  }
}
