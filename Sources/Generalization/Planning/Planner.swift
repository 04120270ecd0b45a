// Goals of this folder:
// 1. From a group, a class, the asymmetry of a target, samples, noise and the cost of a query: how much symmetry, by which scheme.
// 2. Every number says what it rests on; guarantees and estimates are told apart.
// 3. What the risk needs of a scheme is derived, and the scheme proved to have it.

import Averaging
import ExactArithmetic

/// Turns a request into a plan.
public enum Planner {
  /// Decides the level of symmetry (``LevelDecision``), constructs the smallest scheme that is proved to be good enough for it, and compares.
  ///
  /// The same request gives the same plan, unless a limit of time cuts the search for smaller schemes short: then what is recommended is as
  /// proved as ever, but it may be larger than on a faster machine, and the notes name what was cut.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - timeLimit: seconds for making schemes smaller; `nil` for no limit. Bounds and the first scheme are not limited.
  ///   - progress: hears what is being done.
  /// - Throws: ``PlanError``: no scheme could be constructed, or numbers out of range.
  /// - Complexity: that of all constructions that run on the group, twice
  public static func plan(
    _ request: PlanRequest, timeLimit: Double? = nil, progress: (String) -> Void = { _ in }
  ) throws(PlanError) -> Plan {
    var draft = PlanDraft(request, try request.setting(), effort: PlanEffort(seconds: timeLimit))
    progress("bounds")
    draft.exactBounds = draft.known { () throws(PlanError) in try request.functions.bounds(.exact) }
    progress("exact schemes")
    // One half for schemes with errors, if there are to be any.
    let half = draft.decision.weakError?.signum == 1 ? timeLimit.map { $0 / 2 } : nil
    var effort = half.map { PlanEffort(seconds: $0) } ?? draft.effort
    do throws(PlanError) {
      draft.exactScheme = try request.functions.scheme(
        for: .exact, atLeast: draft.exactBounds.map { Rational($0.least) } ?? 1, seed: request.seed,
        effort: &effort, progress: progress)
    } catch {
      draft.notes.append("no exact scheme besides the whole group was constructed: \(error)")
    }
    if let half, draft.effort.left < half { draft.effort = PlanEffort(seconds: half) }
    for name in effort.cuts { draft.effort.note("\(name), exact schemes") }
    if let epsilon = draft.decision.weakError {
      if epsilon.signum > 0 {
        draft.weakBounds = draft.known { () throws(PlanError) in try request.functions.bounds(.weak(epsilon)) }
      }
      try draft.chooseScheme(epsilon, progress)
    }
    if let timeLimit, !draft.effort.cuts.isEmpty {
      draft.notes.append(
        "the limit of \(timeLimit) s cut short or left out: \(draft.effort.cuts.joined(separator: "; ")); with more time, or on a faster machine, the scheme may be smaller (what is said of it is proved all the same)"
      )
    }
    return try draft.plan(variations: try variations(of: request))
  }

  /// The factors of asymmetry and samples that a plan looks at.
  private static let factors: [(asymmetry: Rational, samples: Rational)] = [
    (Rational(1, 2), 1), (2, 1), (1, Rational(1, 10)), (1, 10), (1, 100),
  ]

  private static func variations(of request: PlanRequest) throws(PlanError) -> [PlanVariation] {
    var result: [PlanVariation] = []
    for factor in factors {
      let setting = try request.setting(asymmetry: factor.asymmetry, samples: factor.samples)
      let decision = LevelDecision(setting, tolerance: request.tolerance)
      result.append(
        PlanVariation(
          asymmetryFactor: factor.asymmetry, samplesFactor: factor.samples, decision: decision,
          sufficientSize: sufficientSize(decision, request.functions)))
    }
    return result
  }

  /// ⌈2 ln(2D)/ε⌉ cut to |G|.
  static func sufficientSize(_ decision: LevelDecision, _ functions: PlannedFunctions) -> Rational {
    guard let epsilon = decision.weakError else { return 1 }
    let size = SamplingBound.chernoff.sufficientSize(dimension: functions.totalDimension, epsilon: epsilon)
    return size.map { min(Rational($0), functions.groupOrder) } ?? functions.groupOrder
  }
}
