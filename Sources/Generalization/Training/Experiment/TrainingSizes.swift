/// Which sizes of augmentation are tried.
public struct TrainingSizes: Sendable, Hashable {
  /// The sizes as multiples of ¼⌈ln|G|⌉, rounded up, besides the least ones.
  public let quarters: [Int]
  /// The largest number of augmented items for which |G| is among the sizes.
  public let enumerationLimit: Int
  /// All sizes up to this are tried.
  public let least: Int

  /// ¼, ½, 1, 2, 4 times ⌈ln|G|⌉, and all of G up to 2,048 augmented items.
  public static let standard = TrainingSizes(quarters: [1, 2, 4, 8, 16], enumerationLimit: 2_048)
  /// 2 and ¼, ½, 1, 2, 4 times ⌈ln|G|⌉: sizes on both sides of those that confirm the paper's message, so that it can be denied.
  public static let quick = TrainingSizes(quarters: [1, 2, 4, 8, 16], enumerationLimit: 0, least: 2)

  /// Sizes.
  ///
  /// - Parameters:
  ///   - quarters: multiples of ¼⌈ln|G|⌉, positive.
  ///   - enumerationLimit: the largest number of augmented items for which |G| is among the sizes.
  ///   - least: all sizes up to this are tried, at least 1.
  public init(quarters: [Int], enumerationLimit: Int, least: Int = 1) {
    precondition(quarters.allSatisfy { $0 > 0 } && least >= 1, "sizes are positive")
    self.least = least
    self.quarters = quarters
    self.enumerationLimit = enumerationLimit
  }

  /// The sizes for a problem, ascending: always 1, none above |G|.
  public func sizes(for problem: TrainingProblem) -> [Int] {
    let (order, logSize) = (problem.group.order, problem.group.logSize)
    var sizes = Set((quarters.map { ($0 * logSize + 3) / 4 } + Array(1...least)).filter { $0 < order })
    sizes.insert(1)
    if order <= enumerationLimit / problem.sampleCount { sizes.insert(order) }
    return sizes.sorted()
  }

  /// The sizes of arcs: 2w + 1 for w = 1, 2, 4, … while there are at most ⅔|G| of them.
  public func arcs(for problem: TrainingProblem) -> [Int] {
    guard problem.hasArcs else { return [] }
    return sequence(first: 1) { 2 * $0 }.prefix { 3 * (2 * $0 + 1) <= 2 * problem.group.order }.map { 2 * $0 + 1 }
  }
}
