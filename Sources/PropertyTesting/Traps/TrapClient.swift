import Foundation
import Synchronization

/// The parent's side: asks children about cases that may end the process, and does not run these itself.
final class TrapClient {
  /// How a child ended, and on what case.
  struct Death {
    var failure: CaseFailure
    /// What was in flight, in one slot a worker.
    var inFlight: [TrapJournal.InFlight]
    /// The hash of the script of the case in the first slot.
    var script: UInt64

    /// The choices of the case in the first slot.
    var sequence: ChoiceSequence? {
      guard case .sequence(let sequence, _)? = inFlight.first else { return nil }
      return sequence
    }

    /// Whether the generator ended the process, so that there is no value.
    var isGenerating: Bool {
      guard case .sequence(_, true)? = inFlight.first else { return false }
      return true
    }
  }

  enum Answer {
    /// The case ends the process, or does not end.
    case ends(Death)
    case survives
    /// The child was of no use, for this reason.
    case unknown(String)
  }

  let isolation: Isolation
  private let property: String
  private let settings: Settings
  private let site = CrashSite()

  init(property: String, settings: Settings, isolation: Isolation) {
    self.property = property
    self.settings = settings
    self.isolation = isolation
  }

  /// Runs a case in a child.
  func confirm(_ sequence: ChoiceSequence) async -> Answer {
    await ask(TrapRequest(task: .confirm, entry: entry(sequence))).answer
  }

  /// Runs what was in flight in a child.
  func confirm(_ item: TrapJournal.InFlight) async -> Answer {
    switch item {
    case .randomCase(let index, let seed):
      await ask(TrapRequest(task: .confirm, index: index, entry: entry(ChoiceSequence(), seed: seed))).answer
    case .sequence(let sequence, _): await confirm(sequence)
    }
  }

  /// Runs cases simpler than a given one in a child until one ends it.
  func shrink(_ sequence: ChoiceSequence, isGenerating: Bool, refused: Set<UInt64>) async -> Answer {
    await ask(
      TrapRequest(task: .shrink, isGenerating: isGenerating, refused: refused, entry: entry(sequence))
    ).answer
  }

  /// The value of a case as text, made in a child.
  func describe(_ sequence: ChoiceSequence) async -> String? {
    await ask(TrapRequest(task: .describe, entry: entry(sequence))).text
  }

  /// Runs the whole property in a child.
  func search() async -> Answer {
    await ask(TrapRequest(task: .search, entry: entry(ChoiceSequence()))).answer
  }

  private func entry(_ sequence: ChoiceSequence, seed: UInt64? = nil) -> StoredFailure {
    StoredFailure(
      property: property, seed: seed ?? settings.seed,
      failure: CaseFailure(identity: FailureIdentity(kind: "request"), message: ""), rendered: "",
      sequence: sequence)
  }

  private static let requestCount = Atomic<Int>(0)
  private static let requestPrefix = "request-"

  private func ask(_ request: TrapRequest) async -> (answer: Answer, text: String?) {
    let directory = settings.store?.directory ?? NSTemporaryDirectory()
    let count = TrapClient.requestCount.add(1, ordering: .relaxed).newValue
    let path = directory + "/\(TrapClient.requestPrefix)\(ProcessIdentity.current.fileNamePart)-\(count)"
    let (journal, answer) = (TrapServer.journalPath(of: path), TrapServer.answerPath(of: path))
    defer {
      for file in [path, journal, answer, TrapServer.mapPath(of: path), TrapServer.outputPath(of: path)] {
        unlink(file)
      }
    }
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      try Data(request.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      return (.unknown("\(error)"), nil)
    }
    let end = await isolation.run(request: path) { TrapJournal.position(path: journal) }
    let left = TrapJournal.leftBehind(path: journal, property: StableHash(property).value, evenIfAlive: true)
    return (judge(end, left, path), try? String(contentsOfFile: answer, encoding: .utf8))
  }

  /// What a child's end says about the cases in its journal.
  private func judge(_ end: Isolation.ChildEnd, _ left: TrapJournal.LeftBehind?, _ path: String) -> Answer {
    if case .notStarted(let reason) = end { return .unknown(reason) }
    if case .cancelled = end { return .unknown("the run was cancelled") }
    guard let left else { return .unknown("the child ended before the case: \(end)") }
    // How the child ended is of no interest when the case was over.
    if left.inFlight.isEmpty { return .survives }
    let failure: CaseFailure
    switch end {
    case .signal(let signal):
      guard let name = TrapSignal.name(signal) else { return .unknown("the child was ended by signal \(signal)") }
      let output = FileManager.default.contents(atPath: TrapServer.outputPath(of: path)) ?? Data()
      failure = TrapSignal.failure(name, at: place(left.crash, path), output: String(decoding: output, as: UTF8.self))
    case .timedOut: failure = TrapSignal.noEnd(after: isolation.timeLimit)
    case .exit(let code): failure = TrapSignal.exit(code)
    case .notStarted, .cancelled: return .survives
    }
    return .ends(Death(failure: failure, inFlight: left.inFlight, script: left.script))
  }

  private func place(_ crash: TrapJournal.Crash?, _ path: String) -> String? {
    guard let crash else { return nil }
    // Where in a recursion the stack ends says nothing.
    if crash.isStackOverflow { return "a recursion without end: the stack is full" }
    guard let map = FileManager.default.contents(atPath: TrapServer.mapPath(of: path)) else { return nil }
    return site.name(of: crash.addresses, map: String(decoding: map, as: UTF8.self))
  }

  /// Removes the requests of processes that are gone.
  static func removeOldRequests(in directory: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
      guard let process = ProcessIdentity(ofFile: name, prefix: requestPrefix), !process.isAlive else { continue }
      unlink(directory + "/" + name)
    }
  }
}
