public import ExactArithmetic

/// The exact confidence interval of a median from independent values, between two order statistics.
///
/// For independent values X₁, …, Xₙ of any one distribution, and any median of it, P(X₍ₖ₎ > median) ≤ P(B ≤ k − 1) with B binomial
/// (n, ½), and the same at the other end; so [X₍ₖ₎, X₍ₙ₊₁₋ₖ₎] misses the median with probability at most 2P(B ≤ k − 1). Nothing else is
/// assumed: no moments, no symmetry, no continuity.
///
/// Source: W. R. Thompson, "On confidence ranges for the median and other expectation distributions", Annals of Mathematical Statistics 7
/// (1936).
public struct MedianInterval: Sendable, Hashable, Codable {
  /// The sample median: the mean of the two middle values where the count is even.
  public let median: Double
  /// The lower end; `nil` is −∞, where there are too few values.
  public let lower: Double?
  /// The upper end; `nil` is +∞.
  public let upper: Double?

  /// The interval with at least this confidence.
  ///
  /// - Precondition: at least one value, all finite; `0 < confidence < 1`.
  /// - Complexity: O(n log n), and O(n) operations with rationals of n bits
  public init(_ values: [Double], confidence: Rational) {
    precondition(!values.isEmpty && values.allSatisfy(\.isFinite), "a median takes finite values")
    let sorted = values.sorted()
    let count = sorted.count
    median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    let rank = MedianInterval.rank(count: count, confidence: confidence)
    lower = rank.map { sorted[$0 - 1] }
    upper = rank.map { sorted[count - $0] }
  }

  /// The largest k with 2P(B ≤ k − 1) ≤ 1 − confidence, decided exactly; `nil` if k = 1 is too large.
  ///
  /// - Precondition: `count >= 1`, `0 < confidence < 1`.
  public static func rank(count: Int, confidence: Rational) -> Int? {
    precondition(count >= 1 && confidence.signum > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    var term = Rational.one
    for _ in 0..<count { term /= 2 }
    var tail = Rational.zero
    var rank = 0
    // P(B ≤ k − 1) is at least ½ for k beyond the middle, so the loop ends.
    while rank < count {
      tail += term
      if 2 * tail > 1 - confidence { break }
      term = term * Rational(count - rank) / Rational(rank + 1)
      rank += 1
    }
    return rank == 0 ? nil : rank
  }

  /// Whether the median is at most a number, with the confidence of the interval.
  public func isAtMost(_ threshold: Double) -> Bool { upper.map { $0 <= threshold } ?? false }

  /// Whether the median exceeds a number, with the confidence of the interval.
  public func exceeds(_ threshold: Double) -> Bool { lower.map { $0 > threshold } ?? false }
}
