public import ExactArithmetic

/// The parameters of the symmetrizers in a comparison that have some.
public struct ComparisonSettings: Sendable, Hashable {
  /// The draws n of test-time augmentation, and of the fixed random subset in training; at least 1.
  public var draws: Int
  /// The share α of the residual pathway.
  public var residual: Rational
  /// The weak error that a scheme is constructed for, more than 0 and less than 1.
  public var epsilon: Rational
  /// How many draws of examples and elements augmented training is judged by; at least 1.
  public var trainingDraws: Int

  /// Parameters.
  public init(
    draws: Int = 4, residual: Rational = Rational(1, 4), epsilon: Rational = Rational(1, 4),
    trainingDraws: Int = 20
  ) {
    self.draws = draws
    self.residual = residual
    self.epsilon = epsilon
    self.trainingDraws = trainingDraws
  }
}

/// One entry of the catalogue of what is compared: it makes rows for problems to which it applies.
///
/// To add a symmetrizer to the comparison add an entry to ``ComparisonEntry/all``.
public struct ComparisonEntry: Sendable {
  /// A name for progress and for reasons.
  public let name: String
  /// The rows on a problem; it throws the reason where it does not apply.
  let rows: @Sendable (ComparisonProblem, ComparisonSettings, UInt64) throws -> [ComparisonRow]

  /// An entry that makes rows itself.
  public init(
    _ name: String,
    rows: @escaping @Sendable (ComparisonProblem, ComparisonSettings, UInt64) throws -> [ComparisonRow]
  ) {
    self.name = name
    self.rows = rows
  }

  /// An entry whose rows are measured.
  public init(
    _ name: String,
    symmetrizers: @escaping @Sendable (ComparisonProblem, ComparisonSettings) throws -> [ComparedSymmetrizer]
  ) {
    self.init(name) { problem, settings, seed in
      try symmetrizers(problem, settings).map { try ComparisonRow(of: $0, on: problem, seed: seed) }
    }
  }

  /// All symmetrizers, from averaging over everything to asking once.
  public static var all: [ComparisonEntry] { averaging + pointwise + training }
}
