extension Cyclotomic {
  /// The image under the field automorphism that raises every root of unity of order ``conductor`` to the power k.
  ///
  /// - Precondition: `k` is coprime to the conductor. Negative numbers are allowed.
  /// - Complexity: O(conductor)
  public func galois(_ k: Int) -> Cyclotomic {
    guard case .irrational(let order, let terms) = storage else { return self }
    let power = (k % order + order) % order
    precondition(
      Divisibility.greatestCommonDivisor(power, order) == 1,
      "only powers coprime to the conductor give an automorphism")
    if power == 1 { return self }
    var coordinates = [Rational](repeating: .zero, count: order)
    for term in terms { coordinates[term.exponent * power % order] = term.coefficient }
    // An automorphism preserves the conductor, so the coordinates only need to be expanded.
    CyclotomicOrder(order).expand(&coordinates)
    return Cyclotomic(
      storage: .irrational(
        order: order,
        terms: coordinates.enumerated().lazy.filter { !$0.element.isZero }
          .map { Term(exponent: $0.offset, coefficient: $0.element) }))
  }

  /// The complex conjugate.
  public var conjugate: Cyclotomic { galois(-1) }

  /// Whether the number is real.
  public var isReal: Bool { conjugate == self }

  /// The different conjugates over ℚ, the number itself first; they are the roots of its minimal polynomial.
  ///
  /// - Complexity: O(conductor · φ(conductor))
  public var galoisOrbit: [Cyclotomic] {
    guard case .irrational(let order, _) = storage else { return [self] }
    var seen: Set<Cyclotomic> = []
    var orbit: [Cyclotomic] = []
    for unit in Divisibility.units(order) {
      let image = galois(unit)
      if seen.insert(image).inserted { orbit.append(image) }
    }
    return orbit
  }

  /// The degree of the field that the number generates over ℚ.
  ///
  /// - Complexity: that of ``galoisOrbit``
  public var degree: Int { galoisOrbit.count }

  /// The trace from ℚ(ζ_n), n the conductor, to ℚ: the sum of all φ(n) images.
  ///
  /// The trace of a primitive m-th root of unity from ℚ(ζ_n) is μ(m)φ(n)/φ(m) (Ramanujan).
  ///
  /// - Complexity: O(number of coordinates)
  public var trace: Rational {
    guard case .irrational(let order, let terms) = storage else { return rational ?? .zero }
    let totient = Divisibility.totient(order)
    var sum = Rational.zero
    for term in terms {
      let powers = Divisibility.primePowers(
        order / Divisibility.greatestCommonDivisor(order, term.exponent))
      guard powers.allSatisfy({ $0.prime == $0.power }) else { continue }
      let sign = powers.count % 2 == 0 ? 1 : -1
      sum += term.coefficient * Rational(sign * totient / powers.reduce(1) { $0 * ($1.prime - 1) })
    }
    return sum
  }

  /// The norm from ℚ(ζ_n), n the conductor, to ℚ: the product of all φ(n) images.
  ///
  /// - Complexity: that of ``galoisOrbit`` and φ(n) products
  public var norm: Rational {
    guard case .irrational(let order, _) = storage else { return rational ?? .zero }
    let orbit = galoisOrbit
    let product = orbit.reduce(Cyclotomic.one) { $0 * $1 }
    return product.power(Divisibility.totient(order) / orbit.count).rational ?? .zero
  }
}
