public import Certificates
import Foundation

extension CertificateArchive {
  /// The name of a certificate: a readable part, then the first 12 digits of the SHA-256 of its text.
  public static func fileName(of certificate: Certificate, title: String, isCompressed: Bool = false) -> String {
    let digest = ArchiveEntry.digest(Array(certificate.serialized().utf8)).prefix(12)
    return "\(slug(title))-\(digest).json" + (isCompressed ? ".gz" : "")
  }

  /// ASCII letters and digits stay; runs of anything else become one `-`; at most 80 characters.
  static func slug(_ title: String) -> String {
    let allowed = title.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(String(allowed).split(separator: "-").joined(separator: "-").prefix(80))
  }

  /// What the system said, without Foundation's wrapping.
  package static func reason(_ error: any Error) -> String {
    let wrapped = error as NSError
    let underlying = wrapped.userInfo[NSUnderlyingErrorKey] as? NSError ?? wrapped
    if underlying.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(underlying.code))) }
    switch CocoaError.Code(rawValue: wrapped.code) {
    case .fileWriteNoPermission: return "no right to write there"
    case .fileWriteFileExists: return "a file is in the way"
    case .fileWriteOutOfSpace: return "no space left"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    default: return "not a place where folders or files can be made"
    }
  }
}
