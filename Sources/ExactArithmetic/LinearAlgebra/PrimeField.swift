public import BigInt

/// The field of integers modulo a prime below 2³¹, with elements `0 ..< modulus` as `UInt32`.
///
/// Word-size primes carry the modular methods of this module: a computation is done modulo one or several of them, and
/// what is lifted back to ℚ is then verified exactly.
public struct PrimeField: Sendable, Hashable {
  /// The prime.
  public let modulus: UInt32
  @usableFromInline let barrett: UInt64

  /// The field with the given number of elements.
  ///
  /// - Returns: `nil` unless `modulus` is a prime below 2³¹.
  /// - Complexity: O(√modulus), by trial division.
  public init?(modulus: Int) {
    guard modulus >= 2, modulus < 1 << 31, PrimeField.isPrime(modulus) else { return nil }
    self.init(verified: UInt32(modulus))
  }

  private init(verified modulus: UInt32) {
    self.modulus = modulus
    barrett = UInt64.max / UInt64(modulus)
  }

  /// The field of 2147483647 = 2³¹ − 1 elements.
  public static let largest = PrimeField(verified: 2_147_483_647)

  /// The fields of the primes below 2³¹ from the largest downwards, 2147483647 first.
  public static var descending: some Sequence<PrimeField> {
    sequence(first: largest) { field in
      var candidate = Int(field.modulus) - 2
      while candidate > 2, !isPrime(candidate) { candidate -= 2 }
      return candidate > 2 ? PrimeField(verified: UInt32(candidate)) : nil
    }
  }

  static func isPrime(_ candidate: Int) -> Bool {
    if candidate < 4 { return candidate >= 2 }
    if candidate % 2 == 0 { return false }
    var divisor = 3
    while divisor * divisor <= candidate {
      if candidate % divisor == 0 { return false }
      divisor += 2
    }
    return true
  }

  /// The residue of any 64-bit value.
  @inlinable
  public func reduce(_ value: UInt64) -> UInt32 {
    // Barrett: the quotient estimate is at most one too small.
    let quotient = value.multipliedFullWidth(by: barrett).high
    let remainder = value &- quotient &* UInt64(modulus)
    return UInt32(truncatingIfNeeded: remainder >= UInt64(modulus) ? remainder &- UInt64(modulus) : remainder)
  }

  /// The residue of a signed machine integer.
  @inlinable
  public func residue(_ value: Int) -> UInt32 {
    let reduced = reduce(UInt64(value.magnitude))
    return value < 0 ? negate(reduced) : reduced
  }

  /// The residue of a big integer.
  public func residue(_ value: BigInt) -> UInt32 {
    let remainder = value % BigInt(modulus)
    return UInt32(remainder.sign == .minus ? remainder + BigInt(modulus) : remainder)
  }

  /// The residue of a rational number, or `nil` if the prime divides its denominator.
  public func residue(_ value: Rational) -> UInt32? {
    switch value.storage {
    case .small(let numerator, 1): return residue(Int(numerator))
    case .small(let numerator, let denominator):
      return inverse(residue(Int(denominator))).map { multiply(residue(Int(numerator)), $0) }
    case .big(let numerator, let denominator):
      return inverse(residue(denominator)).map { multiply(residue(numerator), $0) }
    }
  }

  /// The additive inverse.
  @inlinable
  public func negate(_ value: UInt32) -> UInt32 { value == 0 ? 0 : modulus - value }

  /// The product.
  @inlinable
  public func multiply(_ left: UInt32, _ right: UInt32) -> UInt32 { reduce(UInt64(left) * UInt64(right)) }

  /// The multiplicative inverse, or `nil` for zero; by Fermat's theorem.
  public func inverse(_ value: UInt32) -> UInt32? { value == 0 ? nil : power(value, Int(modulus) - 2) }

  /// The power with a nonnegative exponent.
  ///
  /// - Precondition: `exponent >= 0`.
  /// - Complexity: O(log exponent) products
  public func power(_ value: UInt32, _ exponent: Int) -> UInt32 {
    var result: UInt32 = 1
    var base = value
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, base) }
      base = multiply(base, base)
      rest >>= 1
    }
    return result
  }

  /// The sum.
  @inlinable
  public func add(_ left: UInt32, _ right: UInt32) -> UInt32 { reduce(UInt64(left) + UInt64(right)) }

  /// The fields of the primes p below 2³¹ with p ≡ 1 modulo n, the largest first: those with all n-th roots of unity.
  ///
  /// - Precondition: `n >= 1`.
  static func splitting(_ n: Int) -> some Sequence<PrimeField> {
    let first = ((1 << 31) - 2) / n * n + 1
    return stride(from: first, to: 1, by: -n).lazy.compactMap { PrimeField(modulus: $0) }
  }

  /// An element of multiplicative order n, or `nil` if n does not divide p − 1.
  func rootOfUnity(order n: Int) -> UInt32? {
    guard n >= 1, (Int(modulus) - 1) % n == 0 else { return nil }
    let primes = Divisibility.primePowers(n).map(\.prime)
    for base in 1..<modulus {
      let root = power(base, (Int(modulus) - 1) / n)
      if primes.allSatisfy({ power(root, n / $0) != 1 }) { return root }
    }
    return nil
  }

  /// Adds a multiple of one row to another: `row += factor · pivot`, from a column on.
  @inlinable
  func addMultiple(
    of pivot: UnsafeBufferPointer<UInt32>, factor: UInt32, to row: UnsafeMutableBufferPointer<UInt32>, from column: Int
  ) {
    let scale = UInt64(factor)
    for index in column..<row.count where pivot[index] != 0 {
      row[index] = reduce(UInt64(row[index]) &+ scale &* UInt64(pivot[index]))
    }
  }
}
