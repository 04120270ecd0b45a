import Reporting

/// The atlas as data: what was asked, the answers with their certificates, and what follows from them.
///
/// A dataset is a value: records in a defined order, from which every file of its folder follows (`Documentation/AtlasFormat.md`).
public struct AtlasDataset: Sendable, Hashable {
  /// What was asked, sorted by order, group, kind, representation, degree or size, symmetry, ε and weights.
  public let entries: [AtlasEntry]
  /// The answers, sorted by order, group, symmetry, ε, weights and rows.
  public let instances: [AtlasInstance]
  /// The threshold degrees, sorted by order, group and representation.
  public let thresholds: [AtlasThreshold]
  /// What the entries say of difference sets, sorted by order, group and size.
  public let differenceSets: [AtlasDifferenceSet]
  /// The SHA-256 of the text of the specification.
  public let specificationDigest: String
  /// The version of the library that computed the answers.
  public let libraryVersion: String

  private let positions: [String: Int]

  /// Puts a dataset together.
  ///
  /// - Parameters:
  ///   - entries: what was asked, in any order.
  ///   - instances: the answers, in any order, each once.
  ///   - thresholds: the threshold degrees, in any order.
  ///   - specification: the text of the specification, of which the hash is kept.
  ///   - libraryVersion: the version of the library that computed the answers.
  /// - Throws: ``AtlasDatasetError/malformed(file:line:reason:)`` (the line is that in the file) for a record that says what cannot be, and
  ///   ``AtlasDatasetError/inconsistent(reason:)`` for an answer that is there twice or missing.
  /// - Complexity: O(n log n)
  public init(
    entries: [AtlasEntry], instances: [AtlasInstance], thresholds: [AtlasThreshold], specification: String,
    libraryVersion: String
  ) throws(AtlasDatasetError) {
    try self.init(
      entries: entries, instances: instances, thresholds: thresholds,
      specificationDigest: ArchiveEntry.digest(Array(specification.utf8)), libraryVersion: libraryVersion)
  }

  init(
    entries: [AtlasEntry], instances: [AtlasInstance], thresholds: [AtlasThreshold], specificationDigest: String,
    libraryVersion: String
  ) throws(AtlasDatasetError) {
    self.entries = AtlasSorting.sorted(entries)
    self.instances = AtlasSorting.sorted(instances)
    self.thresholds = AtlasSorting.sorted(thresholds)
    self.specificationDigest = specificationDigest
    self.libraryVersion = libraryVersion
    positions = Dictionary(
      self.instances.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    try AtlasDataset.check(self.instances)
    let answers = Dictionary(self.instances.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    try AtlasDataset.check(self.entries, answers)
    try AtlasDataset.check(self.thresholds)
    differenceSets = AtlasDifferenceSet.all(self.entries, answers)
  }

  /// The answer of an id; `nil` if there is none.
  ///
  /// - Complexity: O(1)
  public func instance(_ id: String) -> AtlasInstance? { positions[id].map { instances[$0] } }
}
