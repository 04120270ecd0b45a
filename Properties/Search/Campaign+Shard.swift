extension Campaign {
  /// What the shards of this campaign must have in common.
  var terms: CampaignTerms {
    CampaignTerms(
      strategies: strategies, cases: budget.cases, largestOrder: largestOrder, longestList: longestList,
      solverSeconds: solverBudget.seconds, stopsAtFirst: stopsAtFirst)
  }

  /// What the state of this campaign is to know of its shard, if it goes on from what a saved state knows.
  ///
  /// - Throws: ``CampaignError`` when the saved state is of another shard, or of one with other terms.
  func shardRecord(after saved: CampaignState?) throws -> CampaignState.ShardRecord? {
    if let saved, saved.shard?.shard != shard {
      throw CampaignError.otherShard(stated: saved.shard?.shard, wanted: shard)
    }
    if let difference = saved?.shard?.terms.difference(terms, besidesCases: true) {
      throw CampaignError.otherTerms(difference.name, stated: difference.own, wanted: difference.other)
    }
    return shard.map { CampaignState.ShardRecord(shard: $0, terms: terms) }
  }

  private func owns(_ unit: SearchUnit) -> Bool { shard?.owns(unit) ?? true }

  /// How many units of a strategy come before a place.
  func turn(_ strategy: SearchStrategy, _ place: CampaignState.Progress) -> Int {
    if strategy.isRandom { return place.index }
    let size = claim.unitSize(strategy)
    // An order without instances is a unit, too: its list is made.
    return place.sizes.reduce(place.index / size) { $0 + max(($1 + size - 1) / size, 1) }
  }

  /// Does a unit; of one that belongs to another shard only what all shards must know. A cancelled task gives no result.
  func run(_ unit: SearchUnit, _ lists: InstanceLists) async -> SearchUnitResult? {
    if owns(unit) { return unit.strategy.isRandom ? await runChunk(unit) : runBlock(unit, lists) }
    if unit.strategy.isRandom {
      guard let chunk = await runChunk(unit) else { return nil }
      var result = SearchUnitResult(order: unit.order, index: unit.index + 1)
      result.isFinished = chunk.isFinished
      return result
    }
    // The list is kept, so that its length is known then.
    guard (try? lists.instances(unit.strategy, order: unit.order)) != nil else {
      var result = SearchUnitResult(order: unit.order, index: unit.index)
      (result.isFinished, result.hasGap) = (true, true)
      return result
    }
    return outcomeWithoutCases(unit, lists)
  }

  /// The first of some units that belongs to another shard and that can be passed over without work.
  func firstPassedOver(_ units: [SearchUnit], _ lists: InstanceLists) -> (SearchUnit, SearchUnitResult)? {
    for unit in units {
      if let result = passedOver(unit, lists) { return (unit, result) }
    }
    return nil
  }

  /// Where the campaign goes on behind a unit of another shard; `nil` if it is not one, or must be looked at.
  func passedOver(_ unit: SearchUnit, _ lists: InstanceLists) -> SearchUnitResult? {
    if owns(unit) || (unit.strategy.isRandom && unit.index == 0) { return nil }
    return outcomeWithoutCases(unit, lists)
  }

  /// Where the campaign goes on behind a unit; `nil` if that is not known before its list is made.
  func outcomeWithoutCases(_ unit: SearchUnit, _ lists: InstanceLists) -> SearchUnitResult? {
    var result = SearchUnitResult(order: unit.order, index: unit.index + 1)
    if unit.strategy.isRandom { return result }
    guard let count = lists.count(unit.strategy, order: unit.order) else { return nil }
    result.index = blockEnd(unit, count: count)
    result.endOrder(of: unit, count: count, largestOrder: largestOrder)
    return result
  }
}
