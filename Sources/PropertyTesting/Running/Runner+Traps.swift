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
  func replayJournals() -> StageEnd {
    guard let store = settings.store else { return .next }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: store.directory)) ?? []).sorted()
    for name in names where name.hasPrefix(Runner.journalPrefix(core.name)) {
      let path = store.path(of: name)
      guard let left = TrapJournal.leftBehind(path: path, property: StableHash(core.name).value) else { continue }
      let run = FindingRun(seed: left.seed, cases: left.cases)
      if name.hasSuffix(".replayed") {
        notes.append("\(name): generating the case in flight ended the process; the generator itself may trap")
        continue
      }
      guard let isolation = settings.isolation else {
        notes.append("\(name): a run ended in the middle of a case; set `isolation` to have it replayed")
        continue
      }
      // Renamed while its cases are generated: should that end this process too, the next run will not try again.
      let claimed = path + ".replayed"
      guard rename(path, claimed) == 0 else { continue }
      for item in left.inFlight {
        let preparation: CaseRunner.Preparation
        switch item {
        case .randomCase(let index, let seed): preparation = cases.prepareRandom(index, seed: seed)
        case .sequence(let indices, let size):
          let choices = indices.map { Choice(index: $0, max: $0, kind: .integer) }
          preparation = cases.prepare(ChoiceSequence(choices: choices, size: size))
        }
        let rendered = preparation.prepared?.rendered() ?? "a case that has no value"
        switch confirmTrap(preparation.sequence, isolation) {
        case .success(let failure?):
          unlink(claimed)
          return .verdict(concludeTrap(preparation.sequence, failure, origin: .stored(name), run: run, isolation))
        case .success(nil): notes.append("\(name): a run was ended from outside while \(rendered) ran, which passes")
        case .failure(let error): notes.append("\(name): \(rendered) could not be replayed: \(error)")
        }
      }
      unlink(claimed)
    }
    return .next
  }

  /// Replays a stored trap in another process; `nil` when the run can go on.
  func replayTrap(_ entry: StoredFailure, file: String) -> StageEnd? {
    guard let isolation = settings.isolation else {
      notes.append("\(file): not replayed, since it ends the process; set `isolation` to have it replayed")
      return nil
    }
    let sequence = cases.prepare(entry.sequence).sequence
    switch confirmTrap(sequence, isolation) {
    case .success(let failure?):
      return .verdict(
        concludeTrap(
          sequence, failure, origin: .stored(file), run: FindingRun(seed: entry.seed, cases: entry.cases), isolation))
    case .success(nil):
      if entry.role == .failure { notes.append("stale: \(file) passes now; delete it, or promote it to a regression") }
    case .failure(let error): notes.append("\(file) could not be replayed: \(error)")
    }
    return nil
  }

  private struct ChildError: Error, CustomStringConvertible {
    var description: String
  }

  private func confirmTrap(_ sequence: ChoiceSequence, _ isolation: Isolation) -> Result<CaseFailure?, ChildError> {
    switch ask(.confirm, sequence, isolation).end {
    case .signal(let signal): return .success(TrapSignal.name(signal).map(TrapSignal.failure))
    case .exit(TrapServer.survived): return .success(nil)
    case .exit(let code): return .failure(ChildError(description: "the child exited with \(code)"))
    case .notStarted(let reason): return .failure(ChildError(description: reason))
    }
  }

  /// Shrinks a trap, one process a step, and keeps it.
  private func concludeTrap(
    _ sequence: ChoiceSequence, _ failure: CaseFailure, origin: Counterexample.Origin, run: FindingRun?,
    _ isolation: Isolation
  ) -> Report.Verdict {
    var counterexample = Counterexample(
      rendered: rendered(sequence), renderedOriginal: rendered(sequence), sequence: sequence, origin: origin,
      failure: failure, rerun: rerunLine(run))
    save(counterexample, run)
    announce(.shrinking)
    steps: while counterexample.shrinkCalls < isolation.processLimit, !Task.isCancelled {
      counterexample.shrinkCalls += 1
      let answer = ask(.shrink, counterexample.sequence, isolation)
      switch answer.end {
      case .signal(let signal) where TrapSignal.name(signal).map(TrapSignal.failure) == failure:
        guard case .sequence(let indices, let size)? = answer.inFlight else { break steps }
        let choices = indices.map { Choice(index: $0, max: $0, kind: .integer) }
        let next = cases.prepare(ChoiceSequence(choices: choices, size: size)).sequence
        guard next.isSimpler(than: counterexample.sequence) else { break steps }
        counterexample.sequence = next
        counterexample.shrinkSteps += 1
      default: break steps
      }
    }
    counterexample.rendered = rendered(counterexample.sequence)
    save(counterexample, run)
    return .failed(counterexample)
  }

  private func ask(
    _ request: TrapServer.Request, _ sequence: ChoiceSequence, _ isolation: Isolation
  ) -> (end: Isolation.ChildEnd, inFlight: TrapJournal.InFlight?) {
    let directory = settings.store?.directory ?? NSTemporaryDirectory()
    let count = Runner.journalCount.add(1, ordering: .relaxed).newValue
    let path = directory + "/request-\(getpid())-\(count).\(request.rawValue)"
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
      return (.notStarted("\(error)"), nil)
    }
    let end = isolation.run(request: path)
    let left = TrapJournal.leftBehind(
      path: TrapServer.journalPath(of: path), property: StableHash(core.name).value, evenIfAlive: true)
    return (end, left?.inFlight.first)
  }
}
