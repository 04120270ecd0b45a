import Properties
import PropertyTesting
import Synchronization
import Testing

@Suite struct VerifierTests {
  private func verifier(cases: Int = 50, extent: Verifier.Extent = .test) -> Verifier {
    Verifier(settings: Settings(cases: cases, usesEnvironment: false, keepsFailures: false), extent: extent)
  }

  @Test func severalAtOnceAreInOrderAndTheSame() async throws {
    let claims =
      (0..<6).map { MadeUpClaims.holding("made-up.true-\($0)", sleeping: $0 % 2) } + [MadeUpClaims.orderAndNumber]
    let seen = Mutex<[VerificationProgress]>([])
    let one = await verifier().verify(claims)
    let three = await verifier().verify(claims, jobs: 3) { step in seen.withLock { $0.append(step) } }
    #expect(three.map(\.claim) == claims.map(\.id))
    #expect(
      three.map(\.finding) == [
        .noViolation, .noViolation, .noViolation, .noViolation, .noViolation, .noViolation, .violated,
      ])
    #expect(three.map(\.cases) == one.map(\.cases))
    #expect(three.map(\.witness) == one.map(\.witness))
    let steps = seen.withLock { $0 }
    for claim in claims {
      let mine = steps.filter { $0.claim == claim.id }
      #expect(mine.first?.stage == .exhaustive && mine.first?.order == 1)
      #expect(mine.last?.stage == .finished && mine.last?.result?.claim == claim.id)
    }
    #expect(steps.contains { $0.stage == .random && $0.wanted == 50 })
    #expect(steps.map(\.finishedClaims).max() == claims.count)
  }

  @Test func theTimeIsShared() async throws {
    let claims = (0..<3).map { MadeUpClaims.holding("made-up.slow-\($0)", sleeping: 2) }
    // The catalogue is read once, which is not to count.
    _ = await verifier(cases: 1).verify(claims)
    let results = await verifier(cases: 1_000_000).verify(claims, jobs: 1, timeLimit: 3)
    for result in results {
      // What was decided counts; how much that is depends on the machine.
      let isDecided = result.cases > 0 || (result.exhaustive?.decided ?? 0) > 0
      #expect((result.finding == .noViolation) == isDecided && result.agrees == isDecided)
      #expect(result.cases < 1_000_000)
      #expect(result.notes.contains { $0.hasPrefix("the time limit was reached:") })
    }
  }

  @Test func withoutTimeNothingIsDecided() async throws {
    let claims = [MadeUpClaims.holding(), MadeUpClaims.orderAndNumber]
    let results = await verifier().verify(claims, timeLimit: 0)
    for result in results {
      #expect(result.finding == .inconclusive && !result.agrees)
      #expect(result.cases == 0 && result.exhaustive?.order == 0)
      #expect(result.notes == ["the time limit was reached: before order 1 of exhaustive"])
    }
  }

  @Test func aCancelledCheckIsInconclusive() async throws {
    let slow = MadeUpClaims.holding(sleeping: 1)
    let gate = Mutex<Task<[Verification], Never>?>(nil)
    let verifier = verifier(cases: 1_000_000)
    let task = Task {
      await verifier.verify([slow]) { step in if step.done > 100 { gate.withLock { $0?.cancel() } } }
    }
    gate.withLock { $0 = task }
    let result = try #require(await task.value.first)
    #expect(result.finding == .inconclusive)
    #expect(result.notes.contains { $0.hasPrefix("interrupted") })
  }

  @Test func anErrorOfTheJudgeIsInconclusive() async throws {
    let result = await verifier().verify(MadeUpClaims.throwing)
    #expect(result.finding == .inconclusive)
    #expect(result.exhaustive?.order == 1)
  }
}
