import ExactArithmetic

/// A power q = pᵏ of a prime: the number of elements of a finite field, or a part of the order of a group.
public struct PrimePower: Sendable, Hashable {
  /// The prime p.
  public let prime: Int
  /// The exponent k ≥ 1.
  public let exponent: Int
  /// q = pᵏ.
  public let value: Int

  /// The largest q that is worked with.
  public static let limit = 65_536

  /// Factors q.
  ///
  /// - Parameters:
  ///   - q: the number.
  ///   - text: the name that the number stands in, for the error message.
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` unless q is a prime power up to ``limit``.
  /// - Complexity: O(√q)
  public init(_ q: Int, in text: String? = nil) throws(GroupError) {
    let text = text ?? "GF(\(q))"
    guard q <= PrimePower.limit else {
      throw .unknownGroup(text, hint: "finite fields of up to \(PrimePower.limit) elements are possible, not \(q)")
    }
    guard q >= 2, let prime = (2...max(q, 2)).first(where: { q % $0 == 0 || $0 * $0 > q }).map({ q % $0 == 0 ? $0 : q })
    else {
      throw .unknownGroup(text, hint: "\(q) is not a prime power: a finite field has 2, 3, 4, 5, 7, 8, 9, … elements")
    }
    var (rest, exponent) = (q, 0)
    while rest % prime == 0 {
      rest /= prime
      exponent += 1
    }
    guard rest == 1 else {
      throw .unknownGroup(text, hint: "\(q) is not a prime power: a finite field has 2, 3, 4, 5, 7, 8, 9, … elements")
    }
    (self.prime, self.exponent, value) = (prime, exponent, q)
  }

  /// The factorization of a positive number into powers of different primes, by ascending primes.
  ///
  /// - Complexity: O(√number)
  public static func factors(of number: Int) -> [PrimePower] {
    Divisibility.primeDivisors(number).map { prime in
      var (value, exponent) = (prime, 1)
      while number / value % prime == 0 { (value, exponent) = (value * prime, exponent + 1) }
      return PrimePower(prime: prime, exponent: exponent, value: value)
    }
  }

  private init(prime: Int, exponent: Int, value: Int) {
    (self.prime, self.exponent, self.value) = (prime, exponent, value)
  }
}
