/// Threshold degrees and their bounds; the standard ones are those of Representations.
public struct ThresholdOperators: Sendable {
  /// Operations of Reynolds.
  public init() {}
}
