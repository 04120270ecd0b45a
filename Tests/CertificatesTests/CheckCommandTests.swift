import CertificateFiles
import Certificates
import Foundation
import Testing

/// A folder with certificates of every status, removed at the end.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("reynolds-check-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("deep/er"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  var valid: String { get throws { try write("valid.json", Samples.s3Cubic.serialized()) } }
  var incomplete: String { get throws { try write("incomplete.json", Samples.solverClaimed.serialized()) } }
  var invalid: String {
    get throws { try write("deep/invalid.json", Samples.s3Cubic.with { $0.group.order = 7 }.serialized()) }
  }
  var malformed: String { get throws { try write("deep/er/malformed.json", "{\n\"format\": 1.5}") } }
  var missing: String { path("missing.json") }
}

@Suite("Files and folders of certificates")
struct CertificateFilesTests {
  @Test("a folder stands for the sorted *.json in it and below")
  func expansion() throws {
    let folder = try Folder()
    let expected = [try folder.malformed, try folder.invalid, try folder.incomplete, try folder.valid]
    try folder.write("notes.txt", "no certificate")
    try FileManager.default.createDirectory(atPath: folder.path("folder.json"), withIntermediateDirectories: true)
    #expect(CertificateFiles.expand([folder.url.path]) == expected.map(CertificateFiles.Entry.file))
    #expect(
      CertificateFiles.expand([folder.path("notes.txt"), folder.path("folder.json"), folder.missing]) == [
        .file(folder.path("notes.txt")),
        .unreadable(folder.path("folder.json"), reason: "no *.json or *.json.gz in this folder or below"),
        .unreadable(folder.missing, reason: "no such file or folder"),
      ])
  }

  @Test("the gravest status decides the exit code")
  func exitCodes() throws {
    let folder = try Folder()
    let (valid, incomplete, invalid) = (try folder.valid, try folder.incomplete, try folder.invalid)
    let malformed = try folder.malformed
    func code(_ paths: String...) -> Int32 { CheckSummary(checking: paths).exitCode }
    #expect(code(valid) == 0)
    #expect(code(valid, incomplete) == 2)
    #expect(code(incomplete, invalid, valid) == 1)
    #expect(code(malformed, invalid, incomplete, valid) == 65)
    #expect(code(valid, folder.missing, malformed, invalid) == 66)
    #expect(CheckSummary(files: []).exitCode == 66)
  }

  @Test("a report names the statement, or the first fault with its line")
  func text() throws {
    let folder = try Folder()
    let summary = CheckSummary(
      checking: [try folder.valid, try folder.incomplete, try folder.invalid, try folder.malformed, folder.missing])
    let texts = summary.files.map { $0.text() }
    #expect(texts[0].hasPrefix("valid       \(folder.url.path)/valid.json  AC_ex (convex weights) = 6 for S3"))
    #expect(!texts[0].contains("\n"))
    #expect(texts[1].contains("incomplete  "))
    #expect(texts[1].contains("\n  line 5: claim.lower: only AC ≥ 4 is proved, not AC ≥ 6") == false)
    #expect(texts[1].contains("claim.lower: only AC ≥ 4 is proved, not AC ≥ 6"))
    #expect(texts[2].contains("invalid     "))
    #expect(
      texts[2].hasSuffix("\n  line 4: group.order: the order is not 7: the generators generate 6 elements"))
    #expect(texts[3].contains("\n  line 2: numbers are integers without a decimal point"))
    #expect(texts[4] == "unreadable  \(folder.missing)\n  no such file or folder")
    #expect(summary.line == "5 certificates: 1 valid, 1 incomplete, 1 invalid, 1 malformed, 1 unreadable")
    #expect(summary.files[0].text(verbose: true).contains("\n  ok: line 8: scheme: the whole group with equal weights"))
  }

  @Test("JSON output can be read back")
  func json() throws {
    struct Report: Decodable {
      struct Item: Decodable {
        let path: String
        let status: String
        let provedLower: Int?
        let upper: Int?
      }
      let certificates: [Item]
      let counts: [String: Int]
      let exitCode: Int
    }
    let folder = try Folder()
    let text = try CheckSummary(checking: [try folder.valid, try folder.invalid]).json()
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(report.exitCode == 1)
    #expect(report.certificates.map(\.status) == ["valid", "invalid"])
    #expect(report.certificates.map(\.provedLower) == [6, nil])
    #expect(report.counts["valid"] == 1 && report.counts["malformed"] == 0)
  }

  @Test("compressed files are found and read")
  func compressed() throws {
    let folder = try Folder()
    let bytes = Gzip.compressed(Array(Samples.s3Cubic.serialized().utf8))
    try Data(bytes).write(to: folder.url.appendingPathComponent("deep/valid.json.gz"))
    try Data(bytes.dropLast(3)).write(to: folder.url.appendingPathComponent("deep/er/cut.json.gz"))
    let summary = CheckSummary(checking: [folder.url.path])
    #expect(summary.files.map(\.status) == [.malformed, .valid])
    #expect(summary.files[0].findings[0].message == "the gzip file is damaged or cut off")
    // More bytes than the compressed file has, but fewer than its content.
    let file = CertificateFiles.check(
      .file(folder.path("deep/valid.json.gz")), with: CertificateChecker(), sizeLimit: bytes.count + 10)
    #expect(file.status == .malformed && file.findings[0].message.contains("expands to more than"))
  }

  @Test("files that are too large or no files are not read")
  func unreadable() throws {
    let folder = try Folder()
    let valid = try folder.valid
    let checker = CertificateChecker()
    #expect(CertificateFiles.check(.file(valid), with: checker, sizeLimit: 100).status == .unreadable)
    #expect(CertificateFiles.check(.file(valid), with: checker).status == .valid)
    #expect(CertificateFiles.check(.file("/dev/null"), with: checker).status == .unreadable)
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.json"), withDestinationPath: valid)
    #expect(CertificateFiles.check(.file(folder.path("link.json")), with: checker).status == .valid)
  }
}

