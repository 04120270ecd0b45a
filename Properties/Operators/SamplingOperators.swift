/// Sizes and tails of random schemes; the standard ones are those of Averaging.
public struct SamplingOperators: Sendable {
  /// Operations of Reynolds.
  public init() {}
}
