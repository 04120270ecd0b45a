import Averaging
import Certificates
import Representations
import Testing

@testable import Solving

@Suite struct StepLimitTests {
  private func certify(_ weights: WeightClass, steps: Int?) throws -> CertificationResult {
    let instance = try CertificationInstance(
      group: "S4", functionClass: .polynomials(degree: 2), weights: weights)
    return try Certifier(budget: SolverBudget(seconds: 600, steps: steps), methods: .engine).certify(instance)
  }

  /// Convex: the least size is 10. Few steps leave an honest interval with the reason, and leave the same one again.
  @Test(arguments: [WeightClass.convex, .uniform]) func fewStepsEndAtTheSamePlace(_ weights: WeightClass) throws {
    let least = try certify(weights, steps: nil).certificate.claim
    #expect(least.lower == least.upper)
    for steps in [1, 4] {
      let first = try certify(weights, steps: steps)
      let again = try certify(weights, steps: steps)
      #expect(first.certificate == again.certificate && first.report.verdict == .valid)
      #expect(first.certificate.claim.lower <= least.lower && first.certificate.claim.upper >= least.upper)
      #expect(first.engine?.stopped == (first.status == .certified ? nil : .steps(steps)))
    }
    #expect(try certify(weights, steps: 1_000_000).certificate.claim == least)
  }

  @Test func halvesShareTheirSteps() {
    let whole = Deadline(seconds: 1e6, steps: 10)
    #expect(whole.step() == nil && whole.step() == nil)
    let half = whole.half
    #expect((0..<4).allSatisfy { _ in half.step() == nil } && half.step() == .steps(10))
    #expect((0..<3).allSatisfy { _ in whole.step() == nil } && whole.isOver)
    #expect(Deadline(seconds: -1).step() == .time && Deadline(seconds: 1e6).step() == nil)
  }
}