@Suite("The command reynolds-check")
struct CheckCommandTests {
  private func run(_ arguments: String...) throws -> (code: Int32, output: String) { try CheckCommand.run(arguments) }

  @Test("exit codes and output")
  func exitCodes() throws {
    let folder = try Folder()
    let valid = try folder.valid
    let (code, output) = try run(valid)
    #expect(code == 0)
    #expect(output.hasPrefix("valid       "))
    #expect(output.hasSuffix("\n1 certificate: 1 valid\n"))
    #expect(try run(folder.url.path).code == 0)
    #expect(try run(try folder.incomplete).code == 2)
    #expect(try run(try folder.invalid).code == 1)
    #expect(try run(try folder.malformed).code == 65)
    #expect(try run(folder.missing).code == 66)
    #expect(try run(folder.url.path).code == 65, "now the folder has all of them")
    #expect(try run().code == 64)
    #expect(try run("--nonsense", valid).code == 64)
    #expect(try run("--max-order", "0", valid).code == 64)
    #expect(try run("--memory", "63", valid).code == 64)
    #expect(try CheckCommand.run([valid], output: "/dev/full").code == 73)
  }

  @Test("options")
  func options() throws {
    let folder = try Folder()
    let valid = try folder.valid
    #expect(try run("--max-order", "5", valid).code == 2)
    #expect(try run("--max-bytes", "5", valid).code == 66)
    #expect(try run("--verbose", valid).output.contains("ok: line 8: scheme: "))
    let json = try run("--format", "json", valid)
    #expect(json.code == 0)
    #expect(json.output.hasPrefix("{\n  \"certificates\""))
  }

  @Test("an empty folder is an error")
  func emptyFolder() throws {
    let folder = try Folder()
    let (code, output) = try run(folder.url.path)
    #expect(code == 66)
    #expect(output.contains("no *.json or *.json.gz in this folder or below"))
  }
}
