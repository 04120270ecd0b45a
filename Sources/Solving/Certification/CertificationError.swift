/// What must never happen in a certification: two independent methods disagree, or the checker rejects our certificate.
public enum CertificationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Methods that must agree do not; with the facts.
  case disagreement(String)
  /// The certificate that was built is not accepted.
  case rejectedCertificate(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .disagreement(let facts): "internal contradiction, please report it: \(facts)"
    case .rejectedCertificate(let fault): "internal error, please report it: our own certificate is rejected: \(fault)"
    }
  }
}
