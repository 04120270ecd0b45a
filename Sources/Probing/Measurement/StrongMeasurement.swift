import ExactArithmetic
public import FiniteGroups

/// The sequential measurement of max_g E_x r(x,g).
///
/// Of groups with few elements all are measured, each with its own confidence sequence; the confidences are divided, so that all hold
/// together (union bound). Elements whose mean is known to be below the target drop out. Of larger groups m uniform elements
/// are drawn: half of α goes to their means, and the other half to the statement that, if all m means are at most ε, so are those of all but a
/// fraction δ = 1 − (α/2)^(1/m) of the elements: were the fraction larger, m independent elements would all miss it with probability less than α/2.
public struct StrongMeasurement: Sendable {
  /// The largest number of elements that are all measured.
  public static let elementLimit = 720
  /// How many elements are drawn from larger groups.
  public static let sampleSize = 64

  /// One element and what is known of it.
  public struct ElementMean: Sendable {
    /// The element g.
    public let element: Permutation
    /// The sequence of the numbers r(x,g).
    public internal(set) var sequence: BettingSequence
  }

  /// The elements with their sequences.
  public private(set) var elements: [ElementMean]
  /// The fraction of elements about which nothing is said; 0 where all elements are measured.
  public let uncovered: Double
  /// The pair with the largest change so far.
  public private(set) var worst: SymmetryPair?
  /// The first pair with an output that is not finite; the measurement ends there.
  public private(set) var nonFinite: SymmetryPair?
  /// The number of inputs drawn.
  public private(set) var inputCount = 0
  let question: SymmetryQuestion
  let source: InputSource
  let threshold: Double
  private var random: SplitMix64

  /// A measurement that has not begun.
  ///
  /// - Parameters:
  ///   - question: the group and its actions.
  ///   - source: where inputs come from.
  ///   - threshold: the mean that is to be decided about, in (0, 1).
  ///   - confidence: in (0, 1).
  ///   - seed: decides all that is drawn.
  /// - Complexity: O(elements · degree)
  public init(
    _ question: SymmetryQuestion, inputs source: InputSource, threshold: Double, confidence: Double, seed: UInt64
  ) {
    self.question = question
    self.source = source
    self.threshold = threshold
    random = SplitMix64(seed: seed)
    let chosen: [Permutation]
    let alpha = 1 - confidence
    if let order = Int(exactly: question.group.order), order <= StrongMeasurement.elementLimit {
      // r(x, e) = 0.
      chosen = question.sampleElements(order, using: &random)
      uncovered = 0
    } else {
      var drawn: [Permutation] = []
      for _ in 0..<StrongMeasurement.sampleSize { drawn.append(question.group.randomElement(using: &random)) }
      chosen = drawn
      uncovered = RarityBound.fraction(count: StrongMeasurement.sampleSize, alpha: alpha / 2)
    }
    let share = (uncovered > 0 ? alpha / 2 : alpha) / Double(max(1, chosen.count))
    elements = chosen.map {
      ElementMean(element: $0, sequence: BettingSequence(confidence: 1 - share, threshold: threshold))
    }
  }

  /// Whether every element measured has a mean of at most the threshold; `false` as soon as one is known to exceed it; `nil` while undecided.
  public var isReached: Bool? {
    if elements.contains(where: { $0.sequence.isAtMostThreshold == false }) { return false }
    return elements.allSatisfy { $0.sequence.isAtMostThreshold == true } ? true : nil
  }

  /// The least number of inputs that can show the target: those that a model takes that never changes.
  public var leastInputs: Int {
    elements.map { BettingSequence.leastCount(confidence: $0.sequence.confidence, threshold: threshold) }.max() ?? 0
  }

  /// Draws inputs until the threshold is decided, an output is not finite, or so many inputs have been drawn.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering; what was measured before stands.
  /// - Complexity: for each input 1 query, and 1 for each element that is still undecided
  public mutating func run(_ session: ModelSession, maximumInputs: Int) throws {
    while inputCount < maximumInputs, isReached == nil, nonFinite == nil {
      let open = elements.indices.filter { elements[$0].sequence.isAtMostThreshold == nil }
      let own = open.map { elements[$0].element }
      let size = min(max(1, session.batchSize / (own.count + 1)), maximumInputs - inputCount)
      let inputs = (0..<size).map { _ in source.draw(using: &random) }
      let pairs = try session.pairs(at: inputs, elements: inputs.map { _ in own }, of: question)
      for (place, pair) in pairs.enumerated() {
        try session.ensureRunning()
        guard let change = pair.change else {
          nonFinite = pair
          return
        }
        if change > worst?.change ?? -1 { worst = pair }
        elements[open[place % open.count]].sequence.append(change)
      }
      inputCount += size
    }
  }

  /// The element with the largest mean so far; `nil` for the trivial group.
  public var worstElement: ElementMean? { elements.max { $0.sequence.mean < $1.sequence.mean } }

  /// An interval for the largest mean over the elements measured, with the confidence given.
  public mutating func interval() -> ClosedRange<Double> {
    var (lower, upper) = (0.0, 0.0)
    for index in elements.indices {
      let range = elements[index].sequence.interval()
      lower = max(lower, range.lowerBound)
      upper = max(upper, range.upperBound)
    }
    return lower...max(lower, upper)
  }
}
