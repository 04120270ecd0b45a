public import ExactArithmetic

/// What is wrong with a question about characters.
public enum CharacterError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The group has more elements than a character table is computed for.
  case orderTooLarge(Int, limit: Int)
  /// The group has more conjugacy classes than a character table is computed for.
  case tooManyClasses(Int, limit: Int)
  /// Classes and products of a group contradict each other; no group does that.
  case inconsistent(String)
  /// A class function has another number of values than there are classes, or is one on the classes of another group.
  case mismatchedClasses(String)
  /// A class function is not a character: the multiplicity of an irreducible character in it is not a natural number.
  case notACharacter(irreducible: Int, multiplicity: Cyclotomic)
  /// A multiplicity or a degree does not fit in a machine integer.
  case degreeTooLarge(String)
  /// The representation is not faithful, so some irreducible representations occur in none of its powers.
  case notFaithful(kernelOrder: Int)
  /// The elements are not a subgroup.
  case notASubgroup(String)
  /// The symmetric group of this degree is beyond what is computed.
  case symmetricDegreeTooLarge(Int, limit: Int)
  /// A partition and a cycle type of different numbers.
  case differentSizes(Int, Int)
  /// A number that should not be negative is.
  case negative(String, Int)

  /// One line for the user.
  public var description: String {
    switch self {
    case .orderTooLarge(let order, let limit):
      "the group has \(order) elements; character tables are computed up to \(limit)"
    case .tooManyClasses(let count, let limit):
      "the group has \(count) conjugacy classes; character tables are computed up to \(limit)"
    case .inconsistent(let reason): "the group contradicts itself: \(reason)"
    case .mismatchedClasses(let reason): reason
    case .notACharacter(let irreducible, let multiplicity):
      "not a character: irreducible character \(irreducible + 1) would occur \(multiplicity) times"
    case .degreeTooLarge(let what): "\(what) does not fit in a machine integer"
    case .notFaithful(let order):
      "the representation is not faithful: its kernel has \(order) elements, so some irreducible representations "
        + "occur in no power of it"
    case .notASubgroup(let reason): "the elements are not a subgroup: \(reason)"
    case .symmetricDegreeTooLarge(let degree, let limit):
      "S_\(degree) is too large: at most S_\(limit) is possible here"
    case .differentSizes(let first, let second):
      "a character of S_\(first) has no value at a cycle type of S_\(second)"
    case .negative(let what, let value): "\(what) is \(value); it must be at least 0"
    }
  }
}
