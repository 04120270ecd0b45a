/// Lower bounds; the standard ones are those of Averaging.
public struct BoundOperators: Sendable {
  /// Operations of Reynolds.
  public init() {}
}
