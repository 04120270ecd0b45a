/// From which size on an augmentation is as good as the whole group.
///
/// Fixed beforehand: the saturation size S is the smallest *tested* size at which the median over drawings of the problem of the paired
/// ratio risk / risk with the whole group (or of another ``Criterion``) is at most the criterion's threshold. From intervals that hold for all sizes
/// together: S is at least the smallest size not proved to be above the threshold, and at most the smallest size proved to be below; no
/// monotonicity is assumed.
///
/// A size is asked only where the question has content: the whole group must be proved to be better than predicting 0, and what has no symmetry must be
/// proved to miss the criterion; else a learner that learns nothing, with or without the group, would need one element. Other sizes are neither
/// too small nor enough. Where no size is asked there is no verdict, but a ``Reason``. These proofs need no confidence of their own: a
/// verdict claims them and the comparison together, so whichever of these is false must be accepted wrongly (an intersection–union test).
///
/// The paper's message, averaging over about log|G| random elements is enough, is *confirmed* for a problem if ½⌈ln|G|⌉ ≤ S ≤ 2⌈ln|G|⌉.
public struct Saturation: Sendable, Hashable, Codable {
  /// What is measured.
  public enum Criterion: String, Sendable, Hashable, Codable, CaseIterable {
    /// risk ≤ 1.1 · risk with the whole group.
    case ratio
    /// (risk − risk with the whole group) ≤ 0.1 · (risk without symmetry − risk with the whole group): a tenth of what symmetry gains
    /// is still missing. Drawings of a problem in which the whole group gains nothing count against it; it is not asked where the target is
    /// not invariant.
    case remaining

    /// The ratio that the risk without symmetry must be proved to exceed; else even no symmetry is as good as the whole group.
    public var baselineThreshold: Double {
      switch self {
      case .ratio: threshold
      case .remaining: 1
      }
    }

    /// The threshold.
    public var threshold: Double {
      switch self {
      case .ratio: 1.1
      case .remaining: 0.1
      }
    }
  }

  /// What the intervals say.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// ½⌈ln|G|⌉ ≤ S ≤ 2⌈ln|G|⌉.
    case confirmed
    /// S < ½⌈ln|G|⌉.
    case fewer
    /// S > 2⌈ln|G|⌉: all tested sizes up to 2⌈ln|G|⌉, this one among them or exceeded, are proved too small.
    case more
    /// The interval allows several of these.
    case undecided
    /// The question has no content at any tested size.
    case empty = "says nothing"
  }

  /// Why there is no verdict.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// At no tested size the method with the whole group is proved to be better than predicting 0.
    case notLearned = "not learned"
    /// Where it is, nothing proves that the method without symmetry misses the criterion.
    case nothingToGain = "nothing to gain"
    /// There are too few drawings for any interval to have an end.
    case tooFewDrawings = "too few drawings"
  }

  /// What was measured at one size.
  public struct Point: Sendable, Hashable {
    /// The size.
    public let size: Int
    /// What the criterion compares with its threshold.
    public let interval: MedianInterval
    /// risk without symmetry / risk with the whole group; `nil` if not defined.
    public let baseline: MedianInterval?
    /// The risk with the whole group, relative to predicting 0.
    public let reference: MedianInterval

    /// A point of a curve.
    public init(size: Int, interval: MedianInterval, baseline: MedianInterval?, reference: MedianInterval) {
      self.size = size
      self.interval = interval
      self.baseline = baseline
      self.reference = reference
    }

    /// Whether the whole group is proved to be better than predicting 0.
    var hasLearned: Bool { reference.upper.map { $0 < 1 } ?? false }

    /// Whether the question has content here.
    func isAsked(_ criterion: Criterion) -> Bool {
      hasLearned && (baseline?.exceeds(criterion.baselineThreshold) ?? false)
    }
  }

  /// The problem.
  public let problem: String
  /// The augmentation.
  public let augmentation: AugmentationRegime
  /// What is measured.
  public let criterion: Criterion
  /// ln|G|.
  public let logOrder: Double
  /// The largest tested size.
  public let largestSize: Int
  /// S is at least this; `nil` if all tested sizes are proved too small.
  public let lower: Int?
  /// S is at most this; `nil` if no tested size is proved to be enough.
  public let upper: Int?
  /// What that says of the paper's message.
  public let verdict: Verdict
  /// Why it says nothing, or can say nothing; `nil` where it does, and where intervals are only too wide.
  public let reason: Reason?

  /// Reads off the saturation size.
  ///
  /// - Parameters:
  ///   - problem: its name.
  ///   - augmentation: how the training data are augmented.
  ///   - criterion: what “enough” means.
  ///   - logOrder: ln|G|.
  ///   - logSize: ⌈ln|G|⌉.
  ///   - curve: the intervals for each size, ascending, that hold together with the confidence wanted.
  /// - Precondition: the curve is not empty.
  public init(
    problem: String, augmentation: AugmentationRegime, criterion: Criterion, logOrder: Double, logSize: Int,
    curve: [Point]
  ) {
    precondition(!curve.isEmpty, "a curve has sizes")
    self.problem = problem
    self.augmentation = augmentation
    self.criterion = criterion
    self.logOrder = logOrder
    let largest = curve.map(\.size).max() ?? 1
    largestSize = largest
    lower = curve.first { !$0.isAsked(criterion) || !$0.interval.exceeds(criterion.threshold) }?.size
    upper = curve.first { $0.isAsked(criterion) && $0.interval.isAtMost(criterion.threshold) }?.size
    let reason = Saturation.reason(curve, criterion)
    self.reason = reason
    verdict =
      switch (lower, upper) {
      case _ where reason == .tooFewDrawings: .undecided
      case _ where reason != nil: .empty
      case (nil, _): largest >= 2 * logSize ? .more : .undecided
      case (let lower?, _) where lower > 2 * logSize: .more
      case (_, let upper?) where 2 * upper < logSize: .fewer
      case (let lower?, let upper?) where 2 * lower >= logSize && upper <= 2 * logSize: .confirmed
      default: .undecided
      }
  }

  private static func reason(_ curve: [Point], _ criterion: Criterion) -> Reason? {
    if curve.allSatisfy({ $0.interval.lower == nil }) { return .tooFewDrawings }
    if !curve.contains(where: \.hasLearned) { return .notLearned }
    return curve.contains { $0.isAsked(criterion) } ? nil : .nothingToGain
  }
}
