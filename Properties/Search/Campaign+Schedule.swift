extension Campaign {
  /// The unit that is counted next; `nil` if nothing is left or the budget of cases is spent.
  ///
  /// It is a function of the state, so that neither threads nor interruptions change what is done. The strategy that
  /// has spent least is next (see `spent`); in case of a tie the first.
  func next(in state: CampaignState, _ lists: InstanceLists) -> SearchUnit? {
    if let cases = budget.cases, state.tried >= cases { return nil }
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
    }.map { SearchUnit(strategy: $0, order: state[$0].order, index: state[$0].index) }
  }

  /// What a strategy will have spent after its next unit, in cases, where these are limited: then the turns are the
  /// same on every machine, and short units do not wait for long ones. Otherwise what it has spent, in seconds.
  private func spent(_ strategy: SearchStrategy, _ state: CampaignState) -> Double {
    let progress = state[strategy]
    if budget.cases == nil { return progress.seconds }
    let next =
      switch strategy {
      case .exhaustive: Campaign.blockSize
      case .solver: 1
      case .random: chunkSize
      case .targeted: 3 * chunkSize
      }
    return Double(progress.tried + next) * (strategy == .solver ? Double(chunkSize) : 1)
  }

  /// The units that will probably be counted next, for the threads that would be idle otherwise.
  ///
  /// A wrong guess wastes time and changes nothing else.
  func upcoming(_ state: CampaignState, _ lists: InstanceLists, count: Int) -> [SearchUnit] {
    var (state, units) = (state, [SearchUnit]())
    while units.count < count, let unit = next(in: state, lists) {
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
    var result = SearchUnitResult(order: unit.order, index: unit.index + 1)
    if unit.strategy.isRandom {
      result.tried = unit.strategy == .targeted ? 3 * chunkSize : chunkSize
    } else {
      guard let count = lists.count(unit.strategy, order: unit.order) else { return nil }
      let end = min(unit.index + (unit.strategy == .solver ? 1 : Campaign.blockSize), count)
      result.tried = max(end - unit.index, 0)
      result.index = end
      if end >= count { (result.order, result.index, result.size) = (unit.order + 1, 0, count) }
    }
    let before = state[unit.strategy]
    // A tenth of a second where nothing is known; every unit takes some time, so that the others have their turn.
    let pace = before.tried > 0 ? before.seconds / Double(before.tried) : 0.1 / Double(max(result.tried, 1))
    result.seconds = pace * Double(result.tried)
    return result
  }
}
