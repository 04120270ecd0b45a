public import ExactArithmetic

/// Why a measure of complexity cannot be made. Points, functions and maps are counted from 0.
public enum ComplexityError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A table of distances is not square, or not symmetric with zeros on the diagonal only.
  case notADistance(first: Int, second: Int, reason: String)
  /// The triangle inequality fails: d(from, to) > d(from, via) + d(via, to).
  case triangle(from: Int, via: Int, to: Int)
  /// The group moves another number of points than there are.
  case mismatchedPoints(expected: Int, found: Int)
  /// A generator of the group (from 0) changes the distance of two points.
  case notIsometric(generator: Int, first: Int, second: Int)
  /// A radius, a bound or a constant that is not in its range.
  case outOfRange(name: String, value: Rational, range: String)
  /// A Gram matrix is not symmetric and positive semidefinite.
  case notAGramMatrix(reason: String)
  /// Too many cases to enumerate.
  case tooLarge(what: String, count: Int, limit: Int)
  /// A class of functions is empty, or its functions have different numbers of values.
  case malformedClass(reason: String)
  /// Weights of points that are not a probability.
  case notAProbability(sum: Rational)

  /// One line for the user.
  public var description: String {
    switch self {
    case .notADistance(let first, let second, let reason):
      "the distance of the points \(first) and \(second): \(reason)"
    case .triangle(let from, let via, let to):
      "d(\(from), \(to)) exceeds d(\(from), \(via)) + d(\(via), \(to)); a metric satisfies the triangle inequality"
    case .mismatchedPoints(let expected, let found): "\(found) points are given where there are \(expected)"
    case .notIsometric(let generator, let first, let second):
      "generator \(generator) changes the distance of the points \(first) and \(second); "
        + "the quotient metric needs an action by isometries"
    case .outOfRange(let name, let value, let range): "\(name) is \(range), not \(value)"
    case .notAGramMatrix(let reason): "a Gram matrix is symmetric and positive semidefinite; \(reason)"
    case .tooLarge(let what, let count, let limit): "\(count) \(what) are too many to enumerate; the limit is \(limit)"
    case .malformedClass(let reason): "a class of functions is a list of equally many values for each: \(reason)"
    case .notAProbability(let sum): "the weights of the points are at least 0 and sum to 1, not to \(sum)"
    }
  }
}
