import Certificates
import ExactArithmetic
import FiniteGroups
import Solving
import Testing

@testable import Properties

/// A solver without an answer: what it does not say is not concluded.
@Suite struct UndecidedSolverTests {
  /// With no time at all neither search answers; what is certified then is an interval that the checker accepts.
  @Test(arguments: [("S4", "functions", 4), ("S3", "polynomials:2", 3), ("A4", "functions", 4)])
  func noAnswerIsAnInterval(group: String, functions: String, leastSize: Int) throws {
    let question = try CertificationInstance(
      group: group, functionClass: .init(functions), weights: .uniform, symmetry: .exact)
    let result = try Certifier(budget: SolverBudget(seconds: 1e-9)).certify(question)
    #expect((result.provedLower...result.upper).contains(leastSize))
    let claims = result.certificate.lower.filter { if case .solverClaimed = $0 { true } else { false } }
    #expect(claims.isEmpty)
    let report = CertificateChecker().check(result.certificate)
    #expect(report.verdict == .valid)
    #expect(report.provedLower == result.provedLower && report.upper == result.upper)
  }

  /// An interval that is not a point decides no relation that holds for a part of it; a campaign counts a gap, not a decided order.
  @Test func anIntervalLeavesAGap() async throws {
    let claim = Claim(
      id: "made-up.undecided", statement: "AC is 2.", formula: "AC = 2", source: .ours("a test"), expected: .open,
      solver: SolverAttack(
        "all groups", testOrder: 4, order: 4,
        instances: { order in
          order > 4 ? [] : [Instance(group: try InstanceGroup("C\(order)"))]
        }
      ) { instance, _ in
        let order = try instance.setting().group.order
        // As if the solver had answered for groups of other orders than 3.
        let size = Quantity(order == 3 ? Enclosure(1, 3) : Enclosure(Rational(2)))
        return SolverFinding(.require(size, .equal, Quantity(2), "AC = 2"), certificates: [])
      }, generator: .never
    ) { _, _ in .holds }
    let state = try await Campaign(claim, strategies: [.solver], largestOrder: 4).run().state
    #expect(state[.solver].tried == 4 && state[.solver].undecided == 1 && state[.solver].gap == 3)
    #expect(state[.solver].completedOrder == 2 && state.witnesses.isEmpty)
  }
}
