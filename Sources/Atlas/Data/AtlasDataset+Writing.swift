import Foundation
import Reporting

extension AtlasDataset {
  /// Writes the dataset into a folder, each file whole or not at all, and the manifest last.
  ///
  /// The certificates have to be in the folder already. An older manifest is removed first, so that what is there while this runs is not
  /// taken for a dataset. Equal datasets give equal bytes.
  ///
  /// - Parameter folder: the folder; it is made if it is not there.
  /// - Throws: ``AtlasDatasetError/certificate(path:reason:)`` for a certificate that is not there,
  ///   ``AtlasDatasetError/cannotWrite(path:reason:)``.
  /// - Complexity: O(records)
  public func write(to folder: String) throws(AtlasDatasetError) {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(path: folder, reason: CertificateArchive.reason(error))
    }
    for path in Set(instances.compactMap(\.certificate)).sorted() {
      guard FileManager.default.fileExists(atPath: url.appending(path: path).path) else {
        throw .certificate(path: path, reason: "it is not in \(folder); certificates are written before the tables")
      }
    }
    let manifestPath = url.appending(path: AtlasManifest.fileName).path
    if FileManager.default.fileExists(atPath: manifestPath) {
      do { try FileManager.default.removeItem(atPath: manifestPath) } catch {
        throw .cannotWrite(path: manifestPath, reason: CertificateArchive.reason(error))
      }
    }
    let files = try files()
    let manifest = try AtlasDataset.bytes(manifest(files))
    do throws(CertificateArchive.Failure) {
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
        try AtomicFile.write(bytes, to: url.appending(path: name).path, replacing: true)
      }
      try AtomicFile.write(manifest, to: manifestPath, replacing: true)
    } catch {
      throw .cannotWrite(path: error.path, reason: error.reason)
    }
  }
}
