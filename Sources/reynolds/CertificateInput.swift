import CertificateFiles
import Certificates
import CommandSupport
import Foundation

/// A certificate that a command reads from a file, plain or compressed.
struct CertificateInput {
  let path: String
  let certificate: Certificate

  /// Reads a certificate.
  ///
  /// - Throws: The exit code of `check` for what is unreadable or malformed, after a line on standard error.
  init(path: String) throws {
    self.path = path
    guard let content = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw CommandFailure.exit(
        CommandFailure.noInput, "cannot read \(path): give a certificate file, such as one in Counterexamples/excluded")
    }
    do {
      certificate = try Certificate(parsing: content, sizeLimit: CertificateFiles.defaultSizeLimit)
    } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(path): \(error)")
    }
  }

  /// The exit code of `check` for a verdict.
  static func exitCode(_ verdict: CheckReport.Verdict) -> Int32 {
    switch verdict {
    case .valid: CheckedFile.Status.valid.exitCode
    case .incomplete: CheckedFile.Status.incomplete.exitCode
    case .invalid: CheckedFile.Status.invalid.exitCode
    }
  }
}
