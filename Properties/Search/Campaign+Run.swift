extension Campaign {
  /// Goes on from a saved state, or begins, until something ends it.
  ///
  /// Cancelling the task ends the campaign: units that are not done leave no trace and are done again by the next
  /// session.
  ///
  /// - Throws: ``CampaignError`` when the state is not one of this campaign; what `save` throws.
  public func run(from saved: CampaignState? = nil) async throws -> CampaignReport {
    let lists = InstanceLists(claim)
    var session = try CampaignSession(self, from: saved)
    let ending = try await withThrowingTaskGroup(of: (SearchUnit, SearchUnitResult?).self) { group in
      defer { group.cancelAll() }
      var running: Set<SearchUnit> = []
      var done: [SearchUnit: SearchUnitResult] = [:]
      while true {
        if stopsAtFirst, !session.state.witnesses.isEmpty { return CampaignReport.Ending.found }
        guard let due = next(in: session.state, lists) else { return session.endingWithoutUnits(lists) }
        let countable = countable(in: session.state, lists)
        if let (unit, result) = firstPassedOver(countable, lists) {
          session.pass(unit, result)
          continue
        }
        if let unit = countable.first(where: { done[$0] != nil }), let result = done.removeValue(forKey: unit) {
          try session.count(unit, result)
          continue
        }
        if Task.isCancelled { return .cancelled }
        if session.isLate {
          // What is running is finished and counted, nothing new is begun.
          if running.isDisjoint(with: countable) { return .budgetSpent }
        } else {
          // All threads may be busy with wrong guesses; then one of them is waited for.
          if running.count < jobs, !running.contains(due) { start(due, lists, &group, &running) }
          if running.count < jobs {
            for unit in upcoming(session.state, lists, count: 4 * jobs) where running.count < jobs {
              if done[unit] == nil, !running.contains(unit) { start(unit, lists, &group, &running) }
            }
          }
        }
        guard let (unit, result) = try await group.next() else { return .cancelled }
        running.remove(unit)
        // A unit that a cancelled task has left is not there.
        if let result { done[unit] = result }
      }
    }
    try session.end(ending, noting: tooLongLists(session.state, lists))
    return CampaignReport(claim, strategies, ending, session.state)
  }

  private func start(
    _ unit: SearchUnit, _ lists: InstanceLists,
    _ group: inout ThrowingTaskGroup<(SearchUnit, SearchUnitResult?), any Error>, _ running: inout Set<SearchUnit>
  ) {
    running.insert(unit)
    group.addTask {
      let start = ContinuousClock.now
      var result = await run(unit, lists)
      result?.seconds = (ContinuousClock.now - start) / .seconds(1)
      return (unit, result)
    }
  }
}

/// One run of a campaign: the state, when it began, when it was saved.
struct CampaignSession {
  private let campaign: Campaign
  private(set) var state: CampaignState
  private var collection: WitnessCollection
  private let start = ContinuousClock.now
  private let secondsBefore: Double
  private var savedAt = ContinuousClock.now

  init(_ campaign: Campaign, from saved: CampaignState?) throws {
    self.campaign = campaign
    (state, collection) = try campaign.begin(from: saved)
    secondsBefore = state.seconds
  }

  private var seconds: Double { secondsBefore + (ContinuousClock.now - start) / .seconds(1) }

  /// Whether the budget of time is spent.
  var isLate: Bool { campaign.budget.seconds.map { seconds >= $0 } ?? false }

  /// Why there is no next unit.
  func endingWithoutUnits(_ lists: InstanceLists) -> CampaignReport.Ending {
    campaign.budget.cases.map { Campaign.spentCases(state, of: campaign.claim) >= $0 } ?? false
      ? .budgetSpent : .complete
  }

  /// Counts what a unit has brought, and saves if it is time.
  mutating func count(_ unit: SearchUnit, _ result: SearchUnitResult) throws {
    state.count(unit, result)
    state.seconds = seconds
    var hasNews = false
    for witness in result.witnesses where try collection.insert(witness) { hasNews = true }
    if hasNews { state.witnesses = collection.witnesses }
    campaign.progress?(state)
    if hasNews || (ContinuousClock.now - savedAt) / .seconds(1) >= campaign.saveInterval { try save() }
  }

  /// Goes on behind a unit of another shard.
  mutating func pass(_ unit: SearchUnit, _ result: SearchUnitResult) { state.count(unit, result) }

  /// Saves the last state.
  mutating func end(_ ending: CampaignReport.Ending, noting notes: [String]) throws {
    for note in notes { state.note(note) }
    state.shard?.ending = ending == .cancelled ? nil : ending
    state.seconds = seconds
    try save()
  }

  private mutating func save() throws {
    try campaign.save(state)
    savedAt = ContinuousClock.now
  }
}
