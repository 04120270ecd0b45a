import BigInt

extension Cyclotomic {
  /// The real part.
  public var realPart: RealCyclotomic { RealCyclotomic(unchecked: (self + conjugate).scaled(by: Rational(1, 2))) }

  /// The imaginary part.
  public var imaginaryPart: RealCyclotomic {
    let turned = self * Cyclotomic.rootOfUnity(order: 4, exponent: -1)
    return turned.realPart
  }

  /// The square of the absolute value.
  public var absoluteSquare: RealCyclotomic { RealCyclotomic(unchecked: self * conjugate) }

  /// An interval around the real part and one around the imaginary part, of width at most 2⁻ᵇⁱᵗˢ.
  ///
  /// - Complexity: one big integer product per coordinate; the first use of an order fills a table of its cosines.
  public func enclosure(bits: Int = 64) -> (real: Enclosure, imaginary: Enclosure) {
    let order = Divisibility.leastCommonMultiple(4, conductor)
    let step = order / conductor
    return (
      CosineSum(self, order: order, bits: bits) { $0 * step % order }.enclosure,
      // sin(2πk/n) = cos(2π(k/n − 1/4))
      CosineSum(self, order: order, bits: bits) { ($0 * step + order - order / 4) % order }.enclosure
    )
  }

  /// Doubles near the real and the imaginary part, correct to about 2⁻⁶⁰ and then rounded; for display and for guiding
  /// searches, never for a verdict.
  ///
  /// - Complexity: that of ``enclosure(bits:)``
  public var approximation: (real: Double, imaginary: Double) {
    if let value = rational { return (value.approximation, 0) }
    let (real, imaginary) = enclosure(bits: 64)
    return (real.midpoint.approximation, imaginary.midpoint.approximation)
  }
}

extension Cyclotomic: SignedNumeric {
  /// The larger of the absolute values of the real and the imaginary part.
  ///
  /// The absolute value itself need not be a cyclotomic number; this is a norm too, though not multiplicative (the choice of
  /// the complex numbers of swift-numerics). Use ``absoluteSquare`` for |x|².
  public var magnitude: RealCyclotomic { Swift.max(realPart.magnitude, imaginaryPart.magnitude) }
}
