import Foundation

/// The exact confidence interval of a success probability from independent trials.
///
/// Source: C. J. Clopper & E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
/// binomial", Biometrika 26 (1934).
public struct BinomialInterval: Sendable, Hashable {
  /// The number of successes.
  public let successes: Int
  /// The number of trials.
  public let trials: Int
  /// The confidence, such as 0.99.
  public let confidence: Double
  /// The lower end; 0 without successes.
  public let lower: Double
  /// The upper end; 1 without failures.
  public let upper: Double

  /// The interval whose ends both have tail probability (1 − confidence)/2; in floating point, by bisection to 10⁻¹².
  ///
  /// - Precondition: `0 <= successes <= trials`, `trials >= 1`, a confidence strictly between 0 and 1.
  /// - Complexity: O(trials) at most, for each of some forty evaluations of a tail
  public init(successes: Int, trials: Int, confidence: Double) {
    precondition(trials >= 1 && (0...trials).contains(successes), "successes are some of the trials")
    precondition(confidence > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    self.successes = successes
    self.trials = trials
    self.confidence = confidence
    let tail = (1 - confidence) / 2
    // P(X ≥ k) grows with p, P(X ≤ k) falls.
    lower =
      successes == 0
      ? 0
      : BinomialInterval.root { p in
        1 - BinomialInterval.cumulative(successes - 1, of: trials, p) < tail
      }
    upper =
      successes == trials
      ? 1
      : BinomialInterval.root { p in BinomialInterval.cumulative(successes, of: trials, p) > tail }
  }

  /// The place in [0, 1] where a condition that holds from 0 on ends.
  private static func root(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    while high - low > 1e-12 * max(high, 1e-3) {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(X ≤ k) for X binomial, 0 < p < 1.
  static func cumulative(_ count: Int, of trials: Int, _ p: Double) -> Double {
    if count >= trials { return 1 }
    // Terms from the largest one within reach downwards, relative to it: the rest underflows harmlessly.
    let mode = min(count, Int(Double(trials + 1) * p))
    let anchor =
      lgamma(Double(trials + 1)) - lgamma(Double(mode + 1)) - lgamma(Double(trials - mode + 1))
      + Double(mode) * log(p) + Double(trials - mode) * log1p(-p)
    let odds = p / (1 - p)
    var (sum, term) = (1.0, 1.0)
    for k in stride(from: mode, to: 0, by: -1) {
      term *= Double(k) / (Double(trials - k + 1) * odds)
      sum += term
      if term < sum * 1e-18 { break }
    }
    term = 1
    for k in mode..<count {
      term *= Double(trials - k) * odds / Double(k + 1)
      sum += term
      if term < sum * 1e-18 { break }
    }
    return min(1, exp(anchor) * sum)
  }
}
