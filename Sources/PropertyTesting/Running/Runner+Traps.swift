import Foundation
import Synchronization

extension Runner {
  private static let journalCount = Atomic<Int>(0)

  private static func journalPrefix(_ property: String) -> String {
    "journal-\(StableHash(property).hexadecimal)-"
  }

  /// Begins the journal of this run, if there is a store to keep it in.
  func openJournal() -> TrapJournal? {
    guard let store = settings.store else { return nil }
    do {
      try FileManager.default.createDirectory(atPath: store.directory, withIntermediateDirectories: true)
    } catch {
      notes.append("no journal can be kept in \(store.directory): \(error)")
      return nil
    }
    let count = Runner.journalCount.add(1, ordering: .relaxed).newValue
    let name = "\(Runner.journalPrefix(core.name))\(getpid())-\(count).journal"
    let journal = TrapJournal(
      path: store.path(of: name), property: StableHash(core.name).value, settings: settings, slots: settings.workers)
    if journal == nil { notes.append("no journal can be kept in \(store.directory)") }
    return journal
  }

  /// Looks at the journals of runs that did not end, and replays what was in flight, in another process.
  func replayJournals() async -> StageEnd {
    guard let store = settings.store else { return .next }
    removeOldRequests(store)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: store.directory)) ?? []).sorted()
    for name in names where name.hasPrefix(Runner.journalPrefix(core.name)) {
      let path = store.path(of: name)
      guard let left = TrapJournal.leftBehind(path: path, property: StableHash(core.name).value) else { continue }
      if name.hasSuffix(".replayed") {
        notes.append(
          "\(name): replaying the case in flight ended the process; the generator itself may trap. Delete the file")
        continue
      }
      guard let isolation = settings.isolation else {
        notes.append("\(name): a run ended in the middle of a case; set `isolation` to have it replayed")
        continue
      }
      let end = await replay(left, path: path, name: name, isolation)
      guard case .next = end else { return end }
    }
    return .next
  }

  /// Replays all cases of a journal, so that none is lost when the journal is removed, and ends with the worst.
  private func replay(
    _ left: TrapJournal.LeftBehind, path: String, name: String, _ isolation: Isolation
  ) async -> StageEnd {
    let run = FindingRun(seed: left.seed, cases: left.cases)
    let origin = Counterexample.Origin.stored(name)
    // Renamed while something runs in this process: should that end this process too, the next will not try again.
    let claimed = path + ".replayed"
    guard rename(path, claimed) == 0 else { return .next }
    let items = left.inFlight.map { item in
      let preparation = prepare(item)
      return (preparation, preparation.prepared?.rendered() ?? "a case that has no value")
    }
    rename(claimed, path)
    var trap: Finding?
    var finding: Finding?
    var isDecided = true
    for (preparation, rendered) in items {
      switch confirmTrap(preparation.sequence, isolation) {
      case .ends(let failure):
        let new = Finding(origin: origin, sequence: preparation.sequence, failure: failure, run: run)
        save(new, rendered: rendered)
        trap = trap ?? new
      case .survives:
        // It does not end the process, so this process can see whether it passes.
        rename(path, claimed)
        let outcome = await cases.run(preparation)
        rename(claimed, path)
        if case .failed(let failure) = outcome {
          let new = Finding(origin: origin, sequence: preparation.sequence, failure: failure, run: run)
          save(new, rendered: rendered)
          finding = finding ?? new
        } else {
          notes.append("\(name): a run was ended from outside while \(rendered) ran, which passes")
        }
      case .unknown(let reason):
        isDecided = false
        notes.append("\(name): \(rendered) could not be replayed, and is kept: \(reason)")
      }
    }
    if isDecided { unlink(path) }
    if let trap { return .verdict(concludeTrap(trap, isolation)) }
    return finding.map { .found($0) } ?? .next
  }

  private func prepare(_ item: TrapJournal.InFlight) -> CaseRunner.Preparation {
    switch item {
    case .randomCase(let index, let seed): return cases.prepareRandom(index, seed: seed)
    case .sequence(let indices, let size):
      let choices = indices.map { Choice(index: $0, max: $0, kind: .integer) }
      return cases.prepare(ChoiceSequence(choices: choices, size: size))
    }
  }

  /// Replays a stored trap in another process; `nil` when the run can go on.
  func replayTrap(_ entry: StoredFailure, file: String) -> StageEnd? {
    guard let isolation = settings.isolation else {
      notes.append("\(file): not replayed, since it ends the process; set `isolation` to have it replayed")
      return nil
    }
    let sequence = cases.prepare(entry.sequence).sequence
    switch confirmTrap(sequence, isolation) {
    case .ends(let failure):
      let run = FindingRun(seed: entry.seed, cases: entry.cases)
      return .verdict(
        concludeTrap(Finding(origin: .stored(file), sequence: sequence, failure: failure, run: run), isolation))
    case .survives:
      if entry.role == .failure { notes.append("stale: \(file) passes now; delete it, or promote it to a regression") }
    case .unknown(let reason): notes.append("\(file) could not be replayed: \(reason)")
    }
    return nil
  }

  private enum Confirmation {
    /// The case ends the process, or does not end.
    case ends(CaseFailure)
    case survives
    /// The child was of no use, for this reason.
    case unknown(String)
  }

  private func confirmTrap(_ sequence: ChoiceSequence, _ isolation: Isolation) -> Confirmation {
    judge(ask(.confirm, sequence, isolation), isolation)
  }

  /// What a child's end says about the case in its journal.
  private func judge(_ answer: Answer, _ isolation: Isolation) -> Confirmation {
    if case .notStarted(let reason) = answer.end { return .unknown(reason) }
    guard let left = answer.left else { return .unknown("the child ended before the case: \(answer.end)") }
    // How the child ended is of no interest when the case was over.
    if left.inFlight.isEmpty { return .survives }
    switch answer.end {
    case .signal(let signal):
      guard let name = TrapSignal.name(signal) else { return .unknown("the child was ended by signal \(signal)") }
      return .ends(TrapSignal.failure(name))
    case .timedOut: return .ends(TrapSignal.noEnd(after: isolation.timeLimit))
    case .exit(let code): return .ends(TrapSignal.exit(code))
    case .notStarted(let reason): return .unknown(reason)
    }
  }

  /// Shrinks a trap, one process a step, and keeps it.
  private func concludeTrap(_ finding: Finding, _ isolation: Isolation) -> Report.Verdict {
    let value = rendered(finding.sequence)
    var counterexample = Counterexample(
      rendered: value, renderedOriginal: value, sequence: finding.sequence, origin: finding.origin,
      failure: finding.failure, rerun: rerunLine(finding.run))
    save(counterexample, finding.run)
    // Each step of shrinking a case that does not end would take the whole time limit.
    if finding.failure.identity == TrapSignal.noEnd(after: 0).identity { return .failed(counterexample) }
    announce(.shrinking)
    while counterexample.shrinkCalls < isolation.processLimit, !Task.isCancelled {
      counterexample.shrinkCalls += 1
      let answer = ask(.shrink, counterexample.sequence, isolation)
      guard case .ends(let failure) = judge(answer, isolation), failure.identity == finding.failure.identity,
        case .sequence? = answer.left?.inFlight.first, let item = answer.left?.inFlight.first
      else { break }
      let next = prepare(item).sequence
      guard next.isSimpler(than: counterexample.sequence) else { break }
      counterexample.sequence = next
      counterexample.shrinkSteps += 1
    }
    counterexample.rendered = rendered(counterexample.sequence)
    save(counterexample, finding.run)
    return .failed(counterexample)
  }

  private func save(_ finding: Finding, rendered: String) {
    let counterexample = Counterexample(
      rendered: rendered, renderedOriginal: rendered, sequence: finding.sequence, origin: finding.origin,
      failure: finding.failure, rerun: "")
    save(counterexample, finding.run)
  }

  private struct Answer {
    var end: Isolation.ChildEnd
    var left: TrapJournal.LeftBehind?
  }

  private func ask(_ request: TrapServer.Request, _ sequence: ChoiceSequence, _ isolation: Isolation) -> Answer {
    let directory = settings.store?.directory ?? NSTemporaryDirectory()
    let count = Runner.journalCount.add(1, ordering: .relaxed).newValue
    let path = directory + "/\(Runner.requestPrefix)\(getpid())-\(count).\(request.rawValue)"
    let entry = StoredFailure(
      property: core.name, seed: settings.seed,
      failure: CaseFailure(identity: FailureIdentity(kind: request.rawValue), message: ""), rendered: "",
      sequence: sequence)
    defer {
      unlink(path)
      unlink(TrapServer.journalPath(of: path))
    }
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      try Data(entry.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      return Answer(end: .notStarted("\(error)"))
    }
    let end = isolation.run(request: path)
    let left = TrapJournal.leftBehind(
      path: TrapServer.journalPath(of: path), property: StableHash(core.name).value, evenIfAlive: true)
    return Answer(end: end, left: left)
  }

  private static let requestPrefix = "request-"

  /// Removes the requests of processes that are gone.
  private func removeOldRequests(_ store: FailureStore) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: store.directory)) ?? []
    where name.hasPrefix(Runner.requestPrefix) {
      let parts = name.split(separator: "-")
      guard parts.count == 3, let process = Int32(parts[1]), process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(store.path(of: name))
    }
  }
}
