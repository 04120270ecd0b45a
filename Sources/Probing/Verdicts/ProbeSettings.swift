public import Averaging
public import ExactArithmetic

/// How much a probe may ask, and how sure it must be.
public struct ProbeSettings: Sendable {
  /// How symmetric the model is to be.
  public var target: ProbeTarget
  /// The confidence of the statement on the target, strictly between 0 and 1. The measurement of the model itself takes all of 1 − confidence;
  /// trials of averaging are statements of their own, with their own confidence.
  public var confidence: Double
  /// The most queries in all.
  public var maximumQueries: Int
  /// The most queries of the adversarial search; 0 for none.
  public var searchQueries: Int
  /// How long it may take.
  public var duration: Duration?
  /// Decides all random choices.
  public var seed: UInt64
  /// Whether averaging is tried where the target is missed.
  public var triesAveraging: Bool
  /// A number that no ‖f(x)‖ exceeds, if one is known: then the unnormalized change has an interval too.
  public var outputBound: Double?
  /// The most inputs of a batch.
  public var batchSize: Int
  /// A scheme for a class of functions and a weak error, if a class was named.
  public var classScheme: (@Sendable (Rational) throws -> (scheme: PermutationScheme, method: String))?

  /// Settings with the usual values.
  ///
  /// - Throws: ``ProbeError/invalidConfidence(_:)``.
  public init(
    target: ProbeTarget = .exact, confidence: Double = 0.99, maximumQueries: Int = 100_000, searchQueries: Int = 20_000,
    duration: Duration? = nil, seed: UInt64 = 1, triesAveraging: Bool = true, outputBound: Double? = nil,
    batchSize: Int = 256,
    classScheme: (@Sendable (Rational) throws -> (scheme: PermutationScheme, method: String))? = nil
  ) throws(ProbeError) {
    guard confidence > 0, confidence < 1 else { throw .invalidConfidence(confidence) }
    self.target = target
    self.confidence = confidence
    self.maximumQueries = maximumQueries
    self.searchQueries = searchQueries
    self.duration = duration
    self.seed = seed
    self.triesAveraging = triesAveraging
    self.outputBound = outputBound
    self.batchSize = batchSize
    self.classScheme = classScheme
  }

  /// A number for ``maximumQueries`` with which the measurement of the target gets so many, for batches of up to 256.
  ///
  /// Half of what the first questions leave is for it. These take 64 queries (the type of numbers, repetition), and a batch may be begun that is not needed whole.
  public static func sufficientQueries(measuring queries: Int) -> Int { 2 * (queries + 400) }
}
