/// An exact element of the union of the real cyclotomic fields ℚ(2cos 2π/n): rational numbers, their square roots, the
/// golden ratio, and every other real number of an abelian extension of ℚ (Kronecker–Weber).
///
/// The laws of an ordered field hold without exception; equality is structural, and signs are decided by intervals with
/// rational ends that are narrowed until they exclude zero, which equality has excluded before. Numbers of different
/// fields mix freely. Division by zero traps; use ``reciprocal`` where zero is possible.
///
/// - Complexity: of arithmetic, that of ``Cyclotomic``; rational numbers are inline. A sign costs one machine product per
///   coordinate while the coordinates are small and the number is not tiny; the first sign of a conductor fills a table of
///   its cosines.
public struct RealCyclotomic: Sendable, Hashable {
  /// The same number as an element of a cyclotomic field.
  public let cyclotomic: Cyclotomic

  init(unchecked value: Cyclotomic) { cyclotomic = value }

  /// The number itself if it is real, else `nil`.
  public init?(_ value: Cyclotomic) {
    guard value.isReal else { return nil }
    cyclotomic = value
  }

  /// The real number equal to a rational number.
  public init(_ value: Rational) { cyclotomic = Cyclotomic(value) }

  /// The real number equal to an integer.
  public init<Integer: BinaryInteger>(_ value: Integer) { cyclotomic = Cyclotomic(value) }

  /// Zero.
  public static let zero = RealCyclotomic(Rational.zero)

  /// One.
  public static let one = RealCyclotomic(Rational.one)

  /// 2cos(2πk/n), an algebraic integer.
  ///
  /// - Precondition: `order >= 1`. Any k is allowed.
  /// - Complexity: O(order)
  public static func doubleCosine(order: Int, multiple k: Int = 1) -> RealCyclotomic {
    let root = Cyclotomic.rootOfUnity(order: order, exponent: k)
    return RealCyclotomic(unchecked: root + root.conjugate)
  }

  /// The golden ratio (1 + √5)/2 = 1 + 2cos(2π/5).
  public static let goldenRatio = 1 + doubleCosine(order: 5)

  /// The nonnegative square root of a nonnegative integer, by Gauss sums: Σ_a (a/p) ζ_p^a is √p for p ≡ 1 modulo 4 and i√p
  /// for p ≡ 3 (Gauss 1811), and √2 = 2cos(2π/8).
  ///
  /// - Precondition: `n >= 0`.
  /// - Complexity: O(f · number of primes) for conductor f, which is at most 4n; the space is O(f)
  public static func squareRoot(of n: Int) -> RealCyclotomic {
    precondition(n >= 0, "the square root of a negative number is not real")
    if n == 0 { return .zero }
    var root = Cyclotomic.one
    var quarterTurns = 0
    for (prime, power) in Divisibility.primePowers(n) {
      var rest = power
      while rest >= prime * prime {
        rest /= prime * prime
        root = root.scaled(by: Rational(prime))
      }
      if rest == 1 { continue }
      if prime == 2 {
        root *= doubleCosine(order: 8).cyclotomic
      } else {
        root *= gaussSum(prime)
        if prime % 4 == 3 { quarterTurns += 1 }
      }
    }
    return RealCyclotomic(unchecked: root * Cyclotomic.rootOfUnity(order: 4, exponent: -quarterTurns))
  }

  /// Σ_a (a/p) ζ_p^a for an odd prime.
  private static func gaussSum(_ prime: Int) -> Cyclotomic {
    var symbols = [Int](repeating: -1, count: prime)
    symbols[0] = 0
    for base in 1..<prime { symbols[base * base % prime] = 1 }
    return Cyclotomic.canonical(order: prime, numerators: symbols, denominator: 1)
  }

  /// The smallest n such that the number is in ℚ(ζ_n); 1 for rational numbers, never 2 modulo 4.
  public var conductor: Int { cyclotomic.conductor }

  /// Whether the number is zero.
  public var isZero: Bool { cyclotomic.isZero }

  /// The rational number equal to this one, or `nil` if there is none.
  public var rational: Rational? { cyclotomic.rational }

  /// Whether the number is an algebraic integer.
  public var isInteger: Bool { cyclotomic.isInteger }

  /// The different conjugates over ℚ, the number itself first; all are real.
  ///
  /// - Complexity: O(n · φ(n)) for conductor n
  public var galoisOrbit: [RealCyclotomic] { cyclotomic.galoisOrbit.map { RealCyclotomic(unchecked: $0) } }

  /// The degree of the field that the number generates over ℚ.
  public var degree: Int { cyclotomic.degree }

  /// The image under the automorphism that raises every root of unity of order ``conductor`` to the power k.
  ///
  /// - Precondition: `k` is coprime to the conductor.
  public func galois(_ k: Int) -> RealCyclotomic { RealCyclotomic(unchecked: cyclotomic.galois(k)) }

  /// The coordinates on 1, c, c², … for c = 2cos(2π/n), n the conductor; φ(n)/2 of them, or one for rational numbers.
  ///
  /// These powers are an integral basis, so an algebraic integer has integer coordinates.
  ///
  /// - Complexity: O(n · φ(n)); numbers of up to n bits occur on the way
  public var coefficients: [Rational] {
    coordinates(conductor: conductor).map(CosinePolynomial.powers) ?? []
  }
}
