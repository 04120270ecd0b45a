/// A least-squares line y = a + bx with Student confidence intervals.
///
/// The intervals assume independent normal errors of equal variance about a line: a description of scatter, not a proof.
public struct LinearFit: Sendable, Hashable, Codable {
  /// The number of points.
  public let count: Int
  /// b.
  public let slope: Double
  /// a.
  public let intercept: Double
  /// Half the width of the confidence interval of b.
  public let slopeMargin: Double
  /// Half the width of the confidence interval of a.
  public let interceptMargin: Double
  /// The confidence of the intervals, such as 0.95.
  public let confidence: Double
  /// The share of the variance of y that the line explains; 1 if y does not vary.
  public let determination: Double

  /// Fits a line.
  ///
  /// - Returns: `nil` for fewer than three points, numbers x that are all equal, or a confidence outside (0, 1).
  /// - Complexity: O(points)
  public init?(_ points: [(x: Double, y: Double)], confidence: Double = 0.95) {
    let n = Double(points.count)
    guard points.count >= 3, confidence > 0, confidence < 1 else { return nil }
    let meanX = points.reduce(0) { $0 + $1.x } / n
    let meanY = points.reduce(0) { $0 + $1.y } / n
    let sxx = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let sxy = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let syy = points.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
    guard sxx > 0 else { return nil }
    let slope = sxy / sxx
    let intercept = meanY - slope * meanX
    let residual = points.reduce(0) { sum, point in
      let difference = point.y - intercept - slope * point.x
      return sum + difference * difference
    }
    let deviation = (residual / (n - 2)).squareRoot()
    let quantile = StudentDistribution(degreesOfFreedom: points.count - 2).quantile(confidence: confidence)
    count = points.count
    self.slope = slope
    self.intercept = intercept
    self.confidence = confidence
    slopeMargin = quantile * deviation / sxx.squareRoot()
    interceptMargin = quantile * deviation * (1 / n + meanX * meanX / sxx).squareRoot()
    determination = syy > 0 ? 1 - residual / syy : 1
  }
}

extension LinearFit {
  /// What the sizes are compared with.
  public enum Predictor: String, Sendable, Hashable, Codable, CaseIterable {
    /// ln |G| / ε, the paper's.
    case order
    /// ln(2D) / ε, which counts only the representations in F.
    case dimension
  }

  /// The sizes of rows against ln|G|/ε or ln(2D)/ε; rows without a scheme are left out.
  public init?(_ rows: [ScalingRow], against predictor: Predictor, confidence: Double = 0.95) {
    self.init(
      rows.compactMap { row in
        let logarithm = predictor == .order ? row.logOrder : row.logDimension
        return row.size.map { (logarithm / row.epsilon.approximation, Double($0)) }
      }, confidence: confidence)
  }
}
