/// An entry joined with its answer, and with the threshold degree of its representation where the dataset has it: what queries are about.
public struct AtlasRow: Sendable, Hashable {
  /// What was asked.
  public let entry: AtlasEntry
  /// The answer.
  public let instance: AtlasInstance
  /// The threshold degree of the representation.
  public let threshold: AtlasThreshold?
}

extension AtlasDataset {
  /// The entries with what belongs to them, in their order.
  ///
  /// - Complexity: O(n)
  public var rows: [AtlasRow] {
    struct Place: Hashable {
      let group: String
      let representation: String
    }
    let degrees = Dictionary(
      thresholds.map { (Place(group: $0.group, representation: $0.representation), $0) },
      uniquingKeysWith: { first, _ in first })
    return entries.compactMap { entry in
      instance(entry.instance).map { instance in
        AtlasRow(
          entry: entry, instance: instance,
          threshold: degrees[Place(group: entry.group, representation: entry.representation)])
      }
    }
  }
}
