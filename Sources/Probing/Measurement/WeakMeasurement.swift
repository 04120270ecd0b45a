import ExactArithmetic
import FiniteGroups

/// The sequential measurement of E_x E_g r(x,g): pairs are drawn until the target is decided.
///
/// Each pair is an input of the source and a uniform element of the group, the identity included, independent of the others: 2 queries.
/// The interval is that of ``BettingSequence``, valid whenever one stops.
public struct WeakMeasurement: Sendable {
  /// The confidence sequence of the numbers r(x,g).
  public private(set) var sequence: BettingSequence
  /// The unnormalized changes.
  public private(set) var changes: MeanChange
  /// The pairs with the largest changes so far, the largest first; at most ``keptCount``.
  public private(set) var largest: [SymmetryPair] = []
  /// How many of the largest changes are kept.
  public static let keptCount = 8
  /// The first pair with an output that is not finite; the measurement ends there.
  public private(set) var nonFinite: SymmetryPair?
  /// How many pairs changed at all.
  public private(set) var changed = 0
  let question: SymmetryQuestion
  let source: InputSource
  private var random: SplitMix64

  /// A measurement that has not begun.
  ///
  /// - Parameters:
  ///   - question: the group and its actions.
  ///   - source: where inputs come from.
  ///   - threshold: the mean that is to be decided about, in (0, 1); `nil` to measure only.
  ///   - confidence: in (0, 1).
  ///   - bound: a number that no ‖f(x)‖ exceeds, if one is known.
  ///   - seed: decides all that is drawn.
  public init(
    _ question: SymmetryQuestion, inputs source: InputSource, threshold: Double?, confidence: Double,
    bound: Double? = nil, seed: UInt64
  ) {
    self.question = question
    self.source = source
    sequence = BettingSequence(confidence: confidence, threshold: threshold)
    changes = MeanChange(bound: bound, confidence: confidence)
    random = SplitMix64(seed: seed)
  }

  /// Whether the mean is at most the threshold; `nil` while undecided.
  public var isReached: Bool? { sequence.isAtMostThreshold }

  /// Draws pairs until the threshold is decided, an output is not finite, or so many pairs have been drawn in all.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering; what was measured before stands.
  /// - Complexity: 2 queries for each pair
  public mutating func run(_ session: ModelSession, maximumPairs: Int) throws {
    while sequence.count < maximumPairs, isReached == nil, nonFinite == nil {
      // Small batches first: a bad model is found with few queries.
      let size = min(max(8, sequence.count), session.batchSize / 2 + 1, maximumPairs - sequence.count)
      var inputs: [[Double]] = []
      var elements: [[Permutation]] = []
      for _ in 0..<size {
        inputs.append(source.draw(using: &random))
        elements.append([question.group.randomElement(using: &random)])
      }
      for pair in try session.pairs(at: inputs, elements: elements, of: question) {
        try session.ensureRunning()
        guard let change = pair.change else {
          nonFinite = pair
          return
        }
        if change > 0 { changed += 1 }
        keep(pair, change)
        sequence.append(change)
        changes.add(pair)
      }
    }
  }

  /// The pair with the largest change so far.
  public var worst: SymmetryPair? { largest.first }

  private mutating func keep(_ pair: SymmetryPair, _ change: Double) {
    let place = largest.firstIndex { ($0.change ?? 0) < change } ?? largest.count
    guard place < WeakMeasurement.keptCount else { return }
    largest.insert(pair, at: place)
    if largest.count > WeakMeasurement.keptCount { largest.removeLast() }
  }

  /// The interval for the mean, with the confidence given.
  public mutating func interval() -> ClosedRange<Double> { sequence.interval() }
}
