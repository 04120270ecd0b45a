/// What a probe says of a model, in one word.
public enum ProbeVerdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// No change that is more than rounding was found, and the target, if it is a mean, is reached.
  case symmetricWithinRounding = "symmetric within rounding"
  /// The target is reached with the confidence asked for, though the model is not exactly symmetric: a pair shows that.
  case approximatelySymmetric = "approximately symmetric: target reached"
  /// The target is missed, with the confidence asked for (exact: a pair shows it).
  case notSymmetric = "not symmetric"
  /// The model is not symmetric under the action declared, and symmetric within rounding under one that is easily mistaken for it.
  case misdeclaredAction = "misdeclared action"
  /// An output at an input of the source is infinite or not a number.
  case nonFinite = "non-finite output"
  /// The model answers one question differently when it is asked again.
  case nondeterministic
  /// The answer depends on the other inputs of the batch.
  case batchDependent = "batch-dependent"
  /// The limits were reached before anything could be said.
  case undecided
}
