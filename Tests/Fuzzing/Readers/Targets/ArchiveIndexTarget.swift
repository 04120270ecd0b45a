import Reporting

extension FuzzTarget {
  /// The index of an archive: what is read is written as a text that is read as the same.
  static let archiveIndex = FuzzTarget("archive-index", lengthLimit: 4_096) { bytes in
    guard let index = ArchiveIndex(parsing: text(bytes)) else { return false }
    let written = index.text
    guard let again = ArchiveIndex(parsing: written) else {
      throw BrokenPromise(description: "the index that was written is not read: \(written)")
    }
    try demand(again.text == written, "not written the same again: \(written)")
    return true
  }
}
