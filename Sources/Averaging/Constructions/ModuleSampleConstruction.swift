public import ExactArithmetic
import FiniteGroups

/// An i.i.d. uniform sample of a group that is never enumerated, with equal weights.
public struct ModuleSampleConstruction: ModuleSchemeConstruction {
  /// The number of draws; `nil` for ``SamplingProblem/sufficientSampleSize``.
  public let size: Int?

  /// `"sample"`.
  public var name: String { "sample" }
  /// The tail bound.
  public var guarantee: String { SampleConstruction().guarantee }

  /// - Parameter size: the number of draws, at least 1; `nil` for the problem's sampling size.
  public init(size: Int? = nil) { self.size = size }

  /// Draws a sample.
  ///
  /// - Throws: ``ConstructionError/unsupported(construction:target:reason:)`` for the exact target without a size.
  /// - Complexity: O(size) random elements, and the verification
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    let size = max(1, try ModuleSample.size(size ?? problem.sufficientSampleSize, problem, construction: name))
    progress("verifying \(size) draws")
    return try problem.judge(
      ModuleSample.independent(size, of: problem, using: &random), construction: name, elementsExamined: size)
  }
}

/// A uniform subset of a group that is never enumerated: a sample without replacement.
public struct ModuleSubsetConstruction: ModuleSchemeConstruction {
  /// The size of the subset; `nil` for ``SamplingProblem/sufficientSampleSize``.
  public let size: Int?

  /// `"uniform-subset"`.
  public var name: String { "uniform-subset" }
  /// The tail bound.
  public var guarantee: String { SubsetConstruction().guarantee }

  /// - Parameter size: the size of the subset, at least 1, cut to |G|; `nil` for the problem's sampling size.
  public init(size: Int? = nil) { self.size = size }

  /// Draws distinct elements.
  ///
  /// - Throws: ``ConstructionError/unsupported(construction:target:reason:)`` for the exact target without a size.
  /// - Complexity: O(size) random elements, and the verification
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    var size = max(1, try ModuleSample.size(size ?? problem.sufficientSampleSize, problem, construction: name))
    if problem.group.order < size { size = Int(problem.group.order) }
    var seen: Set<Permutation> = []
    var elements: [Permutation] = []
    while elements.count < size {
      let element = problem.group.randomElement(using: &random)
      if seen.insert(element).inserted { elements.append(element) }
    }
    progress("verifying \(size) elements")
    return try problem.judge(
      PermutationScheme(uniformOn: elements), construction: name, elementsExamined: size)
  }
}

/// Samples of the size at which one of them fails with probability at most δ, drawn until one is proved to reach the
/// target.
public struct ModuleVerifiedSampleConstruction: ModuleSchemeConstruction {
  /// The failure probability δ of one sample, 0 < δ < 1.
  public let failureProbability: Rational
  /// The largest number of samples.
  public let attempts: Int

  /// `"sample-verify"`.
  public var name: String { "sample-verify" }
  /// The size.
  public var guarantee: String {
    VerifiedSampleConstruction(failureProbability: failureProbability, attempts: attempts).guarantee
  }

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

  /// Draws and verifies.
  ///
  /// - Throws: ``ConstructionError/unsupported(construction:target:reason:)`` for the exact target,
  ///   ``ConstructionError/notReached(construction:reason:)`` when all attempts failed.
  /// - Complexity: expected O(size) random elements and one verification, divided by 1 − δ
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    let size = try ModuleSample.size(
      problem.sampleSize(failureProbability: failureProbability), problem, construction: name)
    for attempt in 1...attempts {
      progress("verifying sample \(attempt) of \(size) draws")
      let result = try problem.judge(
        ModuleSample.independent(size, of: problem, using: &random), construction: name,
        elementsExamined: attempt * size, guaranteedSize: size)
      if result.reachesTarget { return result }
    }
    throw .notReached(
      construction: name,
      reason:
        "\(attempts) samples of \(size) draws all failed, each of which had probability at most \(failureProbability)")
  }
}

/// Random elements as schemes.
enum ModuleSample {
  /// No more draws than this are made: with more, matrices and files get out of hand.
  static let sizeLimit = 1_000_000

  /// A sample size, if there is a sensible one.
  static func size(
    _ size: Int?, _ problem: ModuleSchemeProblem, construction: String
  ) throws(ConstructionError) -> Int {
    guard let size, size <= sizeLimit else {
      throw .unsupported(
        construction: construction, target: problem.target.description,
        reason: problem.target.epsilon.isZero
          ? "samples are exact by accident only; ask for an ε above 0"
          : "\(size.map(String.init) ?? "too many") draws are needed, and at most \(sizeLimit) are made")
    }
    return size
  }

  /// i.i.d. uniform elements; repeated ones add up.
  static func independent(
    _ size: Int, of problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator
  ) -> PermutationScheme {
    let weight = Rational(1, size)
    return PermutationScheme(
      collecting: (0..<size).map { _ in
        .init(element: problem.group.randomElement(using: &random), weight: weight)
      }, weightClass: .convex)
  }
}

extension PermutationScheme {
  /// The uniform scheme on distinct elements, not empty.
  init(uniformOn elements: [Permutation]) {
    let weight = Rational(1, elements.count)
    self.init(unchecked: elements.map { Entry(element: $0, weight: weight) }, weightClass: .uniform)
  }
}
