/// When exact symmetry costs the whole group; the standard ones are those of Averaging.
public struct ExactnessOperators: Sendable {
  /// Operations of Reynolds.
  public init() {}
}
