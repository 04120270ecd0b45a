public import ExactArithmetic

/// What i.i.d. samples are drawn for: how symmetric averages are to be, and in how many dimensions they can fail.
///
/// ``SchemeProblem`` for groups that are enumerated, ``ModuleSchemeProblem`` for groups that are not.
public protocol SamplingProblem: Sendable {
  /// How symmetric the averages are to be.
  var target: SymmetryNotion { get }
  /// D = Σ d_π over the nontrivial irreducible representations that occur, or an upper bound of it.
  var totalDimension: Int { get }
}

extension SamplingProblem {
  /// The number of draws at which i.i.d. samples reach the target with positive probability, by the sharpest of the
  /// tail bounds; `nil` for ε = 0.
  public var sufficientSampleSize: Int? {
    let epsilon = target.sufficientWeakError
    if totalDimension == 0 || epsilon >= 1 { return 1 }
    return SamplingBound.kullbackLeibler.sufficientSize(dimension: totalDimension, epsilon: epsilon)
  }

  /// The number of draws at which a sample misses the target with probability at most δ; `nil` for ε = 0.
  ///
  /// - Precondition: δ > 0.
  public func sampleSize(failureProbability: Rational) -> Int? {
    precondition(failureProbability.signum > 0, "a probability above 0")
    if totalDimension == 0 { return 1 }
    // 2D/δ in place of 2D.
    guard let dimension = Rational((Rational(totalDimension) / failureProbability).ceiling).asInt else { return nil }
    return SamplingBound.kullbackLeibler.sufficientSize(
      dimension: dimension, epsilon: min(target.sufficientWeakError, .one))
  }
}
