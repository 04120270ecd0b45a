import Certificates
import Foundation
import Solving
import Synchronization
import Testing

@testable import Atlas

@Suite struct AtlasRunTests {
  /// Few and easy questions of all kinds, in several units.
  static let plan: (spec: AtlasSpec, plan: AtlasPlan)? = {
    let limits = "{\"steps\": 5000, \"seconds\": 60, \"memoryMiB\": 64}"
    let text = """
      {"format": "reynolds-atlas-spec 1", "title": "few", "parts": [
        {"groups": [{"orders": [2, 5]}, {"name": "S3"}], "profiles": ["irreducibles", "natural"], "unions": true,
         "weights": ["convex", "affine", "uniform"], "limits": \(limits)},
        {"groups": [{"orders": [3, 4]}], "curves": {"symmetries": ["weak", "strong"], "errors": ["1/2", "1/order"]},
         "weights": ["convex"], "limits": \(limits)},
        {"groups": [{"orders": [3, 4]}, {"name": "S3"}],
         "curves": {"symmetries": ["weak"], "errors": ["1/4"], "of": ["natural", "irreducibles"]},
         "differenceSets": true, "weights": ["convex"], "limits": \(limits)}]}
      """
    guard let spec = try? AtlasSpec(parsing: Array(text.utf8)), let contents = try? AtlasContents(spec) else {
      return nil
    }
    return (spec, AtlasPlan(contents))
  }()

