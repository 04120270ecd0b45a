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
  /// The lists come first: their first violation has a group of least order. A claim that is expected to fail and has
  /// failed there is not tested further.
  public func verify(_ claim: Claim) async -> Verification { await verify(claim, until: nil, progress: nil) }

  func verify(
    _ claim: Claim, until limit: TimeLimit?, progress: (@Sendable (VerificationProgress) -> Void)?
  ) async -> Verification {
    let start = ContinuousClock.now
    var check = ClaimCheck(claim, self, until: limit, progress: progress)
    check.runScope()
    if !check.isDone { check.runSolver() }
    if !check.isDone { await check.runRandom() }
    var result = check.conclusion()
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    progress?(VerificationProgress(claim: claim.id, stage: .finished, done: result.cases, result: result))
    return result
  }
}

/// How far the check of a claim is.
public struct VerificationProgress: Sendable {
  /// The parts of a check, in their order.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// All small instances.
    case exhaustive
    /// What the solver decides.
    case solver
    /// Random cases.
    case random
    /// Nothing is left to do.
    case finished
  }

  /// The claim's id.
  public let claim: String
  /// What is being done.
  public let stage: Stage
  /// How many instances of the stage were gone through.
  public let done: Int
  /// The group order that a list is at; `nil` for random cases.
  public let order: Int?
  /// How many random cases are wanted; `nil` for lists.
  public let wanted: Int?
  /// How many claims of the run are finished.
  public internal(set) var finishedClaims = 0
  /// What came of it, once finished.
  public let result: Verification?

  init(
    claim: String, stage: Stage, done: Int, order: Int? = nil, wanted: Int? = nil, result: Verification? = nil
  ) {
    self.claim = claim
    self.stage = stage
    self.done = done
    self.order = order
    self.wanted = wanted
    self.result = result
  }
}
