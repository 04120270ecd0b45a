public import ExactArithmetic

/// How many i.i.d. uniform elements suffice for a weak(ε) scheme: sizes proved by a tail bound on the operator norm of the sum
/// over the nontrivial irreducible representations of total dimension D.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, Theorem 15; `mathematics.md` §4.
public enum SamplingBound: String, Sendable, CaseIterable {
  /// The paper's: failure probability 2D exp(−3nε/8).
  case bernstein
  /// Sharper: 2D exp(−nε/2).
  case chernoff
  /// Sharper still: 2D exp(−n·KL((1+√ε)/2 ‖ 1/2)).
  case kullbackLeibler = "kullback-leibler"

  /// The least n for which the failure probability is below 1, hence a size at which a weak(ε) scheme exists.
  ///
  /// Decided by enclosures of the logarithms, as narrow as is needed: the returned number is exact whenever both ends agree, which
  /// they do unless the true bound is within about 2⁻⁷⁰ of an integer; otherwise it is the larger one, which still suffices.
  ///
  /// - Parameters:
  ///   - dimension: D = Σ d_π over the nontrivial irreducible representations in F, or an upper bound of it; at least 0.
  ///   - epsilon: 0 < ε ≤ 1.
  /// - Returns: 1 for D = 0; `nil` for ε outside (0, 1], and where ε is so small that the size leaves the machine integers.
  public func sufficientSize(dimension: some BinaryInteger, epsilon: Rational) -> Int? {
    guard epsilon.signum > 0, epsilon <= 1 else { return nil }
    if dimension.signum() <= 0 { return 1 }
    var size: Rational?
    for bits in [20, 40, 80] {
      let logarithm = Enclosure.naturalLogarithm(of: Rational(2) * Rational(dimension), bits: bits)
      let rate =
        switch self {
        case .bernstein: Enclosure(epsilon * Rational(3, 8))
        case .chernoff: Enclosure(epsilon / 2)
        case .kullbackLeibler: SamplingBound.divergence(Enclosure.squareRoot(of: epsilon, bits: bits), bits: bits)
        }
      guard rate.lower.signum > 0 else { continue }
      let upper = (logarithm.upper / rate.lower).ceiling
      size = Rational(upper)
      if (logarithm.lower / rate.upper).ceiling == upper { break }
    }
    return size?.asInt
  }

  /// KL((1+τ)/2 ‖ 1/2) = ½[(1+τ)ln(1+τ) + (1−τ)ln(1−τ)], which increases with τ.
  private static func divergence(_ tau: Enclosure, bits: Int) -> Enclosure {
    let lower = divergence(tau.lower, bits: bits).lower
    return Enclosure(lower, divergence(min(tau.upper, 1), bits: bits).upper)
  }

  private static func divergence(_ tau: Rational, bits: Int) -> Enclosure {
    let plus = Enclosure.naturalLogarithm(of: 1 + tau, bits: bits) * Enclosure(1 + tau)
    if tau == 1 { return plus.scaled(by: Rational(1, 2)) }
    let minus = Enclosure.naturalLogarithm(of: 1 - tau, bits: bits) * Enclosure(1 - tau)
    return (plus + minus).scaled(by: Rational(1, 2))
  }
}
