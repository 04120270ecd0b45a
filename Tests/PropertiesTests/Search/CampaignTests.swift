import Properties
import Synchronization
import Testing

@Suite struct CampaignTests {
  private let claim = MadeUpClaims.orderAndNumber

  private func campaign(
    _ strategies: [SearchStrategy] = SearchStrategy.allCases, cases: Int? = 1600, jobs: Int = 1, seed: UInt64 = 7,
    stopsAtFirst: Bool = false, _ states: SavedStates = SavedStates()
  ) -> Campaign {
    Campaign(
      claim, strategies: strategies, budget: CampaignBudget(cases: cases), jobs: jobs, seed: seed, largestOrder: 12,
      stopsAtFirst: stopsAtFirst, saveInterval: 0, save: states.save)
  }

  /// What does not depend on the clock.
  private func facts(_ state: CampaignState) -> [String] {
    SearchStrategy.allCases.map { strategy in
      let part = state[strategy]
      return "\(strategy) \(part.order) \(part.index) \(part.tried) \(part.vacuous) \(part.undecided) "
        + "\(part.gap ?? 0) \(part.isFinished)"
    } + state.witnesses.map { CounterexampleFile($0, statement: "", minimality: nil).text } + state.notes
      + ["\(state.margin ?? 0)"]
  }

