/// How symmetric a plan makes the predictor, from least to most.
public enum SymmetryLevel: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The fitted function as it is.
  case none
  /// A mixture of the fitted function and its average.
  case approximate
  /// An average that is not exact, by a scheme with a proved weak error.
  case averaged
  /// Its average, exactly.
  case exact

  /// Less symmetry is smaller.
  public static func < (left: SymmetryLevel, right: SymmetryLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .approximate: 1
    case .averaged: 2
    case .exact: 3
    }
  }
}
