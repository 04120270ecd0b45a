import Foundation

/// The child's side of trap shrinking: runs cases that may end the process, and says through the journal which did.
///
/// A request is a stored failure in a file whose name ends in the kind of the request. The child journals each case
/// before running its body. When it dies, the case in the journal is the next step. When it ends in any other way and
/// nothing is in flight in the journal, no case has ended the process.
enum TrapServer {
  enum Request: String {
    /// Run this case.
    case confirm
    /// Look for a simpler case that ends the process.
    case shrink
  }

  /// The request could not be read.
  static let refused: Int32 = 82

  static func journalPath(of request: String) -> String { request + ".journal" }

  /// Serves the request in a file if it is about this property; a process that serves checks no property.
  ///
  /// It returns when the process survives: another property of the name, such as the same test with other arguments,
  /// may be the one that does not.
  static func serve(_ core: PropertyCore, _ settings: Settings, request path: String, context: CaseContext) async {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8), let entry = try? StoredFailure(text: text),
      let request = Request(rawValue: path.split(separator: ".").last.map(String.init) ?? "")
    else { exit(refused) }
    guard entry.property == core.name else { return }
    endWithParent
    guard
      let journal = TrapJournal(
        path: journalPath(of: path), property: StableHash(core.name).value, settings: settings, slots: 1)
    else { exit(refused) }
    let cases = CaseRunner(core: core, settings: settings, context: context)
    journal.begin(entry.sequence)
    let preparation = cases.prepare(entry.sequence)
    switch request {
    case .confirm:
      journal.begin(preparation.sequence)
      _ = await cases.run(preparation)
      journal.rest()
    case .shrink:
      journal.rest()
      let trial = TrapTrial(cases: cases, journal: journal)
      await Shrinker(best: preparation.sequence, budget: settings.shrinkCalls, trial: trial).run()
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
  private let journal: TrapJournal
  private var realized: CaseRunner.Preparation?

  init(cases: CaseRunner, journal: TrapJournal) {
    self.cases = cases
    self.journal = journal
  }

  func realize(_ script: ChoiceSequence) -> ChoiceSequence? {
    let preparation = cases.prepare(script)
    realized = preparation
    return preparation.prepared == nil ? nil : preparation.sequence
  }

  func failsTheSameWay() async -> Bool {
    guard let realized else { return false }
    journal.begin(realized.sequence)
    _ = await cases.run(realized)
    journal.rest()
    return false
  }
}
