import Foundation

/// The child's side: runs cases that may end the process, and says through the journal which did, and where.
///
/// The child journals each case while it is generated and before its body runs. When it dies, the case in the journal
/// is the answer. When it ends in any other way and nothing is in flight in the journal, no case has ended the process.
enum TrapServer {
  /// The request could not be read.
  static let refused: Int32 = 82

  static func journalPath(of request: String) -> String { request + ".journal" }
  /// Where the child says what was where in its memory.
  static func mapPath(of request: String) -> String { request + ".maps" }
  /// Where the child writes what a value looks like.
  static func answerPath(of request: String) -> String { request + ".answer" }
  /// What the child writes to its standard error.
  static func outputPath(of request: String) -> String { request + ".output" }

  /// Serves the request in a file if it is about this property; a process that serves checks no property.
  ///
  /// It returns when the process survives: another property of the name, such as the same test with other arguments,
  /// may be the one that does not.
  static func serve(_ core: PropertyCore, _ settings: Settings, request path: String, context: CaseContext) async {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8), let request = TrapRequest(text: text) else {
      exit(refused)
    }
    let entry = request.entry
    guard entry.property == core.name else { return }
    endWithParent
    guard
      let journal = TrapJournal(
        path: journalPath(of: path), property: StableHash(core.name).value, settings: settings,
        slots: settings.workers)
    else { exit(refused) }
    if let map = FileManager.default.contents(atPath: "/proc/self/maps") {
      try? map.write(to: URL(fileURLWithPath: mapPath(of: path)))
    }
    CrashRecorder.install(journal)
    CrashRecorder.prepareThread()
    // The handler may write to it until the process ends.
    _ = Unmanaged.passRetained(journal)
    let cases = CaseRunner(core: core, settings: settings, context: context, journal: journal)
    func preparation() -> CaseRunner.Preparation {
      request.index.map { cases.prepareRandom($0, seed: entry.seed) } ?? cases.prepare(entry.sequence)
    }
    switch request.task {
    case .confirm: _ = await cases.run(preparation())
    case .shrink:
      let trial = TrapTrial(cases: cases, request: request)
      await Shrinker(best: entry.sequence, budget: settings.shrinkCalls, trial: trial).run()
    case .describe:
      let value = preparation().prepared?.rendered()
      try? Data((value ?? "no value: the generator fails").utf8).write(
        to: URL(fileURLWithPath: answerPath(of: path)), options: .atomic)
    case .search: await Runner.searchAhead(core, settings, context: context, journal: journal)
    }
  }

  /// Ends this process when its parent is gone, so that a killed run leaves no orphan in a case that never ends.
  private static let endWithParent: Void = {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { usleep(200_000) }
      _exit(refused)
    }
  }()
}

/// Cases that fail by ending the process: those that come back do not fail.
private final class TrapTrial: ShrinkTrial {
  private let cases: CaseRunner
  private let request: TrapRequest
  private var realized: CaseRunner.Preparation?

  init(cases: CaseRunner, request: TrapRequest) {
    self.cases = cases
    self.request = request
  }

  func realize(_ script: ChoiceSequence) -> ChoiceSequence? {
    guard !request.refused.contains(script.scriptHash) else { return nil }
    // Where generating ends the process, what comes of a script is seen too late: the script itself must be simpler.
    if request.isGenerating, !script.isSimpler(than: request.entry.sequence) { return nil }
    let preparation = cases.prepare(script)
    realized = preparation
    return preparation.prepared == nil ? nil : preparation.sequence
  }

  func failsTheSameWay() async -> Bool {
    guard let realized, !request.refused.contains(realized.sequence.scriptHash) else { return false }
    CrashRecorder.prepareThread()
    _ = await cases.run(realized)
    return false
  }
}
