extension RealCyclotomic: SignedNumeric {
  /// The type of absolute values.
  public typealias Magnitude = RealCyclotomic

  /// The number equal to an integer literal.
  public init(integerLiteral value: Int64) { self.init(value) }

  /// The number equal to `source`; never `nil`.
  public init?<Source: BinaryInteger>(exactly source: Source) { self.init(source) }

  /// The absolute value.
  public var magnitude: RealCyclotomic { signum < 0 ? -self : self }

  /// The additive inverse.
  public static prefix func - (operand: RealCyclotomic) -> RealCyclotomic {
    RealCyclotomic(unchecked: -operand.cyclotomic)
  }

  /// The sum.
  public static func + (left: RealCyclotomic, right: RealCyclotomic) -> RealCyclotomic {
    RealCyclotomic(unchecked: left.cyclotomic + right.cyclotomic)
  }

  /// The difference.
  public static func - (left: RealCyclotomic, right: RealCyclotomic) -> RealCyclotomic {
    RealCyclotomic(unchecked: left.cyclotomic - right.cyclotomic)
  }

  /// The product.
  public static func * (left: RealCyclotomic, right: RealCyclotomic) -> RealCyclotomic {
    RealCyclotomic(unchecked: left.cyclotomic * right.cyclotomic)
  }

  /// The product, in place.
  public static func *= (left: inout RealCyclotomic, right: RealCyclotomic) { left = left * right }

  /// The quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: RealCyclotomic, right: RealCyclotomic) -> RealCyclotomic {
    RealCyclotomic(unchecked: left.cyclotomic / right.cyclotomic)
  }

  /// The quotient, in place.
  ///
  /// - Precondition: `right` is not zero.
  public static func /= (left: inout RealCyclotomic, right: RealCyclotomic) { left = left / right }

  /// The multiplicative inverse, or `nil` for zero.
  ///
  /// - Complexity: that of ``Cyclotomic/reciprocal``
  public var reciprocal: RealCyclotomic? { cyclotomic.reciprocal.map { RealCyclotomic(unchecked: $0) } }

  /// The product with a rational number.
  public func scaled(by factor: Rational) -> RealCyclotomic {
    RealCyclotomic(unchecked: cyclotomic.scaled(by: factor))
  }

  /// The power with a nonnegative exponent.
  ///
  /// - Precondition: `exponent >= 0`.
  public func power(_ exponent: Int) -> RealCyclotomic { RealCyclotomic(unchecked: cyclotomic.power(exponent)) }
}
