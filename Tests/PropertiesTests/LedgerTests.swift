import Properties
import PropertyTesting
import Testing

@Suite struct LedgerTests {
  @Test(arguments: Ledger.standard.claims.map(\.id))
  func theLedgerIsTrueOfTheClaim(id: String) async throws {
    let claim = try #require(Ledger.standard.claim(id))
    let settings = Settings(cases: claim.testCases, keepsFailures: false)
    let result = await Verifier(settings: settings, extent: .test).verify(claim)
    #expect(result.agrees, "\(result.finding) \(result.notes) \(String(describing: result.witness))")
  }

  @Test func idsAreDistinctAndWellFormed() {
    let ids = Ledger.standard.claims.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-z-]+\.[a-z0-9-]+/) != nil, "\(id)") }
  }
}
