import Properties
import Testing

@Suite struct ClaimCostTests {
  @Test func costsFollowTheCasesAndTheirSpeed() {
    // 60 cases in a test, a list of small instances.
    #expect(MadeUpClaims.holding().estimatedCost(cases: 500) == 1100)
    // Expected to fail, with both lists, and with none.
    #expect(MadeUpClaims.orderAndNumber.estimatedCost(cases: 500) == 900)
    #expect(MadeUpClaims.rare.estimatedCost(cases: 500) == 0)
  }

  @Test func theLedgerHasNoClaimThatCostsMoreThanItsShareOfEight() {
    let costs = Ledger.standard.claims.map { $0.estimatedCost(cases: 10_000) }
    #expect((costs.max() ?? 0) < costs.reduce(0, +) / 8)
  }
}
