import Averaging
import ExactArithmetic
import Testing

@testable import Generalization

/// Limits of time: what is left is proved, what was cut is named.
@Suite struct PlanEffortTests {
  /// No time at all: the searches are left out, and the plan is as proved as ever.
  @Test(arguments: [("S4", "polynomials:3", false)])
  func noTime(group: String, className: String, isModule: Bool) throws {
    let functions =
      try isModule ? PlanningExample.module(group, className) : PlanningExample.planned(group, className)
    let request = try PlanRequest(functions: functions, asymmetry: Rational(1, 20), samples: 20, noise: 2)
    let plan = try Planner.plan(request, timeLimit: 0)
    let note = try #require(plan.notes.first { $0.contains("cut short") })
    #expect(note.contains(isModule ? "greedy" : "search") && note.contains("0.0 s"))
    #expect((plan.average?.provedError ?? 1) <= (plan.decision.weakError ?? 0))
    #expect(plan.recommended.risk <= plan.decision.targetRisk)
  }

  /// Enough time: nothing is cut, and no scheme is larger than without a limit.
  @Test(arguments: [("C7", "regular", false)])
  func enoughTime(group: String, className: String, isModule: Bool) throws {
    let functions =
      try isModule ? PlanningExample.module(group, className) : PlanningExample.planned(group, className)
    let request = try PlanRequest(functions: functions, asymmetry: 0, samples: 7, noise: 1, tolerance: 1)
    let (free, limited) = (try Planner.plan(request), try Planner.plan(request, timeLimit: 600))
    #expect(limited.recommended.queries <= free.recommended.queries)
    #expect(!limited.notes.contains { $0.contains("cut short") })
  }

  /// A step is not begun if its estimate does not fit in.
  @Test func estimates() {
    var effort = PlanEffort(seconds: 1)
    #expect(effort.allows(0.5, "short") && !effort.allows(2, "long") && !effort.allows(3, "long"))
    #expect(effort.cuts == ["long"] && effort.left <= 1)
    var unlimited = PlanEffort.unlimited
    #expect(unlimited.allows(1e9, "long") && unlimited.left == .infinity && unlimited.cuts.isEmpty)
  }
}
