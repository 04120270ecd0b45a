// Goals of this folder:
// 1. A number field element for character values and exact weights, with one canonical form for each value.
// 2. Integers and small conductors cost machine arithmetic; nothing overflows.
// 3. Real cyclotomic numbers are an ordered field whose signs are decided exactly.

import BigInt

/// An exact element of the union of the cyclotomic fields: a rational combination of roots of unity.
///
/// The form is canonical: the smallest n with the number in ℚ(ζ_n), ζ_n = exp(2πi/n), and the coordinates on the Zumbroich
/// basis of that field, the one GAP uses. Equality and hashing are therefore structural, and numbers of different fields
/// mix freely. The laws of a field hold without exception; division by zero traps, as it does for ``Rational`` (use
/// ``reciprocal`` where zero is possible). There is no order: see ``RealCyclotomic`` for the real ones.
///
/// - Complexity: rational numbers are stored inline and cost what ``Rational`` costs. Otherwise a sum of numbers of
///   conductors m and n costs O(N · ω) and a product O(s · t + N · ω), with N = lcm(m, n), ω the number of primes dividing N,
///   and s, t the numbers of nonzero coordinates; machine operations while numerators fit, rational ones otherwise.
public struct Cyclotomic: Sendable, Hashable {
  /// One nonzero coordinate.
  struct Term: Sendable, Hashable {
    let exponent: Int
    let coefficient: Rational
  }

  enum Storage: Sendable, Hashable {
    case rational(Rational)
    /// Conductor at least 3; basis exponents ascending; no coefficient zero.
    case irrational(order: Int, terms: [Term])
  }

  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  /// Zero.
  public static let zero = Cyclotomic(Rational.zero)

  /// One.
  public static let one = Cyclotomic(Rational.one)

  /// The cyclotomic number equal to a rational number.
  public init(_ value: Rational) { storage = .rational(value) }

  /// The cyclotomic number equal to an integer.
  public init<Integer: BinaryInteger>(_ value: Integer) { storage = .rational(Rational(value)) }

  /// Σ_k c_k ζ_n^k.
  ///
  /// - Precondition: `order >= 1`, and there are at most `order` coefficients.
  /// - Complexity: O(n · number of primes of n)
  public init(order: Int, coefficients: [Rational]) {
    precondition(order >= 1, "a root of unity has a positive order")
    precondition(coefficients.count <= order, "ζ_n has n different powers")
    var dense = [Rational](repeating: .zero, count: order)
    for (exponent, coefficient) in coefficients.enumerated() { dense[exponent] = coefficient }
    self = Cyclotomic.canonical(order: order, coordinates: dense)
  }

  /// The root of unity exp(2πi · exponent/order).
  ///
  /// - Precondition: `order >= 1`. Any exponent is allowed.
  /// - Complexity: O(order)
  public static func rootOfUnity(order: Int, exponent: Int = 1) -> Cyclotomic {
    precondition(order >= 1, "a root of unity has a positive order")
    var coordinates = [Int](repeating: 0, count: order)
    coordinates[(exponent % order + order) % order] = 1
    return canonical(order: order, numerators: coordinates, denominator: 1)
  }

  /// The smallest n such that the number is in ℚ(ζ_n); 1 for rational numbers, never 2 modulo 4.
  public var conductor: Int {
    switch storage {
    case .rational: 1
    case .irrational(let order, _): order
    }
  }

  /// Whether the number is zero.
  public var isZero: Bool {
    if case .rational(let value) = storage { value.isZero } else { false }
  }

  /// The rational number equal to this one, or `nil` if there is none.
  public var rational: Rational? {
    if case .rational(let value) = storage { value } else { nil }
  }

  /// Whether the number is an algebraic integer.
  ///
  /// The Zumbroich basis is an integral basis, so this asks whether all coordinates are integers.
  public var isInteger: Bool {
    switch storage {
    case .rational(let value): value.isInteger
    case .irrational(_, let terms): terms.allSatisfy(\.coefficient.isInteger)
    }
  }

