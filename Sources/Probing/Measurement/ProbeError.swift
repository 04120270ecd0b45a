/// What is wrong with the settings of a probe.
public enum ProbeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A distribution of inputs that makes no sense.
  case invalidDistribution(String)
  /// A data set that does not fit the model.
  case invalidRows(String)
  /// A target that cannot be read.
  case invalidTarget(String)
  /// A confidence outside (0, 1).
  case invalidConfidence(Double)
  /// Shapes of the model and of the action that do not go together.
  case shape(String)
  /// The group is too large for what was asked.
  case groupTooLarge(String)
  /// A scheme or a symmetrizer that cannot be used here.
  case unsuitableSymmetrizer(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .invalidDistribution(let reason): "the distribution of inputs is wrong: \(reason)"
    case .invalidRows(let reason): "the inputs are wrong: \(reason)"
    case .invalidTarget(let text):
      "the target “\(text)” is none: write exact, weak:0.01, or strong:0.05, with an error above 0 and below 1"
    case .invalidConfidence(let value): "the confidence \(value) is none: write a number between 0 and 1, such as 0.99"
    case .shape(let reason): reason
    case .groupTooLarge(let reason): reason
    case .unsuitableSymmetrizer(let reason): reason
    }
  }
}

/// Why a measurement ended before it was decided; what was measured until then stands.
public enum ProbeStop: Error, Sendable, Hashable, CustomStringConvertible {
  /// The queries that were allowed are used up.
  case queries(limit: Int)
  /// The time that was allowed is over.
  case time
  /// The task was cancelled.
  case interrupted

  /// One line for the user.
  public var description: String {
    switch self {
    case .queries(let limit): "the limit of \(limit) queries was reached"
    case .time: "the time was over"
    case .interrupted: "it was interrupted"
    }
  }
}
