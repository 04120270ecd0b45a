public import ExactArithmetic

/// i.i.d. samples of the size at which one of them fails with probability at most δ, drawn until one is proved to
/// reach the target.
///
/// The expected number of samples is at most 1/(1 − δ).
public struct VerifiedSampleConstruction: SchemeConstruction {
  /// The failure probability δ of one sample, 0 < δ < 1.
  public let failureProbability: Rational
  /// The largest number of samples.
  public let attempts: Int

  /// `"sample-verify"`.
  public var name: String { "sample-verify" }
  /// The size.
  public var guarantee: String {
    """
    reaches the target: samples of n ≥ ln(2D/δ)/KL((1+√ε)/2 ‖ 1/2) draws, each failing with probability at most \
    δ = \(failureProbability), are drawn until one is verified (Ahlswede & Winter 2002)
    """
  }
  /// Convex.
  public var weightClass: WeightClass { .convex }

  /// - Parameters:
  ///   - failureProbability: δ for one sample.
  ///   - attempts: the largest number of samples.
  /// - Precondition: `0 < failureProbability < 1`, `attempts >= 1`.
  public init(failureProbability: Rational = Rational(1, 100), attempts: Int = 20) {
    precondition(failureProbability.signum > 0 && failureProbability < 1, "a probability strictly between 0 and 1")
    precondition(attempts >= 1, "at least one sample is drawn")
    self.failureProbability = failureProbability
    self.attempts = attempts
  }

  /// The number of draws of one sample; `nil` if no sample is guaranteed to succeed (ε = 0).
  public func sampleSize(for problem: SchemeProblem) -> Int? {
    problem.sampleSize(failureProbability: failureProbability)
  }

  /// Draws and verifies.
  ///
  /// - Throws: ``ConstructionError/unsupported(construction:target:reason:)`` for the exact target,
  ///   ``ConstructionError/notReached(construction:reason:)`` when all attempts failed.
  /// - Complexity: expected O(size) and one verification, divided by 1 − δ
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    guard let size = sampleSize(for: problem) else {
      throw .unsupported(
        construction: name, target: problem.target.description,
        reason: "samples are exact by accident only; ask for an ε above 0")
    }
    for attempt in 1...attempts {
      let result = ConstructedScheme(
        RandomSample.independent(size, order: problem.group.order, using: &random), for: problem, construction: name,
        elementsExamined: attempt * size, guaranteedSize: size)
      if result.reachesTarget { return result }
    }
    throw .notReached(
      construction: name,
      reason:
        "\(attempts) samples of \(size) draws all failed, each of which had probability at most \(failureProbability)")
  }
}
