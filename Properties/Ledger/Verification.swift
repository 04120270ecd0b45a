public import PropertyTesting

/// What came of checking one claim.
public struct Verification: Sendable {
  /// What was found, whatever was expected.
  public enum Finding: String, Sendable, Hashable, CaseIterable {
    /// No violation was found.
    case noViolation = "no violation"
    /// A violation was found and confirmed.
    case violated
    /// The check could not be done: too many vacuous cases, an error, cancellation.
    case inconclusive
  }

  /// The claim's id.
  public let claim: String
  /// The ledger's verdict.
  public let expected: Expectation
  /// What was found.
  public internal(set) var finding = Finding.noViolation
  /// How many random cases passed.
  public internal(set) var cases = 0
  /// How many random cases were no case, or not decided.
  public internal(set) var vacuous = 0
  /// How many instances the exhaustive part went through, and up to which order; `nil` if there was no such part.
  public internal(set) var exhaustive: Exhaustion?
  /// How many instances the solver decided; `nil` if there was no such part.
  public internal(set) var solved: Exhaustion?
  /// The violation that was found, shrunk.
  public internal(set) var witness: Witness?
  /// Kinds of instances seen, with the number of random cases.
  public internal(set) var labels: [LabelCount] = []
  /// Demands on these kinds, with what was reached.
  public internal(set) var coverage: [CoverageCount] = []
  /// Why the finding is inconclusive, and what else should be known.
  public internal(set) var notes: [String] = []
  /// The seed of the random part.
  public internal(set) var seed: UInt64 = 0
  /// How long it took.
  public internal(set) var seconds = 0.0

  init(_ claim: Claim) { (self.claim, expected) = (claim.id, claim.expected) }

  /// Whether the finding is what the ledger says; a violation of an open claim contradicts it too, as news.
  public var agrees: Bool { Verification.agrees(expected, finding) }

  /// Whether a finding is what is expected, as ``agrees`` says.
  package static func agrees(_ expected: Expectation, _ finding: Finding) -> Bool {
    switch expected {
    case .holds, .open: finding == .noViolation
    case .fails: finding == .violated
    }
  }
}

/// How far a list of instances was gone through.
public struct Exhaustion: Sendable, Hashable {
  /// What was listed.
  public var description: String
  /// The largest order that was completed.
  public var order: Int
  /// How many instances were decided.
  public var decided = 0
  /// How many were not decided.
  public var undecided = 0
}

/// An instance that violates a claim.
public struct Witness: Sendable, Hashable {
  /// How an instance was found.
  public enum Origin: String, Sendable, Hashable {
    /// Random cases, shrunk.
    case random
    /// Cases climbing towards a violation, shrunk.
    case targeted
    /// All instances by increasing order.
    case exhaustive
    /// The certification engine or Z3.
    case solver
  }

  /// The claim's id.
  public let claim: String
  /// The instance.
  public let instance: Instance
  /// What fails.
  public let violation: Violation
  /// How it was found.
  public let origin: Origin
  /// The choices that make the instance, where a generator made it.
  public let choices: ChoiceSequence?
  /// The seed of the run that found it, for random ones.
  public let seed: UInt64?

  /// A witness.
  public init(
    claim: String, instance: Instance, violation: Violation, origin: Origin, choices: ChoiceSequence? = nil,
    seed: UInt64? = nil
  ) {
    self.claim = claim
    self.instance = instance
    self.violation = violation
    self.origin = origin
    self.choices = choices
    self.seed = seed
  }
}
