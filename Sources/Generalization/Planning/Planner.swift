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
  /// The same request and effort give the same plan on every machine, unless the clock strikes; the notes say so where it did. What did not fit into the
  /// effort is named there, too; what is recommended is as proved as ever.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - effort: units of work, of about a second of one core, for making schemes smaller; `nil` for no limit. Bounds and the first scheme are
  ///     not limited. The work of a step is estimated from sizes and dimensions before it begins.
  ///   - timeLimit: seconds after which no step is begun any more, a safety; `nil` for no clock.
  ///   - progress: hears what is being done.
  /// - Throws: ``PlanError``: no scheme could be constructed, or numbers out of range.
  /// - Complexity: that of all constructions that run on the group, twice
  public static func plan(
    _ request: PlanRequest, effort: Double? = nil, timeLimit: Double? = nil, progress: (String) -> Void = { _ in }
  ) throws(PlanError) -> Plan {
    var draft = PlanDraft(request, try request.setting(), effort: PlanEffort(units: effort, seconds: timeLimit))
    progress("bounds")
    draft.exactBounds = draft.known { () throws(PlanError) in try request.functions.bounds(.exact) }
    progress("exact schemes")
    // One half for schemes with errors, if there are to be any.
    var share = draft.effort.split(draft.decision.weakError?.signum == 1 ? 0.5 : 1)
    do throws(PlanError) {
      draft.exactScheme = try request.functions.scheme(
        for: .exact, atLeast: draft.exactBounds.map { Rational($0.least) } ?? 1, seed: request.seed,
        effort: &share, progress: progress)
    } catch {
      draft.notes.append("no exact scheme besides the whole group was constructed: \(error)")
    }
    draft.effort.take(back: share, named: "exact schemes")
    if let epsilon = draft.decision.weakError {
      if epsilon.signum > 0 {
        draft.weakBounds = draft.known { () throws(PlanError) in try request.functions.bounds(.weak(epsilon)) }
      }
      try draft.chooseScheme(epsilon, progress)
    }
    draft.notes += limits(draft.effort, units: effort, seconds: timeLimit)
    return try draft.plan(variations: try variations(of: request))
  }

  /// What the limits left out, in words.
  private static func limits(_ effort: PlanEffort, units: Double?, seconds: Double?) -> [String] {
    var result: [String] = []
    if let units, !effort.cuts.isEmpty {
      result.append(
        "the effort of \(units) units cut short or left out: \(effort.cuts.joined(separator: "; ")); with more effort the scheme may be smaller (what is said of it is proved all the same)"
      )
    }
    if let seconds, !effort.clockCuts.isEmpty {
      result.append(
        "stopped by the clock after \(seconds) s, before: \(effort.clockCuts.joined(separator: "; ")); another machine may find more, and recommend a smaller scheme (what is said of this one is proved all the same)"
      )
    }
    return result
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
