extension Runner {
  /// Replays a stored trap in another process; `nil` when the run can go on.
  func replayTrap(_ entry: StoredFailure, file: String) async -> StageEnd? {
    guard let traps else {
      notes.append("\(file): not replayed, since it ends the process; set `isolation` to have it replayed")
      return nil
    }
    switch await traps.confirm(entry.sequence) {
    case .ends(let death):
      let finding = Finding(
        origin: .stored(file), sequence: death.sequence ?? entry.sequence, failure: death.failure,
        run: FindingRun(seed: entry.seed, cases: entry.cases))
      return .verdict(await conclude(finding, death, traps))
    case .survives:
      if entry.role == .failure { notes.append("stale: \(file) passes now; delete it, or promote it to a regression") }
    case .unknown(let reason): notes.append("\(file) could not be replayed: \(reason)")
    }
    return nil
  }

  /// What the value of a case that ended a process looks like; never made in this one.
  func describe(_ death: TrapClient.Death, _ traps: TrapClient) async -> String {
    guard let sequence = death.sequence else { return "no value: the process ended before there was one" }
    if death.isGenerating {
      let (drawn, more) = (sequence.indices.prefix(20), sequence.choices.count > 20 ? "…" : "")
      return
        "no value: the generator ends the process after drawing "
        + drawn.map(String.init).joined(separator: ", ") + more
    }
    return await traps.describe(sequence) ?? "a value that cannot be described: describing it ends the process"
  }

  /// Shrinks a trap, one process a step, and keeps it.
  ///
  /// A candidate that ends the process in another way is another bug's: it is refused from then on.
  func conclude(_ finding: Finding, _ death: TrapClient.Death, _ traps: TrapClient) async -> Report.Verdict {
    let value = await describe(death, traps)
    var counterexample = Counterexample(
      rendered: value, renderedOriginal: value, sequence: finding.sequence, origin: finding.origin,
      failure: finding.failure, rerun: rerunLine(finding.run))
    save(counterexample, finding.run)
    let noEnd = TrapSignal.noEnd(after: 0).identity
    // Each step of shrinking a case that does not end would take the whole time limit.
    if finding.failure.identity == noEnd { return .failed(counterexample) }
    announce(.shrinking)
    var simplest = death
    var refused: Set<UInt64> = []
    while counterexample.shrinkCalls < traps.isolation.processLimit, !Task.isCancelled {
      counterexample.shrinkCalls += 1
      let answer = await traps.shrink(counterexample.sequence, isGenerating: simplest.isGenerating, refused: refused)
      guard case .ends(let next) = answer, let sequence = next.sequence else { break }
      if next.failure.identity == finding.failure.identity, sequence.isSimpler(than: counterexample.sequence) {
        counterexample.sequence = sequence
        counterexample.failure = next.failure
        counterexample.shrinkSteps += 1
        simplest = next
      } else {
        // For the same reason: one candidate that does not end is enough.
        if next.failure.identity == noEnd { break }
        refused.formUnion([next.script, sequence.scriptHash])
      }
    }
    if counterexample.shrinkSteps > 0 { counterexample.rendered = await describe(simplest, traps) }
    save(counterexample, finding.run)
    return .failed(counterexample)
  }

  func save(_ finding: Finding, rendered: String) {
    let counterexample = Counterexample(
      rendered: rendered, renderedOriginal: rendered, sequence: finding.sequence, origin: finding.origin,
      failure: finding.failure, rerun: "")
    save(counterexample, finding.run)
  }
}
