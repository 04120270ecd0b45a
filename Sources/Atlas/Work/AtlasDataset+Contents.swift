import Reporting

extension AtlasDataset {
  /// Compares a dataset with what its specification asks: every entry with the question that it names, every threshold degree, no answer
  /// missing and none too many.
  ///
  /// - Parameters:
  ///   - spec: the specification whose hash the manifest has.
  ///   - contents: what it asks.
  /// - Returns: what is wrong; empty if the dataset is about the specification.
  /// - Complexity: O(n log n)
  public func faults(of spec: AtlasSpec, asking contents: AtlasContents) -> [String] {
    guard ArchiveEntry.digest(Array(spec.text.utf8)) == specificationDigest else {
      return ["it was made of another specification, of the SHA-256 \(specificationDigest)"]
    }
    let asked: AtlasDataset
    do throws(AtlasDatasetError) {
      asked = try AtlasDataset(
        entries: contents.entries, instances: instances, thresholds: contents.thresholds,
        specificationDigest: specificationDigest, libraryVersion: libraryVersion)
    } catch { return ["the specification asks what the dataset does not answer: \(error)"] }
    var faults: [String] = []
    func compare<Record: Hashable>(_ what: String, _ present: [Record], _ wanted: [Record]) {
      let (present, wanted) = (Set(present), Set(wanted))
      let (missing, other) = (wanted.subtracting(present).count, present.subtracting(wanted).count)
      if missing + other > 0 { faults.append("\(what): \(missing) are missing, \(other) are not what is asked") }
    }
    compare("entries", entries, asked.entries)
    compare("threshold degrees", thresholds, asked.thresholds)
    compare("questions", instances.map(\.identity), contents.items.map(\.question.identity))
    return faults
  }
}
