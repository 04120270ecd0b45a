import Foundation
import PropertyTesting
import Synchronization
import Testing

@testable import PropertyTestingSupport

/// Properties inside Swift Testing.
@Suite struct ForAllTests {
  /// Runs a test body and returns the issues it records, keeping them from this test.
  private func issues(_ body: @escaping @Sendable () async throws -> Void) async throws -> [Issue] {
    let box = IssueBox()
    let trait = IssueHandlingTrait.compactMapIssues { issue in
      box.issues.withLock { $0.append(issue) }
      return nil
    }
    try await trait.provideScope(for: try #require(Test.current), testCase: Test.Case.current, performing: body)
    return box.issues.withLock { $0 }
  }

  @Test func `a property that holds records nothing`() async throws {
    let issues = try await issues {
      let report = try await forAll(Gen<Int>.int().array(), settings: quiet()) { list in
        #expect(list.reversed().reversed() == list)
      }
      #expect(report.cases == 1000)
    }
    #expect(issues.isEmpty)
  }

  @Test func `what a passing property has to note is a warning`() async throws {
    // Notes were shown only when the property failed, so that stale failures were never heard of.
    let store = FailureStore(directory: NSTemporaryDirectory() + "property-notes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    try store.save(
      StoredFailure(
        property: "noted", seed: 1, failure: CaseFailure(identity: FailureIdentity(kind: "old"), message: ""),
        rendered: "0", sequence: ChoiceSequence()))
    let issues = try await issues {
      var settings = quiet()
      settings.store = store
      try await forAll(Gen<Int>.int(), name: "noted", settings: settings) { _ in }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.severity == .warning)
    #expect(issues.first.map { "\($0)" }?.contains("stale: noted-") == true)
  }

  @Test func `a failing expectation is reported once, minimal, at its place`() async throws {
    let line = #line + 3
    let issues = try await issues {
      try await forAll(.int(in: 0...1000), .int(in: 0...1000), settings: quiet()) { (x: Int, y: Int) in
        #expect(x + y < 1500)
      }
    }
    #expect(issues.count == 1)
    let issue = try #require(issues.first)
    #expect(issue.sourceLocation?.line == line)
    #expect("\(issue)".contains("(500, 1000)"))
    #expect("\(issue)".contains("REYNOLDS_SEED=1 "))
  }

  @Test func `there is always a place for failures`() throws {
    // Without .build in the working directory nothing was kept, and nobody was told.
    let root = NSTemporaryDirectory() + "property-places-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for folder in ["/here/.build", "/away", "/scratch/debug"] {
      try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
    }
    func directory(_ environment: [String: String] = [:], in folder: String, _ program: String) -> String {
      TestSettings.store(environment: environment, workingDirectory: root + folder, program: program).directory
    }
    let program = root + "/scratch/debug/Tests.xctest"
    #expect(directory(["REYNOLDS_STORE": "/named"], in: "/here", program) == "/named")
    #expect(directory(in: "/here", program) == root + "/here/.build/property-failures")
    #expect(directory(in: "/away", program) == root + "/scratch/debug/property-failures")
    let nowhere = directory(in: "/away", "/nonexistent/a/Tests.xctest")
    #expect(nowhere.hasPrefix(NSTemporaryDirectory()))
    #expect(nowhere != directory(in: "/away", "/nonexistent/b/Tests.xctest"))
  }

  @Test func `it's quoted in the rerun line`() async throws {
    // The apostrophe in this test's name ended the quotes.
    let report = try await forAll(.int(), settings: quiet()) { (_: Int) in }
    #expect(report.rerun.contains(#"it'\''s"#), "\(report.rerun)")
  }

  @Test func `a failing expectation in another file is reported there`() async throws {
    // Only places in the file of the forAll were used.
    let issues = try await issues {
      try await forAll(.int(in: 0...1000), settings: quiet()) { (number: Int) in expectBelow(300, number) }
    }
    let place = try #require(issues.first?.sourceLocation)
    #expect(issues.count == 1)
    #expect(place.fileID.hasSuffix("/HelpersElsewhere.swift"))
    #expect(place.filePath.hasSuffix("/PropertyTestingTests/HelpersElsewhere.swift"))
    #expect(place.line == expectBelowLine)
  }

  @Test func `ensure and cover in another file are reported there`() async throws {
    // Only #expect was; these were reported at the forAll.
    let helpers: [(line: Int, body: @Sendable (Int) throws -> Void)] = [
      (ensureBelowLine, { try ensureBelow(300, $0) }), (coverLine, { coverTooMuch($0) }),
    ]
    for (line, body) in helpers {
      let issues = try await issues {
        try await forAll(.int(in: 0...1000), settings: quiet()) { (number: Int) in try body(number) }
      }
      let place = try #require(issues.first?.sourceLocation)
      #expect(issues.count == 1)
      #expect(place.fileID.hasSuffix("/HelpersElsewhere.swift"))
      #expect(place.filePath.hasSuffix("/PropertyTestingTests/HelpersElsewhere.swift"))
      #expect(place.line == line)
    }
  }

