import Averaging
import ExactArithmetic
import Testing

@testable import Generalization

/// Budgets of work: what is left is proved and the same everywhere, what was cut is named.
@Suite struct PlanEffortTests {
  private func request(
    _ group: String, _ className: String, isModule: Bool, asymmetry: Rational = Rational(1, 20), samples: Int = 20,
    noise: Rational = 2, tolerance: Rational = Rational(1, 20)
  ) throws -> PlanRequest {
    try PlanRequest(
      functions: try isModule ? PlanningExample.module(group, className) : PlanningExample.planned(group, className),
      asymmetry: asymmetry, samples: samples, noise: noise, tolerance: tolerance)
  }

  /// Nothing at all: the searches are left out, and the plan is as proved as ever.
  @Test(arguments: [("S4", "polynomials:3", false), ("S8", "functions", true)])
  func nothing(group: String, className: String, isModule: Bool) throws {
    // An invariant target, and a tolerance for which an average with an error does: fewer elements than an exact one has are worth a search.
    let plan = try Planner.plan(
      try request(group, className, isModule: isModule, asymmetry: 0, samples: 100, noise: 1, tolerance: 1), effort: 0)
    let note = try #require(plan.notes.first { $0.contains("cut short") })
    #expect(note.contains(isModule ? "greedy" : "search") && note.contains("0.0 units"))
    #expect(!plan.notes.contains { $0.contains("clock") })
    #expect((plan.average?.provedError ?? 1) <= (plan.decision.weakError ?? 0))
    #expect(plan.recommended.risk <= plan.decision.targetRisk)
  }

  /// The cyclic group of order 15 on 3 + 5 points: only the whole group is a subgroup with the same invariants, and dim M(F ⊕ 1) = 1 + 2 + 4. Without
  /// effort that scheme is not constructed, and the plan says that there is one.
  @Test func betterSchemesThatExist() throws {
    let request = try request(
      "(1 2 3)(4 5 6 7 8)", "functions", isModule: false, asymmetry: 0, noise: 1, tolerance: 0)
    let (hasty, thorough) = (try Planner.plan(request, effort: 0), try Planner.plan(request))
    #expect(hasty.recommended.queries == 15 && thorough.recommended.queries == 7)
    #expect(hasty.notes.contains { $0.hasPrefix("an exact scheme of at most 7 elements exists (dimension") })
    #expect(!thorough.notes.contains { $0.contains("an exact scheme of at most") })
  }

  /// Enough: nothing is cut, and no scheme is larger than without a limit.
  @Test func enough() throws {
    let request = try request("C7", "regular", isModule: false, asymmetry: 0, samples: 7, noise: 1, tolerance: 1)
    let (free, limited) = (try Planner.plan(request), try Planner.plan(request, effort: 600, timeLimit: 3_600))
    #expect(limited.recommended.queries <= free.recommended.queries)
    #expect(!limited.notes.contains { $0.contains("cut short") || $0.contains("clock") })
  }

  /// The clock is a safety and says so; the budget is not blamed for it.
  @Test func clock() throws {
    let plan = try Planner.plan(try request("S4", "polynomials:3", isModule: false), effort: 1e9, timeLimit: 0)
    #expect(plan.notes.contains { $0.hasPrefix("stopped by the clock after 0.0 s") && $0.contains("another machine") })
    #expect(!plan.notes.contains { $0.contains("cut short") })
    #expect(plan.recommended.risk <= plan.decision.targetRisk)
  }

  /// The plan is the same however fast the machine: it depends on the budget, and on nothing that was measured.
  @Test func budgetDecides() throws {
    let request = try request(
      "S4", "polynomials:3", isModule: false, asymmetry: 0, samples: 100, noise: 1, tolerance: 1)
    let plans = try [nil, 1e6].map { try Planner.plan(request, effort: 0.001, timeLimit: $0) }
    #expect(plans[1].scheme?.scheme == plans[0].scheme?.scheme && plans[1].notes == plans[0].notes)
    #expect(plans[0].notes.contains { $0.contains("cut short") })
  }

  /// A step is not begun if its work does not fit in, and what was allowed is spent.
  @Test func accounts() {
    var effort = PlanEffort(units: 1, seconds: nil)
    #expect(effort.allows(0.5, "short") && !effort.allows(2, "long") && !effort.allows(3, "long"))
    #expect(effort.cuts == ["long"] && effort.left == 0.5)
    var part = effort.split(0.5)
    #expect(part.left == 0.25 && effort.left == 0.25 && !part.allows(0.3, "part"))
    effort.take(back: part, named: "exact schemes")
    #expect(effort.left == 0.5 && effort.cuts == ["long", "part, exact schemes"])
    var unlimited = PlanEffort.unlimited
    #expect(unlimited.allows(1e9, "long") && unlimited.left == .infinity && unlimited.isUnlimited)
    var late = PlanEffort(units: nil, seconds: 0)
    #expect(!late.isUnlimited && !late.allows(0, "late") && late.clockCuts == ["late"] && late.cuts.isEmpty)
  }
}
