/// Whether some symmetry is better than none and than all of it, where the target is symmetric only in part.
public struct SmallRotationsComparison: Sendable, Hashable, Codable {
  /// One amount of symmetry in between.
  public struct Amount: Sendable, Hashable, Codable {
    /// The number of rotations.
    public let size: Int
    /// risk / risk without symmetry, paired.
    public let againstNone: MedianInterval
    /// risk / risk with the whole group, paired.
    public let againstFull: MedianInterval

    /// Whether both medians are below 1 with confidence.
    public var isBest: Bool {
      guard let none = againstNone.upper, let full = againstFull.upper else { return false }
      return none < 1 && full < 1
    }
  }

  /// The problem.
  public let problem: String
  /// ‖(I − P)f*‖²/Var f*: what exact symmetry costs at least.
  public let asymmetry: Double
  /// The amounts tried; all intervals hold together with the confidence of the experiment.
  public let amounts: [Amount]

  /// Whether there are enough drawings for the intervals to have ends; else no amount can be seen to be better or worse.
  public var isDecidable: Bool { amounts.contains { $0.againstNone.upper != nil && $0.againstFull.upper != nil } }

  /// The sizes that are better than none and than all, with confidence.
  public var bestSizes: [Int] { amounts.filter(\.isBest).map(\.size) }
}
