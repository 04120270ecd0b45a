import ExactArithmetic

/// Monic polynomials over a prime field that are products of different linear factors, as coefficients with the
/// constant term first.
enum ModularPolynomial {
  /// The shortest linear recurrence that a sequence satisfies, as a monic polynomial f: Σ f_i s_{n+i} = 0 for all n.
  ///
  /// It is the right one once the sequence is twice as long as its degree (Berlekamp–Massey).
  ///
  /// - Complexity: O(length · degree)
  static func recurrence(of sequence: [UInt32], in field: PrimeField) -> [UInt32] {
    // c and b are connection polynomials, 1 + c₁x + …: s_n + c₁s_{n−1} + … = 0.
    var c: [UInt32] = [1]
    var b: [UInt32] = [1]
    var length = 0
    var shift = 1
    var last: UInt32 = 1
    for n in sequence.indices {
      var discrepancy: UInt64 = 0
      for i in 0..<min(c.count, n + 1) {
        discrepancy = UInt64(field.reduce(discrepancy + UInt64(c[i]) * UInt64(sequence[n - i])))
      }
      guard discrepancy != 0, let inverse = field.inverse(last) else {
        shift += 1
        continue
      }
      let previous = c
      let factor = field.negate(field.multiply(UInt32(discrepancy), inverse))
      if c.count < b.count + shift { c += Array(repeating: 0, count: b.count + shift - c.count) }
      for i in b.indices {
        c[i + shift] = field.reduce(UInt64(c[i + shift]) + UInt64(factor) * UInt64(b[i]))
      }
      if 2 * length <= n {
        length = n + 1 - length
        b = previous
        last = UInt32(discrepancy)
        shift = 1
      } else {
        shift += 1
      }
    }
    c += Array(repeating: 0, count: max(0, length + 1 - c.count))
    return Array(c.prefix(length + 1).reversed())
  }

  /// The roots, by splitting along quadratic residues (Cantor–Zassenhaus with the shifts 0, 1, 2, …, so without
  /// chance).
  ///
  /// - Returns: ascending; fewer than the degree if the polynomial is not a product of different linear factors.
  /// - Complexity: O(degree² · log p) expected for each halving
  static func roots(of polynomial: [UInt32], in field: PrimeField) -> [UInt32] {
    var result: [UInt32] = []
    var pending = [(polynomial, UInt32(0))]
    while let (factor, shift) = pending.popLast() {
      if factor.count < 2 { continue }
      if factor.count == 2 {
        result.append(field.negate(factor[0]))
        continue
      }
      // Different roots agree on so many shifts with a chance of 2^−4096: the polynomial is no such product.
      if shift == 4096 { continue }
      let residues = commonDivisor(factor, quadraticResidues(shift: shift, modulo: factor, field), field)
      let rest = quotient(factor, by: residues, field)
      pending.append((residues, shift + 1))
      pending.append((rest, shift + 1))
    }
    return Set(result).sorted()
  }

  /// f/(x − root) by Horner's rule.
  static func deflate(_ polynomial: [UInt32], root: UInt32, in field: PrimeField) -> [UInt32] {
    var quotient = [UInt32](repeating: 0, count: polynomial.count - 1)
    var carry: UInt32 = 0
    for index in quotient.indices.reversed() {
      carry = field.reduce(UInt64(polynomial[index + 1]) + UInt64(carry) * UInt64(root))
      quotient[index] = carry
    }
    return quotient
  }

  static func evaluate(_ polynomial: [UInt32], at point: UInt32, in field: PrimeField) -> UInt32 {
    polynomial.reversed().reduce(0) { field.reduce(UInt64($1) + UInt64($0) * UInt64(point)) }
  }

  /// (x + shift)^((p − 1)/2) − 1 modulo a monic polynomial of degree at least 2.
  private static func quadraticResidues(
    shift: UInt32, modulo polynomial: [UInt32], _ field: PrimeField
  ) -> [UInt32] {
    let exponent = (field.modulus - 1) / 2
    var power: [UInt32] = [1]
    for bit in (0..<(32 - exponent.leadingZeroBitCount)).reversed() {
      power = remainder(square(power, field), by: polynomial, field)
      if exponent >> UInt32(bit) & 1 == 1 {
        var shifted = [0] + power
        for index in power.indices {
          shifted[index] = field.reduce(UInt64(shifted[index]) + UInt64(shift) * UInt64(power[index]))
        }
        power = remainder(shifted, by: polynomial, field)
      }
    }
    if power.isEmpty { return [field.negate(1)] }
    power[0] = field.reduce(UInt64(power[0]) + UInt64(field.modulus - 1))
    return trimmed(power)
  }

  private static func square(_ polynomial: [UInt32], _ field: PrimeField) -> [UInt32] {
    if polynomial.isEmpty { return [] }
    let wrap = UInt64(field.modulus) << 32
    return polynomial.withUnsafeBufferPointer { a in
      (0..<(2 * a.count - 1)).map { degree in
        var sum: UInt64 = 0
        for index in max(0, degree - a.count + 1)...min(degree, a.count - 1) {
          sum &+= UInt64(a[index]) &* UInt64(a[degree - index])
          if sum >= wrap { sum &-= wrap }
        }
        return field.reduce(sum)
      }
    }
  }

  /// The monic greatest common divisor.
  private static func commonDivisor(_ first: [UInt32], _ second: [UInt32], _ field: PrimeField) -> [UInt32] {
    var (a, b) = (first, second)
    while let leading = b.last {
      let scale = field.inverse(leading) ?? 1
      let monic = b.map { field.multiply($0, scale) }
      (a, b) = (monic, remainder(a, by: monic, field))
    }
    return a
  }

  /// The remainder of the division by a monic polynomial, without leading zeros.
  private static func remainder(_ dividend: [UInt32], by divisor: [UInt32], _ field: PrimeField) -> [UInt32] {
    var rest = dividend
    divide(&rest, by: divisor, field)
    return trimmed(Array(rest.prefix(divisor.count - 1)))
  }

  /// The quotient of the division by a monic polynomial.
  private static func quotient(_ dividend: [UInt32], by divisor: [UInt32], _ field: PrimeField) -> [UInt32] {
    var rest = dividend
    divide(&rest, by: divisor, field)
    return Array(rest.dropFirst(divisor.count - 1))
  }

  /// Leaves the remainder in the low coefficients and the quotient in those from the degree of the divisor on.
  private static func divide(_ rest: inout [UInt32], by divisor: [UInt32], _ field: PrimeField) {
    let degree = divisor.count - 1
    guard rest.count > degree else { return }
    rest.withUnsafeMutableBufferPointer { rest in
      divisor.withUnsafeBufferPointer { divisor in
        for top in (degree..<rest.count).reversed() where rest[top] != 0 {
          let factor = UInt64(field.negate(rest[top]))
          let base = top - degree
          for index in 0..<degree {
            rest[base + index] = field.reduce(UInt64(rest[base + index]) &+ factor &* UInt64(divisor[index]))
          }
        }
      }
    }
  }

  private static func trimmed(_ polynomial: [UInt32]) -> [UInt32] {
    guard let last = polynomial.lastIndex(where: { $0 != 0 }) else { return [] }
    return Array(polynomial.prefix(last + 1))
  }
}
