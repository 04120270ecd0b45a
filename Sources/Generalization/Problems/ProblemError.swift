public import ExactArithmetic
public import FiniteGroups
public import Representations

/// What is wrong with a finite problem, its data, or a question about it.
public enum ProblemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The action is not by permutations of points.
  case notByPermutations(kind: String)
  /// The maps given for the generators are not those of an action of the group.
  case notAnAction(reason: String)
  /// The table of the action would have too many entries.
  case tooLarge(entries: Int, limit: Int)
  /// A list has another number of entries than it must have.
  case count(of: String, Int, expected: Int)
  /// A number is outside its range.
  case outOfRange(String, Rational, allowed: String)
  /// The weights of a measure sum to something other than 1.
  case measureSum(Rational)
  /// The measure changes under an element of the group.
  case measureNotInvariant(point: Int, image: Int)
  /// A space of functions is not mapped to itself by a generator.
  case notStable(function: Int, element: Int)
  /// A design does not determine an estimate, or a matrix is no kernel; in words.
  case unsuitable(String)
  /// The group or its subgroups cannot be listed.
  case group(GroupError)
  /// The group has no character table within the limits.
  case characters(CharacterError)

  /// One line for the user.
  public var description: String {
    switch self {
    case .notByPermutations(let kind):
      "a finite problem needs an action by permutations of points, such as natural, regular or cosets:…; this one is by \(kind)"
    case .notAnAction(let reason): "not an action of the group: \(reason)"
    case .tooLarge(let entries, let limit):
      "the images of all points under all elements are \(entries) numbers; at most \(limit) are kept"
    case .count(let what, let count, let expected): "\(what): \(count) instead of \(expected)"
    case .outOfRange(let what, let value, let allowed): "\(what) must be \(allowed), not \(value)"
    case .measureSum(let sum): "the weights of the points sum to \(sum); they must sum to 1"
    case .measureNotInvariant(let point, let image):
      "the group maps point \(point + 1) to point \(image + 1), which has another weight; the measure must be invariant"
    case .notStable(let function, let element):
      "the element number \(element) maps function \(function + 1) out of the span of the functions, which must be stable"
    case .unsuitable(let what): what
    case .group(let error): error.description
    case .characters(let error): error.description
    }
  }
}
