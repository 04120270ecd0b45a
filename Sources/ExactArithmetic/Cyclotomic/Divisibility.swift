/// The number theory of machine integers that roots of unity need.
public enum Divisibility {
  /// The greatest common divisor, not negative; `gcd(0, 0) = 0`.
  ///
  /// - Complexity: O(64) machine operations
  public static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    Int(Rational.greatestCommonDivisor(UInt64(first.magnitude), UInt64(second.magnitude)))
  }

  /// The least common multiple of two positive numbers.
  ///
  /// - Precondition: both are positive, and the result fits.
  public static func leastCommonMultiple(_ first: Int, _ second: Int) -> Int {
    first / greatestCommonDivisor(first, second) * second
  }

  /// The primes that divide a positive number, ascending.
  ///
  /// - Complexity: O(√number), by trial division
  public static func primeDivisors(_ number: Int) -> [Int] { primePowers(number).map(\.prime) }

  /// The largest power of each prime dividing a number, by trial division.
  static func primePowers(_ number: Int) -> [(prime: Int, power: Int)] {
    var rest = number
    var result: [(prime: Int, power: Int)] = []
    var prime = 2
    while prime * prime <= rest {
      if rest % prime == 0 {
        var power = 1
        while rest % prime == 0 {
          rest /= prime
          power *= prime
        }
        result.append((prime, power))
      }
      prime += 1
    }
    if rest > 1 { result.append((rest, rest)) }
    return result
  }

  /// φ(n): how many of 1 … n are coprime to n.
  ///
  /// - Complexity: O(√number), by trial division
  public static func totient(_ number: Int) -> Int {
    primePowers(number).reduce(1) { $0 * ($1.power - $1.power / $1.prime) }
  }

  /// The numbers from 1 to n that are coprime to n: the Galois group of ℚ(ζ_n).
  static func units(_ number: Int) -> [Int] {
    (1...Swift.max(1, number - 1)).filter { greatestCommonDivisor($0, number) == 1 }
  }

  /// Generators of the multiplicative group modulo n, which is the Galois group of ℚ(ζ_n): for each prime power q of n
  /// one number (for 8 | n and p = 2 two: those of −1 and 5) that is 1 modulo n/q.
  ///
  /// - Precondition: `1 <= modulus < 2³¹`.
  /// - Complexity: O(√n) and, for each prime p, a search for a primitive root
  public static func unitGroupGenerators(modulo modulus: Int) -> [Int] {
    var generators: [Int] = []
    for (prime, power) in primePowers(modulus) {
      let cofactor = modulus / power
      let local = prime == 2 ? (power == 2 ? [] : power == 4 ? [3] : [power - 1, 5]) : [primitiveRoot(prime, power)]
      for residue in local {
        // residue modulo `power` and 1 modulo `cofactor`
        let inverse = inverse(of: cofactor % power, modulo: power)
        let steps = (residue - 1 + power) % power * inverse % power
        generators.append((1 + cofactor * steps) % modulus)
      }
    }
    return generators
  }

  /// A generator of the units modulo an odd prime power.
  private static func primitiveRoot(_ prime: Int, _ power: Int) -> Int {
    let order = power - power / prime
    let factors = primeDivisors(order)
    var candidate = 2
    while candidate % prime == 0 || factors.contains(where: { raise(candidate, to: order / $0, modulo: power) == 1 }) {
      candidate += 1
    }
    return candidate
  }

  private static func inverse(of value: Int, modulo power: Int) -> Int {
    raise(value, to: max(0, totient(power) - 1), modulo: power)
  }

  private static func raise(_ base: Int, to exponent: Int, modulo modulus: Int) -> Int {
    var (result, base, exponent) = (1 % modulus, base % modulus, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % modulus }
      base = base * base % modulus
      exponent >>= 1
    }
    return result
  }
}
