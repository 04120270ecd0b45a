import Foundation
import PropertyTesting
import Testing

/// Failures survive the run that found them.
@Suite struct StoreTests {
  private func temporaryStore() -> FailureStore {
    FailureStore(directory: NSTemporaryDirectory() + "property-store-\(UUID().uuidString)")
  }

  private func property(from limit: Int) -> Property<[Int]> {
    Property("sum stays small", Gen<Int>.int(in: 0...1000).array(count: 0...20)) { list in
      try ensure(list.reduce(0, +) < limit)
    }
  }

  @Test func `a failure is saved, replayed first, and reported as stale when it is fixed`() async throws {
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    var settings = quiet()
    settings.store = store
    let first = await property(from: 1500).check(settings)
    #expect(first.counterexample?.rendered == "[500, 1000]")
    #expect(store.entries(of: "sum stays small").entries.count == 1)
    settings.seed = 99
    let second = await property(from: 1500).check(settings)
    guard case .stored(let file)? = second.counterexample?.origin else {
      Issue.record("\(second)")
      return
    }
    #expect(second.cases == 0)
    let fixed = await property(from: 1_000_000).check(settings)
    #expect(fixed.isSuccess)
    #expect(fixed.notes.contains { $0.hasPrefix("stale") && $0.contains(file) })
    #expect(store.entries(of: "sum stays small").entries.count == 1)
    #expect(store.entries(of: "another property").entries.isEmpty)
  }

  @Test func `a replayed failure keeps the seed and cases of the run that found it`() async throws {
    // The rerun line and the file were given those of the run that replayed it, which need not find it at all.
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    var settings = quiet(cases: 2000, seed: 31)
    settings.store = store
    _ = await property(from: 1500).check(settings)
    for (cases, seed) in [(50, 99), (60, 100)] as [(Int, UInt64)] {
      (settings.cases, settings.seed) = (cases, seed)
      let replayed = await property(from: 1500).check(settings)
      #expect(replayed.counterexample?.rerun.hasPrefix("REYNOLDS_SEED=31 REYNOLDS_CASES=2000 ") == true)
      let entry = try #require(store.entries(of: "sum stays small").entries.first?.entry)
      #expect(entry.seed == 31)
      #expect(entry.cases == 2000)
    }
  }

  @Test func `every failure says how to run it again`() async {
    // Only counterexamples did.
    var settings = quiet(cases: 200, seed: 12)
    settings.rerunCommand = "again"
    var none = settings
    none.cases = 0
    let reports = [
      await Property("gives up", Gen<Int>.int()) { _ in try assume(false) }.check(settings),
      await Property("too deep", Gen<Int>.int().array(count: 60_000)) { _ in }.check(settings),
      await Property("not covered", Gen<Int>.int()) { cover(90, "zero", $0 == 0) }.check(settings),
      await Property("no cases", Gen<Int>.int()) { _ in }.check(none),
    ]
    for report in reports {
      #expect(!report.isSuccess)
      let cases = report.property == "no cases" ? 0 : 200
      #expect("\(report)".contains("rerun:   REYNOLDS_SEED=12 REYNOLDS_CASES=\(cases) again"), "\(report)")
    }
  }

  @Test func `words are quoted for a shell`() {
    // An apostrophe in a test's name ended the quotes of the rerun line.
    #expect(Settings.quotedForShell("it's quoted") == #"'it'\''s quoted'"#)
    #expect(Settings.quotedForShell("") == "''")
    #expect(Settings.quotedForShell("'") == #"''\'''"#)
    #expect(Settings.quotedForShell("a b$c") == "'a b$c'")
    #expect(Settings.quotedForShell("--seed=7") == "--seed=7")
    #expect(Settings.quotedForShell("^A") == "'^A'")
  }

  @Test func `a failure that moves to another line keeps one entry`() async throws {
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    var settings = quiet()
    settings.store = store
    let name = "moving"
    let before = Property(name, Gen<Int>.int(in: 0...100_000)) { try ensure($0 < 60_000) }
    let after = Property(name, Gen<Int>.int(in: 0...100_000)) {
      try ensure($0 < 60_000)
    }
    _ = await before.check(settings)
    let old = store.entries(of: name).entries.map(\.file)
    let report = await after.check(settings)
    #expect(report.counterexample?.origin == .stored(old.first ?? ""))
    let new = store.entries(of: name).entries.map(\.file)
    #expect(old.count == 1)
    #expect(new.count == 1)
    #expect(old != new)
    // The old file was removed twice, and the second time said that the failure could not be saved.
    #expect(report.notes.isEmpty)
  }

