import PropertyTesting
import PropertyTestingSupport
import Testing

/// What a generator says about a case is said about that case and no other.
@Suite struct EventTests {
  @Test func `a label in a generator is counted once a case`() async throws {
    // Labels of cases that were only looked at were counted for the first case that ran: 132 %.
    for enumerates in [true, false] {
      var settings = quiet(cases: 50)
      settings.enumeratesSmallDomains = enumerates
      let generator = Gen<Int>.int(in: 0...19).map { number in
        label("drawn")
        return number
      }
      let report = await Property("labels", generator) { _ in label("run") }.check(settings)
      #expect(report.isSuccess)
      #expect(report.labels.map(\.count) == [report.randomCases, report.randomCases], "\(report)")
    }
  }

  @Test func `a label in a description is not counted`() async throws {
    // The generator is inspected by comparing descriptions; what those recorded was counted for the first case.
    struct Loud: CustomStringConvertible {
      var number: Int
      var description: String {
        label("described")
        return "\(number)"
      }
    }
    let report = await Property("loud", Gen<Int>.int().map { Loud(number: $0) }) { _ in }.check(quiet())
    #expect(report.isSuccess)
    #expect(report.labels.isEmpty, "\(report)")
  }

  @Test func `an expectation in a generator fails the case it was drawn for`() async throws {
    // The failure of a case that was only looked at was put down to another one, which was then called flaky.
    let trait = IssueHandlingTrait.compactMapIssues { _ in nil }
    try await trait.provideScope(for: try #require(Test.current), testCase: Test.Case.current) {
      for bound in [10, 50_000] {
        let generator = Gen<Int>.int(in: 0...100_000).map { number in
          #expect(number < bound)
          return number
        }
        let report = try await forAll(generator, settings: quiet()) { _ in }
        guard case .failed(let counterexample) = report.verdict else {
          Issue.record("\(report)")
          continue
        }
        #expect(counterexample.rendered == "\(bound)")
      }
    }
  }
}
