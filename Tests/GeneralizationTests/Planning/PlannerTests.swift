import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Generalization

/// Plans against exact risks on concrete finite problems.
@Suite struct PlannerTests {
  /// A target on the points of an action; the squares of its values have a mean that is a square, so that the signal is rational.
  struct Problem: Sendable {
    let group, className, action: String
    let target: [Int]
    let norm: Int
  }

  static let problems = [
    Problem(group: "S3", className: "functions", action: "natural", target: [5, 1, 1], norm: 3),
    Problem(group: "S3", className: "functions", action: "natural", target: [4, 4, 4], norm: 4),
    Problem(group: "S4", className: "functions", action: "natural", target: [-11, -11, -9, -1], norm: 9),
    Problem(group: "S4", className: "functions", action: "natural", target: [-9, -3, -3, 1], norm: 5),
    Problem(group: "C2^3", className: "regular", action: "regular", target: [5, 9, 7, 9, 9, 5, 5, 5], norm: 7),
  ]

  private func finite(_ example: Problem, _ functions: FunctionClass, noise: Rational) throws -> FiniteProblem {
    let description = try GroupDescription(example.group)
    let action = try TabulatedAction(
      try description.action(try ActionSpecification(example.action), of: functions.group), of: functions.group)
    return try FiniteProblem(
      action: action, target: example.target.map { Rational($0) }, noiseVariance: noise * noise)
  }

  /// On every problem, for several n and σ: the exact risk of the planned predictor is at most what the plan promises, at most (1 + δ) times
  /// the least of no symmetry and exact symmetry, and at most that of no symmetry.
  @Test(arguments: problems.indices)
  func recommendationsAreGood(number: Int) throws {
    let example = PlannerTests.problems[number]
    let functions = try PlanningExample.functions(example.group, example.className)
    let planned = try PlannedFunctions(functions, of: try GroupDescription(example.group))
    let points = example.target.count
    for (copies, noise, tolerance) in [
      (1, Rational(1, 2), Rational(1, 20)), (4, 20, Rational(1, 20)), (1, 1000, Rational(1)),
    ] {
      let samples = copies * points
      let problem = try finite(example, functions, noise: noise)
      #expect(problem.squaredNorm(problem.target) == Rational(example.norm * example.norm))
      let request = try PlanRequest(
        functions: planned, asymmetry: try #require(problem.relativeAsymmetry), signal: Rational(example.norm),
        samples: samples, noise: noise, tolerance: tolerance)
      let plan = try Planner.plan(request)
      #expect(plan.decision.setting == (try RiskSetting(problem, samples: samples)))
      let scheme = try plan.scheme?.scheme.indexed(in: functions.group) ?? .point(functions.group.identity)
      // By brute force: least squares on all functions is the mean of the observations at each point.
      let mean = problem.action.average(problem.target, with: scheme)
      var square = Rational.zero
      for point in 0..<points {
        let unit = (0..<points).map { Rational($0 == point ? 1 : 0) }
        square += problem.action.average(unit, with: scheme).reduce(.zero) { $0 + $1 * $1 }
      }
      let risk = problem.squaredDistance(problem.target, mean) + square * noise * noise / Rational(samples)
      #expect(
        risk == (try PartialAveragingRisk(scheme, on: problem).risk(samples: samples, noiseVariance: noise * noise)))
      #expect(risk <= plan.recommended.risk)
      let none = noise * noise * Rational(points) / Rational(samples)
      let exact = problem.dataAsymmetry() + noise * noise * Rational(problem.orbits.count) / Rational(samples)
      #expect(plan.recommended.risk <= (1 + tolerance) * min(none, exact))
      #expect(plan.recommended.risk <= none && plan.option(.none)?.risk == none)
      #expect(plan.option(.wholeGroup)?.risk == exact && plan.option(.exact)?.risk == exact)
      #expect(plan.recommended.risk <= plan.decision.targetRisk && plan.decision.leastRisk <= risk)
      if problem.dataAsymmetry().isZero { #expect(plan.recommended.level >= .averaged) }
      try check(plan, functions)
    }
  }

