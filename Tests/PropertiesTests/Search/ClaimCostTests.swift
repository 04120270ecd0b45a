import Properties
import Testing

@Suite struct ClaimCostTests {
  @Test func costsFollowTheCasesAndTheirSpeed() {
    // 60 cases in a test, a list of small instances.
    #expect(MadeUpClaims.holding().estimatedCost(cases: 500) == 800)
    // Expected to fail.
    #expect(MadeUpClaims.orderAndNumber.estimatedCost(cases: 500) == 60)
  }

  @Test func theLedgerHasNoClaimThatCostsMoreThanItsShareOfEight() {
    let costs = Ledger.standard.claims.map { $0.estimatedCost(cases: 10_000) }
    #expect((costs.max() ?? 0) < costs.reduce(0, +) / 8)
  }
}
