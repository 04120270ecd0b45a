/// The operations that claims are about, each replaceable.
///
/// The ledger judges with ``standard``, which is Reynolds itself. Tests replace one operation by a wrong one and demand that a
/// claim notices.
public struct Operators: Sendable {
  /// Averaging operators, operations on schemes, and errors.
  public var averaging = AveragingOperators()
  /// When exact symmetry costs the whole group.
  public var exactness = ExactnessOperators()
  /// Threshold degrees and their bounds.
  public var threshold = ThresholdOperators()
  /// Sizes and tails of random schemes.
  public var sampling = SamplingOperators()
  /// Lower bounds.
  public var bounds = BoundOperators()
  /// Averages whose weights depend on the point.
  public var frames = FrameOperators()
  /// What exact symmetry costs.
  public var costs = CostOperators()
  /// Other ways to make functions symmetric.
  public var symmetrizers = SymmetrizerOperators()
  /// Canonicalizations and frames of vectors and of clouds of points.
  public var canonicalizations = CanonicalizationOperators()
  /// Symmetry by draws, priors, relaxed layers and moved examples.
  public var augmentations = AugmentationOperators()
  /// What symmetry does to learning.
  public var generalization = GeneralizationOperators()
  /// What can be learned from data.
  public var estimation = EstimationOperators()

  /// Reynolds itself.
  public static let standard = Operators()

  /// Reynolds itself, to be changed.
  public init() {}
}
