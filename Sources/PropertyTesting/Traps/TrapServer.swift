import Foundation

/// The child's side of trap shrinking: runs cases that may end the process, and says through the journal which did.
///
/// A request is a stored failure in a file whose name ends in the kind of the request. The child journals each case
/// before running its body. When it dies, the case in the journal is the next step; when it finds nothing that kills
/// it any more, it exits with ``TrapServer/finished``.
enum TrapServer {
  enum Request: String {
    /// Run this case.
    case confirm
    /// Look for a simpler case that ends the process.
    case shrink
  }

  /// The case asked about ran to its end.
  static let survived: Int32 = 80
  /// No simpler case ends the process.
  static let finished: Int32 = 81
  /// The request could not be read.
  static let refused: Int32 = 82

  static func journalPath(of request: String) -> String { request + ".journal" }

  /// Serves the request in a file if it is about this property; a process that serves does nothing else.
  static func serve(_ core: PropertyCore, _ settings: Settings, request path: String, context: CaseContext) async {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8), let entry = try? StoredFailure(text: text),
      let request = Request(rawValue: path.split(separator: ".").last.map(String.init) ?? "")
    else { exit(refused) }
    guard entry.property == core.name else { return }
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
      exit(survived)
    case .shrink:
      journal.rest()
      let trial = TrapTrial(cases: cases, journal: journal)
      await Shrinker(best: preparation.sequence, budget: settings.shrinkCalls, trial: trial).run()
      exit(finished)
    }
  }
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
