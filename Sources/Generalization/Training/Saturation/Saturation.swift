/// From which size on an augmentation is as good as the whole group.
///
/// Fixed beforehand: the saturation size S is the smallest *tested* size at which the median over drawings of the problem of the paired
/// ratio risk / risk with the whole group (or of another ``Criterion``) is at most the criterion's threshold. From intervals that hold for all sizes
/// together: S is at least the smallest size not proved to be above the threshold, and at most the smallest size proved to be below; no
/// monotonicity is assumed.
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
  }

  /// The problem.
  public let problem: String
  /// The augmentation.
  public let augmentation: Augmentation
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

  /// Reads off the saturation size.
  ///
  /// - Parameters:
  ///   - curve: the intervals for each size, ascending, that hold together with the confidence wanted.
  ///   - logSize: ⌈ln|G|⌉.
  /// - Precondition: the curve is not empty.
  public init(
    problem: String, augmentation: Augmentation, criterion: Criterion, logOrder: Double, logSize: Int,
    curve: [(size: Int, interval: MedianInterval)]
  ) {
    precondition(!curve.isEmpty, "a curve has sizes")
    self.problem = problem
    self.augmentation = augmentation
    self.criterion = criterion
    self.logOrder = logOrder
    let largest = curve.map(\.size).max() ?? 1
    largestSize = largest
    lower = curve.first { !$0.interval.exceeds(criterion.threshold) }?.size
    upper = curve.first { $0.interval.isAtMost(criterion.threshold) }?.size
    verdict =
      switch (lower, upper) {
      case (nil, _): largest >= 2 * logSize ? .more : .undecided
      case (let lower?, _) where lower > 2 * logSize: .more
      case (_, let upper?) where 2 * upper < logSize: .fewer
      case (let lower?, let upper?) where 2 * lower >= logSize && upper <= 2 * logSize: .confirmed
      default: .undecided
      }
  }
}
