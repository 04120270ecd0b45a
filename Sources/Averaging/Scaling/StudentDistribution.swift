import Foundation

/// Student's t-distribution with a whole number of degrees of freedom.
struct StudentDistribution: Sendable {
  /// ν ≥ 1.
  let degreesOfFreedom: Int

  /// P(|T| ≤ t), by the finite sums for whole ν.
  ///
  /// Source: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
  ///
  /// - Complexity: O(ν)
  func probability(within t: Double) -> Double {
    let nu = Double(degreesOfFreedom)
    let length = (nu + t * t).squareRoot()
    let (sine, cosine) = (t / length, nu.squareRoot() / length)
    // Σ of products of (j−1)/j · cos², beginning with 1 (even ν) or cos (odd ν > 1).
    let isEven = degreesOfFreedom.isMultiple(of: 2)
    var term = isEven ? 1 : cosine
    var sum = degreesOfFreedom == 1 ? 0 : term
    for index in stride(from: isEven ? 2 : 3, to: degreesOfFreedom - 1, by: 2) {
      term *= Double(index - 1) / Double(index) * cosine * cosine
      sum += term
    }
    return isEven ? sine * sum : 2 / Double.pi * (atan(t / nu.squareRoot()) + sine * sum)
  }

  /// The t with P(|T| ≤ t) = confidence, by bisection.
  ///
  /// - Precondition: `0 < confidence < 1`.
  func quantile(confidence: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while probability(within: high) < confidence && high < 0x1p60 { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if probability(within: middle) < confidence { low = middle } else { high = middle }
    }
    return high
  }
}
