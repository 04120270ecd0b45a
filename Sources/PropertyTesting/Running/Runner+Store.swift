extension Runner {
  /// Replays stored failures, then regressions; what fails again is the run's finding.
  ///
  /// Failures may take a tenth of the run's cases; those beyond wait for a later run and are reported.
  func replayStored() async -> StageEnd {
    var failures: [(file: String, entry: StoredFailure)] = []
    var regressions: [(file: String, entry: StoredFailure)] = []
    for store in [settings.store, settings.regressions].compactMap({ $0 }) {
      let (entries, unreadable) = store.entries(of: core.name)
      for file in unreadable { notes.append("stale: \(file.file) cannot be read: \(file.reason)") }
      failures += entries.filter { $0.entry.role == .failure }
      regressions += entries.filter { $0.entry.role == .regression }
    }
    let budget = max(1, settings.cases / 10)
    for late in failures.dropFirst(budget) { notes.append("not replayed, for lack of cases: \(late.file)") }
    if !failures.isEmpty || !regressions.isEmpty { announce(.replaying) }
    // Traps first: while one is there, nothing is run in this process that might end it.
    let due = failures.prefix(budget) + regressions
    for (file, entry) in due.filter(\.entry.isTrap) + due.filter({ !$0.entry.isTrap }) {
      if Task.isCancelled { return .verdict(.cancelled) }
      if entry.isTrap {
        guard let end = await replayTrap(entry, file: file) else { continue }
        let others = due.filter { !$0.entry.isTrap }.map(\.file)
        if !others.isEmpty {
          notes.append("not replayed until this is fixed, which ends the process: \(others.joined(separator: ", "))")
        }
        return end
      }
      if let finding = await replay(entry, file: file) { return .found(finding) }
    }
    return .next
  }

  private func replay(_ entry: StoredFailure, file: String) async -> Finding? {
    let preparation = cases.prepare(entry.sequence)
    if avoided.contains(preparation.sequence.indices) {
      notes.append("\(file): not replayed, since a run did not survive it; set `isolation` to have it replayed")
      return nil
    }
    let outcome = await cases.run(preparation)
    if case .failed(let failure) = outcome {
      return Finding(
        origin: .stored(file), sequence: preparation.sequence, failure: failure,
        run: FindingRun(seed: entry.seed, cases: entry.cases), unfinishedShrinks: entry.unfinishedShrinks)
    }
    // The case did not get to its end, so nothing is known of it.
    if case .cancelled = outcome { return nil }
    if preparation.sequence.schemaHash != entry.schema {
      notes.append("stale: \(file) was recorded by another version of the generator; its nearest case passes")
    } else if let value = preparation.prepared?.rendered(), value != entry.rendered {
      notes.append("stale: the choices of \(file) gave \(entry.rendered) and give \(value) now")
    } else if entry.role == .failure {
      notes.append("stale: \(file) passes now; delete it, or promote it to a regression")
    }
    return nil
  }

  /// Keeps a failure; a store that cannot be written to is reported, and does not hide the failure.
  func save(_ counterexample: Counterexample, _ run: FindingRun?, unfinishedShrinks: Int = 0) {
    guard let store = settings.store else { return }
    var entry = StoredFailure(
      property: core.name, seed: run?.seed ?? settings.seed, cases: run.map(\.cases) ?? settings.cases,
      failure: counterexample.failure, rendered: counterexample.rendered, sequence: counterexample.sequence)
    entry.unfinishedShrinks = unfinishedShrinks
    do {
      try store.save(entry)
      // The same failure at another line, or another one that has taken its place: the old entry has had its day.
      if case .stored(let file) = counterexample.origin, file.hasSuffix(".failure"), file != entry.fileName {
        try store.remove(file)
      }
    } catch {
      notes.append("the failure could not be saved to \(store.directory): \(error)")
    }
  }
}

extension CaseRunner {
  /// Keeps a failing random case at once: the other workers may take long, and the run may be killed meanwhile.
  ///
  /// A store that cannot be written to is reported when the run comes to its conclusion.
  func keep(_ failure: CaseFailure, index: Int) {
    guard let store = settings.store else { return }
    let preparation = prepareRandom(index)
    let entry = StoredFailure(
      property: core.name, seed: settings.seed, cases: settings.cases, failure: failure,
      rendered: preparation.prepared?.rendered() ?? "no value: the generator fails", sequence: preparation.sequence)
    try? store.save(entry)
  }
}
