public import Certificates
import Crypto
import Foundation

/// The folder where certificates are kept: one file each, named from its content, never overwritten by other content.
public struct CertificateArchive: Sendable {
  /// Why a certificate could not be kept.
  public struct Failure: Error, CustomStringConvertible {
    /// The path that could not be written.
    public let path: String
    /// What the system says.
    public let reason: String

    /// One line for the user.
    public var description: String { "cannot write \(path): \(reason)" }
  }

  /// The folder.
  public let folder: String

  /// The archive in a folder, which is made if it is missing.
  ///
  /// - Throws: ``Failure`` if the folder cannot be made or written to, so that a long computation is not lost afterwards.
  public init(folder: String) throws(Failure) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: "the folder cannot be made: \(CertificateArchive.reason(error))")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw Failure(path: folder, reason: "no right to write in this folder")
    }
  }

  /// The name of a certificate: a readable part, then the first 12 digits of the SHA-256 of its text (as `sha256sum` prints it).
  public static func fileName(of certificate: Certificate, title: String) -> String {
    let digest = SHA256.hash(data: Data(certificate.serialized().utf8))
    let hash = digest.prefix(6).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    return "\(slug(title))-\(hash).json"
  }

  /// ASCII letters and digits stay; runs of anything else become one `-`; at most 80 characters.
  static func slug(_ title: String) -> String {
    let allowed = title.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(String(allowed).split(separator: "-").joined(separator: "-").prefix(80))
  }

  /// Writes a certificate, atomically; a file with the same content is left as it is.
  ///
  /// - Parameter title: the readable part of the name, such as `"S4 polynomials:6 convex"`.
  /// - Returns: The path of the file.
  /// - Throws: ``Failure``; also when a file of this name has other content, which is then kept.
  public func store(_ certificate: Certificate, title: String) throws(Failure) -> String {
    let name = CertificateArchive.fileName(of: certificate, title: title)
    let target = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    try AtomicFile.write(certificate.serialized(), to: target, replacing: false)
    return target
  }

  /// What the system said, without Foundation's wrapping.
  static func reason(_ error: any Error) -> String {
    let wrapped = error as NSError
    let underlying = wrapped.userInfo[NSUnderlyingErrorKey] as? NSError ?? wrapped
    if underlying.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(underlying.code))) }
    switch CocoaError.Code(rawValue: wrapped.code) {
    case .fileWriteNoPermission: return "no right to write there"
    case .fileWriteFileExists: return "a file is in the way"
    case .fileWriteOutOfSpace: return "no space left"
    default: return "not a place where folders or files can be made"
    }
  }
}
