/// What came of running a property.
public struct Report: Sendable {
  /// The outcome.
  public enum Verdict: Sendable {
    /// All random cases passed.
    case passed
    /// The domain is finite and every one of its cases passed.
    case exhausted
    /// A case failed; this is the simplest one found.
    case failed(Counterexample)
    /// A case failed, and did not fail again when repeated.
    case flaky(Counterexample)
    /// Too many cases were discarded.
    case gaveUp
    /// The generator is not fit for testing.
    case unhealthy(HealthProblem)
    /// A coverage demand is not met.
    case insufficientCoverage([CoverageShortfall])
    /// The task was cancelled.
    case cancelled
    /// A setting makes no sense.
    case misconfigured(String)
    /// The engine contradicted itself; please report it as a bug of the engine.
    case engineError(String)
  }

  /// The property's name.
  public var property: String
  /// The outcome.
  public var verdict: Verdict
  /// How many cases passed.
  public var cases = 0
  /// How many of the passed cases were random or enumerated; labels and coverage are counted among these.
  public var randomCases = 0
  /// How many cases were discarded.
  public var discards = 0
  /// How many cases were given up because they drew too many choices.
  public var oversized = 0
  /// The labels seen, with the number of cases, most frequent first.
  public var labels: [LabelCount] = []
  /// The coverage demands, with what was reached.
  public var coverage: [CoverageCount] = []
  /// The largest value of each target.
  public var targets: [TargetValue] = []
  /// What else should be known, such as stored failures that are stale.
  public var notes: [String] = []
  /// The run's seed.
  public var seed: UInt64 = 0
  /// What to type to run the property again; a counterexample has its own.
  public var rerun = ""

  /// Whether the property held: every verdict but `passed` and `exhausted` is a failure.
  public var isSuccess: Bool {
    switch verdict {
    case .passed, .exhausted: true
    default: false
    }
  }

  /// The case that failed, if one did.
  public var counterexample: Counterexample? {
    switch verdict {
    case .failed(let counterexample), .flaky(let counterexample): counterexample
    default: nil
    }
  }
}

/// A case that failed.
public struct Counterexample: Sendable {
  /// Where the case came from.
  public enum Origin: Hashable, Sendable {
    /// The random case of this index.
    case random(Int)
    /// The case of this index in an enumeration.
    case enumeration(Int)
    /// Climbing towards a target.
    case targeting
    /// What was running when a process ended.
    case inFlight
    /// The failure store; the file's name.
    case stored(String)
  }

  /// The value, as text.
  public var rendered: String
  /// The value as it was found, before shrinking.
  public var renderedOriginal: String
  /// The choices that make the value.
  public var sequence: ChoiceSequence
  /// Where the case came from.
  public var origin: Origin
  /// How it failed.
  public var failure: CaseFailure
  /// How often the body was run to shrink it.
  public var shrinkCalls = 0
  /// How many of these runs were steps forward.
  public var shrinkSteps = 0
  /// What to type to find it again.
  public var rerun: String
}

/// How many cases had a label.
public struct LabelCount: Hashable, Sendable {
  /// The label.
  public var label: String
  /// The number of cases.
  public var count: Int

  /// A count.
  public init(label: String, count: Int) {
    self.label = label
    self.count = count
  }
}

/// What became of a coverage demand.
public struct CoverageCount: Hashable, Sendable {
  /// The label.
  public var label: String
  /// The share demanded, in percent.
  public var percent: Double
  /// How many cases satisfied the condition.
  public var hits: Int

  /// A count.
  public init(label: String, percent: Double, hits: Int) {
    self.label = label
    self.percent = percent
    self.hits = hits
  }
}

/// A coverage demand that is not met.
public struct CoverageShortfall: Hashable, Sendable {
  /// The label.
  public var label: String
  /// The share demanded, in percent.
  public var wanted: Double
  /// The share reached, in percent.
  public var reached: Double
  /// How many cases the share is of.
  public var cases: Int
}

/// The largest value reached for a target.
public struct TargetValue: Hashable, Sendable {
  /// The target's label.
  public var label: String
  /// The largest value.
  public var value: Double

  /// A value reached.
  public init(label: String, value: Double) {
    self.label = label
    self.value = value
  }
}

/// What is wrong with a generator. All are found by counting, so that a slow machine does not change the verdict.
public enum HealthProblem: Hashable, Sendable {
  /// The same choices gave two different values: something else than the choices decides, such as a set's order.
  case nondeterministicGenerator(first: String, second: String)
  /// Even the simplest case draws more choices than allowed.
  case unboundedRecursion(limit: Int)
  /// Many cases draw more choices than allowed.
  case casesTooLarge(oversized: Int, of: Int, limit: Int)
}
