import CZ3
public import ExactArithmetic

/// The answer to a mixed problem.
public enum MixedAnswer: Hashable, Sendable {
  /// A solution, by the indices of the variables; checked exactly against the problem.
  case satisfiable(booleans: [Bool], reals: [Rational])
  /// Z3 says there is no solution. Only Z3 says so: this is a claim, not a certificate.
  case unsatisfiable
  /// Z3 gave up, for the reason given: one of those of ``SolverVerdict/unknown(reason:)``.
  case unknown(reason: String)
}

/// Solves mixed problems with Z3, each in a context of its own.
///
/// A fresh context per problem was measured to be better than an incremental one here, and lets any number of tasks
/// solve in parallel.
public struct MixedProblemSolver: Sendable {
  /// The seed of Z3's choices; another one may be lucky where this one is not, the answers are the same.
  public var seed: UInt32

  /// A solver with the settings that measured best.
  public init(seed: UInt32 = 0) { self.seed = seed }

  /// Solves a problem.
  ///
  /// - Parameters:
  ///   - problem: What is to be decided.
  ///   - limits: The time and memory it may take.
  ///   - interrupter: What can end the search early from another thread.
  /// - Throws: ``Z3Error``; in particular code `wrongModel` if Z3's model violates the problem, which would be a bug
  ///   in Z3 or here.
  /// - Complexity: linear in the problem to build and to check; the search has no bound but the limits.
  public func solve(
    _ problem: MixedProblem, limits: SolverLimits = .none, interrupter: Z3Interrupter? = nil
  ) throws(Z3Error) -> MixedAnswer {
    let context = try Z3Context()
    let solver = try Z3Solver(in: context)
    let parameters = try Z3Parameters(in: context)
    // The older simplex (2) is up to four times faster on these problems than the default (6), and never much slower.
    try parameters.set("arith.solver", 2)
    try parameters.set("random_seed", seed)
    try solver.set(parameters)
    var translation = try Z3Translation(of: problem, in: context)
    for assertion in problem.assertions { try solver.assert(translation.formula(assertion.condition)) }
    switch try solver.check(limits: limits, interrupter: interrupter) {
    case .unsat: return .unsatisfiable
    case .unknown(let reason): return .unknown(reason: reason)
    case .sat(let model):
      let booleans = try translation.booleans.map { literal throws(Z3Error) in try model.boolean(literal) }
      let reals = try translation.reals.map { variable throws(Z3Error) in try model.rational(variable) }
      return try MixedProblemSolver.checked(booleans: booleans, reals: reals, for: problem)
    }
  }

  /// The answer "satisfiable" with a model, after an exact check of the model: a solver's word is not enough.
  static func checked(
    booleans: [Bool], reals: [Rational], for problem: MixedProblem
  ) throws(Z3Error) -> MixedAnswer {
    if let violation = problem.firstViolation(booleans: booleans, reals: reals) {
      throw Z3Error(
        code: .wrongModel, operation: "solve", message: "the model violates condition \(violation) of the problem")
    }
    return .satisfiable(booleans: booleans, reals: reals)
  }
}
