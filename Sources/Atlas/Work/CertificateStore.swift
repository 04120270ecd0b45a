import Certificates
import Foundation
import Reporting

/// The certificates of a folder, each in a file that is named for its content.
struct CertificateStore: Sendable {
  /// The folder that holds `certificates`.
  let folder: URL

  init(folder: String) { self.folder = URL(fileURLWithPath: folder, isDirectory: true) }

  /// The path of the certificate of a digest, from the folder on.
  static func path(digest: String) -> String {
    "certificates/\(digest.prefix(2))/\(digest.prefix(32)).json.gz"
  }

  /// The text of the largest certificate that is read, in bytes.
  private static let longest = 1 << 28

  /// Writes a certificate, if it is not there.
  ///
  /// - Throws: ``AtlasError/unwritable(path:reason:)``.
  func write(_ text: [UInt8], digest: String) throws(AtlasError) {
    try copy(Gzip.compressed(text), digest: digest)
  }

  /// Writes the file of a certificate as it is.
  ///
  /// - Throws: ``AtlasError/unwritable(path:reason:)``.
  func copy(_ file: [UInt8], digest: String) throws(AtlasError) {
    try RunFolder.write(file, to: folder.appending(path: CertificateStore.path(digest: digest)))
  }

  /// A certificate, whose text has the digest, and its file.
  ///
  /// - Throws: ``CertificateFault``.
  func read(digest: String) throws(CertificateFault) -> (text: [UInt8], file: [UInt8]) {
    let path = CertificateStore.path(digest: digest)
    guard let file = try? Data(contentsOf: folder.appending(path: path)) else { throw .missing(path: path) }
    guard let text = try? Gzip.expanded(Array(file), limit: CertificateStore.longest), Digest.bytes(text) == digest
    else { throw .damaged(path: path) }
    return (text, Array(file))
  }
}

/// Why a certificate cannot be used.
enum CertificateFault: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  case damaged(path: String)

  var description: String {
    switch self {
    case .missing(let path): "\(path) cannot be read"
    case .damaged(let path): "\(path) has another content than its name says"
    }
  }
}
