/// Which weights an averaging scheme may have.
public enum WeightClass: String, Sendable, Hashable, CaseIterable {
  /// ω ≥ 0; the default, and the paper's.
  case convex
  /// Any signs.
  case affine
  /// ω = 1/|S| on a subset S.
  case uniform
}
