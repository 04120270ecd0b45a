public import Averaging
public import ExactArithmetic
public import Representations

/// Sizes and tails of random schemes; the standard ones are those of Averaging.
public struct SamplingOperators: Sendable {
  /// The number of draws after which 2D·exp(−n·rate(ε)) is at most 1, for the rate of a tail bound; `nil` outside 0 < ε ≤ 1.
  public var sufficientSize: @Sendable (SamplingBound, _ totalDegree: Int, _ epsilon: Rational) -> Int? = {
    $0.sufficientSize(dimension: $1, epsilon: $2)
  }

  /// D, the sum of the degrees of the nontrivial irreducible representations that occur.
  public var totalDegree: @Sendable (FunctionClass, CharacterTable) throws -> Int = { functions, table in
    let character = try ClassFunction.character(of: functions, classes: .init(of: functions.group))
    return try OccurringIrreducibles(in: character, of: table).totalDegree
  }

  /// The number of draws that miss a target with probability at most δ; `nil` for ε = 0.
  public var sampleSize: @Sendable (FunctionClass, SymmetryNotion, _ failure: Rational) throws -> Int? = {
    try SchemeProblem($0, target: $1).sampleSize(failureProbability: $2)
  }

  /// The weak error that is enough for a kind of symmetry: ε/2 for strong(ε).
  public var sufficientWeakError: @Sendable (SymmetryNotion) -> Rational = { $0.sufficientWeakError }

  /// The scheme that the method of conditional expectations finds without chance.
  public var derandomized: @Sendable (FunctionClass, SymmetryNotion) throws -> AveragingScheme = {
    try DerandomizedConstruction().scheme(for: SchemeProblem($0, target: $1), seed: 1).scheme
  }

  /// The scheme of i.i.d. draws until one is proved to reach the target, with the random numbers of a seed.
  public var verifiedSample: @Sendable (FunctionClass, SymmetryNotion, _ seed: UInt64) throws -> AveragingScheme = {
    try VerifiedSampleConstruction().scheme(for: SchemeProblem($0, target: $1), seed: $2).scheme
  }

  /// Operations of Reynolds.
  public init() {}
}
