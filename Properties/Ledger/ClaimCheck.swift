import PropertyTesting

/// The check of one claim by a verifier, from its lists to the finding.
struct ClaimCheck {
  let claim: Claim
  let verifier: Verifier
  private let limit: TimeLimit?
  private let progress: (@Sendable (VerificationProgress) -> Void)?
  private var result: Verification
  private var isCut = false
  private var isInterrupted = false

  init(
    _ claim: Claim, _ verifier: Verifier, until limit: TimeLimit?,
    progress: (@Sendable (VerificationProgress) -> Void)?
  ) {
    (self.claim, self.verifier, self.limit, self.progress) = (claim, verifier, limit, progress)
    result = Verification(claim)
  }

  /// Whether a violation was found, or the check was ended.
  var isDone: Bool { result.witness != nil || isCut || isInterrupted }

  /// The verification, once its parts have run.
  ///
  /// A check that the time limit has ended counts for what it has decided, except where a violation was expected:
  /// whether it is there is then open.
  func conclusion() -> Verification {
    var result = result
    let decided = result.cases + (result.exhaustive?.decided ?? 0) + (result.solved?.decided ?? 0)
    if result.witness != nil {
      result.finding = .violated
    } else if isInterrupted || (isCut && (decided == 0 || claim.expected == .fails)) {
      result.finding = .inconclusive
    }
    return result
  }

  /// Whether the check must end here; notes why.
  private mutating func mustEnd(_ place: @autoclosure () -> String) -> Bool {
    if Task.isCancelled {
      isInterrupted = true
      result.notes.append("interrupted: \(place())")
      return true
    }
    if let limit, limit.isOver {
      isCut = true
      result.notes.append("the time limit was reached: \(place())")
      return true
    }
    return false
  }

  private mutating func fail(_ note: String) {
    result.finding = .inconclusive
    result.notes.append(note)
  }
}

// MARK: Lists

extension ClaimCheck {
  /// Goes through all small instances.
  mutating func runScope() {
    guard let scope = claim.scope, let last = order(scope.testOrder, scope.order) else { return }
    let (judge, operators) = (claim.judge, verifier.operators)
    result.exhaustive = run(
      .exhaustive, Exhaustion(description: scope.description, order: 0), upTo: last, scope.instances
    ) { try judge($0, operators) }
  }

  /// Goes through what the solver decides.
  mutating func runSolver() {
    guard let attack = claim.solver, let last = order(attack.testOrder, attack.order) else { return }
    let budget = verifier.budget
    result.solved = run(
      .solver, Exhaustion(description: attack.description, order: 0), upTo: last, attack.instances
    ) { try attack.judge($0, budget).judgement }
  }

  private func order(_ test: Int, _ full: Int) -> Int? {
    switch verifier.extent {
    case .none: nil
    case .test: test
    case .full: full
    }
  }

  private mutating func run(
    _ stage: VerificationProgress.Stage, _ nothing: Exhaustion, upTo last: Int,
    _ list: (Int) throws -> [Instance], judge: (Instance) throws -> Judgement
  ) -> Exhaustion {
    var exhaustion = nothing
    var done = 0
    for order in 1...max(last, 1) {
      if mustEnd("before order \(order) of \(stage.rawValue)") { return exhaustion }
      progress?(VerificationProgress(claim: claim.id, stage: stage, done: done, order: order))
      do {
        for instance in try list(order) {
          if mustEnd("in order \(order) of \(stage.rawValue)") { return exhaustion }
          let judgement = try judge(instance)
          done += 1
          if let violation = judgement.violation {
            result.witness = Witness(
              claim: claim.id, instance: instance, violation: violation,
              origin: stage == .solver ? .solver : .exhaustive)
            return exhaustion
          }
          if judgement.undecided != nil { exhaustion.undecided += 1 }
          if judgement.undecided == nil, judgement.vacuous == nil { exhaustion.decided += 1 }
        }
      } catch {
        fail("order \(order)\(stage == .solver ? ", solver" : ""): \(error)")
        return exhaustion
      }
      exhaustion.order = order
    }
    return exhaustion
  }
}

// MARK: Random cases

extension ClaimCheck {
  /// Runs random cases and shrinks what fails.
  mutating func runRandom() async {
    if mustEnd("before the random cases") { return }
    let property = claim.property(verifier.operators, isTargeted: false, until: limit)
    let settings = settings()
    // A task of its own, which the time limit cancels from within.
    async let run = property.check(settings)
    let report = await run
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
        if let violation = try claim.judge(instance, verifier.operators).violation {
          result.witness = Witness(
            claim: claim.id, instance: instance, violation: violation, origin: .random,
            choices: counterexample.sequence, seed: report.seed)
          return
        }
      } catch {
        result.notes.append("\(error)")
      }
      fail(counterexample.failure.message)
    case .cancelled:
      if !mustEnd("after \(report.cases) of \(settings.cases) random cases") { fail(report.description) }
    default: fail(report.description)
    }
  }

  private func settings() -> Settings {
    var settings = verifier.settings
    guard let progress else { return settings }
    let (id, before) = (claim.id, settings.progress)
    settings.progress = { run in
      before?(run)
      progress(VerificationProgress(claim: id, stage: .random, done: run.cases, wanted: run.wanted))
    }
    return settings
  }
}
