import Foundation

/// An interval that contains the mean of bounded random numbers with at least the stated probability, whatever their
/// distribution.
///
/// The numbers are independent, of equal mean, and in the stated range; both are hypotheses, not checked beyond the range of the
/// numbers seen. Ends are doubles, of relative accuracy about 10⁻¹².
public struct MeanInterval: Sendable, Hashable {
  /// Which inequality.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// ±R√(ln(2/δ)/2m). Source: W. Hoeffding, J. Amer. Statist. Assoc. 58 (1963), Theorem 2.
    case hoeffding
    /// ±(√(2V ln(4/δ)/m) + 7R ln(4/δ)/(3(m − 1))), V the sample variance: narrower where the numbers vary little in their range.
    /// Source: A. Maurer & M. Pontil, "Empirical Bernstein bounds and sample variance penalization", COLT 2009, Theorem 4.
    case empiricalBernstein = "empirical-bernstein"
  }

  /// The mean of the numbers.
  public let estimate: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// 1 − δ.
  public let confidence: Double
  /// The inequality.
  public let method: Method
  /// m, the number of numbers.
  public let count: Int

  /// The interval of numbers in a range.
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` for fewer than two numbers, a number outside of the range (or not finite), and a
  ///   confidence outside of (0, 1).
  /// - Complexity: O(numbers)
  public init(
    of values: [Double], in range: ClosedRange<Double>, confidence: Double, method: Method = .empiricalBernstein
  ) throws(ProblemError) {
    for value in values where !range.contains(value) {
      throw .unsuitable("\(value) is outside of the range \(range.lowerBound) … \(range.upperBound)")
    }
    let (mean, margin) = try MeanInterval.estimate(
      of: values, width: range.upperBound - range.lowerBound, confidence: confidence, method: method)
    self.init(
      estimate: mean, margin: margin, range: range, confidence: confidence, method: method, count: values.count)
  }

  /// The mean of numbers that lie in an interval of some width, and the margin of a method.
  static func estimate(
    of values: [Double], width: Double, confidence: Double, method: Method
  ) throws(ProblemError) -> (mean: Double, margin: Double) {
    guard values.count >= 2 else { throw .unsuitable("a confidence interval takes at least two numbers") }
    guard confidence > 0, confidence < 1 else {
      throw .unsuitable("a confidence lies strictly between 0 and 1, not at \(confidence)")
    }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let delta = 1 - confidence
    switch method {
    case .hoeffding: return (mean, width * (log(2 / delta) / (2 * count)).squareRoot())
    case .empiricalBernstein:
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      let logarithm = log(4 / delta)
      return (mean, (2 * variance * logarithm / count).squareRoot() + 7 * width * logarithm / (3 * (count - 1)))
    }
  }

  init(
    estimate: Double, margin: Double, range: ClosedRange<Double>, confidence: Double, method: Method, count: Int
  ) {
    self.estimate = estimate
    // An unbiased estimate may lie outside of the range by more than the margin; the ends then meet at the range's end.
    lower = min(range.upperBound, max(range.lowerBound, estimate - margin))
    upper = max(range.lowerBound, min(range.upperBound, estimate + margin))
    self.confidence = confidence
    self.method = method
    self.count = count
  }

  /// Whether a number lies in the interval.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
