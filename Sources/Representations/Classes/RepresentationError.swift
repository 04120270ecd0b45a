/// What is wrong with the description of a function class.
public enum RepresentationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text is not a function class; with what would be right.
  case unknownClass(String, hint: String)
  /// The class does not fit the action.
  case unsuitableAction(className: String, hint: String)
  /// The matrices do not fit the generators.
  case malformedMatrices(String)
  /// A relation of the group that the matrices violate.
  case notAHomomorphism(relation: String)
  /// The class has too many basis functions.
  case classTooLarge(className: String, what: String, limit: Int)
  /// Entries of the representation exceed 32 bits.
  case entriesTooLarge(className: String)
  /// The dimension of the matrix coefficients is not known, because the group has no character table within the limits.
  indirect case characters(CharacterError)
  /// The matrix coefficients span less than the character of the class says: a defect of this program.
  case contradiction(className: String, rank: Int, dimension: Int)

  /// One line for the user.
  public var description: String {
    switch self {
    case .unknownClass(let text, let hint): "“\(text)” is not a function class: \(hint)"
    case .unsuitableAction(let name, let hint): "the class \(name) does not fit this action: \(hint)"
    case .malformedMatrices(let reason): reason
    case .notAHomomorphism(let relation):
      "the matrices are not a representation: \(relation) holds in the group, but not for the matrices"
    case .classTooLarge(let name, let what, let limit):
      "the class \(name) has \(what); the limit is \(limit)"
    case .entriesTooLarge(let name):
      "the matrices of the class \(name) have entries beyond 32 bits; choose a basis with smaller entries"
    case .characters(let error): error.description
    case .contradiction(let name, let rank, let dimension):
      "the matrix coefficients of the class \(name) have rank \(rank), and its character says \(dimension): please report this defect"
    }
  }
}
