import BigInt

extension Enclosure {
  /// π, of width at most 2⁻ᵇⁱᵗˢ, by Machin's formula π = 16 arctan(1/5) − 4 arctan(1/239).
  ///
  /// - Complexity: O(bits) divisions of numbers of that length
  public static func pi(bits: Int = 64) -> Enclosure {
    let precision = bits + guardBits
    let (fifth, firstError) = inverseArctangent(5, bits: precision)
    let (small, secondError) = inverseArctangent(239, bits: precision)
    return FixedPoint(value: 16 * fifth - 4 * small, error: 16 * firstError + 4 * secondError, bits: precision)
      .enclosure(bits: bits + 2)
  }

  /// cos(2π · turns), of width at most 2⁻ᵇⁱᵗˢ; a single point where the value is rational (Niven: 0, ±1/2, ±1).
  ///
  /// - Complexity: O(bits) multiplications and divisions of numbers of that length
  public static func cosine(ofTurns turns: Rational, bits: Int = 64) -> Enclosure {
    cosine(ofTurns: turns, bits: bits, pi: pi(bits: bits + guardBits + 3))
  }

  /// The cosine with π given, of width at most 2^−(bits + guardBits + 3): one π serves a table of cosines.
  static func cosine(ofTurns turns: Rational, bits: Int, pi: Enclosure) -> Enclosure {
    var fraction = turns - Rational(turns.floor)
    if fraction > Rational(1, 2) { fraction = 1 - fraction }
    if fraction > Rational(1, 4) { return -cosine(ofTurns: Rational(1, 2) - fraction, bits: bits, pi: pi) }
    if fraction.isZero { return Enclosure(.one) }
    if fraction == Rational(1, 6) { return Enclosure(Rational(1, 2)) }
    if fraction == Rational(1, 4) { return Enclosure(.zero) }
    if fraction <= Rational(1, 8) { return series(ofTurns: fraction, startingAt: 0, bits: bits, pi: pi) }
    return series(ofTurns: Rational(1, 4) - fraction, startingAt: 1, bits: bits, pi: pi)
  }

  /// The bits computed beyond those asked for, against rounding errors.
  static var guardBits: Int { 32 }

  /// sin(2π · turns), of width at most 2⁻ᵇⁱᵗˢ.
  ///
  /// - Complexity: that of ``cosine(ofTurns:bits:)``
  public static func sine(ofTurns turns: Rational, bits: Int = 64) -> Enclosure {
    cosine(ofTurns: turns - Rational(1, 4), bits: bits)
  }

  /// Σ (−1)^j x^(s+2j)/(s+2j)! for x = 2π · turns ≤ π/4: the cosine for s = 0, the sine for s = 1.
  private static func series(ofTurns turns: Rational, startingAt start: Int, bits: Int, pi: Enclosure) -> Enclosure {
    let precision = bits + guardBits
    let one = BigInt(1) << precision
    // π is off by less than 1/8 unit and turns ≤ 1/8, so the floor leaves the angle less than 2 units off.
    let angle = (2 * pi.midpoint * turns * Rational(one)).floor
    // x < 1: its square is less than 2 · 2 + 1 + 1 units off.
    let square = (angle * angle) >> precision
    var term = start == 0 ? one : angle
    var sum: BigInt = 0
    var degree = start
    var positive = true
    var count = 0
    while !term.isZero {
      sum += positive ? term : -term
      // If a term ≤ 1 is e units off, the next is less than (e + 6 + 1)/2 + 1 off: never more than 9.
      term = ((term * square) >> precision) / BigInt((degree + 1) * (degree + 2))
      degree += 2
      positive.toggle()
      count += 1
    }
    // The alternating tail is less than its first term, which is at most 9 units.
    return FixedPoint(value: sum, error: BigInt(9 * (count + 1)), bits: precision).enclosure(bits: bits + 2)
  }

  /// 2ᵇⁱᵗˢ · arctan(1/n), and a bound of its error.
  private static func inverseArctangent(_ n: Int, bits: Int) -> (value: BigInt, error: BigInt) {
    var power = (BigInt(1) << bits) / BigInt(n)
    var sum: BigInt = 0
    var degree = 1
    while !power.isZero {
      // A power is less than 2 units too small, its quotient by the degree less than 3.
      let term = power / BigInt(degree)
      sum += degree % 4 == 1 ? term : -term
      power /= BigInt(n * n)
      degree += 2
    }
    return (sum, BigInt(3 * (degree / 2 + 2)))
  }
}

/// A number known as value · 2⁻ᵇⁱᵗˢ with an error of at most error · 2⁻ᵇⁱᵗˢ.
private struct FixedPoint {
  let value: BigInt
  let error: BigInt
  let bits: Int

  /// The ends, rounded outwards to multiples of 2⁻ᵇⁱᵗˢ for fewer bits.
  func enclosure(bits coarser: Int) -> Enclosure {
    let scale = BigInt(1) << bits
    return Enclosure(Rational(value - error, over: scale) ?? .zero, Rational(value + error, over: scale) ?? .zero)
      .rounded(bits: coarser)
  }
}
