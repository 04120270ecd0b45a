extension RealCyclotomic: LosslessStringConvertible {
  /// The polynomial in cN = 2cos(2π/N), N the conductor, highest power first: `"c5+1"` is the golden ratio, `"c8"` is √2,
  /// `"-1/2*c7^2+3"`; rational numbers are printed as themselves.
  public var description: String {
    if let value = rational { return value.description }
    let terms = coefficients.enumerated().reversed().filter { !$1.isZero }.map { ($0, $1) }
    return SignedTerms.text(terms, symbol: "c\(conductor)")
  }

  /// The largest number N, and the largest common multiple of all, in a text that is read: canonical texts beyond have
  /// a thousand terms with as many bits each.
  public static let largestReadableConductor = 2_000

  /// Reads a sum of terms `r`, `r*cN^k`, `cN`, with r a rational number, cN = 2cos(2π/N), k < N, and signs `+` and `-`
  /// between them; different N may occur. No spaces, no parentheses, no products of cosines.
  ///
  /// - Returns: `nil` for other texts, and if a number N or the common multiple of all exceeds
  ///   ``largestReadableConductor``.
  /// - Complexity: O(k²) sums of integers of k bits for each N with the highest power k
  public init?(_ description: String) {
    guard let terms = SignedTerms.split(description) else { return nil }
    // All terms of one N together, so that the canonical form is found once for each N.
    var polynomials: [Int: [Rational]] = [1: [.zero]]
    var order = 1
    for term in terms {
      guard let (coefficient, factor) = SignedTerms.coefficient(of: term, symbol: "c") else { return nil }
      guard let (next, exponent) = factor.map(RealCyclotomic.cosinePower) ?? (1, 0) else { return nil }
      order = Divisibility.leastCommonMultiple(order, next)
      guard order <= RealCyclotomic.largestReadableConductor else { return nil }
      var powers = polynomials[next, default: []]
      if powers.count <= exponent { powers += [Rational](repeating: .zero, count: exponent + 1 - powers.count) }
      powers[exponent] += coefficient
      polynomials[next] = powers
    }
    self = polynomials.reduce(.zero) { sum, polynomial in
      sum
        + RealCyclotomic(coordinates: CosinePolynomial.cosines(ofPowers: polynomial.value), conductor: polynomial.key)
    }
  }

  /// Reads `cN` or `cN^k` with k < N.
  private static func cosinePower(_ text: Substring) -> (order: Int, exponent: Int)? {
    guard text.first == "c" else { return nil }
    let parts = text.dropFirst().split(separator: "^", omittingEmptySubsequences: false)
    guard parts.count <= 2, let order = SignedTerms.natural(parts[0]),
      (1...largestReadableConductor).contains(order)
    else { return nil }
    if parts.count == 1 { return (order, 1) }
    guard let exponent = SignedTerms.natural(parts[1]), exponent < order else { return nil }
    return (order, exponent)
  }
}
