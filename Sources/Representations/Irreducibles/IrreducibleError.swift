/// What can prevent the construction of irreducible matrices.
public enum IrreducibleError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The double-precision construction failed.
  case notConstructed(label: String, reason: String)
  /// No linear character of multiplicity 1 in a restriction is known, from which exact matrices could be made.
  case noExactForm(label: String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .notConstructed(let label, let reason): "\(label) was not constructed: \(reason)"
    case .noExactForm(let label):
      """
      no exact matrices of \(label): no subgroup with a linear character of multiplicity 1 in it was found; ask for the \
      matrices in double precision
      """
    }
  }
}
