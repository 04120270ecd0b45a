import BigInt

/// The two ways to write a polynomial in c1 = 2cos θ: on the powers of c1, and on 1, c1, c2, … with ck = 2cos kθ.
///
/// By c1·ck = c(k+1) + c(k−1), or by binomials, on integers: denominators are put aside first, so that numbers with hundreds
/// of digits cost no greatest common divisors on the way.
enum CosinePolynomial {
  /// The coordinates on 1, c1, c2, … of Σ a_k c1^k, as many as there are powers.
  ///
  /// - Complexity: O(k²) sums for k powers, by Horner's scheme; O(k) products by machine integers where few are not zero
  static func cosines(ofPowers powers: [Rational]) -> [Rational] {
    let (numerators, denominator) = overOneDenominator(powers)
    let present = numerators.indices.filter { !numerators[$0].isZero }
    if present.count <= 8 {
      var cosines = [BigInt](repeating: 0, count: numerators.count)
      for power in present { addBinomials(power, times: numerators[power], to: &cosines) }
      return rationals(cosines, denominator)
    }
    var cosines: [BigInt] = []
    for coefficient in numerators.reversed() {
      // Multiplied by c1, the sum a + Σ b_k ck has the constant 2 b_1 and at ck what stood at its neighbours.
      var product = [BigInt](repeating: 0, count: cosines.isEmpty ? 1 : cosines.count + 1)
      for (index, value) in cosines.enumerated() where !value.isZero {
        product[index + 1] += value
        if index > 0 { product[index - 1] += index == 1 ? 2 * value : value }
      }
      product[0] += coefficient
      cosines = product
    }
    return rationals(cosines, denominator)
  }

  /// Adds a multiple of (ζ + ζ⁻¹)^k = Σ_i (k over i) ζ^(k − 2i).
  private static func addBinomials(_ power: Int, times factor: BigInt, to cosines: inout [BigInt]) {
    var term = factor
    for index in 0...(power / 2) {
      cosines[power - 2 * index] += term
      term = term * BigInt(power - index) / BigInt(index + 1)
    }
  }

  /// The coefficients a_k of Σ a_k c1^k from the coordinates on 1, c1, c2, …, as many as there are coordinates.
  ///
  /// - Complexity: O(k²) sums for k coordinates, by C. W. Clenshaw's recurrence (1955)
  static func powers(ofCosines cosines: [Rational]) -> [Rational] {
    let (numerators, denominator) = overOneDenominator(cosines)
    guard let constant = numerators.first else { return [] }
    // y_k = b_k + c1 y_(k+1) − y_(k+2); then Σ_(k ≥ 1) b_k ck = c1 y_1 − 2 y_2, since c0 would be 2.
    var next: [BigInt] = []
    var afterNext: [BigInt] = []
    for coefficient in numerators.dropFirst().reversed() {
      var current = [coefficient] + next
      for (power, value) in afterNext.enumerated() { current[power] -= value }
      (next, afterNext) = (current, next)
    }
    var powers = [constant] + next
    for (power, value) in afterNext.enumerated() { powers[power] -= 2 * value }
    return rationals(powers, denominator)
  }

  private static func overOneDenominator(_ values: [Rational]) -> (numerators: [BigInt], denominator: BigInt) {
    var common: BigInt = 1
    for value in values where !value.isInteger {
      common *= value.denominator / common.greatestCommonDivisor(with: value.denominator)
    }
    return (values.map { $0.numerator * (common / $0.denominator) }, common)
  }

  private static func rationals(_ numerators: [BigInt], _ denominator: BigInt) -> [Rational] {
    numerators.map { Rational($0, over: denominator) ?? .zero }
  }
}
