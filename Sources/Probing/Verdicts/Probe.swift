public import Averaging
import ExactArithmetic
import FiniteGroups

/// A probe of one model: repetition, measurement, search, explanation, averaging; and a report that is there at every moment.
///
/// Each stage draws from random numbers of its own, so that the same seed gives the same questions whatever the limits of other stages.
public struct Probe: Sendable {
  let session: ModelSession
  let question: SymmetryQuestion
  let source: InputSource
  let settings: ProbeSettings
  private let deadline: ContinuousClock.Instant?
  /// The report so far.
  public internal(set) var report: ProbeReport
  private var scheme: PermutationScheme?
  private var stage = "starting"
  /// The largest change that is rounding at any pair.
  var negligible = 0.0
  /// Whether a number of pairs fixed in advance was measured whole.
  var isMeasured = false

  /// A report, with what kept the probe from ending regularly.
  public struct Outcome: Sendable {
    /// What was found.
    public let report: ProbeReport
    /// What the model or the system did; `nil` also when limits or an interruption ended it.
    public let error: (any Error)?
    /// The limit that ended it early.
    public let stop: ProbeStop?
    /// The scheme whose average of the model was measured to reach the target, if there was such a trial.
    public let scheme: PermutationScheme?
  }

  /// A probe that has not begun.
  ///
  /// - Throws: ``ProbeError/shape(_:)`` if the source makes inputs of another size than the model takes.
  public init(
    _ model: any BlackBoxModel, question: SymmetryQuestion, inputs source: InputSource, settings: ProbeSettings
  ) throws(ProbeError) {
    let declaration = model.declaration
    guard source.dimension == declaration.inputCount else {
      throw .shape(
        "the inputs have \(source.dimension) values, and the model takes \(declaration.inputCount) (shape \(declaration.inputShape))"
      )
    }
    deadline = settings.duration.map { ContinuousClock.now + $0 }
    session = ModelSession(
      model, maximumQueries: settings.maximumQueries, deadline: deadline, batchSize: settings.batchSize)
    self.question = question
    self.source = source
    self.settings = settings
    report = ProbeReport(
      target: settings.target.description, confidence: settings.confidence, inputs: source.description,
      seed: settings.seed, order: question.group.order.description, inputShape: declaration.inputShape,
      outputShape: declaration.outputShape, declaredType: declaration.numberType.rawValue)
  }

  /// Runs all stages; whatever happens, the report so far is in the outcome.
  ///
  /// - Parameter progress: is called before each stage with its name and the report so far.
  /// - Complexity: at most ``ProbeSettings/maximumQueries`` queries
  public mutating func run(
    progress: @Sendable (_ stage: String, _ report: ProbeReport) -> Void = { _, _ in }
  ) async -> Outcome {
    do {
      try await stages(progress)
      report.isComplete = true
      report.queries = session.model.queryCount
      report.summarize()
      return Outcome(report: report, error: nil, stop: nil, scheme: scheme)
    } catch {
      report.queries = session.model.queryCount
      report.failure = "\(error)"
      report.exception = (error as? InputFailure).map { ProbeReport.Exception($0, stage: stage) }
      // The search for changes was not finished.
      if settings.target == .exact, report.verdict == .symmetricWithinRounding { report.verdict = .undecided }
      report.summarize()
      return Outcome(
        report: report, error: error is ProbeStop ? nil : error, stop: error as? ProbeStop, scheme: scheme)
    }
  }

