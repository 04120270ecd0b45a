public import ExactArithmetic

/// What a training experiment found.
public struct TrainingReport: Sendable, Hashable, Codable {
  /// How much closer the solution on a fixed subset is to the fully augmented one when the subset doubles from ⌈ln|G|⌉ elements.
  public struct Doubling: Sendable, Hashable, Codable {
    /// The problem.
    public let problem: String
    /// ⌈ln|G|⌉.
    public let size: Int
    /// The paired quotient of the distances for this size and for twice it. Decay as 1/size gives 2.
    public let quotient: MedianInterval
  }

  /// The seed.
  public let seed: UInt64
  /// The number of drawings of each problem.
  public let replicates: Int
  /// The confidence 1 − α with which the intervals of one curve, and each verdict, hold.
  public let confidence: Rational
  /// The curves.
  public let rows: [TrainingRow]
  /// From where on augmentations are as good as the whole group.
  public let saturations: [Saturation]
  /// How fast the distance to full augmentation falls.
  public let doublings: [Doubling]
  /// Whether some symmetry is better than none and than all.
  public let partialSymmetries: [SmallRotationsComparison]
}
