public import PropertyTesting
public import Solving

/// Checks claims: random cases, all small instances, and what the solver decides.
public struct Verifier: Sendable {
  /// How much of the exhaustive and the solver's part is done.
  public enum Extent: Sendable {
    /// None.
    case none
    /// What `swift test` does.
    case test
    /// What `reynolds verify` does.
    case full
  }

  /// The settings of the random part; `cases` is taken as it is.
  public var settings: Settings
  /// How much of the lists is gone through.
  public var extent: Extent
  /// What the solver may spend on one instance.
  public var budget: SolverBudget
  /// The operations that claims are judged with.
  public var operators: Operators

  /// A verifier.
  public init(
    settings: Settings, extent: Extent = .full, budget: SolverBudget = SolverBudget(seconds: 10),
    operators: Operators = .standard
  ) {
    self.settings = settings
    self.extent = extent
    self.budget = budget
    self.operators = operators
  }

  /// Checks a claim. Cancelling the task ends the check after the running case.
  ///
  /// The lists come first: their first violation has a group of least order. A claim that is expected to fail and has failed there
  /// is not tested further.
  public func verify(_ claim: Claim) async -> Verification {
    let start = ContinuousClock.now
    var result = Verification(claim)
    runScope(claim, &result)
    if result.witness == nil { runSolver(claim, &result) }
    if result.witness == nil { await runRandom(claim, &result) }
    if result.witness != nil { result.finding = .violated }
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    return result
  }

  private func runScope(_ claim: Claim, _ result: inout Verification) {
    guard let scope = claim.scope, let limit = order(scope.testOrder, scope.order) else { return }
    var exhaustion = Exhaustion(description: scope.description, order: 0)
    defer { result.exhaustive = exhaustion }
    for order in 1...max(limit, 1) {
      do {
        for instance in try scope.instances(order) {
          if Task.isCancelled { return }
          let judgement = try claim.judge(instance, operators)
          if let violation = judgement.violation {
            result.witness = Witness(
              claim: claim.id, instance: instance, violation: violation, origin: .exhaustive)
            return
          }
          if judgement.undecided != nil { exhaustion.undecided += 1 }
          if judgement.undecided == nil, judgement.vacuous == nil { exhaustion.decided += 1 }
        }
      } catch {
        result.finding = .inconclusive
        result.notes.append("order \(order): \(error)")
        return
      }
      exhaustion.order = order
    }
  }

  private func runSolver(_ claim: Claim, _ result: inout Verification) {
    guard let attack = claim.solver, let limit = order(attack.testOrder, attack.order) else { return }
    var exhaustion = Exhaustion(description: attack.description, order: 0)
    defer { result.solved = exhaustion }
    for order in 1...max(limit, 1) {
      do {
        for instance in try attack.instances(order) {
          if Task.isCancelled { return }
          let finding = try attack.judge(instance, budget)
          if let violation = finding.judgement.violation {
            result.witness = Witness(claim: claim.id, instance: instance, violation: violation, origin: .solver)
            return
          }
          if finding.judgement.undecided != nil { exhaustion.undecided += 1 }
          if finding.judgement.undecided == nil, finding.judgement.vacuous == nil { exhaustion.decided += 1 }
        }
      } catch {
        result.finding = .inconclusive
        result.notes.append("order \(order), solver: \(error)")
        return
      }
      exhaustion.order = order
    }
  }

  private func order(_ test: Int, _ full: Int) -> Int? {
    switch extent {
    case .none: nil
    case .test: test
    case .full: full
    }
  }

  private func runRandom(_ claim: Claim, _ result: inout Verification) async {
    let property = claim.property(operators)
    let report = await property.check(settings)
    result.cases = report.cases
    result.vacuous = report.discards
    result.labels = report.labels
    result.coverage = report.coverage
    result.notes += report.notes
    result.seed = report.seed
    switch report.verdict {
    case .passed, .exhausted: break
    case .failed(let counterexample), .flaky(let counterexample):
      do {
        let instance = try property.value(of: counterexample.sequence)
        if let violation = try claim.judge(instance, operators).violation {
          result.witness = Witness(
            claim: claim.id, instance: instance, violation: violation, origin: .random,
            choices: counterexample.sequence, seed: report.seed)
          return
        }
      } catch {
        result.notes.append("\(error)")
      }
      result.finding = .inconclusive
      result.notes.append(counterexample.failure.message)
    default:
      result.finding = .inconclusive
      result.notes.append(report.description)
    }
  }
}

extension Claim {
  /// The claim as a property of its random instances.
  ///
  /// A case fails by a violation; cases that are vacuous or undecided are discarded; the margin is a target.
  public func property(_ operators: Operators = .standard, isTargeted: Bool = false) -> Property<Instance> {
    let judge = judge
    return Property(id, generator) { instance in
      try instance.recordCoverage()
      let judgement = try judge(instance, operators)
      if let violation = judgement.violation { throw ViolationError(violation) }
      if judgement.vacuous != nil { throw Discard() }
      if let undecided = judgement.undecided {
        label("undecided: \(undecided)")
        throw Discard()
      }
      if isTargeted, let margin = judgement.margin { target(margin, "margin") }
    }
  }
}

/// How a property of a claim fails.
struct ViolationError: Error, CustomStringConvertible {
  let description: String

  init(_ violation: Violation) { description = violation.description }
}
