import CertificateFiles
import Certificates
import Foundation
import Testing

@Suite("Checks with bounded memory")
struct BoundedCheckerTests {
  /// A folder with certificates by name, removed at the end.
  private func withFiles(
    _ files: [(name: String, text: String)], _ body: (_ folder: String, _ paths: [String]) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bounded-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = files.map { "\(folder)/\($0.name).json" }
    for (path, file) in zip(paths, files) { try Data(file.text.utf8).write(to: URL(fileURLWithPath: path)) }
    try body(folder, paths)
  }

  /// Within all limits, and 400 MB of one list.
  private static let large = Samples.trivial.with {
    $0.group = .init(points: 50_000_000, generators: [], order: 1)
    $0.scheme = []
  }.serialized()

  @Test(
    "a file that takes too much is not proved, and the next one is checked",
    .enabled(if: !Sanitizer.isInUse, "the memory of a sanitizer cannot be bounded"))
  func memory() throws {
    try withFiles([
      ("1", Samples.s3Quadratic.serialized()), ("2", BoundedCheckerTests.large), ("3", Samples.s3Cubic.serialized()),
    ]) { folder, _ in
      let (code, output) = try CheckCommand.run(["--memory", "128", folder])
      #expect(code == 2)
      let lines = output.split(separator: "\n")
      try #require(lines.count == 5, "\(output)")
      #expect(lines[0].hasPrefix("valid ") && lines[1].hasPrefix("incomplete ") && lines[3].hasPrefix("valid "))
      #expect(lines[2].hasPrefix("  the check ended early (signal "), "\(output)")
      #expect(lines[2].hasSuffix("for more than the limit of 128 MiB; raise it with --memory"))
      #expect(lines[4] == "3 certificates: 2 valid, 1 incomplete")
    }
  }

  @Test("a path behind -- is a path for the process that checks, too")
  func behindTwoDashes() throws {
    try withFiles([("-1", Samples.s3Quadratic.serialized())]) { _, paths in
      let (code, output) = try CheckCommand.run(["--", paths[0]])
      #expect(code == 0 && output.hasSuffix("1 certificate: 1 valid\n"), "\(output)")
    }
  }

  @Test("otherwise the results are those without a bound")
  func same() throws {
    let invalid = Samples.s3Cubic.with { $0.group.order = 7 }.serialized()
    try withFiles([
      ("a", Samples.s3Cubic.serialized()), ("b", invalid), ("c", "{"),
      ("d\u{201C}\n", Samples.solverClaimed.serialized()),
    ]) { folder, paths in
      let binary = try CheckCommand.binary().path
      let bounded = BoundedChecker(program: binary, arguments: ["--worker", "--memory", "2048", "x"], memory: 2048)
      let checker = CertificateChecker()
      let entries = CertificateFiles.expand(paths + [folder + "/missing"])
      #expect(entries.count == 5)
      let files = try CheckSummary(checking: paths + [folder + "/missing"], by: bounded.check).files
      #expect(files == entries.map { CertificateFiles.check($0, with: checker) })
      #expect(Set(files.map(\.status)).count == 5, "every status once")
      for format in ["text", "json"] {
        let arguments = ["--format", format, "--verbose", folder]
        let (one, other) = (try CheckCommand.run(arguments), try CheckCommand.run(["--memory", "0"] + arguments))
        #expect(one.code == 65 && one.code == other.code && one.output == other.output)
      }
    }
  }

  @Test("programs that do not check")
  func otherPrograms() throws {
    let file = CertificateFiles.Entry.file("x.json")
    func checker(_ program: String, _ arguments: String...) -> BoundedChecker {
      BoundedChecker(program: program, arguments: arguments, memory: 100)
    }
    #expect(throws: CheckWorkerError.notStarted(program: "/nowhere", reason: "No such file or directory")) {
      try checker("/nowhere").check(file)
    }
    #expect(throws: CheckWorkerError.gaveUp(code: 7)) { try checker("/bin/sh", "-c", "exit 7").check(file) }
    #expect(throws: CheckWorkerError.noAnswer) { try checker("/bin/cat").check(file) }
    // Killed from outside, by the system for lack of memory or by somebody.
    let killed = try checker("/bin/sh", "-c", "read line; kill -9 $$").check(file)
    #expect(killed.status == .incomplete && killed.path == "x.json" && killed.statement == nil)
    #expect(killed.findings.first?.message.hasPrefix("the check was ended from outside (signal 9, Killed)") == true)
    #expect(CheckWorkerError.gaveUp(code: 7).description.contains("--memory 0"))
  }
}
