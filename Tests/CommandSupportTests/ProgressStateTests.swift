@testable import CommandSupport
import Testing

@Suite struct ProgressStateTests {
  private let state = ProgressState("S4 polynomials:2", done: 30, total: 120, unit: "claims", best: "2 counterexamples")

  @Test func theLineHasAllFacts() {
    #expect(
      state.line(seconds: 60)
        == "30 of 120 claims, 30/min, about 3 min 0 s left, 1 min 0 s · S4 polynomials:2 · 2 counterexamples")
    #expect(ProgressState("reading").line(seconds: 3.4) == "3 s · reading")
    #expect(ProgressState("", done: 0, total: 5, unit: "groups").line(seconds: 2) == "0 of 5 groups, 2 s")
    #expect(ProgressState("x", done: 7, unit: "cases").line(seconds: 2) == "7 cases, 3.5/s, 2 s · x")
  }

  /// What was done before counts as done, not for the rate.
  @Test func aResumedRunHasItsOwnRate() {
    var resumed = ProgressState("", done: 110, total: 210, unit: "cases")
    resumed.before = 100
    #expect(resumed.line(seconds: 10) == "110 of 210 cases, 1.0/s, about 1 min 40 s left, 10 s")
  }

  @Test func theLineFitsIntoAnyWidth() {
    let long = ProgressState(
      String(repeating: "SmallGroup ", count: 20), done: 3, total: 9, unit: "instances", best: "S5: 40")
    for width in 1...120 {
      let line = long.line(seconds: 10, width: width)
      #expect(line.count <= width && !line.contains("\n"))
    }
    // What is being done is shortened before the numbers are.
    let line = long.line(seconds: 10, width: 80)
    #expect(line.hasPrefix("3 of 9 instances, 18/min, about 20 s left, 10 s · SmallG") && line.hasSuffix("… · S5: 40"))
    #expect(state.line(seconds: 60, width: 200) == state.line(seconds: 60))
  }

  @Test(arguments: [
    (0.0, "0 s"), (59.6, "1 min 0 s"), (3_599, "59 min 59 s"), (7_500, "2 h 5 min"), (1e9, "more than 100 h"),
  ])
  func times(seconds: Double, text: String) { #expect(ProgressState.text(seconds: seconds) == text) }

  @Test(arguments: [(12.4, "12/s"), (1.25, "1.3/s"), (0.5, "30/min"), (0.001, "3.6/h"), (0.0001, "0.4/h")])
  func rates(rate: Double, text: String) { #expect(ProgressState.text(rate: rate) == text) }
}
