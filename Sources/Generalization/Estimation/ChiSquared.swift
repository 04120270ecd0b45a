import Foundation

/// The noncentral χ² distribution: that of ‖v + ξ‖² for a standard normal ξ in k dimensions and ‖v‖² = δ; central for δ = 0.
///
/// In floating point, to about 10⁻¹².
///
/// Source: M. Abramowitz & I. A. Stegun, "Handbook of Mathematical Functions", 26.4.25: a Poisson mixture of central ones.
public struct ChiSquared: Sendable, Hashable {
  /// k ≥ 1.
  public let degreesOfFreedom: Int
  /// δ ≥ 0.
  public let noncentrality: Double

  /// A distribution.
  ///
  /// - Precondition: `degreesOfFreedom >= 1`, `noncentrality >= 0`.
  public init(degreesOfFreedom: Int, noncentrality: Double = 0) {
    precondition(degreesOfFreedom >= 1 && noncentrality >= 0, "a χ² distribution has positive dimension")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  ///
  /// - Complexity: O(√δ + √x + 40) terms of the mixture at most, each of a series or continued fraction
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let shape = Double(degreesOfFreedom) / 2
    if noncentrality == 0 { return ChiSquared.regularizedGamma(shape, x / 2) }
    let rate = noncentrality / 2
    func term(_ j: Int) -> Double {
      exp(-rate + Double(j) * log(rate) - lgamma(Double(j) + 1)) * ChiSquared.regularizedGamma(shape + Double(j), x / 2)
    }
    // From the mode of the weights outwards; the other factor is at most 1.
    let mode = Int(rate)
    var sum = 0.0
    var weight = 1.0
    var j = mode
    while j >= 0 && weight > 1e-18 {
      sum += term(j)
      weight = exp(-rate + Double(j) * log(rate) - lgamma(Double(j) + 1))
      j -= 1
    }
    // Both factors fall from here on.
    j = mode + 1
    var next = term(j)
    while next > 1e-18 {
      sum += next
      j += 1
      next = term(j)
    }
    return min(1, sum)
  }

  /// The x with P(X ≤ x) = p, by bisection to a relative 10⁻¹³.
  ///
  /// - Precondition: `0 < p < 1`.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile belongs to a probability strictly between 0 and 1")
    var high = Double(degreesOfFreedom) + noncentrality + 1
    while cumulative(high) < p { high *= 2 }
    return ChiSquared.bisect(0, high) { cumulative($0) < p }
  }

  /// The interval of δ for which an observed value x lies between the quantiles of (1 − confidence)/2 on either side: exact, by
  /// inversion of the test, as the distribution grows with δ. It contains δ with exactly the stated probability, but for
  /// δ = 0, where it does with more.
  ///
  /// - Precondition: `observed >= 0`, a confidence strictly between 0 and 1.
  public static func noncentralityInterval(
    observed: Double, degreesOfFreedom: Int, confidence: Double
  ) -> ClosedRange<Double> {
    precondition(observed >= 0 && confidence > 0 && confidence < 1, "a value of a χ² distribution and a confidence")
    let tail = (1 - confidence) / 2
    func end(_ probability: Double) -> Double {
      noncentrality(observed: observed, degreesOfFreedom: degreesOfFreedom, probability: probability)
    }
    return end(1 - tail)...end(tail)
  }

  /// The δ with P(X ≤ x) = p at an observed value x, which falls with δ; 0 if the probability is smaller even there.
  ///
  /// - Precondition: `observed >= 0`, `0 < probability < 1`.
  static func noncentrality(observed: Double, degreesOfFreedom: Int, probability: Double) -> Double {
    func exceeds(_ delta: Double) -> Bool {
      ChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: delta).cumulative(observed) > probability
    }
    guard exceeds(0) else { return 0 }
    var high = observed + 1
    while exceeds(high) { high *= 2 }
    return bisect(0, high, exceeds)
  }

  /// The place in an interval where a condition that holds from its beginning on ends.
  private static func bisect(_ low: Double, _ high: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 where high - low > 1e-13 * high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(a, x) = γ(a, x)/Γ(a): a power series below the mean, a continued fraction for the complement above it.
  ///
  /// Source: Abramowitz & Stegun 6.5.29 and 6.5.31.
  private static func regularizedGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let scale = exp(a * log(x) - x - lgamma(a + 1))
    if x < a + 1 {
      var (term, sum, index) = (1.0, 1.0, a)
      while term > sum * 1e-17 {
        index += 1
        term *= x / index
        sum += term
      }
      return min(1, scale * sum)
    }
    // Lentz's method for Γ(a, x)/Γ(a) = a · scale / (x + 1 − a − …).
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return max(0, 1 - scale * a * fraction)
  }
}
