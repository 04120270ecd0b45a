/// Cyclotomic polynomials with integer coefficients.
public enum CyclotomicPolynomial {
  /// The coefficients of Φ_n, constant term first.
  ///
  /// Φ_mp(x) = Φ_m(x^p)/Φ_m(x) for a prime p that does not divide m, and Φ_mp(x) = Φ_m(x^p) for one that does.
  ///
  /// - Precondition: `n >= 1`.
  /// - Complexity: O(n²) at worst
  public static func coefficients(_ n: Int) -> [Int] {
    precondition(n >= 1, "cyclotomic polynomials are numbered from 1")
    var polynomial = [-1, 1]
    for (prime, power) in Divisibility.primePowers(n) {
      polynomial = divide(spread(polynomial, by: prime), by: polynomial)
      polynomial = spread(polynomial, by: power / prime)
    }
    return polynomial
  }

  /// The polynomial in a power of the variable.
  private static func spread(_ polynomial: [Int], by factor: Int) -> [Int] {
    var result = [Int](repeating: 0, count: (polynomial.count - 1) * factor + 1)
    for (power, coefficient) in polynomial.enumerated() { result[power * factor] = coefficient }
    return result
  }

  /// Exact division by a monic polynomial.
  private static func divide(_ dividend: [Int], by divisor: [Int]) -> [Int] {
    var remainder = dividend
    let size = dividend.count - divisor.count + 1
    var quotient = [Int](repeating: 0, count: size)
    for power in (0..<size).reversed() {
      let factor = remainder[power + divisor.count - 1]
      quotient[power] = factor
      if factor == 0 { continue }
      for (index, coefficient) in divisor.enumerated() { remainder[power + index] -= factor * coefficient }
    }
    return quotient
  }
}
