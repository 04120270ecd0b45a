import Foundation
import Reporting

/// Files in a folder of results.
enum RunFolder {
  /// Writes a file whole or not at all, with the folders that lead to it.
  ///
  /// - Parameter isLasting: whether the disk is waited for; what can be told from its content to be damaged need not be waited for.
  /// - Throws: ``AtlasError/unwritable(path:reason:)``.
  static func write(_ bytes: [UInt8], to file: URL, isLasting: Bool) throws(AtlasError) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: file.path, reason: (error as NSError).localizedDescription)
    }
    // Replacing waits for the disk, making a file does not.
    if !isLasting, (try? AtomicFile.write(bytes, to: file.path, replacing: false)) != nil { return }
    do throws(CertificateArchive.Failure) { try AtomicFile.write(bytes, to: file.path, replacing: true) } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }
}
