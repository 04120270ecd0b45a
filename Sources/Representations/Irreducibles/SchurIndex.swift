/// What is proved about the Schur index over ℚ of an irreducible character χ: how often χ occurs in the irreducible rational
/// representation that contains it.
public enum SchurIndex: Sendable, Hashable {
  /// It is this number.
  case exactly(Int)
  /// It is a divisor of this number, which is at least 2; which one was not decided.
  case atMost(Int)

  /// The proved upper bound.
  public var upperBound: Int {
    switch self {
    case .exactly(let value), .atMost(let value): value
    }
  }
}
