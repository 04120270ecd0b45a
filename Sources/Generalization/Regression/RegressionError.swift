public import ExactArithmetic

/// Why a statement on regression cannot be made. Everything is counted from 0.
public enum RegressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A number that is not in its range.
  case outOfRange(name: String, value: Rational, range: String)
  /// Lists or matrices whose sizes do not fit.
  case mismatched(what: String, count: Int, expected: Int)
  /// Matrices that are not a group: the product of two of them is missing.
  case notAGroup(first: Int, second: Int)
  /// A matrix that does not keep the norm: gQgᵀ ≠ Q.
  case notOrthogonal(element: Int)
  /// A penalty is not symmetric and positive definite.
  case notAPenalty
  /// Probabilities that are negative or do not sum to 1.
  case notAProbability(sum: Rational)
  /// Too many designs to enumerate.
  case tooManyDesigns(count: Int, limit: Int)

  /// One line for the user.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value, let range): "\(name) is \(range), not \(value)"
    case .mismatched(let what, let count, let expected): "\(what): \(count) instead of \(expected)"
    case .notAGroup(let first, let second):
      "the product of the matrices \(first) and \(second) is not among them; a group contains all products"
    case .notOrthogonal(let element):
      "the matrix \(element) changes the norm; the group must act by orthogonal matrices"
    case .notAPenalty: "the matrix of a penalty is symmetric and positive definite"
    case .notAProbability(let sum): "the probabilities of designs are at least 0 and sum to 1, not to \(sum)"
    case .tooManyDesigns(let count, let limit): "\(count) designs are too many to enumerate; the limit is \(limit)"
    }
  }
}
