import Certificates
import Foundation
import Reporting
import Testing

@testable import Atlas

@Suite struct AtlasDatasetTests {
  private func content(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
    }
    return files
  }

  @Test func whatIsReadIsWhatWasWritten() throws {
    try withTemporaryFolder { folder in
      let fixture = try AtlasFixture.standard()
      try fixture.write(to: folder + "/first")
      let read = try AtlasDataset(reading: folder + "/first")
      #expect(try read == fixture.dataset())
      #expect(read.entries.count == 19 && read.instances.count == 16 && read.thresholds.count == 2)
      // In whatever order the records come, the bytes are the same.
      var shuffled = fixture
      shuffled.entries.reverse()
      shuffled.instances.reverse()
      shuffled.thresholds.reverse()
      try shuffled.write(to: folder + "/second")
      #expect(try content(folder + "/first") == content(folder + "/second"))
      // And it is not harmed by being written again.
      try read.write(to: folder + "/first")
      #expect(try content(folder + "/first") == content(folder + "/second"))
    }
  }

  @Test func manifestSaysWhatIsThere() throws {
    let dataset = try AtlasFixture.standard().dataset()
    let files = try dataset.files()
    let manifest = dataset.manifest(files)
    // echo -n '{}' | sha256sum
    #expect(manifest.specification == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
    let totals = manifest.totals
    #expect(totals.entries == 19 && totals.instances == 16 && totals.closed == 14 && totals.open == 2)
    #expect(totals.failed == 0 && totals.thresholds == 2 && totals.differenceSets == 2)
    #expect(manifest.certificates.count == 1)
    #expect(manifest.files.keys.sorted() == files.keys.sorted() && files.count == 8)
    #expect(manifest.files["entries.jsonl"]?.lines == 19 && manifest.files["entries.csv"]?.lines == 20)
    // What is written says the version that the manifest says.
    #expect(try AtlasFixture.archived().serialized().contains("\"version\": \(AtlasManifest.certificateFormatVersion)"))
  }

  @Test func difference() throws {
    let sets = try AtlasFixture.standard().dataset().differenceSets
    #expect(sets.map(\.size) == [3, 4] && sets.map(\.lambda) == [1, 2] && sets.allSatisfy { $0.existence == .exists })
    #expect(sets.map(\.epsilon) == ["2/9", "1/8"] && sets.allSatisfy { $0.instances.count == 2 })
    var fixture = AtlasFixture()
    fixture.ask(
      AtlasFixture.seven, .differenceSet, "regular", rows: Array(2...7), size: 3, symmetry: "weak", epsilon: "2/9",
      lower: 4,
      upper: 5)
    #expect(try fixture.dataset().differenceSets.first?.existence == AtlasDifferenceSet.Existence.none)
    fixture = AtlasFixture()
    fixture.ask(
      AtlasFixture.seven, .differenceSet, "regular", rows: Array(2...7), size: 3, symmetry: "weak", epsilon: "2/9",
      lower: 3,
      upper: 5)
    #expect(try fixture.dataset().differenceSets.first?.existence == .open)
  }

  /// What has a degree, and which.
  @Test(arguments: [
    ("X3", Int?(7), "degree is 1 for the curve of a representation"), ("X3", nil, "degree is there for profiles and"),
    ("regular", 1, "degree is there for profiles and"),
  ])
  func degreesOfCurves(representation: String, degree: Int?, words: String) throws {
    var fixture = AtlasFixture()
    fixture.ask(
      AtlasFixture.symmetric, .curve, representation, rows: [2, 3], degree: degree, symmetry: "weak", epsilon: "1/4",
      lower: 3, upper: 3)
    let error = try #require(throws: AtlasDatasetError.self) { _ = try fixture.dataset() }
    #expect("\(error)".contains(words), "\(error)")
  }

  @Test func tablesForSpreadsheets() throws {
    let files = try AtlasFixture.standard().dataset().files()
    let table = try ColumnTable(String(decoding: files["entries.csv"] ?? [], as: UTF8.self))
    #expect(table.rows.count == 19)
    #expect(
      try table.texts("group").first == "SmallGroup(3,1)"
        && table.texts("names").contains("S3; D3"))
    let (order, upper, gap) = (try table.texts("order"), try table.texts("upper"), try table.texts("gap"))
    let closed = try table.texts("closed")
    for row in table.rows.indices {
      #expect(try #require(Int(upper[row])) <= #require(Int(order[row])))
      #expect((gap[row] == "0") == (closed[row] == "true"))
    }
    #expect(closed.count { $0 == "false" } == 2)
  }

  /// A change of a file of the folder, and what is said of it.
  @Test(
    arguments: [
      ("entries.jsonl", "\"degree\":3", "\"degree\":4", "entries.jsonl is not what the manifest says"),
      ("instances.csv", "exact", "exakt", "instances.csv is not what the manifest says"),
      ("manifest.json", "\"closed\" : 14", "\"closed\" : 15", "manifest.json, line "),
      ("manifest.json", "\"version\" : 1", "\"version\" : 2", "version 2 of the format is unknown"),
      ("manifest.json", "\"library\"", "\"libary\"", "the key library is missing"),
      ("manifest.json", "entries.csv", "entrees.csv", "files has no entries.csv"),
      ("manifest.json", "{", "[", "this is not an object in JSON"),
    ])
  func changedFiles(file: String, part: String, change: String, words: String) throws {
    try withTemporaryFolder { folder in
      try AtlasFixture.standard().write(to: folder)
      let path = "\(folder)/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(part))
      try text.replacing(part, with: change, maxReplacements: 1)
        .write(toFile: path, atomically: true, encoding: .utf8)
      let error = try #require(throws: AtlasDatasetError.self) { _ = try AtlasDataset(reading: folder) }
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  /// Changes that somebody made with new hashes: the records themselves must be refused.
  @Test(
    arguments: [
      ("[\"hitting\"]", "[\"hit\"]", "entries.csv, line 2: it is not as the records are written"),
      ("\"lower\":1,", "\"lower\":0,", "instances.jsonl, line 2: bounds are 1 ≤ lower ≤ upper ≤ 6, not 0 and 1"),
      ("\"symmetry\":\"exact\"", "\"symmetry\":\"exakt\"", "symmetry is exact, weak or strong, not exakt"),
      ("\"identity\":\"S", "\"identity\":\"T", "is not the id of"),
      ("\"order\":3", "\"order\":\"3\"", "instances.jsonl, line 1: order is not a value of type Int"),
      (
        "{\"certificate\":\"certificates/", "{\"certificate\":\"../",
        "instances.jsonl, line 1: the certificate of this digest"
      ),
      ("\"certificateDigest\":", "\"digest\":", "are there together or not at all"),
      ("\"weights\":\"convex\"}", "\"weights\":\"convex\",\"x\":1}", "it is not as the records are written"),
      ("\"rows\":[2,3]", "\"rows\":[3,2]", "rows are ascending numbers"),
      ("\"order\":3", "\"order\":9223372036854775807", "an order from 1 to 2³¹ − 1"),
      ("\"irreducibleCount\":3", "\"irreducibleCount\":4", "a group of order 3 has no 4 irreducibles"),
    ])
  func changedRecords(part: String, change: String, words: String) throws {
    try withTemporaryFolder { folder in
      try AtlasFixture.standard().write(to: folder)
      let path = "\(folder)/instances.jsonl"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(part))
      let changed = text.replacing(part, with: change, maxReplacements: 1)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      let manifest = try String(contentsOfFile: "\(folder)/manifest.json", encoding: .utf8)
      try manifest.replacing(
        ArchiveEntry.digest(Array(text.utf8)), with: ArchiveEntry.digest(Array(changed.utf8))
      ).write(toFile: "\(folder)/manifest.json", atomically: true, encoding: .utf8)
      let error = try #require(throws: AtlasDatasetError.self) { _ = try AtlasDataset(reading: folder) }
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func foldersThatAreNoDataset() throws {
    try withTemporaryFolder { folder in
      #expect(throws: AtlasDatasetError.noManifest(folder: folder)) { _ = try AtlasDataset(reading: folder) }
      let missing = folder + "/none"
      #expect(throws: AtlasDatasetError.unreadable(path: missing, reason: "there is no such folder")) {
        _ = try AtlasDataset(reading: missing)
      }
      // Certificates come before the tables.
      let error = try #require(throws: AtlasDatasetError.self) {
        try AtlasFixture.standard().dataset().write(to: folder)
      }
      #expect("\(error)".contains("certificates are written before the tables"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/manifest.json"))
      // A file in the way of the folder.
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      let other = try #require(throws: AtlasDatasetError.self) {
        try AtlasFixture().dataset().write(to: folder + "/file")
      }
      #expect("\(other)".contains("cannot be written"))
    }
  }

  @Test func recordsThatDoNotBelongTogether() throws {
    var fixture = try AtlasFixture.standard()
    fixture.instances.append(fixture.instances[0])
    #expect(throws: AtlasDatasetError.inconsistent(reason: "two instances are \(fixture.instances[0].id)")) {
      _ = try fixture.dataset()
    }
    fixture = try AtlasFixture.standard()
    fixture.entries.append(fixture.entries[0])
    var error = try #require(throws: AtlasDatasetError.self) { _ = try fixture.dataset() }
    #expect("\(error)".contains("the same is asked in the line before"))
    fixture = try AtlasFixture.standard()
    let removed = fixture.instances.removeLast()
    error = try #require(throws: AtlasDatasetError.self) { _ = try fixture.dataset() }
    #expect("\(error)".contains("there is no instance \(removed.id)"))
    fixture = try AtlasFixture.standard()
    fixture.thresholds.append(fixture.thresholds[0])
    error = try #require(throws: AtlasDatasetError.self) { _ = try fixture.dataset() }
    #expect("\(error)".contains("thresholds.jsonl, line 3: the same representation"))
  }

  @Test func certificatesHaveTheirDigests() throws {
    try withTemporaryFolder { folder in
      let fixture = try AtlasFixture.standard()
      try fixture.write(to: folder)
      let dataset = try AtlasDataset(reading: folder)
      let instance = try #require(dataset.instances.first { $0.certificate != nil })
      let read = try AtlasDataset.certificate(of: instance, in: folder)
      #expect(try read == AtlasFixture.archived())
      let other = try #require(dataset.instances.first { $0.certificate == nil })
      #expect(try AtlasDataset.certificate(of: other, in: folder) == nil)
      let path = try #require(instance.certificate)
      let file = URL(fileURLWithPath: folder).appending(path: path)
      try Data(Gzip.compressed(Array("{}".utf8))).write(to: file)
      var error = try #require(throws: AtlasDatasetError.self) {
        _ = try AtlasDataset.certificate(of: instance, in: folder)
      }
      #expect("\(error)".contains("has another content than its name says"))
      try Data([0x1F, 0x8B, 0]).write(to: file)
      error = try #require(throws: AtlasDatasetError.self) {
        _ = try AtlasDataset.certificate(of: instance, in: folder)
      }
      guard case .certificate(path, _) = error else {
        Issue.record("\(error)")
        return
      }
      try FileManager.default.removeItem(at: file)
      #expect(throws: AtlasDatasetError.certificate(path: path, reason: "\(path) cannot be read")) {
        _ = try AtlasDataset.certificate(of: instance, in: folder)
      }
    }
  }
}
