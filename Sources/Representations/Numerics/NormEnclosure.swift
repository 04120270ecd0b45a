import BigInt
public import ExactArithmetic

/// Two numbers between which a nonnegative real number, a norm, provably lies.
public struct NormEnclosure: Sendable, Hashable {
  /// A lower bound, at least 0.
  public let lower: Double
  /// An upper bound; infinite where nothing is known.
  public let upper: Double

  /// The interval between two bounds.
  ///
  /// - Precondition: `0 <= lower <= upper`.
  public init(lower: Double, upper: Double) {
    precondition(0 <= lower && lower <= upper, "a norm lies between a lower and an upper bound, neither negative")
    self.lower = lower
    self.upper = upper
  }

  /// The interval that contains only zero.
  public static let zero = NormEnclosure(lower: 0, upper: 0)

  /// Whether the bounds allow a value.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// An enclosure of the square, rounded outwards.
  public var squared: NormEnclosure {
    NormEnclosure(lower: Rounding.down(lower * lower), upper: upper == 0 ? 0 : Rounding.up(upper * upper))
  }

  /// An enclosure of the larger of two numbers.
  public static func maximum(_ first: NormEnclosure, _ second: NormEnclosure) -> NormEnclosure {
    NormEnclosure(lower: max(first.lower, second.lower), upper: max(first.upper, second.upper))
  }

  /// An enclosure of every nonnegative number that differs from one in this enclosure by at most `error`; if `error` is not a
  /// number, of every nonnegative number.
  ///
  /// - Precondition: no negative error.
  public func widened(by error: Double) -> NormEnclosure {
    precondition(!(error < 0), "an error bound is not negative")
    if error == 0 { return self }
    guard error.isFinite else { return NormEnclosure(lower: 0, upper: .infinity) }
    return NormEnclosure(lower: Rounding.down(lower - error), upper: Rounding.up(upper + error))
  }

  /// The same bounds as exact rational numbers, for comparisons that decide something; `nil` if the upper one is infinite.
  public var exact: Enclosure? {
    upper.isFinite ? Enclosure(NormEnclosure.rational(lower), NormEnclosure.rational(upper)) : nil
  }

  /// The rational number that a finite nonnegative double is.
  private static func rational(_ value: Double) -> Rational {
    if value == 0 { return .zero }
    let shift = Int(value.exponent) - value.significandWidth
    let significand = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let odd = significand >> significand.trailingZeroBitCount
    return shift >= 0 ? Rational(odd << shift) : Rational(odd, over: BigInt(1) << -shift) ?? .zero
  }
}

extension NormEnclosure: CustomStringConvertible {
  /// `"[0.25, 0.2500000001]"`.
  public var description: String { "[\(lower), \(upper)]" }
}
