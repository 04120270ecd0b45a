import BigInt

/// A closed interval with rational ends that is known to contain a real number.
///
/// Bounds with square roots and logarithms are decided with these: a verdict follows only from ends, never from a
/// floating-point value.
public struct Enclosure: Sendable, Hashable {
  /// The lower end.
  public let lower: Rational
  /// The upper end.
  public let upper: Rational

  /// The interval from `lower` to `upper`.
  ///
  /// - Precondition: `lower <= upper`.
  public init(_ lower: Rational, _ upper: Rational) {
    precondition(lower <= upper, "an interval runs from its lower to its upper end")
    self.lower = lower
    self.upper = upper
  }

  /// The interval that contains only `value`.
  public init(_ value: Rational) { self.init(value, value) }

  /// The intervals of sums.
  public static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(left.lower + right.lower, left.upper + right.upper)
  }

  /// The intervals of products.
  public static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    let products = [
      left.lower * right.lower, left.lower * right.upper, left.upper * right.lower, left.upper * right.upper,
    ]
    return Enclosure(products.reduce(products[0], min), products.reduce(products[0], max))
  }

  /// Ends rounded outwards to multiples of 2⁻ᵇⁱᵗˢ, to keep the numbers short.
  func rounded(bits: Int) -> Enclosure {
    let scale = BigInt(1) << bits
    let grid = Rational(scale)
    return Enclosure(
      Rational((lower * grid).floor, over: scale) ?? lower, Rational((upper * grid).ceiling, over: scale) ?? upper)
  }

  /// √value, of width at most 2⁻ᵇⁱᵗˢ.
  ///
  /// - Precondition: `value >= 0`.
  public static func squareRoot(of value: Rational, bits: Int = 64) -> Enclosure {
    precondition(value.signum >= 0, "the square root of a negative number is not real")
    let root = Rational(value.numerator.squareRoot(), over: value.denominator.squareRoot()) ?? .zero
    if root * root == value { return Enclosure(root) }
    let scale = BigInt(1) << bits
    let below = (value * Rational(scale * scale)).floor.squareRoot()
    return Enclosure(Rational(below, over: scale) ?? .zero, Rational(below + 1, over: scale) ?? .zero)
  }

  /// ln(value), of width at most about 2⁻ᵇⁱᵗˢ · (1 + log₂ value).
  ///
  /// Halves or doubles to [1, 2), then sums ln m = 2 artanh((m−1)/(m+1)); the tail of that series at |z| ≤ 1/3 is below
  /// its next term times 9/8.
  ///
  /// - Precondition: `value > 0`.
  public static func naturalLogarithm(of value: Rational, bits: Int = 64) -> Enclosure {
    precondition(value.signum > 0, "only positive numbers have a logarithm")
    var mantissa = value
    var exponent = 0
    while mantissa >= 2 {
      mantissa /= 2
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 2
      exponent -= 1
    }
    let reduced = logarithmNearOne(mantissa, bits: bits + 8)
    let whole = exponent == 0 ? Enclosure(.zero) : logarithmNearOne(2, bits: bits + 8) * Enclosure(Rational(exponent))
    return (reduced + whole).rounded(bits: bits)
  }

  /// ln(value) for 1 ≤ value ≤ 2.
  private static func logarithmNearOne(_ value: Rational, bits: Int) -> Enclosure {
    let z = Enclosure((value - 1) / (value + 1)).rounded(bits: bits + 8)
    let square = (z * z).rounded(bits: bits + 8)
    var power = z
    var sum = Enclosure(.zero)
    var degree = 1
    let tolerance = Rational(BigInt(1), over: BigInt(1) << bits) ?? .zero
    while power.upper > tolerance {
      let term = power * Enclosure(Rational(2, degree))
      sum = (sum + term).rounded(bits: bits + 8)
      power = (power * square).rounded(bits: bits + 8)
      degree += 2
    }
    let tail = power.upper.magnitude * Rational(9, 4)
    return Enclosure(sum.lower - tail, sum.upper + tail)
  }
}
