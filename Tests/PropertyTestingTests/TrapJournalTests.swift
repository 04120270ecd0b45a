import CertificateFiles
import Foundation
import Testing

@testable import PropertyTesting

/// What a journal says, and whose it is.
@Suite struct TrapJournalTests {
  private func path() -> String { NSTemporaryDirectory() + "property-journal-\(UUID().uuidString)" }

  private let sequence = ChoiceSequence(
    choices: [
      Choice(index: 3, max: .max, kind: .signed), Choice(index: 1, max: 1, kind: .continuation, isForced: true),
    ],
    spans: [ChoiceSpan(label: 17, start: 0, end: 2, next: 2), ChoiceSpan(label: 18, start: 1, end: 2, next: 2)],
    size: 42)

  @Test func `what is in flight is read back`() throws {
    let path = path()
    defer { unlink(path) }
    let journal = try #require(TrapJournal(path: path, property: 5, settings: Settings(seed: 9), slots: 2))
    journal.begin(sequence, script: 77)
    journal.begin(12, slot: 1)
    let left = try #require(TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true))
    #expect(left.inFlight == [.sequence(sequence, isGenerating: false), .randomCase(index: 12, seed: 9)])
    #expect(left.script == 77)
    #expect(left.cases == 1000)
    #expect(left.crash == nil)
    #expect(TrapJournal.leftBehind(path: path, property: 6, evenIfAlive: true) == nil)
    journal.restAll()
    #expect(TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true)?.inFlight == [])
    // This process is alive.
    #expect(TrapJournal.leftBehind(path: path, property: 5) == nil)
  }

  @Test func `what a generator has drawn is in flight, with the spans it is in`() throws {
    let path = path()
    defer { unlink(path) }
    let journal = try #require(TrapJournal(path: path, property: 5, settings: Settings(), slots: 1))
    let generator = Gen<Int>.int(in: 0...9).map { number in
      let left = TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true)
      guard case .sequence(let sequence, true)? = left?.inFlight.first else {
        Issue.record("\(String(describing: left))")
        return number
      }
      #expect(sequence.indices.last == UInt64(number))
      #expect(sequence.spans.first?.end == sequence.choices.count)
      return number
    }
    let core = Property("drawn", generator.array(count: 1...5)) { _ in }.core
    let cases = CaseRunner(core: core, settings: quiet(), context: CaseContext(), journal: journal)
    for index in 1..<5 { #expect(cases.prepareRandom(index).prepared != nil) }
    #expect(TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true)?.inFlight == [])
  }

  @Test func `a process that was given the number of another is not that one`() throws {
    // A journal counted as that of a run going on when its process's number had been given out again.
    let path = path()
    defer { unlink(path) }
    let journal = try #require(TrapJournal(path: path, property: 5, settings: Settings(), slots: 1))
    journal.begin(3, slot: 0)
    #expect(TrapJournal.leftBehind(path: path, property: 5) == nil)
    #expect(ProcessIdentity.current.start > 0)
    journal.words[TrapJournal.Word.start.rawValue] -= 1
    #expect(TrapJournal.leftBehind(path: path, property: 5)?.inFlight.count == 1)
    #expect(ProcessIdentity.current.isAlive)
    #expect(!ProcessIdentity(number: getpid(), start: ProcessIdentity.current.start + 1).isAlive)
    // Where the system does not say when a process started, its number has to do.
    #expect(ProcessIdentity(number: getpid(), start: 0).isAlive)
    #expect(!ProcessIdentity(number: 0, start: 0).isAlive)
  }

  @Test func `a process that has ended is not alive, even if nobody has asked how`() throws {
    // A killed run whose parent did not wait for it was taken for one that is still going on.
    var number = pid_t()
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
    defer { free(words[0]) }
    #expect(posix_spawn(&number, "/bin/true", nil, nil, words, nil) == 0)
    let identity = ProcessIdentity(number: number, start: 0)
    for _ in 0..<30_000 where identity.isAlive { usleep(10_000) }
    #expect(!identity.isAlive)
    #expect(kill(number, 0) == 0)
    var status: Int32 = 0
    #expect(waitpid(number, &status, 0) == number)
  }

