/// What a probe found, as far as it came: plain values, to be shown or saved.
public struct ProbeReport: Sendable, Encodable {
  /// A pair that shows something.
  public struct Witness: Sendable, Encodable {
    /// The input x.
    public let input: [ReportedNumber]
    /// The element g as a permutation of the group's points, in cycles.
    public let element: String
    /// The output f(x).
    public let output: [ReportedNumber]
    /// The output f(gx), carried back by ρ(g)⁻¹ where outputs are moved.
    public let movedOutput: [ReportedNumber]
    /// √r(x,g); `nil` if an output is not finite.
    public let change: Double?
    /// The largest change that would count as rounding here.
    public let allowed: Double?

    init(_ pair: SymmetryPair, allowed: Double? = nil) {
      input = pair.input.map { ReportedNumber($0) }
      element = pair.element.description
      output = pair.output.map { ReportedNumber($0) }
      movedOutput = pair.movedOutput.map { ReportedNumber($0) }
      change = pair.change?.squareRoot()
      self.allowed = allowed
    }

    init(_ witness: SymmetryWitness) { self.init(witness.pair, allowed: witness.judgement.allowed) }
  }

  /// What repeating questions showed.
  public struct Repetition: Sendable, Encodable {
    /// In one word.
    public let finding: RepetitionCheck.Finding
    /// The largest √r between two answers to one question.
    public let change: Double
    /// The input with it.
    public let input: [ReportedNumber]?
    /// The two answers.
    public let answers: [[ReportedNumber]]
  }

  /// The measurement of a mean.
  public struct Measurement: Sendable, Encodable {
    /// Which mean: `weak` is E_x E_g r, `strong` is max_g E_x r.
    public let notion: String
    /// The pairs (strong: inputs) measured.
    public let count: Int
    /// The mean of the numbers measured (strong: the largest mean).
    public let mean: Double
    /// The ends of the interval.
    public let lower, upper: Double
    /// Its confidence, at all stopping times together.
    public let confidence: Double
    /// Whether the target is reached, missed (`false`), or undecided (`nil`).
    public let isReached: Bool?
    /// While undecided: the least number of pairs (strong: inputs) that can show the target, those that a model takes that never changes.
    public let leastCount: Int?
    /// The queries for so many.
    public let leastQueries: Int?
    /// While undecided after ``leastCount``: about how many pairs (strong: inputs) decide, for a mean as in the sample; `nil` also where the mean is so
    /// near the target that no practical number does.
    public let estimatedCount: Int?
    /// The queries for so many, at most.
    public let estimatedQueries: Int?
    /// For strong: the fraction of elements about which nothing is said.
    public let uncoveredElements: Double?
    /// For strong: the element with the largest mean.
    public let worstElement: String?
  }

  /// Unnormalized changes, over the pairs of the weak measurement.
  public struct Changes: Sendable, Encodable {
    /// The root of the mean of ‖ρ(g)⁻¹f(gx) − f(x)‖².
    public let rootMeanSquare: Double
    /// The estimate of θ = ‖f − Pf‖²/‖f‖²; no interval.
    public let asymmetry: Double?
    /// With a bound on outputs: the ends of an interval for the mean of the squared change.
    public let lower, upper: Double?
    /// How many pairs changed at all.
    public let changed: Int
    /// The largest √r of them.
    public let largest: Double
    /// How many pairs there were, those of a further sample included if one was drawn.
    public let pairs: Int
    /// The change √r that ``fractionBeyond`` is about: the largest, or what counts as rounding at any pair if that is more.
    public let level: Double
    /// With the confidence of the report, at most this fraction of all pairs changes by more than ``level``; see ``RarityBound``.
    public let fractionBeyond: Double
    /// Changes by more than ``level`` at fewer than one in so many pairs are not excluded: the reciprocal of ``fractionBeyond``, rounded down.
    public let oneIn: Int
  }

  /// What the adversarial search did.
  public struct Search: Sendable, Encodable {
    /// The queries made, those for shrinking among them.
    public let queries: Int
    /// The pairs tried.
    public let pairs: Int
    /// The queries of each strategy.
    public let strategies: [String: Int]
    /// How a change was found, and after how many queries.
    public let foundBy: String?
    /// The queries until then.
    public let queriesToFind: Int?
    /// What ended it early, if anything.
    public let stop: String?
    /// Pairs where f jumps as much under one unit in the last place: nothing is concluded from them.
    public let unresolved: Int
    /// Pairs where one unit in the last place changes f as much and in many ways, as where terms cancel: nothing is concluded from them either.
    public let illConditioned: Int
    /// An input outside the source at which an output is not finite.
    public let nonFinite: Witness?
  }

  /// How many queries of averaging would do, and what they did.
  public struct Averaging: Sendable, Encodable {
    /// The estimate of θ on which the plan rests.
    public let asymmetry: Double?
    /// The weak error that a scheme needs.
    public let schemeError: Double?
    /// The random elements that are enough for this function on average.
    public let expectedCount: Int?
    /// The random elements at which a scheme for all functions exists.
    public let classCount: Int?
    /// The order of the group.
    public let order: String
    /// The measurements of averaged models.
    public internal(set) var trials: [Trial]
    /// Why there are no more trials.
    public internal(set) var note: String?
    /// Where the scheme that reached the target was saved.
    public var saved: SavedScheme?
  }

