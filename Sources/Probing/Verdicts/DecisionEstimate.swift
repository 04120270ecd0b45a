/// How long an undecided measurement would go on.
enum DecisionEstimate {
  /// The largest number that is worth saying.
  static let limit = 1_000_000_000

  /// About how many numbers decide whether their mean is at most a target, if it is as it was so far.
  ///
  /// Widths shrink about as 1/√n, and a decision comes when the target leaves the interval: n·(w/|mean − ε|)², where w is half the width, or the
  /// distance from the mean to the end beyond the target if that is more.
  ///
  /// - Returns: `nil` before so many as can decide at all, and where the number would be above ``limit``.
  static func count(
    after count: Int, least: Int, mean: Double, interval: ClosedRange<Double>, target: Double
  ) -> Int? {
    guard count >= least else { return nil }
    let beyond = mean > target ? mean - interval.lowerBound : interval.upperBound - mean
    let width = max(beyond, (interval.upperBound - interval.lowerBound) / 2)
    let ratio = max(1, width / abs(mean - target))
    let estimate = (Double(count) * ratio * ratio).rounded(.up)
    // Not a number is no estimate either.
    guard estimate < Double(limit) else { return nil }
    return max(count + 1, Int(estimate))
  }
}
