extension Cyclotomic {
  /// The image under the ring homomorphism to a prime field that sends ζ_e = exp(2πi/e) to a given root of unity.
  ///
  /// - Parameters:
  ///   - field: the prime field.
  ///   - root: an element of multiplicative order exactly `order`.
  ///   - order: the number e.
  /// - Returns: `nil` if the conductor does not divide e, or the prime divides the denominator of a coordinate.
  /// - Complexity: O(log e) products in the field per coordinate
  public func residue(in field: PrimeField, root: UInt32, order: Int) -> UInt32? {
    guard order % conductor == 0 else { return nil }
    let step = order / conductor
    var sum: UInt32? = 0
    forEachTerm { exponent, coefficient in
      guard let partial = sum, let scale = field.residue(coefficient) else { return sum = nil }
      let power = field.power(root, exponent * step)
      sum = field.reduce(UInt64(partial) + UInt64(scale) * UInt64(power))
    }
    return sum
  }
}
extension Cyclotomic {
  /// The sum of the absolute values of the coordinates: no conjugate has a greater absolute value.
  ///
  /// - Complexity: O(number of coordinates)
  public var conjugateBound: Rational {
    var sum = Rational.zero
    forEachTerm { sum += $1.signum < 0 ? -$1 : $1 }
    return sum
  }
}
