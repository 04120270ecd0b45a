import Certificates
import Foundation
import Reporting

/// The certificates of a folder, each in a file that is named for its content.
struct CertificateStore: Sendable {
  /// The folder that holds `certificates`.
  let folder: URL

  init(folder: String) { self.folder = URL(fileURLWithPath: folder, isDirectory: true) }

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
    let target = folder.appending(path: AtlasInstance.certificatePath(digest: digest))
    try RunFolder.write(file, to: target, durability: .processEnd)
  }

  /// Removes the certificates that are not at some paths.
  func removeAll(but paths: Set<String>) {
    let names = FileManager.default.enumerator(atPath: folder.appending(path: "certificates").path)
    for case let name as String in names ?? .init() where name.hasSuffix(".json.gz") {
      let path = "certificates/\(name)"
      // What cannot be removed is not of the dataset, whose records say what is.
      if !paths.contains(path) { try? FileManager.default.removeItem(at: folder.appending(path: path)) }
    }
  }

  /// A certificate, whose text has the digest, and its file.
  ///
  /// - Throws: ``CertificateFault``.
  func read(digest: String) throws(CertificateFault) -> (text: [UInt8], file: [UInt8]) {
    let path = AtlasInstance.certificatePath(digest: digest)
    guard let file = try? Data(contentsOf: folder.appending(path: path)) else { throw .missing(path: path) }
    guard let text = try? Gzip.expanded(Array(file), limit: Certificate.defaultSizeLimit),
      ArchiveEntry.digest(text) == digest
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
