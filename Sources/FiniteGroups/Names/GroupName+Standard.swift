extension GroupName {
  /// Whether this is one of the standard names of the certificate format (`Documentation/CertificateFormat.md`): a
  /// family with one parameter, a power of one, or a product of such.
  ///
  /// Only these may be written as a group's *name* into a certificate; for all other groups a certificate has the
  /// generators alone.
  public var isStandard: Bool {
    switch self {
    case .family: true
    case .power(let base, _): if case .family = base { true } else { false }
    case .product(let left, let right): left.isStandard && right.isStandard
    case .smallGroup, .construction: false
    }
  }
}
