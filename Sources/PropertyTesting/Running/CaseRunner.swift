/// What came of one case.
enum CaseOutcome {
  case passed
  case discarded
  case oversized
  /// The body noticed that the task is cancelled, and gave up.
  case cancelled
  case failed(CaseFailure)
}

/// Runs the cases of one worker, one after the other.
final class CaseRunner {
  let core: PropertyCore
  let settings: Settings
  let context: CaseContext
  private let recorder = ChoiceRecorder()
  /// Where the case in flight is noted.
  private let journal: TrapJournal?
  private let slot: Int
  /// The events of the case run last.
  private(set) var events: CaseContext.Events?

  init(
    core: PropertyCore, settings: Settings, context: CaseContext, journal: TrapJournal? = nil, slot: Int = 0
  ) {
    self.journal = journal
    self.slot = slot
    self.core = core
    self.settings = settings
    self.context = context
  }

  /// The size of a random case: it grows, and starts over.
  static func size(ofCase index: Int) -> Int { index % 100 + 1 }

  /// One random case in eight repeats its own choices and favours the ends of ranges, to hit coincidences.
  static func isSpiced(_ index: Int) -> Bool { index & 7 == 7 }

  /// Runs a random case; the path nearly all cases take.
  func runRandom(_ index: Int) async -> CaseOutcome {
    let random = SplitMix64(seed: settings.seed, case: UInt64(truncatingIfNeeded: index))
    let size = CaseRunner.size(ofCase: index)
    journal?.begin(index, slot: slot)
    do {
      if index == 0 {
        recorder.beginReplay(ChoiceSequence(size: size))
        var source = ChoiceSource(random: random, size: size, limit: settings.choiceLimit, recorded: recorder)
        try await core.evaluate(&source)
      } else if CaseRunner.isSpiced(index) {
        recorder.beginRandom(spiced: true)
        var source = ChoiceSource(random: random, size: size, limit: settings.choiceLimit, recorded: recorder)
        try await core.evaluate(&source)
      } else {
        var source = ChoiceSource(random: random, size: size, limit: settings.choiceLimit, unrecorded: recorder)
        try await core.evaluate(&source)
      }
      return finish(nil)
    } catch {
      return finish(error)
    }
  }

  /// Runs the body of a prepared case.
  func run(_ preparation: Preparation) async -> CaseOutcome {
    guard let prepared = preparation.prepared else { return preparation.outcome }
    let journal = slot == 0 ? journal : nil
    journal?.begin(preparation.sequence, script: preparation.script)
    defer { journal?.rest() }
    do {
      try await prepared.run()
      return finish(nil)
    } catch {
      return finish(error)
    }
  }

  /// Drops what a generator or a description said about a case that was generated or rendered, but not run.
  func forgetEvents() {
    _ = context.take()
  }

  /// What a case amounts to that ended with an error, or without one.
  private func finish(_ error: (any Error)?) -> CaseOutcome {
    events = context.take()
    if let failure = events?.failure { return .failed(failure) }
    guard let error else { return .passed }
    if error is Discard { return .discarded }
    // Without a cancelled task the error is the body's own doing, and a failure like any other.
    if error is CancellationError, Task.isCancelled { return .cancelled }
    switch error as? GenerationError {
    case .tooManyChoices, .tooDeep: return .oversized
    default: break
    }
    return .failed(CaseFailure(error))
  }

  /// A case that was generated and recorded; `prepared` is missing when generation threw.
  struct Preparation {
    /// The hash of the script it was made from.
    var script: UInt64 = 0
    var sequence: ChoiceSequence
    var prepared: (any PreparedCase)?
    /// The outcome, when generation threw.
    var outcome: CaseOutcome
    /// Whether the generator asked for the size, so that other sizes have other cases.
    var dependsOnSize = false
  }

  /// Generates a random case, recording it, without running the body.
  func prepareRandom(_ index: Int, seed: UInt64? = nil) -> Preparation {
    let random = SplitMix64(seed: seed ?? settings.seed, case: UInt64(truncatingIfNeeded: index))
    let size = CaseRunner.size(ofCase: index)
    if index == 0 {
      recorder.beginReplay(ChoiceSequence(size: size))
    } else {
      recorder.beginRandom(spiced: CaseRunner.isSpiced(index))
    }
    return prepare(random: random, size: size)
  }

  /// Generates the case of a script.
  func prepare(_ script: ChoiceSequence) -> Preparation {
    recorder.beginReplay(script)
    return prepare(
      random: SplitMix64(seed: 0), size: script.size, script: journal == nil ? 0 : script.scriptHash)
  }

  /// Generates the case of an enumeration that starts with `prefix`.
  func prepare(prefix: [UInt64]) -> Preparation {
    recorder.beginEnumeration(prefix: prefix)
    return prepare(random: SplitMix64(seed: 0), size: 100)
  }

  private func prepare(random: SplitMix64, size: Int, script: UInt64 = 0) -> Preparation {
    forgetEvents()
    // Only the first slot has room for choices; elsewhere a random case is in flight as the index it has.
    let journal = slot == 0 ? journal : nil
    journal?.beginGeneration(size: size, script: script)
    recorder.note(in: journal)
    defer {
      recorder.note(in: nil)
      journal?.rest()
    }
    var source = ChoiceSource(random: random, size: size, limit: settings.choiceLimit, recorded: recorder)
    do {
      let prepared = try core.prepare(&source)
      return Preparation(
        script: script, sequence: recorder.sequence(size: size), prepared: prepared, outcome: .passed,
        dependsOnSize: recorder.hasReadSize)
    } catch {
      let outcome = finish(error)
      return Preparation(
        script: script, sequence: recorder.sequence(size: size), prepared: nil, outcome: outcome,
        dependsOnSize: recorder.hasReadSize)
    }
  }
}

/// Lets the shrinker run cases of one failure.
final class FailureTrial: ShrinkTrial {
  private let cases: CaseRunner
  private let identity: FailureIdentity
  private var realized: CaseRunner.Preparation?

  init(cases: CaseRunner, identity: FailureIdentity) {
    self.cases = cases
    self.identity = identity
  }

  func realize(_ script: ChoiceSequence) -> ChoiceSequence? {
    let preparation = cases.prepare(script)
    realized = preparation
    switch preparation.outcome {
    case .passed: return preparation.sequence
    // The generator itself fails: the failure may be the one to shrink.
    case .failed: return preparation.sequence
    case .discarded, .oversized, .cancelled: return nil
    }
  }

  func failsTheSameWay() async -> Bool {
    guard let realized else { return false }
    guard case .failed(let failure) = await cases.run(realized) else { return false }
    return failure.identity == identity
  }
}
