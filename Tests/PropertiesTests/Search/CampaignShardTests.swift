import Properties
import Testing

@Suite struct CampaignShardTests {
  private func campaign(
    _ claim: Claim = MadeUpClaims.orderAndNumber, _ strategies: [SearchStrategy] = SearchStrategy.allCases,
    cases: Int? = 1000, jobs: Int = 1, seed: UInt64 = 7, stopsAtFirst: Bool = false, shard: CampaignShard? = nil,
    _ states: SavedStates = SavedStates()
  ) -> Campaign {
    Campaign(
      claim, strategies: strategies, budget: CampaignBudget(cases: cases), jobs: jobs, seed: seed, largestOrder: 12,
      stopsAtFirst: stopsAtFirst, shard: shard, saveInterval: 0, save: states.save)
  }

  /// The last states of all shards of a campaign, as read from their texts.
  private func shards(_ count: Int, _ make: (CampaignShard) -> Campaign) async throws -> [CampaignState] {
    var states: [CampaignState] = []
    for index in 1...count {
      states.append(try CampaignState(text: try await make(CampaignShard(index: index, count: count)).run().state.text))
    }
    return states
  }

  /// What a campaign prints, with its notes in one order, and what would be archived.
  private func facts(_ report: CampaignReport) throws -> [String] {
    try report.description.split(separator: "\n").map(String.init).sorted()
      + report.witnesses.map {
        CounterexampleFile($0, statement: "", minimality: try report.minimality(of: $0)).text
      }
  }

  @Test(arguments: [(3, 2), (6, 1)])
  func shardsTogetherAreTheWholeCampaign(count: Int, jobs: Int) async throws {
    let whole = try await campaign().run()
    #expect(whole.ending == .budgetSpent && !whole.witnesses.isEmpty)
    let states = try await shards(count) { campaign(jobs: jobs, shard: $0) }
    #expect(states.reduce(0) { $0 + $1.tried } == whole.state.tried)
    for strategy in SearchStrategy.allCases {
      // The parts are disjoint and everything: all are at the same place, and their cases add up.
      #expect(states.allSatisfy { $0[strategy].order == whole.state[strategy].order })
      #expect(states.allSatisfy { $0[strategy].index == whole.state[strategy].index })
      #expect(states.reduce(0) { $0 + $1[strategy].tried } == whole.state[strategy].tried)
    }
    let merged = try Campaign.merge(MadeUpClaims.orderAndNumber, states.reversed())
    #expect(try facts(merged) == facts(whole))
    #expect(merged.state.witnesses == whole.state.witnesses)
  }

  @Test(arguments: [2, 5]) func shardsFindTheSameFirstCounterexample(count: Int) async throws {
    for seed: UInt64 in 1...2 {
      for strategies in [SearchStrategy.allCases, [.random, .targeted], [.exhaustive]] {
        let whole = try await campaign(strategies: strategies, seed: seed).run()
        #expect(whole.ending == .found)
        let states = try await shards(count) { campaign(strategies: strategies, seed: seed, shard: $0) }
        let merged = try Campaign.merge(MadeUpClaims.orderAndNumber, states)
        #expect(merged.ending == .found)
        #expect(merged.witnesses == whole.witnesses)
        #expect(merged.state[.exhaustive].completedOrder == whole.state[.exhaustive].completedOrder)
        #expect(try merged.minimality(of: merged.witnesses[0]) == whole.minimality(of: whole.witnesses[0]))
      }
    }

    func campaign(strategies: [SearchStrategy], seed: UInt64, shard: CampaignShard? = nil) -> Campaign {
      self.campaign(MadeUpClaims.orderAndNumber, strategies, seed: seed, stopsAtFirst: true, shard: shard)
    }
  }

