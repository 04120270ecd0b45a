import Certificates
import Foundation
import Reporting

@testable import Atlas

/// A small dataset with true values, by hand: S3 and C3 from the text-books, C7 with its difference set {1, 2, 4}, and one
/// instance left open.
struct AtlasFixture {
  var entries: [AtlasEntry] = []
  var instances: [AtlasInstance] = []
  var thresholds: [AtlasThreshold] = []
  var certificates: [String: [UInt8]] = [:]

  static let specification = "{}"
  static let version = "0.1.0"

  /// The dataset of the records.
  func dataset() throws(AtlasDatasetError) -> AtlasDataset {
    try AtlasDataset(
      entries: entries, instances: instances, thresholds: thresholds, specification: AtlasFixture.specification,
      libraryVersion: AtlasFixture.version)
  }

  /// Writes the certificates and the dataset.
  func write(to folder: String) throws {
    for (path, text) in certificates {
      let url = URL(fileURLWithPath: folder).appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Gzip.compressed(text)).write(to: url)
    }
    try dataset().write(to: folder)
  }

  /// A group with the degrees of its irreducible characters.
  struct Group {
    let group: String
    let names: [String]
    let degrees: [Int]
    var order: Int { degrees.reduce(0) { $0 + $1 * $1 } }
  }

  static let symmetric = Group(group: "SmallGroup(6,1)", names: ["S3", "D3"], degrees: [1, 1, 2])
  static let cyclic = Group(group: "SmallGroup(3,1)", names: ["C3"], degrees: [1, 1, 1])
  static let seven = Group(group: "SmallGroup(7,1)", names: ["C7"], degrees: [1, 1, 1, 1, 1, 1, 1])

  /// Adds a question with its answer.
  mutating func ask(
    _ group: Group, _ kind: AtlasEntry.Kind, _ representation: String, rows: [Int], degree: Int? = nil,
    size: Int? = nil, symmetry: String = "exact", epsilon: String? = nil, weights: String = "convex", lower: Int,
    upper: Int, stopped: String? = nil, certificate: Certificate? = nil
  ) {
    let identity = "\(group.group) \(rows) \(symmetry) \(epsilon ?? "") \(weights)"
    let text = certificate.map { Array($0.serialized().utf8) }
    let digest = text.map { ArchiveEntry.digest($0) }
    let path = digest.map { AtlasInstance.certificatePath(digest: $0) }
    if let path, let text { certificates[path] = text }
    let id = AtlasInstance.id(identity: identity)
    entries.append(
      AtlasEntry(
        kind: kind, group: group.group, names: group.names, order: group.order, representation: representation,
        degree: degree, size: size, symmetry: symmetry, epsilon: epsilon, weights: weights, instance: id))
    guard !instances.contains(where: { $0.id == id }) else { return }
    instances.append(
      AtlasInstance(
        id: id, identity: identity, group: group.group, order: group.order, rows: rows,
        irreducibleCount: group.degrees.count,
        coefficientDimension: 1 + rows.reduce(0) { $0 + group.degrees[$1 - 1] * group.degrees[$1 - 1] },
        symmetry: symmetry, epsilon: epsilon, weights: weights, lower: lower, upper: upper,
        lowerBy: text == nil ? ["Plancherel"] : ["hitting"], upperBy: text == nil ? "whole group" : "engine",
        stopped: stopped, certificate: path, certificateDigest: digest))
  }

  /// All of it.
  static func standard() throws -> AtlasFixture {
    var fixture = AtlasFixture()
    // S3 on ℝ³: invariants only, then with the plane, then with the sign too; K* = 3 = n(n − 1)/2.
    for weights in ["convex", "affine", "uniform"] {
      for (degree, rows, cost) in [(0, [], 1), (1, [3], 3), (2, [3], 3), (3, [2, 3], 6)] as [(Int, [Int], Int)] {
        fixture.ask(
          symmetric, .profile, "natural", rows: rows, degree: degree, weights: weights, lower: cost, upper: cost)
      }
    }
    fixture.thresholds.append(
      AtlasThreshold(
        group: symmetric.group, order: 6, representation: "natural", dimension: 3, threshold: 3, sharpBound: 3,
        paperBound: 5))
    // C3: both characters, which only rational weights tie together; the certificate is one of the archive.
    fixture.ask(
      cyclic, .union, "rational-irreducibles:2", rows: [2, 3], lower: 3, upper: 3, certificate: try archived())
    fixture.thresholds.append(
      AtlasThreshold(
        group: cyclic.group, order: 3, representation: "natural", dimension: 3, threshold: 1, sharpBound: 2,
        paperBound: 3))
    // C7: (7, 3, 1) and its complement (7, 4, 2) exist; the curve at 1/2 is left open.
    let all = [2, 3, 4, 5, 6, 7]
    for weights in ["convex", "uniform"] {
      for (size, epsilon) in [(3, "2/9"), (4, "1/8")] {
        fixture.ask(
          seven, .differenceSet, "regular", rows: all, size: size, symmetry: "weak", epsilon: epsilon,
          weights: weights, lower: size, upper: size)
      }
    }
    fixture.ask(
      seven, .curve, "regular", rows: all, symmetry: "weak", epsilon: "1/10", weights: "convex", lower: 5, upper: 6,
      stopped: "10000 steps")
    fixture.ask(
      seven, .curve, "regular", rows: all, symmetry: "strong", epsilon: "1/10", weights: "convex", lower: 5, upper: 6,
      stopped: "10000 steps")
    return fixture
  }

  /// A certificate of the archive for C3 on the points.
  static func archived() throws -> Certificate {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Counterexamples/excluded")
    let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .first { $0.hasPrefix("SmallGroup-3-1-rational-irreducibles-2-convex") }
    return try Certificate(parsing: Array(Data(contentsOf: folder.appending(path: name ?? "none"))))
  }
}

/// Runs a test body with a folder of its own.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-atlas-\(UUID())").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
