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
    let name = "\(Runner.journalPrefix(core.name))\(ProcessIdentity.current.fileNamePart)-\(count).journal"
    let journal = TrapJournal(
      path: store.path(of: name), property: StableHash(core.name).value, settings: settings, slots: settings.workers)
    if journal == nil { notes.append("no journal can be kept in \(store.directory)") }
    return journal
  }

  /// Looks at the journals of runs that did not end, and replays what was in flight, in another process.
  func replayJournals() async -> StageEnd {
    guard let store = settings.store else { return .next }
    TrapClient.removeOldRequests(in: store.directory)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: store.directory)) ?? []).sorted()
    let prefix = Runner.journalPrefix(core.name)
    for name in names where name.hasPrefix(prefix) {
      let path = store.path(of: name)
      // Another run of that process ended it while this journal was begun. In this order: only the dead write no more.
      if let process = ProcessIdentity(ofFile: name, prefix: prefix), !process.isAlive,
        TrapJournal.isUnfinished(path: path)
      {
        unlink(path)
        continue
      }
      guard let left = TrapJournal.leftBehind(path: path, property: StableHash(core.name).value) else { continue }
      if left.inFlight.isEmpty {
        // Killed between two cases: nothing is lost.
        unlink(path)
        continue
      }
      if name.hasSuffix(".replayed") {
        notes.append("\(name): a case that another process survives ended this one when replayed. Delete the file")
        continue
      }
      guard let traps else {
        notes.append("\(name): a run ended in the middle of a case; set `isolation` to have it replayed")
        for case .sequence(let sequence, false) in left.inFlight { avoided.insert(sequence.indices) }
        continue
      }
      // Renamed while something runs in this process: should that end this process too, the next will not try again.
      let claimed = path + ".replayed"
      let (end, isDecided) = await judge(left.inFlight, traps, left.run, what: name) { body in
        rename(path, claimed)
        await body()
        rename(claimed, path)
      }
      if isDecided { unlink(path) }
      guard case .next = end else { return end }
    }
    return .next
  }

  /// Lets another process run the whole property, if that is wished for, so that a trap is reported by this run.
  func runAhead() async -> StageEnd {
    guard let traps, traps.isolation.runsAhead else { return .next }
    announce(.searching)
    switch await traps.search() {
    case .survives: return .next
    case .unknown(let reason):
      notes.append("running ahead in another process was of no use: \(reason)")
      return .next
    case .ends(let death): return await judge(death.inFlight, traps, nil, what: "running ahead") { await $0() }.end
    }
  }

  /// Runs all cases that were in flight when a process ended, so that none is lost, and ends with the worst.
  ///
  /// - Parameter here: runs what another process has survived in this one.
  /// - Returns: how the stage ends, and whether all cases were judged.
  private func judge(
    _ items: [TrapJournal.InFlight], _ traps: TrapClient, _ run: FindingRun?, what: String,
    here: (() async -> Void) async -> Void
  ) async -> (end: StageEnd, isDecided: Bool) {
    var trap: (Finding, TrapClient.Death)?
    var finding: Finding?
    var isDecided = true
    for item in items {
      var origin = Counterexample.Origin.inFlight
      if run == nil, case .randomCase(let index, _) = item { origin = .random(index) }
      switch await traps.confirm(item) {
      case .ends(let death):
        let new = Finding(
          origin: origin, sequence: death.sequence ?? ChoiceSequence(), failure: death.failure, run: run)
        save(new, rendered: await describe(death, traps))
        trap = trap ?? (new, death)
      case .survives:
        // It does not end the process, so this process can see whether it passes.
        await here {
          let preparation = self.prepare(item)
          if case .failed(let failure) = await self.cases.run(preparation) {
            let new = Finding(origin: origin, sequence: preparation.sequence, failure: failure, run: run)
            self.save(new, rendered: self.rendered(preparation.sequence))
            finding = finding ?? new
          } else {
            let value = preparation.prepared?.rendered() ?? "a case that has no value"
            self.notes.append("\(what): a run was ended from outside while \(value) ran, which passes")
          }
        }
      case .unknown(let reason):
        isDecided = false
        notes.append("\(what): the case in flight could not be replayed, and is kept: \(reason)")
      }
    }
    if let (finding, death) = trap { return (.verdict(await conclude(finding, death, traps)), isDecided) }
    return (finding.map { .found($0) } ?? .next, isDecided)
  }

  private func prepare(_ item: TrapJournal.InFlight) -> CaseRunner.Preparation {
    switch item {
    case .randomCase(let index, let seed): cases.prepareRandom(index, seed: seed)
    case .sequence(let sequence, _): cases.prepare(sequence)
    }
  }
}

extension TrapJournal.LeftBehind {
  /// The run that ended.
  var run: Runner.FindingRun { Runner.FindingRun(seed: seed, cases: cases) }
}
