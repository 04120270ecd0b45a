import ExactArithmetic

/// A prime field that contains the roots of unity of some order, with one of them chosen.
///
/// When the order is a multiple of the exponent of a group G and the prime p exceeds |G|, the field splits G: the
/// ordinary characters, read modulo a prime ideal over p, are those of the semisimple algebra F_p G (Brauer).
struct SplittingField: Sendable, Hashable {
  let field: PrimeField
  /// The order e of the root of unity.
  let order: Int
  /// An element of multiplicative order exactly e; it plays the part of exp(2πi/e).
  let root: UInt32

  /// The fields of the primes p ≡ 1 modulo e from the largest below 2³¹ downwards.
  ///
  /// - Precondition: `order >= 1`.
  /// - Complexity: by Dirichlet about ln(2³¹) · φ(e)/e trial divisions for each
  static func descending(order: Int) -> some Sequence<SplittingField> {
    var candidate = (Int(PrimeField.largest.modulus) - 1) / order * order + 1
    return AnyIterator {
      while candidate > order {
        defer { candidate -= order }
        if let field = PrimeField(modulus: candidate), field.modulus > 2 {
          return SplittingField(field: field, order: order)
        }
      }
      return nil
    }
  }

  /// The largest prime field, with 1 as root of unity: enough for characters with rational values.
  static let rational = SplittingField(field: .largest, order: 1)

  /// - Precondition: `order` divides the modulus less 1.
  private init(field: PrimeField, order: Int) {
    self.field = field
    self.order = order
    let primes = Divisibility.primeDivisors(order)
    var base: UInt32 = 1
    var root: UInt32 = 1
    repeat {
      base += 1
      root = field.power(base, (Int(field.modulus) - 1) / order)
    } while primes.contains { field.power(root, order / $0) == 1 }
    self.root = root
  }

  /// The powers 1, ζ, …, ζ^(n−1) of the chosen root of unity ζ of order n.
  ///
  /// - Precondition: n divides ``order``.
  func roots(ofOrder n: Int) -> [UInt32] {
    let generator = field.power(root, order / n)
    var power: UInt32 = 1
    return (0..<n).map { _ in
      defer { power = field.multiply(power, generator) }
      return power
    }
  }
}

extension PrimeField {
  /// The scalar product of two rows.
  ///
  /// - Precondition: equal counts; residues below the modulus.
  @inline(__always)
  func dot(_ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>) -> UInt32 {
    // A multiple of the modulus below 2⁶³: once it is taken off, another product below 2⁶² fits.
    let wrap = UInt64(modulus) << 32
    var sum: UInt64 = 0
    for index in 0..<left.count {
      sum &+= UInt64(left[index]) &* UInt64(right[index])
      if sum >= wrap { sum &-= wrap }
    }
    return reduce(sum)
  }

  /// The scalar product of two rows.
  func dot(_ left: some Sequence<UInt32>, _ right: some Sequence<UInt32>) -> UInt32 {
    let wrap = UInt64(modulus) << 32
    var sum: UInt64 = 0
    for (a, b) in zip(left, right) {
      sum &+= UInt64(a) &* UInt64(b)
      if sum >= wrap { sum &-= wrap }
    }
    return reduce(sum)
  }
}
