import Averaging
import Foundation
import Reporting

// The files of a dataset as bytes; all of them follow from the records.

extension AtlasDataset {
  /// A table of the dataset, in two files.
  enum Table: String, Sendable, CaseIterable {
    case entries
    case instances
    case thresholds
    case differenceSets = "difference-sets"

    var jsonFile: String { rawValue + ".jsonl" }
    var csvFile: String { rawValue + ".csv" }
  }

  /// All files but the manifest and the certificates, by their names.
  ///
  /// - Complexity: O(records)
  func files() throws(AtlasDatasetError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    files[Table.entries.jsonFile] = try AtlasDataset.lines(entries)
    files[Table.instances.jsonFile] = try AtlasDataset.lines(instances)
    files[Table.thresholds.jsonFile] = try AtlasDataset.lines(thresholds)
    files[Table.differenceSets.jsonFile] = try AtlasDataset.lines(differenceSets)
    for table in Table.allCases { files[table.csvFile] = Array(CommaSeparatedValues.text(rows(table)).utf8) }
    return files
  }

  /// What the manifest says of these files.
  func manifest(_ files: [String: [UInt8]]) -> AtlasManifest {
    let digests = Set(instances.compactMap(\.certificateDigest)).sorted()
    return AtlasManifest(
      version: AtlasManifest.formatVersion, library: libraryVersion,
      certificateFormat: AtlasManifest.certificateFormatVersion, specification: specificationDigest,
      files: files.mapValues { AtlasManifest.File($0) },
      certificates: AtlasManifest.Certificates(
        count: digests.count, sha256: ArchiveEntry.digest(Array(digests.map { $0 + "\n" }.joined().utf8))),
      totals: totals)
  }

  /// How many records there are of each state.
  ///
  /// - Complexity: O(n)
  public var totals: AtlasManifest.Totals {
    let closed = instances.count(where: \.isClosed)
    return AtlasManifest.Totals(
      entries: entries.count, instances: instances.count, closed: closed, open: instances.count - closed,
      failed: instances.count { $0.failure != nil }, thresholds: thresholds.count,
      differenceSets: differenceSets.count)
  }

  /// The bytes of a manifest.
  static func bytes(_ manifest: AtlasManifest) throws(AtlasDatasetError) -> [UInt8] {
    try encoded(manifest, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + [0x0A]
  }

  /// A line for each record: an object with sorted keys, without those that have no value.
  private static func lines(_ records: [some AtlasRecord]) throws(AtlasDatasetError) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records {
      bytes += try encoded(record, [.sortedKeys, .withoutEscapingSlashes])
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func encoded(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws(AtlasDatasetError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    // Records are texts and integers, which can always be written.
    do { return Array(try encoder.encode(value)) } catch { throw .inconsistent(reason: "\(error)") }
  }
}

// MARK: - Tables for spreadsheets

extension AtlasDataset {
  /// The rows of a table, titles first; lists are joined by “; ”, and what has no value is empty.
  private func rows(_ table: Table) -> [[String]] {
    switch table {
    case .entries:
      [AtlasDataset.entryColumns] + entries.map { entry in cells(entry, instance(entry.instance)) }
    case .instances: [AtlasDataset.instanceColumns] + instances.map(cells)
    case .thresholds:
      [["group", "order", "representation", "dimension", "threshold", "sharpBound", "paperBound"]]
        + thresholds.map { row in
          [row.group, "\(row.order)", row.representation]
            + [row.dimension, row.threshold, row.sharpBound, row.paperBound].map(String.init)
        }
    case .differenceSets:
      [["group", "order", "size", "lambda", "epsilon", "existence", "instances"]]
        + differenceSets.map { row in
          [
            row.group, "\(row.order)", "\(row.size)", "\(row.lambda)", row.epsilon, row.existence.rawValue,
            joined(row.instances),
          ]
        }
    }
  }

  private static let answerColumns = [
    "lower", "upper", "gap", "closed", "lowerBy", "upperBy", "stopped", "failure", "certificate", "certificateDigest",
  ]
  private static let entryColumns =
    ["kind", "group", "names", "order", "representation", "degree", "size", "symmetry", "epsilon", "weights"]
    + answerColumns + ["instance"]
  private static let instanceColumns =
    ["id", "identity", "group", "order", "rows", "irreducibleCount", "coefficientDimension"]
    + ["symmetry", "epsilon", "weights"] + answerColumns

  private func cells(_ entry: AtlasEntry, _ answer: AtlasInstance?) -> [String] {
    [
      entry.kind.rawValue, entry.group, joined(entry.names), "\(entry.order)", entry.representation,
      entry.degree.map(String.init) ?? "", entry.size.map(String.init) ?? "", entry.symmetry, entry.epsilon ?? "",
      entry.weights,
    ] + (answer.map(answerCells) ?? []) + [entry.instance]
  }

  private func cells(_ instance: AtlasInstance) -> [String] {
    [
      instance.id, instance.identity, instance.group, "\(instance.order)", joined(instance.rows.map(String.init)),
      "\(instance.irreducibleCount)", "\(instance.coefficientDimension)", instance.symmetry, instance.epsilon ?? "",
      instance.weights,
    ] + answerCells(instance)
  }

  private func answerCells(_ instance: AtlasInstance) -> [String] {
    [
      "\(instance.lower)", "\(instance.upper)", "\(instance.upper - instance.lower)", "\(instance.isClosed)",
      joined(instance.lowerBy), instance.upperBy, instance.stopped ?? "", instance.failure ?? "",
      instance.certificate ?? "", instance.certificateDigest ?? "",
    ]
  }

  private func joined(_ list: [String]) -> String { list.joined(separator: "; ") }
}