  @Test func `the name of a local error has no address`() {
    // An address made the failure another one in every process.
    struct Local: Error {}
    enum Choice: Error { case one(Int) }
    for error in [Local(), Choice.one(3)] as [any Error] {
      let kind = FailureIdentity(error).kind
      #expect(!kind.contains("$") && !kind.contains("unknown context"), "\(kind)")
      #expect(kind.hasPrefix("PropertyTestingTests."), "\(kind)")
    }
    #expect(FailureIdentity(Local()) != FailureIdentity(Choice.one(3)))
    #expect(FailureIdentity(Choice.one(2)).kind.hasSuffix("Choice.one"))
  }

  @Test func `unstructured tasks belong to the case, detached tasks do not`() async throws {
    // The articles promised neither; an expectation in a detached task escapes its case.
    let inside = try await issues {
      let report = try await forAll(.int(in: 0...1000), settings: quiet()) { (number: Int) in
        await Task { #expect(number < 300) }.value
      }
      #expect(report.counterexample?.rendered == "300")
    }
    #expect(inside.count == 1)
    let isFailing = Mutex(false)
    let report = try await forAll(.int(in: 0...1000), settings: quiet()) { (number: Int) in
      let hasContext = await Task.detached { CaseContext.current != nil }.value
      if hasContext { isFailing.withLock { $0 = true } }
    }
    #expect(report.isSuccess)
    #expect(!isFailing.withLock { $0 })
  }

  @Test func `requirements, recorded issues and thrown errors are failures too`() async throws {
    struct Wrong: Error {}
    let bodies: [@Sendable (Int) throws -> Void] = [
      { try #require($0 < 100) }, { if $0 >= 100 { Issue.record("too large") } }, { if $0 >= 100 { throw Wrong() } },
    ]
    for body in bodies {
      let issues = try await issues {
        let report = try await forAll(.int(in: 0...100_000), settings: quiet()) { (number: Int) in try body(number) }
        #expect(report.counterexample?.rendered == "100")
      }
      #expect(issues.count == 1)
    }
  }

  @Test func `expectations at two places are two failures`() async throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      _ = try await issues {
        let report = try await forAll(.int(in: 0...100_000), settings: quiet(seed: seed)) { (number: Int) in
          #expect(number < 50_000)
          #expect(!(10..<20).contains(number))
        }
        let isLarge = report.counterexample?.renderedOriginal.count ?? 0 > 2
        #expect(report.counterexample?.rendered == (isLarge ? "50000" : "10"))
      }
    }
  }

  @Test func `asynchronous bodies, and their child tasks, are intercepted`() async throws {
    let issues = try await issues {
      let report = try await forAll(.int(in: 0...1000), settings: quiet()) { (number: Int) in
        await Task.yield()
        await withTaskGroup(of: Void.self) { group in
          group.addTask { #expect(number < 300) }
        }
      }
      #expect(report.counterexample?.rendered == "300")
    }
    #expect(issues.count == 1)
  }

  @Test func `expectations are intercepted on all workers`() async throws {
    var settings = quiet(cases: 20_000, workers: 2)
    settings.enumeratesSmallDomains = false
    let issues = try await issues { [settings] in
      try await forAll(.int(in: 0...1_000_000), settings: settings) { (number: Int) in #expect(number < 999_000) }
    }
    #expect(issues.count == 1)
  }

  @Test func `the parts of a tuple may be named`() async throws {
    // A generator of tuples could be used only with a body of one parameter.
    let generator = Gen<Int>.int(in: 1...9).flatMap { n in zip(.just(n), Gen.int(in: 0...n), Gen<Bool>.bool()) }
    let report = try await forAll(generator, settings: quiet()) { n, i, isOdd in
      #expect(i <= n && (isOdd || !isOdd))
    }
    #expect(report.isSuccess)
    let whole = try await forAll(generator, settings: quiet()) { triple in #expect(triple.1 <= triple.0) }
    #expect(whole.property == report.property)
    let single = try await forAll(.int(in: 0...9), settings: quiet()) { (number: Int) in #expect(number < 10) }
    #expect(single.property.hasSuffix("(Int)"))
  }

  @Test(.property(cases: 123, seed: 77)) func `a trait sets cases and seed`() async throws {
    let report = try await forAll(.int(), settings: quiet()) { (_: Int) in }
    #expect(report.cases == 123)
    #expect(report.seed == 77)
  }

  @Suite(.property(cases: 50, seed: 5)) struct Inner {
    @Test(.property(cases: 60)) func `a test's trait overrides its suite's`() async throws {
      let report = try await forAll(.int(), settings: quiet()) { (_: Int) in }
      #expect(report.cases == 60)
      #expect(report.seed == 5)
    }
  }
}

private final class IssueBox: Sendable {
  let issues = Mutex<[Issue]>([])
}
