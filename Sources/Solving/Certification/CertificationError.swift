/// What is wrong with a certification: an error ε out of range, or what must never happen: two independent methods disagree, or the
/// checker rejects our certificate.
public enum CertificationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Methods that must agree do not; with the facts.
  case disagreement(String)
  /// ε must lie strictly between 0 and 2; with the notion asked for.
  case unsuitableError(String)
  /// Classes over a number field are certified for exact symmetry only; with the question.
  case unsupportedField(String)
  /// The certificate that was built is not accepted.
  case rejectedCertificate(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .disagreement(let facts): "internal contradiction, please report it: \(facts)"
    case .unsuitableError(let notion):
      "\(notion) cannot be certified: the error must be more than 0 (write exact for 0) and less than 2"
    case .unsupportedField(let question):
      "\(question) cannot be certified: over a number field there is exact symmetry only"
    case .rejectedCertificate(let fault): "internal error, please report it: our own certificate is rejected: \(fault)"
    }
  }
}
