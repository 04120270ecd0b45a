/// Why a certificate cannot be written in a format of other checkers.
public enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The certificate is wrong, or its group is beyond a limit.
  case unreadable(String)
  /// The format cannot say this.
  case unsupported(String)
  /// The proof would be larger than a limit.
  case tooLarge(String)
  /// The search for a clausal refutation ended without one.
  case unknown(conflicts: Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let reason): reason
    case .unsupported(let reason): reason
    case .tooLarge(let reason): reason
    case .unknown(let conflicts):
      "unknown: no refutation of the clauses within \(conflicts) conflicts; raise --conflicts, or give the file of "
        + "--format dimacs to a SAT solver that writes DRAT"
    }
  }
}
