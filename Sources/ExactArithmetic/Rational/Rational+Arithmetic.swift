import BigInt

extension Rational: SignedNumeric {
  /// The type of absolute values.
  public typealias Magnitude = Rational

  /// The rational number equal to an integer literal.
  public init(integerLiteral value: Int64) { self.init(value) }

  /// The rational number equal to `source`; never `nil`.
  public init?<Source: BinaryInteger>(exactly source: Source) { self.init(source) }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The additive inverse.
  public static prefix func - (operand: Rational) -> Rational {
    switch operand.storage {
    case .small(let numerator, let denominator):
      Rational(storage: .small(numerator: -numerator, denominator: denominator))
    case .big(let numerator, let denominator):
      Rational.canonical(-numerator, denominator)
    }
  }

  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if b == 1 && d == 1 {
        let (sum, overflow) = a.addingReportingOverflow(c)
        if !overflow && sum != Int64.min { return Rational(storage: .small(numerator: sum, denominator: 1)) }
      } else {
        let divisor = Int64(Rational.greatestCommonDivisor(b.magnitude, d.magnitude))
        let (leftTerm, overflow1) = a.multipliedReportingOverflow(by: d / divisor)
        let (rightTerm, overflow2) = c.multipliedReportingOverflow(by: b / divisor)
        let (numerator, overflow3) = leftTerm.addingReportingOverflow(rightTerm)
        let (denominator, overflow4) = b.multipliedReportingOverflow(by: d / divisor)
        if !overflow1 && !overflow2 && !overflow3 && !overflow4 {
          return Rational.reduced(numerator: numerator, denominator: denominator)
        }
      }
    }
    return Rational.reduced(
      left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + (-right) }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if a == 0 || c == 0 { return .zero }
      // Reduced crosswise first: the products are then in lowest terms and as small as they can be.
      let first = Int64(Rational.greatestCommonDivisor(a.magnitude, d.magnitude))
      let second = Int64(Rational.greatestCommonDivisor(c.magnitude, b.magnitude))
      let (numerator, overflow1) = (a / first).multipliedReportingOverflow(by: c / second)
      let (denominator, overflow2) = (b / second).multipliedReportingOverflow(by: d / first)
      if !overflow1 && !overflow2 && numerator != Int64.min {
        return Rational(storage: .small(numerator: numerator, denominator: denominator))
      }
    }
    return Rational.reduced(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The product, in place.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// The quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: Rational, right: Rational) -> Rational {
    guard let inverse = right.reciprocal else { preconditionFailure("division of a rational number by zero") }
    return left * inverse
  }

  /// The quotient, in place.
  ///
  /// - Precondition: `right` is not zero.
  public static func /= (left: inout Rational, right: Rational) { left = left / right }

  /// The quotient, or `nil` if the divisor is zero.
  public func divided(by divisor: Rational) -> Rational? { divisor.reciprocal.map { self * $0 } }
}

extension Rational: Comparable {
  /// Whether two numbers are equal; both are canonical, so this compares their parts.
  public static func == (left: Rational, right: Rational) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let a, let b), .small(let c, let d)): a == c && b == d
    case (.big(let a, let b), .big(let c, let d)): a == c && b == d
    default: false
    }
  }

  /// The order of the real line.
  public static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if b == d { return a < c }
      let leftProduct = a.multipliedFullWidth(by: d)
      let rightProduct = c.multipliedFullWidth(by: b)
      return leftProduct.high == rightProduct.high
        ? leftProduct.low < rightProduct.low : leftProduct.high < rightProduct.high
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: Hashable {
  /// Hashes the canonical parts.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let numerator, let denominator):
      hasher.combine(numerator)
      hasher.combine(denominator)
    case .big(let numerator, let denominator):
      hasher.combine(numerator)
      hasher.combine(denominator)
    }
  }
}
