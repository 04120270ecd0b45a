import Foundation

/// One run of one property, from the settings to the report.
///
/// The stages: stored failures; a look at the generator (is it deterministic, is its domain small); enumeration of a
/// small domain, or else random cases in rounds and climbing towards targets; the failure, shrunk.
final class Runner {
  let core: PropertyCore
  let settings: Settings
  let context: CaseContext
  /// The worker that does everything that is not done in parallel.
  private(set) var cases: CaseRunner
  private(set) var journal: TrapJournal?
  /// Who asks other processes, if cases may run in others.
  let traps: TrapClient?
  /// Cases that a run did not survive, and that cannot be looked at: not to be run here.
  var avoided: Set<[UInt64]> = []
  var statistics = Statistics()
  var notes: [String] = []

  /// A failure as it was found.
  struct Finding {
    var origin: Counterexample.Origin
    var sequence: ChoiceSequence
    var failure: CaseFailure
    /// The run that found it first, when that was another.
    var run: FindingRun?
    /// How many runs began to shrink it and did not get to the end.
    var unfinishedShrinks = 0
  }

  /// The run that found a failure.
  struct FindingRun {
    var seed: UInt64
    /// Not kept by old entries.
    var cases: Int?
  }

  /// How a stage ended.
  enum StageEnd {
    /// Go on with the next stage.
    case next
    case found(Finding)
    case verdict(Report.Verdict)
  }

  private init(core: PropertyCore, settings: Settings, context: CaseContext, journal: TrapJournal? = nil) {
    self.core = core
    self.settings = settings
    self.context = context
    self.journal = journal
    traps = settings.isolation.map { TrapClient(property: core.name, settings: settings, isolation: $0) }
    cases = CaseRunner(core: core, settings: settings, context: context, journal: journal)
  }

  /// Runs the property as ``check(_:_:)`` will, for another process that waits to see whether this one survives.
  static func searchAhead(
    _ core: PropertyCore, _ settings: Settings, context: CaseContext, journal: TrapJournal
  ) async {
    var settings = settings
    (settings.store, settings.regressions, settings.isolation, settings.progress) = (nil, nil, nil, nil)
    let runner = Runner(core: core, settings: settings, context: context, journal: journal)
    if case .found(let finding) = await runner.search() { _ = await runner.conclude(finding) }
    journal.restAll()
  }

  static func check(_ core: PropertyCore, _ settings: Settings) async -> Report {
    let resolved: Settings
    do {
      resolved = try settings.resolved()
    } catch {
      return Report(
        property: core.name, verdict: .misconfigured("\(error)"), seed: settings.seed, rerun: settings.rerunLine)
    }
    let context = CaseContext()
    return await CaseContext.$current.withValue(context) {
      if let request = ProcessInfo.processInfo.environment[Isolation.childVariable] {
        await TrapServer.serve(core, resolved, request: request, context: context)
        // The child of another property's run: only that property is of interest.
        return Report(property: core.name, verdict: .passed, notes: ["skipped while serving another process"])
      }
      return await Runner(core: core, settings: resolved, context: context).run()
    }
  }

  private func run() async -> Report {
    var left = await Turnstile.journals.pass(core.name) { await replayJournals() }
    if case .next = left { left = await runAhead() }
    if case .verdict(let verdict) = left { return report(verdict) }
    // From here on cases run in this process, and are noted before they do.
    journal = openJournal()
    defer { journal?.remove() }
    cases = CaseRunner(core: core, settings: settings, context: context, journal: journal)
    let end: StageEnd
    if case .found = left { end = left } else { end = await search() }
    switch end {
    case .next: return report(.passed)
    case .verdict(let verdict): return report(verdict)
    case .found(let finding): return report(await conclude(finding))
    }
  }

  private func search() async -> StageEnd {
    let stored = await replayStored()
    guard case .next = stored else { return stored }
    let sample: Sample
    switch inspectGenerator() {
    case .unhealthy(let problem): return .verdict(.unhealthy(problem))
    case .healthy(let healthy): sample = healthy
    }
    if settings.enumeratesSmallDomains, sample.estimatedCases <= Double(settings.cases) {
      let end = await enumerate()
      guard case .next = end else { return end }
    }
    return await searchRandomly()
  }

