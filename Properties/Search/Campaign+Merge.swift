extension Campaign {
  /// Puts the states of all shards of a campaign together.
  ///
  /// Which units a campaign has depends on the claim, the seed and the ``CampaignTerms`` alone, and what a unit brings
  /// on the unit alone (but for what the solver decides within its seconds). So, where the budget is one of cases or
  /// where the lists end the campaign:
  /// - a campaign that collects has the same witnesses and the same counts as the whole one, because the shards have
  ///   counted the same units, and ``WitnessCollection`` does not depend on their order;
  /// - a campaign that ends with the first counterexample has the same one as the whole campaign: each shard has done
  ///   all of its units that come before its own counterexample, so the first unit with a counterexample was done, and
  ///   the state that stopped earliest is of it. The counts are then larger than those of the whole campaign.
  ///
  /// With a budget of time the units depend on the clock; then all distinct minimal witnesses are kept. Notes come in
  /// the order of the shards.
  ///
  /// - Parameters:
  ///   - claim: what was hunted.
  ///   - states: the last states of all shards, in any order. A shard that was interrupted counts for what it has done;
  ///     the report's ending is ``CampaignReport/Ending/cancelled`` then, and a note names it.
  ///   - operators: the operations that the witnesses are judged with again.
  /// - Throws: ``CampaignError`` when the states are not those of all shards of one campaign, each once, or are not
  ///   about the claim as it is; what the judge throws.
  public static func merge(
    _ claim: Claim, _ states: [CampaignState], operators: Operators = .standard
  ) throws -> CampaignReport {
    let parts = try ordered(states)
    let terms = parts[0].record.terms
    let collections = try parts.map { try $0.state.collection(for: claim, operators) }
    var collection = WitnessCollection()
    for witness in collections.flatMap(\.witnesses) { try collection.insert(witness) }
    let first = terms.stopsAtFirst ? first(parts.map(\.state), terms.strategies) : nil
    var state = CampaignState(claim, seed: parts[0].state.seed)
    state.witnesses = first.map { collections[$0].witnesses } ?? collection.witnesses
    state.margin = parts.compactMap(\.state.margin).max()
    state.seconds = parts.map(\.state.seconds).max() ?? 0
    for strategy in SearchStrategy.allCases {
      state[strategy] = progress(parts.map { $0.state[strategy] }, upTo: first)
    }
    for part in parts where part.record.ending == nil {
      let isOpen = first.map { !part.state.hasReached(parts[$0].state, terms.strategies) } ?? false
      state.note(
        "shard \(part.record.shard) has not finished; go on with it"
          + (isOpen ? ", since it may find an earlier counterexample" : ""))
    }
    for note in parts.flatMap(\.state.notes) { state.note(note) }
    let endings = parts.map(\.record.ending)
    let ending: CampaignReport.Ending =
      terms.stopsAtFirst && !state.witnesses.isEmpty
      ? .found : endings.contains(nil) ? .cancelled : endings.contains(.budgetSpent) ? .budgetSpent : .complete
    return CampaignReport(claim, terms.strategies, ending, state)
  }

  private typealias Part = (state: CampaignState, record: CampaignState.ShardRecord)

  /// The states by their shards, from the first; there is at least one.
  private static func ordered(_ states: [CampaignState]) throws -> [Part] {
    let parts = try states.map { state -> Part in
      guard let record = state.shard else {
        throw CampaignError.incompleteShards("one is the state of a whole campaign")
      }
      return (state, record)
    }.sorted { $0.record.shard.index < $1.record.shard.index }
    guard let first = parts.first else { throw CampaignError.incompleteShards("there is none") }
    for part in parts {
      guard part.record.shard.count == first.record.shard.count else {
        throw CampaignError.incompleteShards("\(first.record.shard) and \(part.record.shard) do not fit together")
      }
      guard part.state.seed == first.state.seed else {
        throw CampaignError.otherSeed(stated: part.state.seed, wanted: first.state.seed)
      }
      if let difference = first.record.terms.difference(part.record.terms, besidesCases: false) {
        throw CampaignError.otherTerms(difference.name, stated: difference.own, wanted: difference.other)
      }
    }
    let indices = parts.map(\.record.shard.index)
    if let repeated = zip(indices, indices.dropFirst()).first(where: { $0 == $1 }) {
      throw CampaignError.incompleteShards("shard \(repeated.0)/\(first.record.shard.count) is there twice")
    }
    let missing = Set(1...first.record.shard.count).subtracting(indices).sorted()
    guard missing.isEmpty else {
      throw CampaignError.incompleteShards(
        "shards \(missing.map(String.init).joined(separator: ", ")) of \(first.record.shard.count) are missing")
    }
    return parts
  }

  /// Which of the states with a counterexample stopped before all others; `nil` if there is none, as where the clock
  /// has decided the turns.
  private static func first(_ states: [CampaignState], _ strategies: [SearchStrategy]) -> Int? {
    let stopped = states.indices.filter { !states[$0].witnesses.isEmpty }
    let first = stopped.filter { place in
      stopped.allSatisfy { states[$0].hasReached(states[place], strategies) }
    }
    // Two may be at the same place: one behind an instance of a list, the other before the chunk that comes next.
    return first.first { states[$0].witnesses[0].origin.isListed } ?? first.first
  }

  /// How far all parts together are with a strategy: up to the place of one of them, or as far as all of them are.
  private static func progress(_ parts: [CampaignState.Progress], upTo place: Int?) -> CampaignState.Progress {
    let earliest = parts.indices.min { (parts[$0].order, parts[$0].index) < (parts[$1].order, parts[$1].index) } ?? 0
    var result = parts[place ?? earliest]
    result.tried = parts.reduce(0) { $0 + $1.tried }
    result.vacuous = parts.reduce(0) { $0 + $1.vacuous }
    result.undecided = parts.reduce(0) { $0 + $1.undecided }
    result.seconds = parts.reduce(0) { $0 + $1.seconds }
    // Behind the place nothing is complete anyway.
    result.gap = parts.compactMap(\.gap).filter { $0 <= result.order }.min()
    result.isFinished = place.map { parts[$0].isFinished } ?? parts.allSatisfy(\.isFinished)
    return result
  }
}

extension Witness.Origin {
  fileprivate var isListed: Bool { self == .exhaustive || self == .solver }
}

extension CampaignState {
  /// Whether a state of the same campaign is at the same place or behind it.
  fileprivate func hasReached(_ other: CampaignState, _ strategies: [SearchStrategy]) -> Bool {
    strategies.allSatisfy { (self[$0].order, self[$0].index) >= (other[$0].order, other[$0].index) }
  }
}
