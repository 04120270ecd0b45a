public import Averaging
import ExactArithmetic
import FiniteGroups
import Symmetrizers

/// A measurement of the symmetrized model on fresh inputs.
public struct AveragingTrial: Sendable {
  /// What was used, in words.
  public let method: String
  /// The scheme that was used.
  public let scheme: PermutationScheme
  /// The queries of one evaluation of the symmetrized model.
  public let queries: Int
  /// An interval for the mean that the target is about, valid with ``confidence`` at any stopping time.
  public let interval: ClosedRange<Double>
  /// The confidence of this trial.
  public let confidence: Double
  /// Whether the target is reached; `nil` if undecided.
  public let isReached: Bool?
  /// The pairs of inputs and elements (strong: the inputs) measured.
  public let count: Int
  /// The queries made to the model itself.
  public let modelQueries: Int
}

/// Averages a model with more and more elements until a measurement shows that the target is reached.
struct AveragingTrials {
  let model: any BlackBoxModel
  let question: SymmetryQuestion
  let source: InputSource
  let target: ProbeTarget
  let confidence: Double
  let seed: UInt64
  let deadline: ContinuousClock.Instant?
  /// A scheme made for a class of functions and a weak error, if the user named a class.
  let classScheme: (@Sendable (Rational) throws -> (scheme: PermutationScheme, method: String))?

  /// The trials, the last one successful unless queries or elements ran out.
  ///
  /// The k-th trial has confidence 1 − α/2ᵏ, so that all hold together although later ones depend on earlier ones. Sizes begin with the plan's and
  /// double; from |G| on, all elements are used. A trial leaves the least that all elements need, or else
  /// the next size, so that one which decides nothing is followed by another.
  ///
  /// - Parameter record: is told each trial, so that an error later does not lose it.
  /// - Throws: what kept the model from answering; what constructions say. Reaching limits is no error.
  func run(
    _ plan: AveragingPlan, maximumQueries: Int, record: (AveragingTrial) -> Void
  ) throws {
    let start = model.queryCount
    var random = SplitMix64(seed: seed)
    let order = plan.order
    var share = (1 - confidence) / 2
    // Half as many again as are enough on average.
    let first = min(plan.expectedCount + (plan.expectedCount + 1) / 2, order ?? .max)
    if let classScheme {
      let (scheme, method) = try classScheme(plan.schemeErrorRational)
      let allowance = allowance(maximumQueries, size: scheme.size, next: first, order: order, share: share)
      let (trial, ending) = try measure(
        scheme, method: method, confidence: 1 - share, seed: random.next(), maximumQueries: allowance)
      record(trial)
      if trial.isReached == true || !ending.allowsMore { return }
      share /= 2
    }
    var size = first
    while true {
      let left = maximumQueries - (model.queryCount - start)
      guard size <= left / 2, let needed = leastQueries(size, share: share), needed <= left else { return }
      let isLast = size >= order ?? .max
      let next = min(size.multipliedReportingOverflow(by: 2).overflow ? .max : size * 2, order ?? .max)
      let scheme: PermutationScheme
      let method: String
      if let order, size >= order {
        let elements = question.sampleElements(order, using: &random) + [question.group.identity]
        let weight = Rational(1, elements.count)
        scheme = try PermutationScheme(elements.map { ($0, weight) }, weightClass: .uniform)
        method = "all \(order) elements"
      } else {
        scheme = try TestTimeAugmentation<PermutationGroup, [Double]>(over: question.group, count: size)
          .fixedDraw(using: &random)
        method = "\(size) random elements, drawn once"
      }
      let allowance = isLast ? left : allowance(left, size: size, next: next, order: order, share: share)
      let (trial, ending) = try measure(
        scheme, method: method, confidence: 1 - share, seed: random.next(), maximumQueries: allowance)
      record(trial)
      if trial.isReached == true || isLast || !ending.allowsMore { return }
      share /= 2
      // What is left may decide nothing again with fewer than all elements.
      let spent = model.queryCount - start
      let isWhole =
        ending == .allowance && leastQueries(order ?? .max, share: share).map { $0 <= maximumQueries - spent } == true
      size = isWhole ? order ?? next : next
    }
  }

  /// The queries with which a trial can show the target, those that it takes without any change; `nil` where they leave the machine integers.
  private func leastQueries(_ size: Int, share: Double) -> Int? {
    let pairs = BettingSequence.leastCount(confidence: 1 - share, threshold: target.error)
    let (queries, overflow) = size.multipliedReportingOverflow(by: 2 * pairs)
    return overflow ? nil : queries
  }

  /// What a trial may ask of the queries that are left: all but the least that all elements need, or else the next size, if both fit.
  private func allowance(_ left: Int, size: Int, next: Int, order: Int?, share: Double) -> Int {
    guard let own = leastQueries(size, share: share) else { return left }
    for later in [order ?? .max, next] {
      if let reserve = leastQueries(later, share: share / 2), reserve <= left, own <= left - reserve {
        return left - reserve
      }
    }
    return left
  }

  /// How a trial came to its end.
  private enum Ending {
    /// The target is decided.
    case decided
    /// Its allowance of queries was used up.
    case allowance
    /// The time was over, or an output was not finite.
    case other

    /// Whether another trial may follow.
    var allowsMore: Bool { self != .other }
  }

  private func measure(
    _ scheme: PermutationScheme, method: String, confidence: Double, seed: UInt64, maximumQueries: Int
  ) throws -> (AveragingTrial, Ending) {
    let averaged = SymmetrizedModel(
      model, by: SchemeAveraging<Permutation, [Double]>(unverified: scheme), question: question, seed: seed)
    let before = model.queryCount
    let session = ModelSession(
      averaged, maximumQueries: max(0, maximumQueries / scheme.size), deadline: deadline,
      batchSize: max(2, 4096 / scheme.size))
    let (interval, isReached, count): (ClosedRange<Double>, Bool?, Int)
    let (stop, isFinite): (ProbeStop?, Bool)
    switch target {
    case .strong(let error):
      var measurement = StrongMeasurement(
        question, inputs: source, threshold: error, confidence: confidence, seed: seed)
      stop = try ProbeStop.absorbing { try measurement.run(session, maximumInputs: .max) }
      isFinite = measurement.nonFinite == nil
      (interval, isReached, count) = (measurement.interval(), measurement.isReached, measurement.inputCount)
    case .weak, .exact:
      var measurement = WeakMeasurement(
        question, inputs: source, threshold: target.error > 0 ? target.error : nil, confidence: confidence, seed: seed)
      // The last batch is as large as still fits.
      let pairs = session.remainingQueries / 2
      stop = try ProbeStop.absorbing {
        try measurement.run(session, maximumPairs: target.error > 0 ? pairs : min(pairs, 1_000))
      }
      isFinite = measurement.nonFinite == nil
      (interval, isReached, count) = (measurement.interval(), measurement.isReached, measurement.sequence.count)
    }
    let ending: Ending =
      isReached != nil ? .decided : isFinite && stop != .time ? .allowance : .other
    let trial = AveragingTrial(
      method: method, scheme: scheme, queries: scheme.size, interval: interval, confidence: confidence,
      isReached: isReached, count: count, modelQueries: model.queryCount - before)
    return (trial, ending)
  }
}

extension ProbeStop {
  /// Runs a measurement; the end of its allowance or of the time is no error and is returned, an interruption is thrown.
  static func absorbing(_ body: () throws -> Void) throws -> ProbeStop? {
    do {
      try body()
      return nil
    } catch let stop as ProbeStop where stop != .interrupted { return stop }
  }
}