  private func report(_ verdict: Report.Verdict) -> Report {
    Report(
      property: core.name, verdict: verdict, cases: statistics.cases + statistics.climbed,
      randomCases: statistics.cases,
      discards: statistics.discards,
      oversized: statistics.oversized, labels: statistics.sortedLabels, coverage: statistics.coverage,
      targets: statistics.targets.map { TargetValue(label: $0.label, value: $0.value) },
      notes: notes + limitNotes(verdict),
      seed: settings.seed, rerun: settings.rerunLine)
  }

  func announce(_ phase: Settings.Phase) {
    settings.progress?(Settings.Progress(cases: statistics.cases, wanted: settings.cases, phase: phase))
  }

  /// Repeats a failure, shrinks it, repeats the result: what does not fail again the same way is flaky.
  private func conclude(_ finding: Finding) async -> Report.Verdict {
    var counterexample = Counterexample(
      rendered: rendered(finding.sequence), renderedOriginal: "", sequence: finding.sequence, origin: finding.origin,
      failure: finding.failure, rerun: rerunLine(finding.run))
    counterexample.renderedOriginal = counterexample.rendered
    // Kept before anything else is done with it: a killed run loses nothing.
    save(counterexample, finding.run, unfinishedShrinks: finding.unfinishedShrinks)
    guard await repeats(finding.sequence, finding.failure.identity) != nil else {
      // A cancelled run cannot tell; what was found was a failure all the same.
      return Task.isCancelled ? .failed(counterexample) : .flaky(counterexample)
    }
    if finding.unfinishedShrinks >= Runner.shrinkAttempts {
      notes.append(
        "not shrunk: \(finding.unfinishedShrinks) runs were ended while they did; fix what ends them, "
          + "set `isolation` to have that reported, or delete the stored failure to have it shrunk anew")
      return .failed(counterexample)
    }
    announce(.shrinking)
    save(counterexample, finding.run, unfinishedShrinks: finding.unfinishedShrinks + 1)
    let trial = FailureTrial(cases: cases, identity: finding.failure.identity)
    let shrinker = Shrinker(best: finding.sequence, budget: settings.shrinkCalls, trial: trial, avoiding: avoided)
    await shrinker.run()
    if let violation = shrinker.violation { return .engineError(violation) }
    counterexample.sequence = shrinker.best
    counterexample.shrinkCalls = shrinker.calls
    counterexample.shrinkSteps = shrinker.steps
    counterexample.rendered = rendered(shrinker.best)
    // Shrinking has come to an end, if only to that of a cancelled run.
    save(counterexample, finding.run)
    guard let failure = await repeats(shrinker.best, finding.failure.identity) else {
      return Task.isCancelled ? .failed(counterexample) : .flaky(counterexample)
    }
    counterexample.failure = failure
    save(counterexample, finding.run)
    return .failed(counterexample)
  }

  /// How many runs may be ended by shrinking a failure before it is left as it is.
  private static let shrinkAttempts = 3

  /// Runs a sequence once more; the failure, if it is one of the same identity.
  func repeats(_ sequence: ChoiceSequence, _ identity: FailureIdentity) async -> CaseFailure? {
    let preparation = cases.prepare(sequence)
    let outcome = await cases.run(preparation)
    guard case .failed(let failure) = outcome, failure.identity == identity else { return nil }
    return failure
  }

  func rendered(_ sequence: ChoiceSequence) -> String {
    cases.prepare(sequence).prepared?.rendered() ?? "no value: the generator fails"
  }

  /// What to type to find a failure again: the seed and cases of the run that found it first.
  func rerunLine(_ run: FindingRun?) -> String {
    settings.rerunLine(seed: run?.seed ?? settings.seed, cases: run?.cases ?? settings.cases)
  }
}