  private mutating func stages(_ progress: @Sendable (String, ProbeReport) -> Void) async throws {
    var seeds = SplitMix64(seed: settings.seed)
    func announce(_ stage: String) {
      self.stage = stage
      report.queries = session.model.queryCount
      report.summarize()
      progress(stage, report)
    }
    announce("asking the same questions again")
    let precision = try PrecisionCheck.precision(of: session, inputs: source, seed: seeds.next())
    report.precision = precision.rawValue
    let check = RoundingCheck(question, precision: precision)
    negligible = check.negligible
    guard try repeatQuestions(check, seed: seeds.next()) else { return }

    announce("measuring")
    let (weak, stop) = try measure(check, seed: seeds.next(), strongSeed: seeds.next())
    if report.verdict == .nonFinite { return }

    var known: SymmetryWitness?
    for pair in weak.largest where known == nil {
      let judgement = try check.judge(pair, session)
      if judgement.kind == .change { known = SymmetryWitness(pair: pair, judgement: judgement) }
    }
    if let known { (report.worst, report.simplest) = (ProbeReport.Witness(known), ProbeReport.Witness(known)) }
    decide(hasWitness: known != nil)

    // A model that draws random numbers changes everywhere; there is nothing to search for.
    let (searchSeed, variantSeed, averagingSeed) = (seeds.next(), seeds.next(), seeds.next())
    if settings.searchQueries > 0, report.repetition?.finding != .nondeterministic {
      announce("searching for the worst input and element")
      report.isSearchBegun = true
      var search = AdversarialSearch(session, question: question, inputs: source, check: check, seed: searchSeed)
      let before = session.model.queryCount
      let result = try await search.run(
        maximumQueries: min(settings.searchQueries, session.remainingQueries / 2), known: known?.pair)
      note(result, queries: session.model.queryCount - before)
      decide(hasWitness: report.worst != nil)
      if report.worst == nil, let pair = result.nonFinite, isCounted(pair, seed: searchSeed) {
        report.nonFinite = ProbeReport.Witness(pair)
        report.verdict = .nonFinite
        return
      }
      // The end of the time ends a search as its queries do.
      if result.stop == .interrupted { throw ProbeStop.interrupted }
    }
    if settings.target == .exact, report.verdict == .symmetricWithinRounding {
      announce("sampling more pairs")
      try sampleMore(check, seed: averagingSeed)
      if report.verdict == .nonFinite { return }
    }
    if report.verdict == .notSymmetric || report.verdict == .undecided && report.worst != nil {
      announce("looking for a mistake in the action")
      let variants = VariantSearch(session: session, source: source, precision: precision)
      report.explanations = try variants.explanations(of: question, seed: variantSeed)
      if !report.explanations.isEmpty { report.verdict = .misdeclaredAction }
    }
    if settings.triesAveraging, settings.target != .exact, report.measurement?.isReached == false,
      report.explanations.isEmpty
    {
      announce("averaging")
      try average(weak, seed: averagingSeed)
    }
    if let stop { throw stop }
  }

  // MARK: Stages

  /// Whether outputs that are not finite count against a model: where its images' are finite, and at inputs such as those of the source. A
  /// symmetric model may overflow far outside of them.
  private func isCounted(_ pair: SymmetryPair, seed: UInt64) -> Bool {
    if pair.isOneSided { return true }
    var random = SplitMix64(seed: seed)
    let usual = (0..<256).reduce(0.0) { largest, _ in
      source.draw(using: &random).reduce(largest) { max($0, abs($1)) }
    }
    return pair.magnitude <= 4 * usual
  }

  /// Spends what is left on pairs of the source: what the search has no reason to look at is met in proportion to how often it occurs.
  private mutating func sampleMore(_ check: RoundingCheck, seed: UInt64) throws {
    let count = min(Probe.furtherPairs, session.remainingQueries / 2 - 64)
    guard count > report.measurement?.count ?? 0 else { return }
    var further = WeakMeasurement(
      question, inputs: source, threshold: nil, confidence: settings.confidence, bound: settings.outputBound, seed: seed
    )
    try further.run(session, maximumPairs: count)
    note(&further, fixed: count)
    if let pair = further.nonFinite {
      report.nonFinite = ProbeReport.Witness(pair)
      report.verdict = .nonFinite
      return
    }
    for pair in further.largest where report.worst == nil {
      let judgement = try check.judge(pair, session)
      if judgement.kind == .change {
        let witness = ProbeReport.Witness(SymmetryWitness(pair: pair, judgement: judgement))
        (report.worst, report.simplest) = (witness, witness)
      }
    }
    decide(hasWitness: report.worst != nil)
  }

  /// The pairs drawn besides, where no change was found: a fault at one input in 10⁴ is missed with probability e⁻⁵, as each pair has two inputs.
  static let furtherPairs = 25_000

  /// - Returns: whether the model answers equal questions equally enough to go on.
  private mutating func repeatQuestions(_ check: RoundingCheck, seed: UInt64) throws -> Bool {
    var random = SplitMix64(seed: seed)
    let inputs = (0..<8).map { _ in source.draw(using: &random) }
    let repetition = try RepetitionCheck(session, inputs: inputs, tolerance: check.negligible)
    report.repetition = ProbeReport.Repetition(
      finding: repetition.finding, change: repetition.change, input: repetition.input?.map { ReportedNumber($0) },
      answers: repetition.answers.map { $0.map { ReportedNumber($0) } })
    switch repetition.finding {
    case .identical, .rounding: return true
    case .batchDependent:
      report.verdict = .batchDependent
      return false
    case .nondeterministic:
      if !session.model.declaration.isDeterministic { return true }
      report.verdict = .nondeterministic
      return false
    }
  }

