@testable import CommandSupport
import Testing

@Suite struct BudgetTests {
  @Test func timesAndNumbersAreRead() throws {
    #expect(Budget(argument: "90s")?.duration == .seconds(90))
    #expect(Budget(argument: "1.5m")?.duration == .seconds(90))
    #expect(Budget(argument: "2h")?.duration == .seconds(7200))
    #expect(Budget(argument: "1e6")?.cases == 1_000_000)
    #expect(Budget(argument: "1500")?.cases == 1500)
  }

  @Test(arguments: ["", "m", "-3s", "0", "1.5", "3d", "nan", "inf", "1e13", "0s"])
  func anythingElseIsRefused(text: String) {
    #expect(Budget(argument: text) == nil)
  }
}