  /// A scheme in a file.
  public struct SavedScheme: Sendable, Encodable {
    /// The file.
    public let file: String
    /// The command that puts the model behind it, for a shell.
    public let command: String

    /// A scheme that was saved.
    public init(file: String, command: String) { (self.file, self.command) = (file, command) }
  }

  /// A scheme that was to be saved and was not found; in JSON, `saved` is `null`, with the reason.
  public struct UnsavedScheme: Sendable, Encodable {
    /// The file, which is as it was.
    public let file: String
    /// Why there is no scheme.
    public let reason: String

    /// A scheme that was not found.
    public init(file: String, reason: String) { (self.file, self.reason) = (file, reason) }

    private enum CodingKeys: String, CodingKey { case file, reason, saved }

    /// Writes the file, the reason and `"saved": null`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(file, forKey: .file)
      try container.encode(reason, forKey: .reason)
      try container.encodeNil(forKey: .saved)
    }
  }

  /// A measurement of an averaged model.
  public struct Trial: Sendable, Encodable {
    /// What was averaged over.
    public let method: String
    /// The queries of one evaluation.
    public let queries: Int
    /// The ends of the interval.
    public let lower, upper, confidence: Double
    /// Whether the target is reached.
    public let isReached: Bool?
    /// Pairs (strong: inputs) measured.
    public let count: Int
    /// The queries to the model.
    public let modelQueries: Int

    init(_ trial: AveragingTrial) {
      method = trial.method
      queries = trial.queries
      (lower, upper, confidence) = (trial.interval.lowerBound, trial.interval.upperBound, trial.confidence)
      isReached = trial.isReached
      count = trial.count
      modelQueries = trial.modelQueries
    }
  }

  /// An error that the model reported for an input.
  public struct Exception: Sendable, Encodable {
    /// What the probe was doing.
    public let stage: String
    /// The kind, in the model's word.
    public let kind: String
    /// What the model said.
    public let message: String
    /// The input that fails when it is asked alone; `nil` if none of the batch did.
    public let input: [ReportedNumber]?
    /// If that input is gx: the element g, and x.
    public let element: String?
    /// The input before it was moved.
    public let origin: [ReportedNumber]?

    init(_ failure: InputFailure, stage: String) {
      self.stage = stage
      if case .reported(let kind, let message) = failure.error.fault {
        (self.kind, self.message) = (kind, message)
      } else {
        (kind, message) = ("", failure.error.fault.description)
      }
      input = failure.input?.map { ReportedNumber($0) }
      element = failure.origin?.element.description
      origin = failure.origin?.input.map { ReportedNumber($0) }
    }
  }

  /// The verdict.
  public internal(set) var verdict = ProbeVerdict.undecided
  /// The verdict in a sentence, with what it does not say: whether the search for bad inputs finished, and how rare changes are that are not excluded.
  public internal(set) var summary = "UNDECIDED: nothing was asked yet"
  /// Whether the search for bad inputs was made and came to its end.
  public internal(set) var isSearchComplete = false
  /// Whether the search for bad inputs was begun, if only to end at an error of the model.
  public internal(set) var isSearchBegun = false
  /// Whether all stages were run to their end.
  public internal(set) var isComplete = false
  /// Why it ended early, or what is wrong with the model.
  public internal(set) var failure: String?
  /// The error that the model reported, if that ended it.
  public internal(set) var exception: Exception?
  /// The target.
  public let target: String
  /// The confidence.
  public let confidence: Double
  /// Where inputs come from.
  public let inputs: String
  /// The seed.
  public let seed: UInt64
  /// The order of the group.
  public let order: String
  /// The shapes and the type of numbers, as the model declares them.
  public let inputShape, outputShape: [Int]
  /// The type of numbers, as the model declares it.
  public let declaredType: String
  /// The type in which it computes, as far as its answers tell.
  public internal(set) var precision: String?
  /// All queries made.
  public internal(set) var queries = 0
  /// What repeating questions showed.
  public internal(set) var repetition: Repetition?
  /// The measurement that the target is about; for exact, of the weak mean.
  public internal(set) var measurement: Measurement?
  /// Unnormalized changes.
  public internal(set) var changes: Changes?
  /// The search.
  public internal(set) var search: Search?
  /// The worst pair found.
  public internal(set) var worst: Witness?
  /// A simple pair that shows the same.
  public internal(set) var simplest: Witness?
  /// A pair with an output that is not finite, at an input of the source.
  public internal(set) var nonFinite: Witness?
  /// Actions under which the model is symmetric, though not under the declared one.
  public internal(set) var explanations: [String] = []
  /// Averaging, where the target was missed.
  public var averaging: Averaging?
  /// What became of the scheme, if it was to be saved and there was none.
  public var unsaved: UnsavedScheme?
}

/// A number of a report; in JSON, one that is not finite is a text: "nan", "inf" or "-inf".
public struct ReportedNumber: Sendable, Encodable, CustomStringConvertible {
  /// The number.
  public let value: Double

  /// A number.
  public init(_ value: Double) { self.value = value }

  /// The shortest text that reads as the number.
  public var description: String { value.isNaN ? "nan" : "\(value)" }

  /// Writes a number, or a text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite { try container.encode(value) } else { try container.encode(description) }
  }
}