  @Test func theEndOfABlockIsBeforeTheChunkThatFollows() async throws {
    // The last of 176 instances violates it, and so does every random case: the eleventh block, of shard 2, comes just
    // before the first chunk, of shard 1, and both leave the campaign at the same place.
    let claim = MadeUpClaims.atTheEndOfABlock
    let lists: [SearchStrategy] = [.exhaustive, .random]
    let whole = try await campaign(claim, lists, stopsAtFirst: true).run()
    #expect(whole.witnesses.first?.origin == .exhaustive)
    let states = try await shards(3) { campaign(claim, lists, stopsAtFirst: true, shard: $0) }
    #expect(states.map { $0.witnesses.first?.origin } == [.random, .exhaustive, .random])
    #expect(try Campaign.merge(claim, states).witnesses == whole.witnesses)
  }

  @Test func theWorkIsDividedEvenly() async throws {
    let states = try await shards(3) { campaign(MadeUpClaims.holding(), [.random], cases: 2000, shard: $0) }
    // 12 chunks of 180 cases.
    #expect(states.map { $0[.random].tried } == [720, 720, 720])
  }

  @Test func aSmallDomainIsTriedOnce() async throws {
    // Its random cases are all the groups of order up to 12, which a chunk tries; the judge throws at half of them.
    let whole = try await campaign(MadeUpClaims.throwing, cases: 1500).run()
    #expect(whole.state[.random].isFinished)
    let merged = try Campaign.merge(
      MadeUpClaims.throwing, try await shards(3) { campaign(MadeUpClaims.throwing, cases: 1500, shard: $0) })
    #expect(try facts(merged) == facts(whole))
    #expect(merged.state[.exhaustive].completedOrder == 1)
  }

  @Test func listsAreDividedWithoutABudgetToo() async throws {
    let lists: [SearchStrategy] = [.exhaustive, .solver]
    let whole = try await campaign(MadeUpClaims.orderAndNumber, lists, cases: nil).run()
    let states = try await shards(3) { campaign(MadeUpClaims.orderAndNumber, lists, cases: nil, jobs: 2, shard: $0) }
    let merged = try Campaign.merge(MadeUpClaims.orderAndNumber, states)
    #expect(merged.ending == .complete)
    #expect(try facts(merged) == facts(whole))
  }

