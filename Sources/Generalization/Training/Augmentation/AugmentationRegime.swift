/// How the symmetry enters a learned function.
///
/// A *query* is one pair (input, group element): a training item, or an evaluation at a moved test input.
public enum AugmentationRegime: String, Sendable, Hashable, CaseIterable, Codable {
  /// Ridge regression on the n samples alone.
  case none
  /// Ridge regression on all n·|G| augmented items, solved exactly through the averaged kernel.
  case full
  /// Ridge regression on {t·xᵢ : t ∈ T} for one random subset T of `size` elements that contains the identity, the same for all samples.
  case subset
  /// As `subset`, T the rotations by at most (size − 1)/2 steps either way: partial symmetry.
  case arc
  /// Ridge regression on `size` passes through the samples, each pass with a fresh uniform element for every sample.
  case fresh
  /// Stochastic gradient descent through the same passes, each item seen once; the iterates of the second half averaged.
  case streaming
  /// Stochastic gradient descent through `size` passes, every gradient averaged over the whole group: what `streaming` approximates.
  case streamingFull = "streaming-full"
  /// Stochastic gradient descent through `size` passes without augmentation.
  case streamingNone = "streaming-none"
  /// The function learned without augmentation, averaged at each test input over T of `size` elements, as for `subset`.
  case testTime = "test-time"
  /// The function learned without augmentation, averaged over the whole group.
  case testTimeFull = "test-time-full"

  /// The same method with the whole group, against which it is measured; `nil` for methods that are references themselves.
  public var reference: AugmentationRegime? {
    switch self {
    case .none, .subset, .arc, .fresh: .full
    case .streaming, .streamingNone: .streamingFull
    case .testTime: .testTimeFull
    case .full, .streamingFull, .testTimeFull: nil
    }
  }

  /// The same method without symmetry.
  public var baseline: AugmentationRegime {
    switch self {
    case .streaming, .streamingFull, .streamingNone: .streamingNone
    default: .none
    }
  }

  /// Whether results depend on a size.
  public var hasSizes: Bool {
    switch self {
    case .none, .full, .testTimeFull: false
    default: true
    }
  }

  /// The number of training items, in the sense of an enumeration where a closed form replaces it.
  ///
  /// - Precondition: `size >= 1`.
  public func trainingQueries(size: Int, problem: TrainingProblem) -> Int {
    switch self {
    case .none, .testTime, .testTimeFull: problem.sampleCount
    case .full: problem.sampleCount * problem.group.order
    case .streamingFull: problem.sampleCount * problem.group.order * size
    case .subset, .arc, .fresh, .streaming, .streamingNone: problem.sampleCount * size
    }
  }

  /// The number of evaluations of the learned function for one prediction.
  public func predictionQueries(size: Int, problem: TrainingProblem) -> Int {
    switch self {
    case .testTime: size
    case .testTimeFull: problem.group.order
    default: 1
    }
  }
}