  /// Every file of a folder with its content.
  private func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder)
    while let name = names?.nextObject() as? String {
      let path = "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = try Data(contentsOf: URL(fileURLWithPath: path))
      }
    }
    return files
  }

  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "atlas-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  private func merged(_ plan: AtlasPlan, _ spec: AtlasSpec, from folder: String) throws -> [String: Data] {
    let merge = AtlasMerge(plan, folder: folder)
    let report = merge.verified(jobs: 2)
    #expect(report.isComplete)
    _ = try merge.write(report, of: spec, into: "\(folder)/data", libraryVersion: "test")
    return try files("\(folder)/data")
  }

  /// In shards, with one thread or two, interrupted and resumed, with damaged files: the dataset is the same.
  @Test func theDatasetIsTheSameHoweverItCameAbout() throws {
    let (spec, plan) = try #require(AtlasRunTests.plan)
    #expect(plan.units.count == 6)
    try withFolder { folder in
      let whole = AtlasRun(plan.units, folder: "\(folder)/whole")
      try whole.run(jobs: 2)
      #expect(whole.progress.failures.isEmpty && whole.progress.redone.isEmpty && whole.progress.present == 0)
      #expect(whole.progress.closed == whole.progress.instances)
      let first = try merged(plan, spec, from: "\(folder)/whole")
      #expect(first.count > 40)

      // Three shards, the last one first, one thread each.
      let units = plan.units
      for shard in [2, 1, 0] {
        let part = units.indices.filter { $0 % 3 == shard }.map { units[$0] }
        try AtlasRun(part, folder: "\(folder)/parts").run(jobs: 1)
      }

      // A unit is missing, one is truncated, one is about other questions, a certificate is flipped, one is missing.
      let damaged = "\(folder)/parts"
      let paths = units.map { "\(damaged)/\(UnitFile.path($0))" }
      try FileManager.default.removeItem(atPath: paths[0])
      let text = try Data(contentsOf: URL(fileURLWithPath: paths[1]))
      try text.prefix(text.count / 2).write(to: URL(fileURLWithPath: paths[1]))
      try FileManager.default.removeItem(atPath: paths[2])
      try FileManager.default.copyItem(atPath: paths[3], toPath: paths[2])
      let certificates = try [4, 5].map { position in
        let file = try #require(try UnitFile.read(units[position], in: URL(fileURLWithPath: damaged)))
        return "\(damaged)/\(try #require(file.instances.compactMap(\.certificate).first))"
      }
      var bytes = try Data(contentsOf: URL(fileURLWithPath: certificates[0]))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: certificates[0]))
      try FileManager.default.removeItem(atPath: certificates[1])
      let report = AtlasMerge(plan, folder: damaged).verified(jobs: 1)
      #expect(report.missing.count == 1 && report.missing.first?.contains(units[0].id) == true)
      #expect(report.damaged.count == 4)
      #expect(!report.isComplete)

      let again = AtlasRun(units, folder: damaged)
      try again.run(jobs: 2)
      #expect(again.progress.redone.count == 4)
      #expect(again.progress.present == units.count - 5)
      #expect(try merged(plan, spec, from: damaged) == first)

      // Bounds that the certificate does not have are noticed.
      let data = "\(folder)/whole/data"
      let dataset = try AtlasDataset(reading: data)
      #expect(dataset.faults(in: data, jobs: 2) == [])
      // Whoever has seen enough is asked after each answer, on each thread.
      let looked = Mutex(0)
      _ = dataset.faults(
        in: data, jobs: 2,
        goesOn: { _ in
          looked.withLock { $0 += 1 }
          return false
        })
      #expect((1...2).contains(looked.withLock { $0 }))
      try reject(dataset, in: data)
    }
  }

  /// Answers whose fields or certificates are about something else.
  private func reject(_ dataset: AtlasDataset, in folder: String) throws {
    let store = CertificateStore(folder: folder)
    let six = dataset.instances.filter { $0.group == "SmallGroup(6,1)" && $0.symmetry == "exact" }
    let answer = try #require(six.first { $0.rows == [3] && $0.weights == "convex" })
    let other = try #require(six.first { $0.rows == [2] && $0.weights == "convex" })
    let affine = try #require(six.first { $0.rows == [3] && $0.weights == "affine" })
    func fault(_ instance: AtlasInstance, with holder: AtlasInstance) throws -> String {
      var verifier = AtlasVerifier()
      let text = try store.read(digest: try #require(holder.certificateDigest)).text
      return verifier.fault(of: instance, certificate: text) ?? ""
    }
    #expect(try fault(answer, with: answer) == "")
    #expect(try fault(answer, with: affine).contains("other weights"))
    #expect(try fault(answer, with: other) != "")
    let question = try #require(AtlasRunTests.plan?.plan.contents.items.first { $0.question.id == answer.id }?.question)
    func changed(lower: Int, upper: Int) -> AtlasInstance {
      AtlasInstance(
        question, lower: lower, upper: upper, lowerBy: ["rank"], upperBy: "engine", stopped: "steps",
        certificateDigest: answer.certificateDigest)
    }
    #expect(try fault(changed(lower: answer.lower - 1, upper: answer.upper), with: answer).contains("claims"))
    var verifier = AtlasVerifier()
    #expect(
      verifier.fault(
        of: AtlasInstance(
          question, lower: answer.lower + 1, upper: 6, lowerBy: ["rank"], upperBy: "engine", stopped: "steps",
          certificateDigest: nil), certificate: nil)?.contains("theorems give") == true)
  }

  /// What cannot be written ends the run with an error that names it.
  @Test func aFileInTheWayIsNamed() throws {
    let (_, plan) = try #require(AtlasRunTests.plan)
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: "\(folder)/units"))
      let error = #expect(throws: AtlasError.self) {
        try AtlasRun([plan.units[0]], folder: folder).run(jobs: 1)
      }
      guard case .unwritable(let path, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(path.hasPrefix("\(folder)/units"))
    }
  }

  /// Whole orders, known values, and the values of certificates that were archived before.
  @Test func valuesAgreeWithTheArchive() throws {
    let (_, plan) = try #require(AtlasRunTests.plan)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let index = try String(
      contentsOf: root.appending(path: "Counterexamples/excluded/index.tsv"), encoding: .utf8)
    var archived: [String: [String]] = [:]
    for line in index.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      archived["\(cells[11]) \(cells[1]) \(cells[2])"] = [cells[4], cells[5]]
    }
    var shared = 0
    var solver: AtlasSolver?
    for item in plan.contents.items where item.question.order >= 5 && item.question.symmetry.kind == .exact {
      let answer = AtlasSolver.answer(item, keeping: &solver)
      #expect(answer.instance.failure == nil)
      guard let text = answer.certificate else { continue }
      let certificate = try Certificate(parsing: text)
      // Classes over a number field are not recognized.
      guard let identity = InstanceIdentity.text(of: certificate),
        let bounds = archived["\(identity) exact \(item.question.weights.rawValue)"]
      else { continue }
      shared += 1
      #expect(["\(answer.instance.lower)", "\(answer.instance.upper)"] == bounds, "\(item.question.identity)")
    }
    #expect(shared >= 6)
  }

  /// The plan depends on the questions alone; limits are part of a unit's name.
  @Test func unitsAreBalancedAndNamedByContent() throws {
    let (spec, plan) = try #require(AtlasRunTests.plan)
    #expect(AtlasPlan(try AtlasContents(spec)).units == plan.units)
    #expect(plan.units.flatMap(\.items) == plan.contents.items)
    #expect(Set(plan.units.map(\.id)).count == plan.units.count)
    #expect(plan.units.allSatisfy { unit in Set(unit.items.map(\.question.group)).count == 1 })
    #expect(plan.units.allSatisfy { $0.items.count == 1 || $0.estimatedSeconds <= AtlasPlan.unitSeconds })
    let item = try #require(plan.units.first?.items.first)
    let longer = AtlasContents.Item(
      question: item.question, limits: AtlasSpec.Limits(steps: 6_000, seconds: 60, memoryMiB: 64))
    #expect(AtlasUnit([item]).id != AtlasUnit([longer]).id)
  }
}
