/// A failure as it is kept in a file: everything needed to run the case again, and to read what it is about.
public struct StoredFailure: Hashable, Sendable {
  /// What a file demands.
  public enum Role: String, Sendable {
    /// Found by a run, not yet dealt with.
    case failure
    /// Committed by a person: the case must pass.
    case regression
  }

  /// What the file demands.
  public var role: Role
  /// The property's name; entries belong to the property of this name.
  public var property: String
  /// The seed of the run that found it.
  public var seed: UInt64
  /// How many cases that run was to make, if known.
  public var cases: Int?
  /// The schema of the choices, to recognise that the generator has changed.
  public var schema: UInt64
  /// How many runs began to shrink the failure and did not get to the end, as when a candidate ends the process.
  public var unfinishedShrinks = 0
  /// How the case failed.
  public var failure: CaseFailure
  /// The value, as text.
  public var rendered: String
  /// The choices.
  public var sequence: ChoiceSequence

  /// An entry of a store.
  public init(
    role: Role = .failure, property: String, seed: UInt64, cases: Int? = nil, failure: CaseFailure,
    rendered: String, sequence: ChoiceSequence
  ) {
    self.role = role
    self.property = property
    self.seed = seed
    self.cases = cases
    self.schema = sequence.schemaHash
    self.failure = failure
    self.rendered = rendered
    self.sequence = sequence
  }

  /// The name of the entry's file: the property, and a hash of the way of failing, so that each way has one file.
  public var fileName: String {
    var hash = StableHash(property)
    hash.combine(failure.identity.description)
    let readable = property.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(40)
    return "\(String(readable))-\(hash.hexadecimal).\(role.rawValue)"
  }

  /// Whether running the case ends the process.
  public var isTrap: Bool { failure.identity.kind.hasPrefix(TrapSignal.kindPrefix) }
}

/// A stored failure that cannot be read; the message says which line is wrong and what was expected.
public struct StoredFailureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String

  /// The message.
  public var description: String { message }
}