  /// What is said about schemes, from the schemes alone.
  private func check(_ plan: Plan, _ functions: FunctionClass) throws {
    #expect(Rational(plan.scheme?.size ?? 1) == plan.recommended.queries)
    #expect(plan.recommended.queries <= plan.request.functions.groupOrder)
    guard let epsilon = plan.decision.weakError, let average = plan.average, let scheme = plan.scheme else {
      #expect(plan.recommended.level == .none)
      return
    }
    #expect(average.provedError <= epsilon)
    let errors = try SymmetryErrors(on: functions)
    let (part, whole) = (
      errors.weak(of: try average.scheme.indexed(in: functions.group)).enclosure,
      errors.weak(of: try scheme.scheme.indexed(in: functions.group)).enclosure
    )
    #expect(part.intersects(average.weakError) && whole.intersects(scheme.weakError))
    let root = Enclosure.squareRoot(of: average.provedError).upper
    let (kept, lost) = (plan.recommended.keeping, 1 - plan.recommended.keeping)
    #expect(whole.lower <= (kept + lost * root) * (kept + lost * root))
    if average.isExact { #expect(average.scheme.size >= 1 && part.upper.isZero) }
    if let exactScheme = plan.exactScheme {
      let indexed = try exactScheme.scheme.indexed(in: functions.group)
      #expect(exactScheme.isExact && indexed.isExact(on: functions))
      #expect(average.size <= exactScheme.size)
    }
    for bounds in [plan.weakBounds, plan.exactBounds] {
      if let bounds { #expect(bounds.least <= bounds.most) }
    }
  }

  /// The whole way with noise ±σ: every sign of every observation, least squares, the planned average; the mean loss is an exact number.
  @Test(arguments: [0, 3, 4])
  func everySignOfTheNoise(number: Int) throws {
    let example = PlannerTests.problems[number]
    let functions = try PlanningExample.functions(example.group, example.className)
    let noise = Rational(2)
    let problem = try finite(example, functions, noise: noise)
    let copies = example.target.count <= 4 ? 2 : 1
    let samples = copies * example.target.count
    let plan = try Planner.plan(
      try PlanRequest(
        functions: try PlannedFunctions(functions, of: try GroupDescription(example.group)),
        asymmetry: try #require(problem.relativeAsymmetry), signal: Rational(example.norm), samples: samples,
        noise: noise))
    let scheme = try plan.scheme?.scheme.indexed(in: functions.group) ?? .point(functions.group.identity)
    var total = Rational.zero
    for signs in 0..<(1 << samples) {
      let estimate = example.target.indices.map { point in
        (0..<copies).reduce(Rational.zero) { sum, copy in
          let positive = (signs >> (point * copies + copy)) & 1 == 1
          return sum + (problem.target[point] + (positive ? noise : -noise)) / Rational(copies)
        }
      }
      total += problem.squaredDistance(problem.action.average(estimate, with: scheme), problem.target)
    }
    let mean = total / Rational(1 << samples)
    #expect(mean <= plan.recommended.risk)
    #expect(mean <= (1 + plan.request.tolerance) * plan.decision.leastRisk)
    // An exact average is mixed: what is promised is the risk itself.
    if plan.recommended.certainty == .model { #expect(mean == plan.recommended.risk) }
  }

  /// A difference set does where the risk allows an error: {…} of 4 in C7 has 1/8 ≤ 1/6.
  @Test func approximateSchemesAreUsed() throws {
    let plan = try Planner.plan(
      try PlanRequest(
        functions: try PlanningExample.planned("C7", "regular"), asymmetry: 0, samples: 7, noise: 1, tolerance: 1))
    #expect(plan.decision.level == .exact && plan.decision.weakError == Rational(166, 1000))
    #expect(plan.scheme?.size == 4 && plan.exactScheme?.size == 7)
    #expect(plan.scheme?.isExact == false && plan.recommended.certainty == .modelBound)
    let traces = try #require(plan.scheme?.traces)
    // All six characters have |ω̂|² = 1/8: tr E*E = 6/8.
    #expect(traces.square == Rational(3, 4))
    #expect(plan.recommended.risk == plan.decision.setting.directionNoise * Rational(7, 4))
  }

  /// Budgets: never exceeded, never worse than no symmetry, and better than it where anything can be averaged.
  @Test(arguments: [1, 3, 5])
  func budgets(queries: Int) throws {
    let plan = try Planner.plan(
      try PlanRequest(
        functions: try PlanningExample.planned("S4", "functions"), asymmetry: Rational(1, 20), samples: 8, noise: 1,
        queryBudget: queries))
    let none = try #require(plan.option(.none)?.risk)
    #expect(plan.recommended.queries <= Rational(queries) && plan.recommended.risk <= none)
    if queries == 1 { #expect(plan.recommended.level == .none && plan.scheme == nil && !plan.notes.isEmpty) }
    if queries == 3 { #expect(plan.recommended.risk < none && plan.recommended.level != .none) }
    if queries == 5 { #expect(plan.recommended.queries == 4 && plan.average?.isExact == true) }
  }

  /// The same group with and without its elements: the same numbers.
  @Test func listedAndNot() throws {
    let (listed, module) = (
      try PlanningExample.planned("S4", "functions"), try PlanningExample.module("S4", "functions")
    )
    let plans = try [listed, module].map {
      try Planner.plan(try PlanRequest(functions: $0, asymmetry: Rational(1, 10), samples: 12, noise: 2))
    }
    #expect(plans[0].decision == plans[1].decision)
    #expect(plans[0].recommended.queries == 4 && plans[1].recommended.queries == 4)
    #expect(plans[0].recommended.risk == plans[1].recommended.risk)
    #expect(plans[1].average?.isExact == true)
  }

  /// Never enumerated: S12, and B8 with signs.
  @Test(arguments: [("S12", "functions"), ("B8", "polynomials:1")])
  func largeGroups(group: String, className: String) throws {
    let functions = try PlanningExample.module(group, className)
    let plan = try Planner.plan(
      try PlanRequest(
        functions: functions, asymmetry: Rational(1, 10), samples: 40, noise: 2))
    #expect(plan.recommended.level != .none)
    #expect(plan.recommended.risk <= plan.decision.targetRisk)
    #expect((plan.average?.provedError ?? 1) <= (plan.decision.weakError ?? 0))
    #expect(plan.option(.wholeGroup)?.queries == functions.groupOrder)
    #expect(plan.figures.allSatisfy { !$0.basis.isEmpty && $0.value.lower <= $0.value.upper })
    // Fewer queries than any exact scheme has: a greedy scheme, mixed with the identity, better than nothing.
    let frugal = try Planner.plan(
      try PlanRequest(functions: functions, asymmetry: Rational(1, 10), samples: 40, noise: 2, queryBudget: 5))
    let none = try #require(frugal.option(.none)?.risk)
    #expect(frugal.recommended.queries <= 5 && frugal.recommended.risk < none && frugal.scheme?.isExact == false)
    #expect(frugal.recommended.risk > plan.recommended.risk)
  }

  @Test func deterministic() throws {
    let functions = try PlanningExample.planned("C7", "regular")
    let plans = try (0..<2).map { _ in
      try Planner.plan(
        try PlanRequest(
          functions: functions, asymmetry: Rational(1, 100), samples: 20, noise: 1, tolerance: Rational(1, 2), seed: 3))
    }
    #expect(plans[0].scheme?.scheme == plans[1].scheme?.scheme)
    #expect(plans[0].figures == plans[1].figures && plans[0].options == plans[1].options)
  }

  /// What is printed of other numbers is what a plan for them decides; every figure has a basis.
  @Test func variations() throws {
    let functions = try PlanningExample.planned("S4", "functions")
    let request = try PlanRequest(functions: functions, asymmetry: Rational(3, 4), samples: 25, noise: 2)
    let plan = try Planner.plan(request)
    #expect(plan.variations.count == 5)
    for variation in plan.variations {
      let asymmetry = min(1, Rational(3, 4) * variation.asymmetryFactor)
      let samples = try #require(Rational((25 * variation.samplesFactor).floor).asInt)
      let other = try PlanRequest(functions: functions, asymmetry: asymmetry, samples: samples, noise: 2)
      #expect(LevelDecision(try other.setting(), tolerance: other.tolerance) == variation.decision)
    }
    #expect(plan.figures.allSatisfy { !$0.basis.isEmpty && !$0.name.isEmpty })
    #expect(plan.options.allSatisfy { !$0.basis.isEmpty })
    let random = try #require(plan.option(.random))
    #expect(random.certainty == .modelMean && random.risk <= plan.decision.targetRisk)
  }

  @Test func badRequests() throws {
    let functions = try PlanningExample.planned("S3", "functions")
    func refusal(
      asymmetry: Rational = Rational(1, 2), signal: Rational = 1, samples: Int = 10, noise: Rational = 1,
      tolerance: Rational = 0, cost: Rational? = nil, budget: Int? = nil, confidence: Rational = Rational(1, 2),
      _ functions: PlannedFunctions
    ) -> String? {
      do {
        _ = try PlanRequest(
          functions: functions, asymmetry: asymmetry, signal: signal, samples: samples, noise: noise,
          tolerance: tolerance, queryCost: cost, queryBudget: budget, confidence: confidence)
        return nil
      } catch { return error.description }
    }
    #expect(refusal(functions) == nil)
    #expect(refusal(asymmetry: Rational(11, 10), functions)?.contains("from 0 to 1, not 11/10") == true)
    #expect(refusal(asymmetry: -1, functions)?.contains("asymmetry") == true)
    #expect(refusal(signal: 0, functions)?.contains("signal") == true)
    #expect(refusal(samples: 0, functions) == "the number of samples must be at least 1, not 0")
    #expect(refusal(noise: -1, functions)?.contains("noise") == true)
    #expect(refusal(tolerance: 2, functions)?.contains("tolerance") == true)
    #expect(refusal(cost: -1, functions)?.contains("cost of a query") == true)
    #expect(refusal(budget: 0, functions)?.contains("budget") == true)
    #expect(refusal(confidence: 1, functions)?.contains("confidence") == true)
    let constant = try PlanningExample.planned("S3", "polynomials:0")
    #expect(refusal(constant)?.contains("all functions of the class polynomials:0 are invariant") == true)
    #expect(refusal(asymmetry: 0, constant) == nil)
    let turning = try PlanningExample.planned("C3", "matrices:[[0,-1],[1,-1]]")
    #expect(refusal(turning)?.contains("only 0 is invariant") == true)
    #expect(refusal(asymmetry: 1, turning) == nil)
    for (group, specification) in [
      ("S60", FunctionClassSpecification.polynomials(degree: 4)), ("S4000", .polynomials(degree: 1_000_000)),
      ("S100", .tuples(size: 3)), ("S64", .subsets(size: 32)),
    ] {
      #expect(throws: PlanError.self, "\(group), \(specification)") {
        try PlannedFunctions.requireSmall(specification, of: try GroupDescription(group))
      }
    }
    for (group, specification) in [
      ("S50", FunctionClassSpecification.polynomials(degree: 2)), ("S4000", .functions), ("S64", .subsets(size: 62)),
      ("S500", .tuples(size: 1)),
    ] {
      #expect(throws: Never.self, "\(group), \(specification)") {
        try PlannedFunctions.requireSmall(specification, of: try GroupDescription(group))
      }
    }
    let large = try ModuleFunctionClass(.polynomials(degree: 2), of: try GroupDescription("S20"))
    #expect(throws: PlanError.classTooLarge("polynomials:2", limit: 230)) {
      try PlannedFunctions(large, of: try GroupDescription("S20"), monomialLimit: 230)
    }
    #expect(try PlannedFunctions(large, of: try GroupDescription("S20"), monomialLimit: 231).invariantDimension == 4)
  }
}
