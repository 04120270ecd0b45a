import Properties
import PropertyTesting
import Testing

@Suite struct PlantedDefectTests {
  @Test(arguments: PlantedDefect.all)
  func theLedgerNotices(_ defect: PlantedDefect) async throws {
    var operators = Operators.standard
    defect.plant(&operators)
    var killer: String?
    for id in defect.claims where killer == nil {
      let claim = try #require(Ledger.standard.claim(id), "no claim \(id)")
      let settings = Settings(cases: claim.testCases, usesEnvironment: false, keepsFailures: false)
      let result = await Verifier(settings: settings, extent: .test, operators: operators).verify(claim)
      // An error of the judge is no kill: it would hide what the claim is blind to.
      if result.finding != .inconclusive, !result.agrees { killer = id }
    }
    print("\(killer == nil ? "SURVIVED" : "killed  ") \(defect) \(killer.map { "by \($0)" } ?? "")")
    #expect(killer != nil, "no claim notices: \(defect)")
  }
}