  /// The coordinates on 1, ζ_n, …, ζ_n^(φ(n)−1), or `nil` if the number is not in ℚ(ζ_n).
  ///
  /// - Precondition: `order >= 1`.
  /// - Complexity: O(n · φ(n))
  public func coefficients(order: Int) -> [Rational]? {
    precondition(order >= 1, "a root of unity has a positive order")
    guard order % conductor == 0 else { return nil }
    var remainder = [Rational](repeating: .zero, count: order)
    forEachTerm { remainder[$0 * (order / conductor)] = $1 }
    let polynomial = CyclotomicPolynomial.coefficients(order)
    let degree = polynomial.count - 1
    for power in (degree..<Swift.max(order, degree)).reversed() where !remainder[power].isZero {
      let factor = remainder[power]
      for (index, coefficient) in polynomial.enumerated() where coefficient != 0 {
        remainder[power - degree + index] -= factor * Rational(coefficient)
      }
    }
    return Array(remainder.prefix(degree))
  }

  /// Visits the terms c · ζ^k of the number for ζ the root of unity of order ``conductor``.
  func forEachTerm(_ body: (_ exponent: Int, _ coefficient: Rational) -> Void) {
    switch storage {
    case .rational(let value): if !value.isZero { body(0, value) }
    case .irrational(_, let terms): for term in terms { body(term.exponent, term.coefficient) }
    }
  }
}

// MARK: - Canonical form

extension Cyclotomic {
  /// The canonical form of Σ d_i ζ_n^i.
  static func canonical(order: Int, coordinates: [Rational]) -> Cyclotomic {
    let (order, reduced) = reduce(order: order, coordinates: coordinates)
    if order == 1 { return Cyclotomic(reduced[0]) }
    var terms: [Term] = []
    for (exponent, value) in reduced.enumerated() where !value.isZero {
      terms.append(Term(exponent: exponent, coefficient: value))
    }
    return Cyclotomic(storage: .irrational(order: order, terms: terms))
  }

  /// The canonical form of Σ d_i ζ_n^i / denominator.
  ///
  /// - Precondition: Σ |d_i| · 2^(number of primes of n) does not overflow, and `denominator > 0`.
  static func canonical(order: Int, numerators: [Int], denominator: Int) -> Cyclotomic {
    let (order, reduced) = reduce(order: order, coordinates: numerators)
    if order == 1 { return Cyclotomic(Rational(reduced[0], denominator)) }
    var terms: [Term] = []
    for (exponent, value) in reduced.enumerated() where value != 0 {
      let coefficient = denominator == 1 ? Rational(value) : Rational(value, denominator)
      terms.append(Term(exponent: exponent, coefficient: coefficient))
    }
    return Cyclotomic(storage: .irrational(order: order, terms: terms))
  }

  /// The canonical form of Σ d_i ζ_n^i / denominator.
  ///
  /// - Precondition: `denominator > 0`.
  static func canonical(order: Int, numerators: [BigInt], denominator: BigInt) -> Cyclotomic {
    let (order, reduced) = reduce(order: order, coordinates: numerators)
    if order == 1 { return Cyclotomic(Rational(reduced[0], over: denominator) ?? .zero) }
    var terms: [Term] = []
    for (exponent, value) in reduced.enumerated() where !value.isZero {
      terms.append(Term(exponent: exponent, coefficient: Rational(value, over: denominator) ?? .zero))
    }
    return Cyclotomic(storage: .irrational(order: order, terms: terms))
  }

  private static func reduce<Value: SignedNumeric>(
    order: Int, coordinates: [Value]
  ) -> (order: Int, coordinates: [Value]) {
    var order = order
    var coordinates = coordinates
    if order % 4 == 2 {
      // ζ_2m = −ζ_m^((m+1)/2) for odd m.
      order /= 2
      var halved = [Value](repeating: 0, count: order)
      for (exponent, value) in coordinates.enumerated() {
        let target = exponent * ((order + 1) / 2) % order
        if exponent % 2 == 0 { halved[target] += value } else { halved[target] -= value }
      }
      coordinates = halved
    }
    let field = CyclotomicOrder(order)
    field.expand(&coordinates)
    return field.descend(coordinates)
  }
}
