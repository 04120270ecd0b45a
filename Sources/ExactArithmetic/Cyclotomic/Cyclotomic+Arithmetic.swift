import BigInt

extension Cyclotomic: ExpressibleByIntegerLiteral {
  /// The number equal to an integer literal.
  public init(integerLiteral value: Int64) { self.init(value) }

  /// The number equal to `source`; never `nil`.
  public init?<Source: BinaryInteger>(exactly source: Source) { self.init(source) }
}

extension Cyclotomic {
  /// The additive inverse.
  public static prefix func - (operand: Cyclotomic) -> Cyclotomic {
    switch operand.storage {
    case .rational(let value): Cyclotomic(-value)
    case .irrational(let order, let terms):
      Cyclotomic(
        storage: .irrational(
          order: order, terms: terms.map { Term(exponent: $0.exponent, coefficient: -$0.coefficient) }))
    }
  }

  /// The sum.
  public static func + (left: Cyclotomic, right: Cyclotomic) -> Cyclotomic {
    if case .rational(let a) = left.storage {
      if a.isZero { return right }
      if case .rational(let b) = right.storage { return Cyclotomic(a + b) }
    } else if right.isZero {
      return left
    }
    let order = Divisibility.leastCommonMultiple(left.conductor, right.conductor)
    if let a = MachineTerms(left), let b = MachineTerms(right),
      let denominator = MachineTerms.commonDenominator(a.denominator, b.denominator),
      MachineTerms.fits(a.weight, times: denominator / a.denominator),
      MachineTerms.fits(b.weight, times: denominator / b.denominator)
    {
      var coordinates = [Int](repeating: 0, count: order)
      for (summand, conductor) in [(a, left.conductor), (b, right.conductor)] {
        let scale = denominator / summand.denominator
        let step = order / conductor
        for (exponent, numerator) in summand.terms { coordinates[exponent * step] += numerator * scale }
      }
      return canonical(order: order, numerators: coordinates, denominator: denominator)
    }
    let (a, b) = (BigTerms(left), BigTerms(right))
    let common = a.denominator.greatestCommonDivisor(with: b.denominator)
    let denominator = a.denominator / common * b.denominator
    var coordinates = [BigInt](repeating: 0, count: order)
    for (summand, conductor) in [(a, left.conductor), (b, right.conductor)] {
      let scale = denominator / summand.denominator
      let step = order / conductor
      for (exponent, numerator) in summand.terms { coordinates[exponent * step] += numerator * scale }
    }
    return canonical(order: order, numerators: coordinates, denominator: denominator)
  }

  /// The difference.
  public static func - (left: Cyclotomic, right: Cyclotomic) -> Cyclotomic { left + (-right) }
}

extension Cyclotomic {
  /// The product.
  public static func * (left: Cyclotomic, right: Cyclotomic) -> Cyclotomic {
    if case .rational(let factor) = left.storage { return right.scaled(by: factor) }
    if case .rational(let factor) = right.storage { return left.scaled(by: factor) }
    let order = Divisibility.leastCommonMultiple(left.conductor, right.conductor)
    let (leftStep, rightStep) = (order / left.conductor, order / right.conductor)
    if let a = MachineTerms(left), let b = MachineTerms(right), MachineTerms.fits(a.weight, times: b.weight) {
      var coordinates = [Int](repeating: 0, count: order)
      for (first, factor) in a.terms {
        for (second, value) in b.terms {
          var exponent = first * leftStep + second * rightStep
          if exponent >= order { exponent -= order }
          coordinates[exponent] += factor * value
        }
      }
      return canonical(order: order, numerators: coordinates, denominator: a.denominator * b.denominator)
    }
    let (a, b) = (BigTerms(left), BigTerms(right))
    var coordinates = [BigInt](repeating: 0, count: order)
    for (first, factor) in a.terms {
      for (second, value) in b.terms {
        coordinates[(first * leftStep + second * rightStep) % order] += factor * value
      }
    }
    return canonical(order: order, numerators: coordinates, denominator: a.denominator * b.denominator)
  }

  /// The product, in place.
  public static func *= (left: inout Cyclotomic, right: Cyclotomic) { left = left * right }

  /// The quotient.
  ///
  /// - Precondition: `right` is not zero.
  /// - Complexity: that of ``reciprocal``
  public static func / (left: Cyclotomic, right: Cyclotomic) -> Cyclotomic {
    guard let inverse = right.reciprocal else { preconditionFailure("division of a cyclotomic number by zero") }
    return left * inverse
  }

  /// The quotient, in place.
  ///
  /// - Precondition: `right` is not zero.
  public static func /= (left: inout Cyclotomic, right: Cyclotomic) { left = left / right }

  /// The multiplicative inverse, or `nil` for zero.
  ///
  /// 1/x = x̄/|x|², and the inverse of a real number is the product of its other conjugates over its norm.
  ///
  /// - Complexity: φ(conductor) Galois conjugations and as many products as |x|² has conjugates
  public var reciprocal: Cyclotomic? {
    if case .rational(let value) = storage { return value.reciprocal.map { Cyclotomic($0) } }
    let conjugate = conjugate
    let real = conjugate == self ? self : self * conjugate
    let cofactor = real.galoisOrbit.dropFirst().reduce(Cyclotomic.one) { $0 * $1 }
    guard let norm = (real * cofactor).rational?.reciprocal else { return nil }
    return (conjugate == self ? cofactor : conjugate * cofactor).scaled(by: norm)
  }

  /// The product with a rational number.
  ///
  /// - Complexity: one rational product per coordinate
  public func scaled(by factor: Rational) -> Cyclotomic {
    if factor.isZero { return .zero }
    switch storage {
    case .rational(let value): return Cyclotomic(value * factor)
    case .irrational(let order, let terms):
      if factor == .one { return self }
      return Cyclotomic(
        storage: .irrational(
          order: order, terms: terms.map { Term(exponent: $0.exponent, coefficient: $0.coefficient * factor) }))
    }
  }

  /// The power with a nonnegative exponent.
  ///
  /// - Precondition: `exponent >= 0`.
  /// - Complexity: O(log exponent) products
  public func power(_ exponent: Int) -> Cyclotomic {
    precondition(exponent >= 0, "take the power of the reciprocal for a negative exponent")
    var result = Cyclotomic.one
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      rest >>= 1
      if rest > 0 { base *= base }
    }
    return result
  }
}
