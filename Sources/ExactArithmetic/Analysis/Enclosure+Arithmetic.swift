import BigInt

extension Enclosure {
  /// The difference of the ends.
  public var width: Rational { upper - lower }

  /// The rational number halfway between the ends.
  public var midpoint: Rational { (lower + upper) * Rational(1, 2) }

  /// The common sign of all numbers of the interval (−1, 0 or 1), or `nil` if they differ.
  public var signum: Int? { lower.signum == upper.signum ? lower.signum : nil }

  /// Whether a number is in the interval.
  public func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }

  /// Whether another interval lies in this one.
  public func contains(_ other: Enclosure) -> Bool { lower <= other.lower && other.upper <= upper }

  /// Whether two intervals have a number in common.
  public func intersects(_ other: Enclosure) -> Bool { lower <= other.upper && other.lower <= upper }

  /// Whether every number here is less than every number of `other`.
  public func isBelow(_ other: Enclosure) -> Bool { upper < other.lower }

  /// The interval of additive inverses.
  public static prefix func - (operand: Enclosure) -> Enclosure { Enclosure(-operand.upper, -operand.lower) }

  /// The interval of differences.
  public static func - (left: Enclosure, right: Enclosure) -> Enclosure { left + (-right) }

  /// The interval of products with a number.
  public func scaled(by factor: Rational) -> Enclosure {
    factor.signum < 0 ? Enclosure(upper * factor, lower * factor) : Enclosure(lower * factor, upper * factor)
  }

  /// The interval of quotients, or `nil` if the divisor contains zero.
  public func divided(by divisor: Enclosure) -> Enclosure? {
    guard divisor.lower.signum * divisor.upper.signum > 0, let low = divisor.upper.reciprocal,
      let high = divisor.lower.reciprocal
    else { return nil }
    return self * Enclosure(low, high)
  }

  /// An interval that contains √x for every x ≥ 0 of `value`, and exceeds the exact one by at most 2⁻ᵇⁱᵗˢ at each end.
  ///
  /// - Precondition: `value.upper >= 0`.
  public static func squareRoot(of value: Enclosure, bits: Int = 64) -> Enclosure {
    let lower = value.lower.signum <= 0 ? Rational.zero : squareRoot(of: value.lower, bits: bits).lower
    return Enclosure(lower, squareRoot(of: value.upper, bits: bits).upper)
  }
}
