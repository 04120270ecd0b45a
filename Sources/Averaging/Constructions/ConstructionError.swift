public import Representations

/// Why a scheme was not constructed.
public enum ConstructionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The matrices of the irreducible representations would take too much memory.
  case tooLarge(entries: Int, limit: Int)
  /// The rows are not rows of the character table, or the classes not those of the group.
  case malformedProblem(String)
  /// The construction does not serve this target.
  case unsupported(construction: String, target: String, reason: String)
  /// The construction is not for this group or these functions.
  case notApplicable(construction: String, reason: String)
  /// The construction ended without a scheme that provably reaches the target.
  case notReached(construction: String, reason: String)
  /// There is no construction of this name.
  case unknownConstruction(String, known: [String])
  /// The character table could not be computed.
  case characters(CharacterError)
  /// The matrices of an irreducible representation could not be computed.
  case irreducibles(IrreducibleError)
  /// The matrices could not be certified.
  case fourier(FourierError)

  /// One line for the user.
  public var description: String {
    switch self {
    case .tooLarge(let entries, let limit):
      "the irreducible matrices of all elements have \(entries) entries; at most \(limit) are tabulated"
    case .malformedProblem(let reason): reason
    case .unsupported(let construction, let target, let reason):
      "the construction “\(construction)” does not serve the target \(target): \(reason)"
    case .notApplicable(let construction, let reason):
      "the construction “\(construction)” does not apply: \(reason)"
    case .notReached(let construction, let reason):
      "the construction “\(construction)” did not reach the target: \(reason)"
    case .unknownConstruction(let name, let known):
      "there is no construction “\(name)”; there are \(known.joined(separator: ", "))"
    case .characters(let error): error.description
    case .irreducibles(let error): error.description
    case .fourier(let error): error.description
    }
  }
}
