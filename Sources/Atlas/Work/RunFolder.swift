import Foundation
import Reporting

/// Files in a folder of results.
enum RunFolder {
  /// Writes a file whole or not at all, with the folders that lead to it.
  ///
  /// - Parameter durability: what can be told from its content to be damaged, and is made again then, need not survive a power failure.
  /// - Throws: ``AtlasError/unwritable(path:reason:)``.
  static func write(_ bytes: [UInt8], to file: URL, durability: AtomicFile.Durability) throws(AtlasError) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: file.path, reason: (error as NSError).localizedDescription)
    }
    do throws(CertificateArchive.Failure) {
      try AtomicFile.write(bytes, to: file.path, replacing: true, durability: durability)
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }

  /// Removes the temporary files of processes that were killed, in all folders of results or of a dataset.
  static func removeLeftovers(in folder: URL) {
    let certificates = folder.appending(path: "certificates")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: certificates.path)) ?? []
    for place in [folder, folder.appending(path: "units")] + names.map({ certificates.appending(path: $0) }) {
      AtomicFile.removeLeftovers(in: place.path)
    }
  }
}
