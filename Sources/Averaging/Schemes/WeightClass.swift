public import ExactArithmetic

/// Which weights an averaging scheme may have.
public enum WeightClass: String, Sendable, Hashable, CaseIterable {
  /// ω ≥ 0; the default, and the paper's.
  case convex
  /// Any signs.
  case affine
  /// ω = 1/|S| on a subset S.
  case uniform

  /// Whether a weight other than zero may stand in a scheme of this class next to another one.
  public func allows(_ weight: Rational, besides other: Rational) -> Bool {
    switch self {
    case .convex: weight.signum > 0
    case .affine: true
    case .uniform: weight == other
    }
  }
}
