import Certificates
import Foundation

extension CertificateArchive {
  /// Where the index of a folder and its files disagree, in words; nothing in an archive that is in order. Nothing is written.
  ///
  /// - Complexity: O(bytes of all files)
  public static func faults(in folder: String) -> [String] {
    let url = URL(fileURLWithPath: folder)
    guard let text = try? String(contentsOf: url.appending(path: ArchiveIndex.fileName), encoding: .utf8),
      let index = ArchiveIndex(parsing: text)
    else { return ["\(folder) has no index"] }
    var faults: [String] = []
    if index.text != text { faults.append("the index is not in its canonical form") }
    for file in certificateFiles(in: folder).subtracting(index.entries.map(\.file)).sorted() {
      faults.append("\(file) is not in the index")
    }
    for entry in index.entries {
      guard let data = try? Data(contentsOf: url.appending(path: entry.file)),
        let certificate = try? Certificate(parsing: Array(data))
      else {
        faults.append("\(entry.file) is missing or not a certificate")
        continue
      }
      // Whether instances are isomorphic, and how long was searched, the file does not say.
      let found = ArchiveEntry(
        certificate, file: entry.file, bytes: Array(data), identity: entry.identity, seconds: entry.seconds)
      for (column, (said, found)) in zip(ArchiveEntry.columns, zip(entry.cells, found.cells)) where said != found {
        faults.append("\(entry.file): the index says \(column) \(said), the file \(found)")
      }
    }
    return faults
  }
}
