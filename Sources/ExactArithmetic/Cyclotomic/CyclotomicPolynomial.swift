/// Cyclotomic polynomials with integer coefficients.
public enum CyclotomicPolynomial {
  /// The coefficients of Φ_n, constant term first, by dividing xⁿ − 1 by Φ_d for the proper divisors d.
  ///
  /// - Precondition: `n >= 1`.
  /// - Complexity: O(n²) per divisor
  public static func coefficients(_ n: Int) -> [Int] {
    var quotient = [-1] + Array(repeating: 0, count: n - 1) + [1]
    for divisor in 1..<n where n % divisor == 0 { quotient = divide(quotient, by: coefficients(divisor)) }
    return quotient
  }

  /// Exact division by a monic polynomial.
  private static func divide(_ dividend: [Int], by divisor: [Int]) -> [Int] {
    var remainder = dividend
    let size = dividend.count - divisor.count + 1
    var quotient = [Int](repeating: 0, count: size)
    for power in (0..<size).reversed() {
      let factor = remainder[power + divisor.count - 1]
      quotient[power] = factor
      for (index, coefficient) in divisor.enumerated() { remainder[power + index] -= factor * coefficient }
    }
    return quotient
  }
}