  @Test func aKilledShardGoesOn() async throws {
    let whole = try await campaign().run()
    var states: [CampaignState] = []
    for index in 1...3 {
      let shard = CampaignShard(index: index, count: 3)
      var last: CampaignState?
      for session in 0..<100 {
        let saved = SavedStates(limit: 1 + session % 3)
        do {
          states.append(try await campaign(shard: shard, saved).run(from: last).state)
          break
        } catch is SavedStates.Interruption {
          last = try CampaignState(text: try #require(saved.texts.last))
        }
      }
    }
    #expect(try facts(Campaign.merge(MadeUpClaims.orderAndNumber, states)) == facts(whole))
  }

  @Test func shardsGoOnWithALargerBudget() async throws {
    let whole = try await campaign(cases: 1200).run()
    var states: [CampaignState] = []
    for index in 1...2 {
      let shard = CampaignShard(index: index, count: 2)
      let first = try await campaign(cases: 500, shard: shard).run()
      states.append(try await campaign(cases: 1200, shard: shard).run(from: first.state).state)
    }
    #expect(try facts(Campaign.merge(MadeUpClaims.orderAndNumber, states)) == facts(whole))
  }

  @Test func anUnfinishedShardIsNamed() async throws {
    var states = try await shards(2) { campaign(MadeUpClaims.holding(), shard: $0) }
    let saved = SavedStates(limit: 1)
    let interrupted = campaign(MadeUpClaims.holding(), shard: CampaignShard(index: 1, count: 2), saved)
    await #expect(throws: SavedStates.Interruption.self) { try await interrupted.run() }
    states[0] = try CampaignState(text: try #require(saved.texts.last))
    let merged = try Campaign.merge(MadeUpClaims.holding(), states)
    #expect(merged.ending == .cancelled)
    #expect(merged.state.notes == ["shard 1/2 has not finished; go on with it"])
  }

  @Test func statesThatDoNotFitAreRefused() async throws {
    let claim = MadeUpClaims.orderAndNumber
    let two = try await shards(2) { campaign(cases: 400, shard: $0) }
    let other = try await campaign(cases: 400, shard: CampaignShard(index: 3, count: 3)).run().state
    let longer = try await campaign(cases: 800, shard: CampaignShard(index: 2, count: 2)).run().state
    let seeded = try await campaign(cases: 400, seed: 8, shard: CampaignShard(index: 2, count: 2)).run().state
    let whole = try await campaign(cases: 400).run().state
    for (states, error) in [
      ([], CampaignError.incompleteShards("there is none")),
      ([two[1]], .incompleteShards("shards 1 of 2 are missing")),
      ([two[0], two[1], two[0]], .incompleteShards("shard 1/2 is there twice")),
      ([two[0], other], .incompleteShards("1/2 and 3/3 do not fit together")),
      ([two[0], whole], .incompleteShards("one is the state of a whole campaign")),
      ([two[0], longer], .otherTerms("budget of cases", stated: "400", wanted: "800")),
      ([two[0], seeded], .otherSeed(stated: 8, wanted: 7)),
    ] {
      #expect(throws: error) { try Campaign.merge(claim, states) }
    }
    #expect(throws: CampaignError.otherClaim(stated: claim.id, wanted: "made-up.rare")) {
      try Campaign.merge(MadeUpClaims.rare, two)
    }
    // A counterexample that is none: the judge is asked, not the file.
    let found = try await campaign(shard: CampaignShard(index: 1, count: 1)).run().state
    let untrue = try CampaignState(signing: found.text.replacing("\"value\" : \"7\"", with: "\"value\" : \"0\""))
    #expect(throws: CampaignError.self) { try Campaign.merge(claim, [untrue]) }
    // Neither is a shard gone on with as another one, or as the whole, or another way.
    let (first, second) = (CampaignShard(index: 1, count: 2), CampaignShard(index: 2, count: 2))
    await #expect(throws: CampaignError.otherShard(stated: first, wanted: second)) {
      try await campaign(cases: 400, shard: second).run(from: two[0])
    }
    await #expect(throws: CampaignError.otherShard(stated: first, wanted: nil)) {
      try await campaign(cases: 400).run(from: two[0])
    }
    await #expect(throws: CampaignError.otherShard(stated: nil, wanted: first)) {
      try await campaign(cases: 400, shard: first).run(from: whole)
    }
    await #expect(throws: CampaignError.otherTerms("strategies", stated: all, wanted: "random")) {
      try await campaign(claim, [.random], cases: 400, shard: first).run(from: two[0])
    }
  }

  private let all = "exhaustive,solver,random,targeted"

  @Test(arguments: [
    ("\"index\" : 2", "\"index\" : 3", "no shard 3 of 2"), ("\"count\" : 2", "\"count\" : 0", "no shard 2 of 0"),
    ("\"the budget is spent\"", "\"tired\"", "“tired” is no ending"),
    ("[\n      \"exhaustive\"", "[\n      \"luck\"", "“luck” is no strategy"),
    ("\"solverSeconds\" : \"", "\"solverSeconds\" : \"-", "must be a number from 0"),
  ])
  func malformedShardsAreRefused(_ part: String, _ other: String, _ message: String) async throws {
    let text = try await campaign(cases: 100, shard: CampaignShard(index: 2, count: 2)).run().state.text
    #expect(try CampaignState(text: text).text == text)
    let malformed = text.replacing(part, with: other)
    #expect(malformed != text, "\(text)")
    do {
      _ = try CampaignState(text: malformed)
      Issue.record("read: \(part) → \(other)")
    } catch let error as CampaignError {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
