import Averaging

/// One augmentation of one size on one problem, over all replicates.
///
/// Medians are over independent drawings of the whole problem. Each interval has the confidence 1 − α/s, s the number of sizes of its curve, so
/// that those of one curve and one quantity hold together with confidence 1 − α.
public struct TrainingRow: Sendable, Hashable, Codable {
  /// The name of the problem.
  public let problem: String
  /// The group.
  public let group: String
  /// ln|G|.
  public let logOrder: Double
  /// How data are augmented.
  public let augmentation: AugmentationRegime
  /// The number of elements, passes or evaluations; `nil` where there is none.
  public let size: Int?
  /// size / ln|G|.
  public let relativeSize: Double?
  /// The number of training items; for the whole group the number that an enumeration would have.
  public let trainingQueries: Int
  /// The number of evaluations of the learned function for one prediction.
  public let predictionQueries: Int
  /// The number of drawings.
  public let replicates: Int
  /// E(f − f*)²/Var f*.
  public let risk: MedianInterval
  /// risk / risk of the same method with the whole group; `nil` for that method itself.
  public let ratio: MedianInterval?
  /// The share of the gain of the whole group that is still missing; all of it, 1, in drawings where the whole group gains nothing. `nil` for
  /// references and baselines.
  public let remaining: MedianInterval?
  /// E(f − f_full)²/E(f_none − f_full)²: how far from the fully augmented solution; `nil` for methods with other limits.
  public let distance: MedianInterval?
}

extension TrainingRow {
  static let columns = [
    "problem", "group", "logOrder", "augmentation", "size", "relativeSize", "trainingQueries", "predictionQueries",
    "replicates",
    "risk", "riskLower", "riskUpper", "ratio", "ratioLower", "ratioUpper", "remaining", "remainingLower",
    "remainingUpper",
    "distance", "distanceLower", "distanceUpper",
  ]

  private var fields: [String] {
    func three(_ interval: MedianInterval?) -> [String] {
      [interval?.median, interval?.lower, interval?.upper].map { $0.map { "\($0)" } ?? "" }
    }
    return [
      problem, group, "\(logOrder)", augmentation.rawValue, size.map { "\($0)" } ?? "",
      relativeSize.map { "\($0)" } ?? "",
      "\(trainingQueries)", "\(predictionQueries)", "\(replicates)",
    ] + three(risk) + three(ratio) + three(remaining) + three(distance)
  }

  /// Rows as comma-separated values with a head line. Doubles in the shortest form that is read back exactly.
  public static func csv(_ rows: [TrainingRow]) -> String {
    CommaSeparatedValues.text([columns] + rows.map(\.fields))
  }
}
