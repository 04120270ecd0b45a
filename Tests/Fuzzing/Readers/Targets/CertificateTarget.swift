import Certificates

extension FuzzTarget {
  /// A certificate as text or gzip file: what is read is written as a text that is read as the same, and the check ends.
  static let certificate = FuzzTarget("certificate", lengthLimit: 8_192) { bytes in
    guard let certificate = readable(bytes) else { return false }
    let written = certificate.serialized()
    let again = try Certificate(parsing: written.utf8)
    try demand(again == certificate, "the text that was written is another certificate: \(written)")
    try demand(again.serialized() == written, "the text is not written the same again: \(written)")
    let report = CertificateChecker(limits: .fuzzing).check(certificate)
    let claim = certificate.claim
    switch report.verdict {
    case .valid:
      // More may be proved than is claimed.
      let proved = report.provedLower ?? 0
      try demand(
        claim.lower <= proved && proved <= claim.upper && report.upper == claim.upper,
        "“valid” without the bounds claimed: \(report)")
      try demand(report.firstFault == nil, "“valid” with a fault: \(report)")
    case .incomplete:
      try demand(report.firstFault == nil, "“incomplete” with a fault: \(report)")
    case .invalid:
      try demand(report.provedLower == nil && report.upper == nil, "“invalid” and yet something is proved: \(report)")
    }
    return true
  }

  /// The certificate; `nil` if it is refused.
  static func readable(_ bytes: [UInt8]) -> Certificate? {
    do throws(CertificateSyntaxError) {
      return try Certificate(parsing: bytes, sizeLimit: 1 << 20)
    } catch {
      _ = error.description
      return nil
    }
  }
}

extension CheckLimits {
  /// Small enough that an input takes milliseconds, large enough that every proof is reached.
  static let fuzzing = CheckLimits(order: 200, storage: 200_000, labels: 2_000, work: 50_000_000)
}