  /// Measures the mean of the target, and the weak mean for exact and strong targets too.
  ///
  /// - Returns: the weak measurement, and the limit that ended measuring early.
  private mutating func measure(
    _ check: RoundingCheck, seed: UInt64, strongSeed: UInt64
  ) throws -> (WeakMeasurement, ProbeStop?) {
    let allowance = session.remainingQueries / 2
    var stop: ProbeStop?
    let threshold: Double? = if case .weak(let error) = settings.target { error } else { nil }
    var weak = WeakMeasurement(
      question, inputs: source, threshold: threshold, confidence: settings.confidence, bound: settings.outputBound,
      seed: seed)
    // Without a threshold a fixed number, so that the statement on the largest change is one on a fixed number of pairs.
    let fixed = min(1_000, max(1, allowance / 4))
    do { try weak.run(session, maximumPairs: threshold == nil ? fixed : max(1, allowance / 2)) } catch let error
      as ProbeStop
    { stop = error } catch {
      note(&weak, fixed: nil)
      throw error
    }
    note(&weak, fixed: threshold == nil && stop == nil ? fixed : nil)
    if let pair = weak.nonFinite {
      report.nonFinite = ProbeReport.Witness(pair)
      report.verdict = .nonFinite
      return (weak, stop)
    }
    if case .strong(let error) = settings.target, stop == nil {
      var strong = StrongMeasurement(
        question, inputs: source, threshold: error, confidence: settings.confidence, seed: strongSeed)
      let limited = ModelSession(
        session.model,
        maximumQueries: session.model.queryCount
          + max(allowance, session.remainingQueries - 2 * settings.searchQueries),
        deadline: deadline,
        batchSize: session.batchSize)
      do { try strong.run(limited, maximumInputs: .max) } catch let error as ProbeStop { stop = error } catch {
        note(&strong)
        throw error
      }
      note(&strong)
      // The measurement's own share of the queries is no limit of the probe.
      if case .queries = stop, session.remainingQueries > 0 { stop = nil }
      if let pair = strong.nonFinite {
        report.nonFinite = ProbeReport.Witness(pair)
        report.verdict = .nonFinite
      }
    }
    if stop == .interrupted { throw ProbeStop.interrupted }
    return (weak, stop)
  }

  /// The verdict from the target's measurement and from whether some pair changes by more than rounding.
  private mutating func decide(hasWitness: Bool) {
    let isNoisy = report.repetition?.finding == .nondeterministic
    switch settings.target {
    case .exact:
      // Without a whole measurement nothing can be said for a model, only against it.
      report.verdict = hasWitness ? .notSymmetric : isMeasured && !isNoisy ? .symmetricWithinRounding : .undecided
    case .weak, .strong:
      switch report.measurement?.isReached {
      case true: report.verdict = hasWitness || isNoisy ? .approximatelySymmetric : .symmetricWithinRounding
      // A large mean without a change that is more than rounding: outputs that are rounding errors themselves.
      case false: report.verdict = hasWitness || isNoisy ? .notSymmetric : .symmetricWithinRounding
      default: report.verdict = .undecided
      }
    }
  }

  private mutating func average(_ weak: WeakMeasurement, seed: UInt64) throws {
    // The measurement stopped as soon as the target was missed, often after a few pairs: θ is estimated anew.
    var random = SplitMix64(seed: seed)
    var fresh = WeakMeasurement(
      question, inputs: source, threshold: nil, confidence: settings.confidence, bound: settings.outputBound,
      seed: random.next())
    try fresh.run(session, maximumPairs: max(1, min(1_000, session.remainingQueries / 8)))
    // θ ≤ 1 of every function; estimates may exceed it.
    let asymmetry = min(1, fresh.changes.asymmetry ?? 2 * fresh.sequence.mean)
    // Where outputs have different sizes the mean of r says more; the larger of the two is on the safe side.
    let safe = min(1, max(asymmetry, 2 * fresh.sequence.mean))
    // Strong means are at most twice weak ones.
    let factor: Double = if case .strong = settings.target { 1 } else { 2 }
    func plan(_ asymmetry: Double) -> AveragingPlan? {
      AveragingPlan(asymmetry: asymmetry, target: factor * settings.target.error, order: question.group.order)
    }
    let plan = plan(safe) ?? plan(asymmetry)
    var averaging = ProbeReport.Averaging(
      asymmetry: asymmetry, schemeError: plan.map { min($0.schemeError, 1) }, expectedCount: plan?.expectedCount,
      classCount: plan?.classCount, order: question.group.order.description, trials: [], note: nil)
    defer { report.averaging = averaging }
    guard let plan else {
      averaging.note =
        "by this estimate the model has no symmetric part to speak of: its average over the group nearly vanishes, and has no size to be relative to"
      return
    }
    let trials = AveragingTrials(
      model: session.model, question: question, source: source, target: settings.target,
      confidence: settings.confidence, seed: seed, deadline: deadline, classScheme: settings.classScheme)
    try trials.run(plan, maximumQueries: session.remainingQueries) { trial in
      averaging.trials.append(ProbeReport.Trial(trial))
      if trial.isReached == true { scheme = trial.scheme }
    }
    if averaging.trials.isEmpty {
      averaging.note =
        "no trial was run: \(session.remainingQueries) of the \(settings.maximumQueries) queries are left, too few for averages of this size; raise --max-queries"
    } else if averaging.trials.last?.isReached != true {
      let asked = settings.maximumQueries - session.remainingQueries
      averaging.note =
        "no trial reached the target; the probe has asked \(asked) queries of at most \(settings.maximumQueries)"
    }
  }
}
