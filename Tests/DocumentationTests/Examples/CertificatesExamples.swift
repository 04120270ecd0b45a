import CertificateFiles
import Certificates
import Foundation
import Testing

@Suite struct CertificatesExamples {
  /// The certificate of the tutorials.
  let path = Article.root.appending(path: "Counterexamples/excluded/S3-polynomials-2-convex-a7bb912ebf03.json").path

  @Test func checking() throws {
    let content = try Data(contentsOf: URL(filePath: path))
    var certificate = try Certificate(parsing: content)
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .valid)
    #expect(report.provedLower == 3 && report.upper == 3)

    // A claim that the proofs do not support is refused, and the report says where.
    certificate.claim.lower = 4
    #expect(CertificateChecker().check(certificate).verdict == .invalid)
    #expect(CertificateChecker().check(certificate).firstFault?.part == "claim.lower")
  }

  @Test func files() {
    let files = CertificateFiles.expand([path]).map { CertificateFiles.check($0, with: CertificateChecker()) }
    let summary = CheckSummary(files: files)
    #expect(summary.exitCode == 0)
    #expect(summary.line == "1 certificate: 1 valid")
  }
}
