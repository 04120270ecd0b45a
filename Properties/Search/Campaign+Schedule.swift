extension Campaign {
  /// The unit that is counted next; `nil` if nothing is left or the budget of cases is spent.
  ///
  /// With a budget of cases it is a function of how far each strategy is, and not of what the units have brought: so
  /// neither threads nor interruptions change what is done, and every shard knows all units. The strategy that has
  /// spent least is next (see `spent`); in case of a tie the first.
  func next(in state: CampaignState, _ lists: InstanceLists) -> SearchUnit? {
    if let cases = budget.cases, Campaign.spentCases(state, of: claim) >= cases { return nil }
    return units(in: state, lists).min { spent($0.strategy, state) < spent($1.strategy, state) }
  }

  /// The units that may be counted now: with a budget of cases the next one, otherwise the next of each strategy.
  ///
  /// Without a budget of cases the turns depend on the clock anyway, and a thread need not wait for another's slow
  /// chunk.
  func countable(in state: CampaignState, _ lists: InstanceLists) -> [SearchUnit] {
    if budget.cases == nil { return units(in: state, lists) }
    return next(in: state, lists).map { [$0] } ?? []
  }

  /// The next unit of each strategy that has something left.
  private func units(in state: CampaignState, _ lists: InstanceLists) -> [SearchUnit] {
    strategies.filter { strategy in
      let progress = state[strategy]
      if progress.isFinished { return false }
      if strategy.isRandom { return true }
      return lists.hasList(strategy) && progress.order <= largestOrder && !isTooLong(strategy, state)
    }.map { strategy in
      let progress = state[strategy]
      return SearchUnit(
        strategy: strategy, order: progress.order, index: progress.index, turn: turn(strategy, progress))
    }
  }

  /// What a strategy will have spent after its next unit, in cases, where these are limited: then the turns are the
  /// same on every machine, and short units do not wait for long ones. Otherwise what it has spent, in seconds.
  private func spent(_ strategy: SearchStrategy, _ state: CampaignState) -> Double {
    if budget.cases == nil { return state[strategy].seconds }
    let cases = claim.cases(before: state[strategy], strategy) + Double(claim.unitSize(strategy))
    return cases * (strategy == .solver ? Double(claim.chunkSize) : 1)
  }

  /// How much of a budget of cases a campaign has spent: the cases of all units that it has counted (or passed over,
  /// as a shard), where a chunk of random cases has as many as it was to try. So it does not depend on what the
  /// units have brought.
  public static func spentCases(_ state: CampaignState, of claim: Claim) -> Int {
    Int(min(SearchStrategy.allCases.reduce(0) { $0 + claim.cases(before: state[$1], $1) }, 1e18))
  }

  /// The units that will probably be counted next, for the threads that would be idle otherwise.
  ///
  /// A wrong guess wastes time and changes nothing else.
  func upcoming(_ state: CampaignState, _ lists: InstanceLists, count: Int) -> [SearchUnit] {
    var (state, units) = (state, [SearchUnit]())
    while units.count < count, let unit = next(in: state, lists) {
      if let result = passedOver(unit, lists) {
        state.count(unit, result)
        continue
      }
      units.append(unit)
      guard let result = guess(unit, state, lists) else {
        // Nothing is known of what follows; the others go on.
        state[unit.strategy].isFinished = true
        continue
      }
      state.count(unit, result)
    }
    return units
  }

  private func guess(_ unit: SearchUnit, _ state: CampaignState, _ lists: InstanceLists) -> SearchUnitResult? {
    guard var result = outcomeWithoutCases(unit, lists) else { return nil }
    result.tried = claim.unitSize(unit.strategy)
    let before = state[unit.strategy]
    // A tenth of a second where nothing is known; every unit takes some time, so that the others have their turn.
    let pace = before.tried > 0 ? before.seconds / Double(before.tried) : 0.1 / Double(max(result.tried, 1))
    result.seconds = pace * Double(result.tried)
    return result
  }
}

extension Claim {
  /// How many random cases a chunk has: fewer where cases are slow.
  var chunkSize: Int { min(max(3 * testCases, 20), 200) }

  /// How many cases a unit is to try: those of a chunk, or the instances of a whole block.
  func unitSize(_ strategy: SearchStrategy) -> Int {
    switch strategy {
    // Few, since one may take long.
    case .exhaustive: 16
    case .solver: 1
    case .random: chunkSize
    // Half of a targeted run's cases climb, and climbing takes many steps.
    case .targeted: 3 * chunkSize
    }
  }

  /// How many cases the units before a place have.
  fileprivate func cases(before place: CampaignState.Progress, _ strategy: SearchStrategy) -> Double {
    if strategy.isRandom { return Double(place.index) * Double(unitSize(strategy)) }
    return place.sizes.reduce(Double(place.index)) { $0 + Double($1) }
  }
}
