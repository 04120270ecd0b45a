public import ExactArithmetic

/// A row of the comparison: what making functions invariant in one way costs, and what one gets. Every number is computed on the problem.
public struct ComparisonRow: Sendable {
  /// What the weights depend on.
  public enum Weights: String, Sendable, Hashable, CaseIterable {
    /// Nothing: an averaging scheme; the lower bounds of the paper hold.
    case fixed
    /// The point: a frame or a canonicalization; they do not.
    case point
    /// Chance: drawn afresh for each evaluation.
    case chance
    /// There are none: the function itself is trained or built otherwise.
    case none
  }

  /// What kind of number ``error`` is.
  public enum ErrorKind: String, Sendable, Hashable, CaseIterable {
    /// The worst over all functions on the finite set of points, between proved bounds.
    case worst
    /// The worst expectation over draws, of all functions of mean zero; by the proofs in ``TestTimeAugmentation``, where it is the same
    /// for each function, and in ``SampledAveraging``.
    case expected
    /// Of functions that were trained on a few random examples, against the same without augmentation; of how many is in the name.
    case trained
    /// Of one layer: the part of its squared norm that is not equivariant.
    case layer
  }

  /// The name, with parameters.
  public let name: String
  /// Who proposed it.
  public let source: String
  /// What the weights depend on.
  public let weights: Weights
  /// An upper bound of the queries of one evaluation, at any point and for any draws.
  public let maximumQueries: Int
  /// The most queries that one evaluation took, counted at the samples and the points; at most ``maximumQueries``.
  public let largestQueries: Int
  /// The mean number of queries at random points, counted.
  public let meanQueries: Double
  /// The weak error, a squared ratio; both ends equal where it is exact.
  public let error: Enclosure
  /// Of which functions.
  public let errorKind: ErrorKind
  /// The measured ratio of asymmetries, squared, of one nonlinear function at random points; `nil` where nothing is evaluated.
  public let measuredError: Double?
  /// The measured change along segments; `nil` where nothing is evaluated.
  public let continuity: ContinuityMeasurement?
  /// What is known of continuity.
  public let continuityStatement: Continuity
  /// Whether every invariant function stays as it is; checked exactly on the points. `nil` for trained functions and for
  /// layers with random kernels, where the question makes no sense.
  public let preservesInvariants: Bool?
  /// What the figures do not say by themselves.
  public let notes: [String]

  /// A row from figures that were computed elsewhere.
  public init(
    name: String, source: String, weights: Weights, maximumQueries: Int, largestQueries: Int, meanQueries: Double,
    error: Enclosure, errorKind: ErrorKind, measuredError: Double?, continuity: ContinuityMeasurement?,
    continuityStatement: Continuity,
    preservesInvariants: Bool?, notes: [String] = []
  ) {
    self.name = name
    self.source = source
    self.weights = weights
    self.maximumQueries = maximumQueries
    self.largestQueries = largestQueries
    self.meanQueries = meanQueries
    self.error = error
    self.errorKind = errorKind
    self.measuredError = measuredError
    self.continuity = continuity
    self.continuityStatement = continuityStatement
    self.preservesInvariants = preservesInvariants
    self.notes = notes
  }
}
