import Foundation
import PropertyTesting
import PropertyTestingSupport
import Testing

/// What happens to a counterexample when the process does not survive it.
///
/// The fixtures are tests of this suite that end their process. They run only in processes that these tests start.
@Suite struct TrapTests {
  private static let variable = "PROPERTY_TRAP_FIXTURE"

  private static func isFixture(_ name: String) -> Bool {
    ProcessInfo.processInfo.environment[variable] == name
  }

  /// Runs a fixture in a process of its own, with its store in `directory`.
  private func runFixture(_ name: String, store directory: String) throws -> (output: String, process: Process) {
    let process = Process()
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--testing-library", "swift-testing", "--filter", "TrapTests/.fixture"]
    var environment = ProcessInfo.processInfo.environment
    environment[TrapTests.variable] = name
    environment["REYNOLDS_STORE"] = directory
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process)
  }

  private func temporaryDirectory() -> String {
    NSTemporaryDirectory() + "property-traps-\(UUID().uuidString)"
  }

  private func files(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  @Test(.enabled(if: isFixture("trap")))
  func `fixture: an index out of range`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1000).array(count: 0...20), name: "trap") { list in
      let index = (list.max() ?? 0) / 100
      // Out of range as soon as a number is too large for the length.
      #expect(list.isEmpty || list[min(index, 7)] >= 0)
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a trap is reported with its shrunk input by the next run`() async throws {
    let directory = temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try runFixture("trap", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    #expect(try files(in: directory).count == 1)
    let second = try runFixture("trap", store: directory)
    #expect(second.process.terminationReason == .exit)
    #expect(second.process.terminationStatus != 0)
    #expect(second.output.contains("minimal: [100]"), "\(second.output)")
    #expect(second.output.contains("trap: SIG"))
    // The journal is gone, the failure is kept, and reported again as long as it is there.
    #expect(try files(in: directory).map { $0.hasSuffix(".failure") } == [true])
    let third = try runFixture("trap", store: directory)
    #expect(third.output.contains("minimal: [100]"), "\(third.output)")
  }

  @Test(.enabled(if: isFixture("kill while shrinking")))
  func `fixture: killed while a failure is shrunk`() async throws {
    let failures = Counter()
    try await forAll(Gen<Int>.int(in: 0...100_000).array(count: 0...20), name: "kill") { list in
      if list.contains(where: { $0 > 50_000 }) {
        if failures.next() == 5 { kill(getpid(), SIGKILL) }
        Issue.record("too large")
      }
    }
  }

  @Test func `a failure found before kill -9 is not lost`() async throws {
    let directory = temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try runFixture("kill while shrinking", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal)
    #expect(first.process.terminationStatus == SIGKILL)
    let (entries, unreadable) = FailureStore(directory: directory).entries(of: "kill")
    #expect(unreadable.isEmpty)
    let entry = try #require(entries.first?.entry)
    let property = Property("kill", Gen<Int>.int(in: 0...100_000).array(count: 0...20)) { list in
      try ensure(!list.contains { $0 > 50_000 })
    }
    #expect(try property.value(of: entry.sequence).contains { $0 > 50_000 })
    var settings = quiet()
    settings.store = FailureStore(directory: directory)
    let report = await property.check(settings)
    #expect(report.counterexample?.rendered == "[50001]")
    #expect(report.cases == 0)
    // Without a way to replay it in another process, the journal is kept and reported.
    #expect(report.notes.contains { $0.contains("isolation") })
    #expect(try files(in: directory).contains { $0.hasSuffix(".journal") })
  }

  @Test(.enabled(if: isFixture("kill")))
  func `fixture: killed in the middle of a case that passes`() async throws {
    let cases = Counter()
    try await forAll(Gen<Int>.int(), name: "innocent") { _ in
      let marker = ProcessInfo.processInfo.environment["REYNOLDS_STORE", default: ""] + "/killed"
      if cases.next() == 50, !FileManager.default.fileExists(atPath: marker) {
        _ = FileManager.default.createFile(atPath: marker, contents: nil)
        kill(getpid(), SIGKILL)
      }
    }
  }

  @Test func `a run killed from outside is no failure`() async throws {
    let directory = temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try runFixture("kill", store: directory)
    #expect(first.process.terminationStatus == SIGKILL)
    #expect(try files(in: directory).contains { $0.hasSuffix(".journal") })
    let second = try runFixture("kill", store: directory)
    #expect(second.process.terminationReason == .exit)
    #expect(second.process.terminationStatus == 0, "\(second.output)")
    #expect(try files(in: directory) == ["killed"])
  }
}
