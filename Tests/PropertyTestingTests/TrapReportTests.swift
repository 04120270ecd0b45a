import CertificateFiles
import Foundation
import PropertyTesting
import PropertyTestingSupport
import Testing

/// What is said of a trap: which one it is, where, with what value, and in the run that meets it if that is wished for.
///
/// Fixtures are run ahead in another process, so that one run suffices.
@Suite struct TrapReportTests {
  private func output(_ name: String, environment: [String: String] = [:]) throws -> String {
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let (output, process) = try TrapFixture.run(name, store: directory, environment: environment)
    #expect(process.terminationReason == .exit, "\(output)")
    #expect(process.terminationStatus != 0, "\(output)")
    #expect(try TrapFixture.files(in: directory).map { $0.hasSuffix(".failure") } == [true], "\(output)")
    return output
  }

  @Test(.enabled(if: TrapFixture.isRunning("two traps")), .property(isolated: true))
  func `fixture: two traps`() async throws {
    let list = [1, 2]
    try await forAll(Gen<Int>.int(in: 0...1_000_000)) { number in
      // Both are the same signal in the same function of the standard library.
      if number > 50_000 { #expect(list[number] > 0) }
      if (10..<50_000).contains(number) { #expect(list[number - 5] > 0) }
    }
  }

  @Test(.enabled(if: !Sanitizer.isInUse, "frames of the sanitizer are in the way"), .timeLimit(.minutes(20)))
  func `shrinking does not slip from one trap to another`() throws {
    // A trap was known by its signal alone, and the report was of the other one: “minimal: 10”.
    let output = try output("two traps")
    #expect(output.contains("minimal: 50001"), "\(output)")
    #expect(output.contains("two traps"), "\(output)")
    #expect(output.contains("Index out of range"))
  }

  @Test(.enabled(if: TrapFixture.isRunning("generator")), .property(cases: 200, isolated: true))
  func `fixture: a trap in a generator`() async throws {
    let numbers = Gen<Int>.int(in: 0...1_000_000).map { [1, 2, 3][$0 / 1000] }
    try await forAll(numbers.array(count: 0...10)) { _ in }
  }

  @Test(.timeLimit(.minutes(20))) func `a trap in a generator is shrunk and reported`() throws {
    // It ended the process that shrank it too, and the next run only said to delete a file.
    let output = try output("generator")
    // One element, whose number is the least that traps.
    #expect(output.contains("the generator ends the process after drawing 1, 3000\n"), "\(output)")
    #expect(output.contains("trap: SIG"), "\(output)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("generator, not ahead")))
  func `fixture: a trap in a generator, not run ahead`() async throws {
    let numbers = Gen<Int>.int(in: 0...1_000_000).map { [1, 2, 3][$0 / 1000] }
    try await forAll(numbers.array(count: 0...10)) { _ in }
  }

  @Test(.timeLimit(.minutes(20))) func `a trap in a generator is reported by the next runs`() throws {
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("generator, not ahead", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    for _ in 0..<2 {
      let next = try TrapFixture.run("generator, not ahead", store: directory)
      #expect(next.process.terminationReason == .exit)
      #expect(next.output.contains("the generator ends the process after drawing 1, 3000\n"), "\(next.output)")
      #expect(try TrapFixture.files(in: directory).map { $0.hasSuffix(".failure") } == [true])
    }
  }

  @Test(.enabled(if: TrapFixture.isRunning("recursion")), .property(isolated: true))
  func `fixture: a recursion without end`() async throws {
    @Sendable func depth(_ number: Int) -> Int { number > 70 ? depth(number + 1) + 1 : 0 }
    try await forAll(Gen<Int>.int(in: 0...1_000_000)) { number in #expect(depth(number) == 0) }
  }

  @Test(.timeLimit(.minutes(20))) func `a full stack is told from other traps, and shrunk`() throws {
    let output = try output("recursion")
    #expect(output.contains("minimal: 71\n"), "\(output)")
    #expect(output.contains("the stack is full"), "\(output)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("fatal")), .property(workers: 2, isolated: true))
  func `fixture: a fatal error with a message`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1_000_000)) { number in
      if number > 777 { fatalError("too large: \(number)") }
    }
  }

  private static let fatalLine = #line - 4

  @Test(.timeLimit(.minutes(20))) func `what the process says of its end is in the report, and where`() throws {
    let output = try output("fatal")
    #expect(output.contains("minimal: 778\n"), "\(output)")
    #expect(output.contains("Fatal error: too large: 778"), "\(output)")
    // The issue is at the line of the fatal error, not at that of the forAll.
    #expect(output.contains("at TrapReportTests.swift:\(TrapReportTests.fatalLine):"), "\(output)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("small domain")), .property(isolated: true))
  func `fixture: a trap in a small domain`() async throws {
    let list = [0, 1, 2]
    try await forAll(Gen<Int>.int(in: 0...9), Gen<Bool>.bool()) { number, isUsed in
      if isUsed { #expect(list[number] == number) }
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a trap in an enumerated domain is reported`() throws {
    #expect(try output("small domain").contains("minimal: (3, true)"))
  }

  @Test(.enabled(if: TrapFixture.isRunning("survives")), .property(isolated: true))
  func `fixture: nothing that traps`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1_000_000)) { number in #expect(number < 4321) }
  }

  @Test(.timeLimit(.minutes(20))) func `an ordinary failure is reported as ever when the property is run ahead`() throws
  {
    let output = try output("survives")
    #expect(output.contains("minimal: 4321\n"), "\(output)")
    #expect(output.contains("random case"), "\(output)")
    #expect(!output.contains("running ahead"), "\(output)")
  }

  @Test func `a property without failures passes when it is run ahead, and is cancelled there too`() async throws {
    // The child is a program that knows nothing of the property: said, and the run goes on here.
    var settings = quiet(cases: 30)
    settings.isolation = Isolation(executable: "/bin/true", arguments: [], runsAhead: true)
    let report = await Property("ahead", Gen<Int>.int()) { _ in }.check(settings)
    #expect(report.isSuccess)
    #expect(report.cases == 30)
    #expect(report.notes.contains { $0.contains("running ahead") })
    settings.isolation = Isolation(executable: "/bin/sleep", arguments: ["600"], timeLimit: 300, runsAhead: true)
    let task = Task { [settings] in await Property("ahead", Gen<Int>.int()) { _ in }.check(settings) }
    task.cancel()
    guard case .cancelled = await task.value.verdict else {
      Issue.record("not cancelled")
      return
    }
  }
}
