import Foundation

/// An estimate of a mean from independent numbers of a known bound on their variance, with an interval that holds at
/// any number of them, whatever the tails: the median of the means of k equal blocks of m numbers is within 2√(V/m) of
/// the mean with probability at least 1 − e^{−k/8}.
///
/// Each block misses by more with probability ≤ 1/4 (Chebyshev); the median misses only if half of the blocks do
/// (Hoeffding).
///
/// Source: G. Lugosi, S. Mendelson, "Mean estimation and regression under heavy-tailed distributions: a survey", Found.
/// Comput. Math. 19 (2019), Theorem 2.
public struct MedianOfMeans: Sendable, Hashable {
  /// The median of the means.
  public let estimate: Double
  /// Half of the width of the interval, 2√(V/m).
  public let halfWidth: Double
  /// An upper bound of the probability that the interval misses, e^{−k/8}.
  public let failureProbability: Double

  /// The estimate from independent numbers; up to k − 1 at the end are left out.
  ///
  /// - Precondition: `blocks >= 1`, at least as many numbers, `varianceBound >= 0`.
  /// - Complexity: O(numbers)
  public init(_ values: [Double], blocks: Int, varianceBound: Double) {
    precondition(blocks >= 1 && values.count >= blocks && varianceBound >= 0, "every block has a number")
    let size = values.count / blocks
    let means = (0..<blocks).map { block in
      values[(block * size)..<((block + 1) * size)].reduce(0, +) / Double(size)
    }.sorted()
    estimate = (means[(blocks - 1) / 2] + means[blocks / 2]) / 2
    halfWidth = 2 * (varianceBound / Double(size)).squareRoot()
    failureProbability = exp(-Double(blocks) / 8)
  }

  /// Whether a value lies in the interval.
  public func contains(_ value: Double) -> Bool { abs(value - estimate) <= halfWidth }
}
