import Foundation
import PropertyTesting
import PropertyTestingSupport
import Synchronization
import Testing

/// Runs do not end in the same trap again and again.
@Suite struct TrapLoopTests {
  /// Fails from 1000 on; the cases that shrinking tries then end the process.
  private static let treacherous: @Sendable (Int) -> Void = { number in
    let list = [1]
    if (1...500).contains(number) { #expect(list[number] == 1) }
    #expect(number < 1000)
  }

  @Test(.enabled(if: TrapFixture.isRunning("shrinking traps")))
  func `fixture: a failure whose shrinking traps`() async throws {
    try await forAll(Gen<Int>.int(in: 0...1_000_000), name: "treacherous") { TrapLoopTests.treacherous($0) }
  }

  @Test(.timeLimit(.minutes(20))) func `a failure whose shrinking traps ends one run only`() throws {
    // The failure was replayed and shrunk by every second run, and ended it.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try TrapFixture.run("shrinking traps", store: directory)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    #expect(FailureStore(directory: directory).entries(of: "treacherous").entries.count == 1)
    for _ in 0..<3 {
      let next = try TrapFixture.run("shrinking traps", store: directory)
      #expect(next.process.terminationReason == .exit, "\(next.output)")
      #expect(next.output.contains("minimal: 1\n"), "\(next.output)")
      // The failure is not forgotten over the trap.
      let entries = FailureStore(directory: directory).entries(of: "treacherous").entries.map(\.entry)
      #expect(entries.map(\.isTrap).filter { $0 }.count == 1)
      #expect(entries.count == 2)
    }
  }

  @Test(.enabled(if: TrapFixture.isRunning("shrinking traps, alone")))
  func `fixture: a failure whose shrinking traps, without isolation`() async throws {
    var settings = Settings(usesEnvironment: false)
    settings.store = FailureStore(directory: ProcessInfo.processInfo.environment["REYNOLDS_STORE", default: ""])
    let report = await Property("alone", Gen<Int>.int(in: 0...1_000_000)) { number in
      let list = [1]
      if (1...500).contains(number) { try ensure(list[number] == 1) }
      try ensure(number < 1000)
    }.check(settings)
    print(report)
  }

  @Test(.timeLimit(.minutes(20))) func `without isolation shrinking is given up after some runs`() throws {
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var ends: [Process.TerminationReason] = []
    var last = ""
    for _ in 0..<4 {
      let run = try TrapFixture.run("shrinking traps, alone", store: directory)
      ends.append(run.process.terminationReason)
      last = run.output
    }
    // Shrinking tries 1, which traps, then, since that is known now, 2, then 3.
    #expect(ends == [.uncaughtSignal, .uncaughtSignal, .uncaughtSignal, .exit], "\(last)")
    #expect(last.contains("“alone” fails after 0 passed cases"), "\(last)")
    #expect(last.contains("not shrunk: 3 runs were ended"), "\(last)")
  }

  @Test(.enabled(if: TrapFixture.isRunning("regression")))
  func `fixture: a regression that has come to trap`() async throws {
    let environment = ProcessInfo.processInfo.environment
    var settings = Settings()
    settings.regressions = FailureStore(directory: environment["PROPERTY_TRAP_REGRESSIONS", default: ""])
    try await forAll(Gen<Int>.int(in: 0...1_000_000), name: "regression", settings: settings) { number in
      let list = [1]
      if environment["PROPERTY_TRAP_BAD"] != nil, number == 77 { #expect(list[number] == 1) }
      #expect(environment["PROPERTY_TRAP_BAD"] != nil || number != 77)
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a regression that has come to trap ends one run only`() throws {
    let (directory, committed) = (TrapFixture.temporaryDirectory(), TrapFixture.temporaryDirectory())
    defer { for one in [directory, committed] { try? FileManager.default.removeItem(atPath: one) } }
    let choice = Choice(index: 77, max: 1_000_000, kind: .integer)
    try FailureStore(directory: committed).save(
      StoredFailure(
        role: .regression, property: "regression", seed: 1,
        failure: CaseFailure(identity: FailureIdentity(kind: "expectation"), message: ""), rendered: "77",
        sequence: ChoiceSequence(choices: [choice])))
    let environment = ["PROPERTY_TRAP_REGRESSIONS": committed, "PROPERTY_TRAP_BAD": "1"]
    let first = try TrapFixture.run("regression", store: directory, environment: environment)
    #expect(first.process.terminationReason == .uncaughtSignal, "\(first.output)")
    for _ in 0..<2 {
      let next = try TrapFixture.run("regression", store: directory, environment: environment)
      #expect(next.process.terminationReason == .exit)
      #expect(next.output.contains("minimal: 77\n"), "\(next.output)")
      #expect(next.output.contains("trap: SIG"), "\(next.output)")
    }
  }
}