  @Test func `files that are no journals are not read`() throws {
    let path = path()
    defer { unlink(path) }
    for count in [0, 7, 8, 400, 5000] {
      try Data(repeating: 0xA5, count: count).write(to: URL(fileURLWithPath: path))
      #expect(TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true) == nil)
    }
    let journal = try #require(TrapJournal(path: path, property: 5, settings: Settings(), slots: 1))
    journal.begin(sequence, script: 0)
    // Counts that lead outside of the file.
    for word in [TrapJournal.Word.spans, .capacity, .slots, .process] {
      let old = journal.words[word.rawValue]
      journal.words[word.rawValue] = .max
      let left = TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true)
      #expect(left?.inFlight.isEmpty ?? true, "\(word)")
      journal.words[word.rawValue] = old
    }
    #expect(TrapJournal.leftBehind(path: path, property: 5, evenIfAlive: true)?.inFlight.count == 1)
  }

  @Test func `a journal that was only begun is removed when its process is gone`() async throws {
    // Another run of the process, as of the same test with another argument, ended it meanwhile: the file stayed.
    let directory = TrapFixture.temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let prefix = "journal-\(StableHash("begun").hexadecimal)-"
    let (alive, start) = (ProcessIdentity.current.fileNamePart, ProcessIdentity.current.start)
    // Numbers that no journal of this process reaches: the run below has one of its own, which it removes.
    let contents = [
      "1000007": Data(), "1000008": Data(count: 4), "1000009": Data(count: 5000),
      "1000010": Data(repeating: 0xA5, count: 5000),
    ]
    for process in [alive, "\(getpid())-\(start + 1)"] {
      for (count, data) in contents {
        try data.write(to: URL(fileURLWithPath: "\(directory)/\(prefix)\(process)-\(count).journal"))
      }
    }
    var settings = quiet()
    settings.store = FailureStore(directory: directory)
    #expect(await Property("begun", Gen<Int>.int()) { _ in }.check(settings).isSuccess)
    // Those of a process that is going on are kept, and what another version of the engine may be able to read.
    let kept =
      contents.keys.map { "\(prefix)\(alive)-\($0).journal" } + ["\(prefix)\(getpid())-\(start + 1)-1000010.journal"]
    #expect(try TrapFixture.files(in: directory) == kept.sorted())
  }

  @Test func `the process of a file is told by its name`() {
    let process = ProcessIdentity(number: 12, start: 345)
    #expect(ProcessIdentity(ofFile: "request-\(process.fileNamePart)-6.journal", prefix: "request-") == process)
    for name in ["request-12-345", "request-12-6.journal", "request-0-345-6", "request--345-6", "journal-12-345-6", ""]
    {
      #expect(ProcessIdentity(ofFile: name, prefix: "request-") == nil, "\(name)")
    }
  }

  @Test func `a request survives as text`() throws {
    let entry = StoredFailure(
      property: "a\nb", seed: 3, failure: CaseFailure(identity: FailureIdentity(kind: "k"), message: "m"),
      rendered: "", sequence: sequence)
    let request = TrapRequest(task: .shrink, index: 4, isGenerating: true, refused: [1, .max], entry: entry)
    let read = try #require(TrapRequest(text: request.text))
    #expect(read.task == .shrink)
    #expect(read.index == 4)
    #expect(read.isGenerating)
    #expect(read.refused == [1, .max])
    #expect(read.entry == entry)
    #expect(TrapRequest(text: "shrink") == nil)
    #expect(TrapRequest(text: request.text.replacing("shrink", with: "guess")) == nil)
  }

  @Test(.enabled(if: !Sanitizer.isInUse, "malloc is the sanitizer's own"))
  func `addresses have the names of their functions`() throws {
    let map = try #require(FileManager.default.contents(atPath: "/proc/self/maps"))
    let function: @convention(c) () -> Int = { 42 }
    #expect(function() == 42)
    let address = UInt64(UInt(bitPattern: unsafeBitCast(function, to: UnsafeRawPointer.self)))
    let system = UInt64(UInt(bitPattern: dlsym(dlopen(nil, RTLD_NOW), "malloc")))
    let text = String(decoding: map, as: UTF8.self)
    let name = try #require(CrashSite().name(of: [system, address + 5], map: text))
    #expect(name.contains("in PropertyTestingTests.TrapJournalTests."), "\(name)")
    #expect(name.hasSuffix(" + 4"), "\(name)")
    #expect(CrashSite().name(of: [system, 1], map: text) == nil)
    #expect(ElfSymbols(path: "/nonexistent").symbol(at: 0) == nil)
    #expect(ElfSymbols(path: "/proc/self/maps").symbol(at: 0) == nil)
  }
}
