import BigInt

extension RealCyclotomic: LosslessStringConvertible {
  /// The polynomial in cN = 2cos(2π/N), N the conductor, highest power first: `"c5+1"` is the golden ratio, `"c8"` is √2,
  /// `"-1/2*c7^2+3"`; rational numbers are printed as themselves.
  public var description: String {
    if let value = rational { return value.description }
    let terms = coefficients.enumerated().reversed().filter { !$1.isZero }.map { ($0, $1) }
    return SignedTerms.text(terms, symbol: "c\(conductor)")
  }

  /// Reads a sum of terms `r`, `r*cN^k`, `cN`, with r a rational number, cN = 2cos(2π/N), k < N, and signs `+` and `-`
  /// between them; different N may occur. No spaces, no parentheses, no products of cosines.
  ///
  /// - Returns: `nil` for other texts, and if a number N or the common multiple of all exceeds
  ///   ``Cyclotomic/largestReadableOrder``.
  /// - Complexity: O(N) sums of integers of k bits per term
  public init?(_ description: String) {
    guard let terms = SignedTerms.split(description) else { return nil }
    var sum = RealCyclotomic.zero
    var order = 1
    for term in terms {
      guard let (coefficient, factor) = SignedTerms.coefficient(of: term, symbol: "c") else { return nil }
      guard let factor else {
        sum += RealCyclotomic(coefficient)
        continue
      }
      guard let (next, exponent) = RealCyclotomic.cosinePower(factor) else { return nil }
      order = Divisibility.leastCommonMultiple(order, next)
      guard order <= Cyclotomic.largestReadableOrder else { return nil }
      sum += RealCyclotomic.doubleCosinePower(order: next, exponent: exponent).scaled(by: coefficient)
    }
    self = sum
  }

  /// (2cos(2π/n))^k = (ζ + ζ⁻¹)^k, by the binomial theorem.
  private static func doubleCosinePower(order: Int, exponent: Int) -> RealCyclotomic {
    var coordinates = [BigInt](repeating: 0, count: order)
    var binomial: BigInt = 1
    for index in 0...exponent {
      coordinates[(exponent - 2 * index + 2 * order) % order] += binomial
      binomial = binomial * BigInt(exponent - index) / BigInt(index + 1)
    }
    return RealCyclotomic(unchecked: Cyclotomic.canonical(order: order, numerators: coordinates, denominator: 1))
  }

  /// Reads `cN` or `cN^k` with k < N.
  private static func cosinePower(_ text: Substring) -> (order: Int, exponent: Int)? {
    guard text.first == "c" else { return nil }
    let parts = text.dropFirst().split(separator: "^", omittingEmptySubsequences: false)
    guard parts.count <= 2, let order = SignedTerms.natural(parts[0]),
      (1...Cyclotomic.largestReadableOrder).contains(order)
    else { return nil }
    if parts.count == 1 { return (order, 1) }
    guard let exponent = SignedTerms.natural(parts[1]), exponent < order else { return nil }
    return (order, exponent)
  }
}