  @Test(arguments: [1, 3])
  func killedAndResumedIsTheSameAsUninterrupted(jobs: Int) async throws {
    let whole = try await campaign().run()
    #expect(whole.ending == .budgetSpent)
    var last: CampaignState?
    var sessions = 0
    while sessions < 200 {
      sessions += 1
      let states = SavedStates(limit: 1 + sessions % 3)
      do {
        let report = try await campaign(jobs: jobs, states).run(from: last)
        #expect(facts(report.state) == facts(whole.state))
        break
      } catch is SavedStates.Interruption {
        last = try CampaignState(text: try #require(states.texts.last))
      }
    }
    #expect(sessions > 3 && sessions < 200)
  }

  @Test func listsByTheClockAreTheSameToo() async throws {
    let whole = try await campaign([.exhaustive, .solver], cases: nil).run()
    var last: CampaignState?
    for session in 0..<100 {
      let states = SavedStates(limit: 2 + session % 5)
      do {
        let report = try await campaign([.exhaustive, .solver], cases: nil, jobs: 3, states).run(from: last)
        #expect(facts(report.state) == facts(whole.state))
        return
      } catch is SavedStates.Interruption {
        last = try CampaignState(text: try #require(states.texts.last))
      }
    }
    Issue.record("the campaign does not end")
  }

  @Test(arguments: [true, false]) func jobsChangeNothing(stopsAtFirst: Bool) async throws {
    let one = try await campaign(stopsAtFirst: stopsAtFirst).run()
    for jobs in [2, 5] {
      let other = try await campaign(jobs: jobs, stopsAtFirst: stopsAtFirst).run()
      #expect(facts(other.state) == facts(one.state))
      #expect(other.ending == one.ending)
    }
  }

  @Test func aCancelledCampaignGoesOn() async throws {
    let whole = try await campaign([.random, .exhaustive]).run()
    let states = SavedStates()
    let gate = Mutex<Task<CampaignReport, any Error>?>(nil)
    let started = campaign([.random, .exhaustive], states)
    let task = Task {
      try await Campaign(
        started.claim, strategies: started.strategies, budget: started.budget, seed: started.seed,
        largestOrder: started.largestOrder, stopsAtFirst: false, saveInterval: 0,
        progress: { state in if state.tried > 500 { gate.withLock { $0?.cancel() } } }, save: states.save
      ).run()
    }
    gate.withLock { $0 = task }
    let first = try await task.value
    let last = try CampaignState(text: try #require(states.texts.last))
    #expect(facts(last) == facts(first.state))
    let second = try await started.run(from: last)
    #expect(facts(second.state) == facts(whole.state))
  }

  @Test func theListGivesTheLeastOrder() async throws {
    let report = try await campaign([.exhaustive], cases: nil, stopsAtFirst: true).run()
    #expect(report.ending == .found)
    let witness = try #require(report.witnesses.first)
    #expect(try witness.instance.setting().group.order == 4)
    #expect(report.witnesses.count == 1)
    #expect(try Minimality.check(claim, below: 4).isMinimal)
    #expect(try Minimality.check(claim, below: 4).text != nil)
    #expect(try report.minimality(of: witness) == Minimality.check(claim, below: 4).text)
    let smaller = try Minimality.check(claim, below: 7)
    #expect(!smaller.isMinimal && smaller.text == nil)
    #expect(try smaller.smaller?.instance.setting().group.order == 4)
  }

  @Test func listsEndAndSayHowFarTheyGot() async throws {
    let report = try await campaign([.exhaustive, .solver], cases: nil).run()
    #expect(report.ending == .complete && !report.isResumable)
    #expect(report.state[.exhaustive].completedOrder == 12)
    // 1 group of each of the orders 1, 2, 3, 5, 7, 11; 2 of 4, 6, 9, 10; 5 of 8 and of 12; n from 0 to 4.
    #expect(report.state[.exhaustive].tried == 24 * 5)
    #expect(report.state[.exhaustive].vacuous == 5)
    #expect(report.state[.solver].tried == 24 * 5)
    let again = try await campaign([.exhaustive, .solver], cases: nil).run(from: report.state)
    #expect(facts(again.state) == facts(report.state))
  }

  @Test(arguments: [1, 400, 1000]) func casesAreLimited(cases: Int) async throws {
    let report = try await campaign([.random], cases: cases).run()
    #expect(report.ending == .budgetSpent && report.isResumable)
    #expect(report.state.tried >= cases)
    // The running chunk is finished.
    #expect(report.state.tried < cases + 3000)
    let again = try await campaign([.random], cases: cases).run(from: report.state)
    #expect(facts(again.state) == facts(report.state))
  }

  @Test func timeIsLimited() async throws {
    let slow = MadeUpClaims.holding(sleeping: 1)
    let report = try await Campaign(
      slow, strategies: [.random, .exhaustive], budget: CampaignBudget(seconds: 0.5), jobs: 2
    ).run()
    #expect(report.ending == .budgetSpent)
    #expect(report.state.seconds >= 0.5)
    #expect(report.state[.random].tried > 0 && report.state[.exhaustive].tried > 0)
    #expect(report.witnesses.isEmpty && !report.contradictsLedger)
  }

  @Test func climbingFindsWhatRandomCasesDoNot() async throws {
    func report(_ strategy: SearchStrategy) async throws -> CampaignReport {
      try await Campaign(
        MadeUpClaims.rare, strategies: [strategy], budget: CampaignBudget(cases: 4000), seed: 1
      ).run()
    }
    let climbed = try await report(.targeted)
    #expect(climbed.ending == .found)
    #expect(climbed.witnesses.first?.instance.numbers["x"] == 777)
    let random = try await report(.random)
    #expect(random.ending == .budgetSpent && random.witnesses.isEmpty)
    #expect(try #require(random.state.margin) < 0)
  }

  @Test func errorsOfTheJudgeAreNoViolationsAndNoCoverage() async throws {
    let report = try await Campaign(
      MadeUpClaims.throwing, strategies: [.random, .exhaustive], budget: CampaignBudget(cases: 1500),
      largestOrder: 12, stopsAtFirst: false
    ).run()
    #expect(try report.witnesses.map { try $0.instance.setting().group.order } == [9])
    #expect(report.state[.exhaustive].completedOrder == 1)
    #expect(report.state[.exhaustive].undecided > 0)
    #expect(report.state.notes.contains { $0.contains("no even orders") })
  }

  @Test func listsThatGrowTooLongEndBefore() async throws {
    let report = try await Campaign(MadeUpClaims.doubling, strategies: [.exhaustive], longestList: 1000).run()
    #expect(report.ending == .complete)
    // 5 · 2⁸ instances of order 8 would be too many; it has 2⁷ of order 7.
    #expect(report.state[.exhaustive].sizes == [2, 4, 8, 32, 32, 128, 128])
    #expect(report.state[.exhaustive].completedOrder == 7)
    #expect(report.state.notes == ["exhaustive: the list ends before order 8, which would have about 1280 instances"])
  }

  @Test func aClaimWithoutListsIsCompleteAtOnce() async throws {
    let report = try await Campaign(MadeUpClaims.rare, strategies: [.exhaustive, .solver]).run()
    #expect(report.ending == .complete && report.state.tried == 0)
    #expect(
      report.coverage == [
        "exhaustive: the claim has no such list", "solver: the claim has no such list",
      ])
  }
}