  @Test func `a regression fails when the bug is back and passes when it is fixed`() async throws {
    let (store, committed) = (temporaryStore(), temporaryStore())
    defer { for one in [store, committed] { try? FileManager.default.removeItem(atPath: one.directory) } }
    var settings = quiet()
    settings.store = store
    _ = await property(from: 1500).check(settings)
    let entry = try #require(store.entries(of: "sum stays small").entries.first?.entry)
    try store.promote(entry, to: committed)
    #expect(store.entries(of: "sum stays small").entries.isEmpty)
    settings.store = nil
    settings.regressions = committed
    settings.cases = 1
    #expect(await property(from: 1_000_000).check(settings).isSuccess)
    #expect(await property(from: 1_000_000).check(settings).notes.isEmpty)
    #expect(await !property(from: 1500).check(settings).isSuccess)
  }

  @Test func `replay follows a generator that has changed`() async throws {
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    var settings = quiet()
    settings.store = store
    _ = await property(from: 1500).check(settings)
    let wider = Property("sum stays small", Gen<Bool>.bool(), Gen<Int>.int(in: 0...2000).array(count: 0...30)) {
      _, list in
      try ensure(list.reduce(0, +) < 1500)
    }
    let report = await wider.check(settings)
    guard case .stored? = report.counterexample?.origin else {
      Issue.record("\(report)")
      return
    }
  }

  @Test func `entries survive as text, and damaged ones are refused`() throws {
    let sequence = ChoiceSequence(
      choices: [
        Choice(index: 3, max: .max, kind: .signed), Choice(index: 1, max: 1, kind: .continuation, isForced: true),
      ],
      spans: [ChoiceSpan(label: 17, start: 0, end: 2, next: 2), ChoiceSpan(label: 18, start: 1, end: 2, next: 2)],
      size: 42)
    let entry = StoredFailure(
      property: "a \\ strange\nname", seed: 7,
      failure: CaseFailure(
        identity: FailureIdentity(kind: "kind", place: SourcePlace(file: "A/b c.swift", line: 12)),
        message: "two\nlines"),
      rendered: "[1,\r\n2]", sequence: sequence)
    #expect(try StoredFailure(text: entry.text) == entry)
    var unfinished = entry
    unfinished.unfinishedShrinks = 2
    #expect(try StoredFailure(text: unfinished.text) == unfinished)
    #expect(throws: StoredFailureError.self) {
      try StoredFailure(text: unfinished.text.replacing("unfinished: 2", with: "unfinished: -2"))
    }
    let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.indices.dropLast() {
      var damaged = lines
      damaged.remove(at: line)
      #expect(throws: StoredFailureError.self, "without line \(line)") {
        try StoredFailure(text: damaged.joined(separator: "\n"))
      }
    }
    for (old, new) in [
      ("failure 1", "failure 2"), (" 1:3/", " 9:3/"), ("6:1/1!", "6:2/1!"), ("11:0:2:2", "11:0:3:2"),
      ("seed: 7", "seed: x"),
      ("1:3/", "13/"), ("12:1:2:2", "12:1:2:1"), ("size: 42", "size: -1"),
    ] {
      #expect(entry.text.contains(old))
      #expect(throws: StoredFailureError.self, "\(old) → \(new)") {
        try StoredFailure(text: entry.text.replacingOccurrences(of: old, with: new))
      }
    }
  }

  @Test(arguments: ["\u{301}accent", "a\n\u{301}b", "\u{301}", "\r\n", "\u{200D}", "x\r", ""])
  func `texts of any scalars survive`(text: String) throws {
    // A message that starts with a combining mark hid the space before it, and the file could not be read.
    let entry = StoredFailure(
      property: text, seed: 7, cases: 12,
      failure: CaseFailure(
        identity: FailureIdentity(kind: text, place: SourcePlace(file: "A/b.swift", line: 3)), message: text),
      rendered: text, sequence: ChoiceSequence(size: 1))
    let read = try StoredFailure(text: entry.text)
    #expect(read == entry)
    for cases in ["0", "-3", "many"] {
      let damaged = entry.text.replacingOccurrences(of: "cases: 12", with: "cases: \(cases)")
      #expect(throws: StoredFailureError.self) { try StoredFailure(text: damaged) }
    }
    #expect(read.failure.message.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func `files that are no entries are reported`() async throws {
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    try FileManager.default.createDirectory(atPath: store.directory, withIntermediateDirectories: true)
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: store.directory + "/x.failure"))
    var settings = quiet()
    settings.store = store
    let report = await Property("any", Gen<Int>.int()) { _ in }.check(settings)
    #expect(report.isSuccess)
    #expect(report.notes.contains { $0.contains("x.failure") })
  }

  @Test func `stored failures take at most a tenth of the cases`() async throws {
    let store = temporaryStore()
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    for kind in 0..<30 {
      try store.save(
        StoredFailure(
          property: "many", seed: 1,
          failure: CaseFailure(identity: FailureIdentity(kind: "\(kind)"), message: ""), rendered: "",
          sequence: ChoiceSequence()))
    }
    var settings = quiet(cases: 100)
    settings.store = store
    let report = await Property("many", Gen<Int>.int()) { _ in }.check(settings)
    #expect(report.notes.filter { $0.hasPrefix("not replayed") }.count == 20)
  }
}
