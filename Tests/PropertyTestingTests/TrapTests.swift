import Foundation
import PropertyTesting
import PropertyTestingSupport
import Testing

/// What happens to a counterexample when the process does not survive it.
///
/// The fixtures are tests of this suite that end their process. They run only in processes that these tests start.
@Suite struct TrapTests {
  @Test(.enabled(if: TrapFixture.isRunning("trap")))
  func `fixture: an index out of range`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1000).array(count: 0...20), name: "trap") { list in
      let index = (list.max() ?? 0) / 100
      // Out of range as soon as a number is too large for the length.
      #expect(list.isEmpty || list[min(index, 7)] >= 0)
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a trap is reported with its shrunk input by the next run`() async throws {
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("trap", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    #expect(try TrapFixture.files(in: directory).count == 1)
    let second = try TrapFixture.run("trap", store: directory)
    #expect(second.process.terminationReason == .exit)
    #expect(second.process.terminationStatus != 0)
    #expect(second.output.contains("minimal: [100]"), "\(second.output)")
    #expect(second.output.contains("trap: SIG"))
    // The journal is gone, the failure is kept, and reported again as long as it is there.
    #expect(try TrapFixture.files(in: directory).map { $0.hasSuffix(".failure") } == [true])
    let third = try TrapFixture.run("trap", store: directory)
    #expect(third.output.contains("minimal: [100]"), "\(third.output)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("kill while shrinking")))
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
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("kill while shrinking", store: directory)
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
    #expect(try TrapFixture.files(in: directory).contains { $0.hasSuffix(".journal") })
  }

  @Test(.enabled(if: TrapFixture.isRunning("kill")))
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
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("kill", store: directory)
    #expect(first.process.terminationStatus == SIGKILL)
    #expect(try TrapFixture.files(in: directory).contains { $0.hasSuffix(".journal") })
    let second = try TrapFixture.run("kill", store: directory)
    #expect(second.process.terminationReason == .exit)
    #expect(second.process.terminationStatus == 0, "\(second.output)")
    #expect(try TrapFixture.files(in: directory) == ["killed"])
  }

  @Test(.enabled(if: TrapFixture.isRunning("arguments")), arguments: [10, 20])
  func `fixture: a trap for one argument`(argument: Int) async throws {
    try await forAll(Gen<Int>.int(in: 0...1_000_000)) { number in
      if argument == 20 { #expect([0, 1][number > 5000 ? 2 : 0] == 0) }
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a trap of one argument of a test is reported`() async throws {
    // The child served the request with the first argument only, survived, and every run ended in the trap again.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("arguments", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    let second = try TrapFixture.run("arguments", store: directory)
    #expect(second.process.terminationReason == .exit, "\(second.output)")
    #expect(second.process.terminationStatus != 0)
    #expect(second.output.contains("minimal: 5001"), "\(second.output)")
    #expect(second.output.contains("trap: SIG"))
    let files = try TrapFixture.files(in: directory)
    #expect(files.map { $0.hasSuffix(".failure") } == [true], "\(files)\n\(second.output)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("kill a failing case")))
  func `fixture: killed in the middle of a case that fails`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1_000_000), name: "guilty") { number in
      guard number > 5000 else { return }
      if ProcessInfo.processInfo.environment["PROPERTY_TRAP_KILL"] != nil { kill(getpid(), SIGKILL) }
      Issue.record("too large")
    }
  }

  @Test func `a case that was in flight when the run was killed, and fails, is reported`() async throws {
    // It was run in the child only, which did not tell a case that fails from one that passes: “which passes”.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("kill a failing case", store: directory, environment: ["PROPERTY_TRAP_KILL": "1"])
    #expect(first.process.terminationStatus == SIGKILL, "\(first.output)")
    // With one case, the simplest, this run would not find it by itself.
    let second = try TrapFixture.run(
      "kill a failing case", store: directory, environment: ["REYNOLDS_CASES": "1", "REYNOLDS_SEED": "3"])
    #expect(second.process.terminationStatus != 0, "\(second.output)")
    #expect(second.output.contains("minimal: 5001"), "\(second.output)")
    #expect(second.output.contains("REYNOLDS_SEED=24301 REYNOLDS_CASES=1000 "), "\(second.output)")
    #expect(try !TrapFixture.files(in: directory).contains { $0.contains(".journal") })
  }

  @Test func `a journal is kept when the child is of no use`() async throws {
    // It was removed, and the case with it, when the child could not be started or knew nothing of the property.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    _ = try TrapFixture.run("kill", store: directory)
    let journals = try TrapFixture.files(in: directory).filter { $0.hasSuffix(".journal") }
    #expect(journals.count == 1)
    var settings = quiet()
    settings.store = FailureStore(directory: directory)
    for program in ["/nonexistent/program", "/bin/false", "/bin/true"] {
      settings.isolation = Isolation(executable: program, arguments: [])
      let report = await Property("innocent", Gen<Int>.int()) { _ in }.check(settings)
      #expect(report.notes.contains { $0.contains("is kept") }, "\(report)")
      #expect(try TrapFixture.files(in: directory).filter { $0.hasSuffix(".journal") } == journals)
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a failure is kept before its round is over`() async throws {
    // With several workers it was kept when the others had finished, and lost when the run was killed before.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = FailureStore(directory: directory)
    let cases = Counter()
    let seen = Counter()
    let property = Property("kept at once", Gen<Int>.int(in: 0...1_000_000)) { number in
      if cases.next() == 1 {
        // This case goes on until the other worker's failure is in the store.
        for _ in 0..<50_000 {
          if !store.entries(of: "kept at once").entries.isEmpty {
            _ = seen.next()
            return
          }
          try? await Task.sleep(for: .milliseconds(10))
        }
      }
      try ensure(number < 10)
    }
    var settings = quiet(workers: 2)
    settings.enumeratesSmallDomains = false
    settings.store = store
    let report = await property.check(settings)
    #expect(report.counterexample != nil)
    #expect(seen.next() == 2)
  }

  @Test(.enabled(if: TrapFixture.isRunning("no end")))
  func `fixture: a case that does not end`() async throws {
    let environment = ProcessInfo.processInfo.environment
    var settings = Settings()
    settings.isolation = Isolation(
      executable: "/proc/self/exe",
      arguments: ["--testing-library", "swift-testing", "--no-parallel", "--filter", "TrapTests/.fixture"],
      timeLimit: environment["PROPERTY_TRAP_LIMIT"].flatMap(Double.init) ?? 600)
    try await forAll(Gen<Int>.int(in: 0...1_000_000), name: "no end", settings: settings) { number in
      guard number > 5000 else { return }
      if environment["REYNOLDS_TRAP_CHILD"] == nil { kill(getpid(), SIGKILL) }
      try Data("\(getpid())".utf8).write(
        to: URL(fileURLWithPath: environment["REYNOLDS_STORE", default: ""] + "/child"), options: .atomic)
      while true { usleep(100_000) }
    }
  }

  /// Whether a process is there and no zombie; those have no command line.
  private func isRunning(_ process: String) -> Bool {
    FileManager.default.contents(atPath: "/proc/\(process)/cmdline")?.isEmpty == false
  }

  @Test(.timeLimit(.minutes(20))) func `a case that does not end is reported, and leaves nothing behind`() async throws
  {
    // All later runs hung too, replaying it, and killing them left orphans and files.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("no end", store: directory)
    #expect(first.process.terminationStatus == SIGKILL)
    let second = try TrapFixture.start("no end", store: directory)
    var child: String?
    for _ in 0..<6_000 where child == nil {
      try await Task.sleep(for: .milliseconds(100))
      child = try? String(contentsOfFile: directory + "/child", encoding: .utf8)
    }
    let orphan = try #require(child)
    #expect(isRunning(orphan))
    kill(second.process.processIdentifier, SIGKILL)
    second.process.waitUntilExit()
    for _ in 0..<6_000 where isRunning(orphan) { try await Task.sleep(for: .milliseconds(100)) }
    #expect(!isRunning(orphan))
    #expect(try TrapFixture.files(in: directory).contains { $0.hasPrefix("request-") })
    // Once from the journal, then from the store.
    for _ in 0..<2 {
      let next = try TrapFixture.run("no end", store: directory, environment: ["PROPERTY_TRAP_LIMIT": "2"])
      #expect(next.process.terminationReason == .exit)
      #expect(next.process.terminationStatus != 0)
      #expect(next.output.contains("did not finish in 2.0 s"), "\(next.output)")
      #expect(try TrapFixture.files(in: directory).filter { !$0.hasSuffix(".failure") } == ["child"])
    }
  }
}
