import Averaging
import Solving

/// An answer with the text of its certificate.
struct AtlasAnswer: Sendable {
  var instance: AtlasInstance
  /// The text, not compressed; `nil` where the bounds rest on theorems alone.
  let certificate: [UInt8]?
}

extension AtlasInstance {
  /// An answer to a question.
  init(
    _ question: AtlasQuestion, lower: Int, upper: Int, lowerBy: [String], upperBy: String, stopped: String?,
    certificateDigest: String?
  ) {
    self.init(
      id: question.id, identity: question.identity, group: question.group, order: question.order, rows: question.rows,
      irreducibleCount: question.irreducibleCount, coefficientDimension: question.coefficientDimension,
      symmetry: question.symmetry.kind.rawValue,
      epsilon: question.symmetry.kind == .exact ? nil : question.symmetry.epsilon.description,
      weights: question.weights.rawValue, lower: lower, upper: upper, lowerBy: lowerBy, upperBy: upperBy,
      stopped: lower == upper ? nil : stopped,
      certificate: certificateDigest.map { AtlasInstance.certificatePath(digest: $0) },
      certificateDigest: certificateDigest)
  }

  /// Whether the time ended the search, so that another machine may find other bounds.
  public var isStoppedByTime: Bool { stopped == AtlasStop.time.rawValue }
}

/// Why the bounds of an instance do not meet, in one word.
public enum AtlasStop: String, Sendable, CaseIterable {
  /// The limit of steps.
  case steps
  /// The limit of seconds.
  case time
  /// The limit of memory.
  case memory
  /// The engine's own limit of nodes.
  case nodes
  /// An oracle of the engine could not decide.
  case undecided
  /// The engine has no method that applies.
  case method
  /// The group or the class is too large for the certifier.
  case size

  init(_ stop: EngineStop?) {
    self =
      switch stop {
      case .time?: .time
      case .steps?: .steps
      case .memory?: .memory
      case .nodes?: .nodes
      case .undecided?: .undecided
      case nil: .method
      }
  }
}
