import CZ3

/// What a check found.
public enum SolverVerdict {
  /// The assertions hold together, for example in this model.
  case sat(Z3Model)
  /// The assertions contradict each other.
  case unsat
  /// Z3 gave up: "timeout", "resource limit", "interrupted", "out of memory", or, where none of our limits was the
  /// cause, its own words.
  case unknown(reason: String)
}

/// A solver: a growing list of assertions that can be checked.
public final class Z3Solver {
  let context: Z3Context
  let raw: OpaquePointer

  /// A solver without assertions: the plain SMT core, without the preprocessing that other engines of Z3 try first,
  /// which only costs time on problems of clauses and linear constraints.
  public init(in context: Z3Context) throws(Z3Error) {
    self.context = context
    raw = try context.call("Z3_mk_simple_solver") { Z3_mk_simple_solver($0) }
    Z3_solver_inc_ref(context.raw, raw)
  }

  deinit { Z3_solver_dec_ref(context.raw, raw) }

  /// Changes settings.
  ///
  /// - Throws: ``Z3Error`` with code `exception` for a name that Z3 does not know or a value of the wrong kind.
  public func set(_ parameters: Z3Parameters) throws(Z3Error) {
    try context.own(parameters.context, "Z3_solver_set_params")
    // The solver itself would complain only at its first check.
    let known = try context.call("Z3_solver_get_param_descrs") { Z3_solver_get_param_descrs($0, raw) }
    Z3_param_descrs_inc_ref(context.raw, known)
    defer { Z3_param_descrs_dec_ref(context.raw, known) }
    try withExtendedLifetime(parameters) { () throws(Z3Error) in
      try context.run("Z3_params_validate") { Z3_params_validate($0, parameters.raw, known) }
      try context.run("Z3_solver_set_params") { Z3_solver_set_params($0, raw, parameters.raw) }
    }
  }

  /// Demands that a formula holds.
  public func assert(_ formula: Z3Expression) throws(Z3Error) {
    try context.own(formula.context, "Z3_solver_assert")
    try withExtendedLifetime(formula) { () throws(Z3Error) in
      try context.run("Z3_solver_assert") { Z3_solver_assert($0, raw, formula.raw) }
    }
  }

  /// Reads SMT-LIB text and demands what it asserts; `check-sat` and the like in it are passed over.
  ///
  /// - Throws: ``Z3Error`` with code `parser` if the text is not well-formed.
  public func read(smtLIB text: String) throws(Z3Error) {
    try context.run("Z3_solver_from_string") { Z3_solver_from_string($0, raw, text) }
  }

  /// Decides whether all assertions hold together.
  ///
  /// After an answer "out of memory" the solver should not be used again.
  ///
  /// - Parameters:
  ///   - limits: The time and memory it may take.
  ///   - interrupter: What can end the check early from another thread.
  /// - Complexity: no bound but the limits.
  public func check(
    limits: SolverLimits = .none, interrupter: Z3Interrupter? = nil
  ) throws(Z3Error) -> SolverVerdict {
    let parameters = try Z3Parameters(in: context)
    // Always set, since settings stay: 2³² − 1 is Z3's "no limit" for time, and 0 for resources.
    try parameters.set("timeout", limits.timeoutMilliseconds ?? UInt32.max)
    try parameters.set("rlimit", limits.resourceUnits ?? 0)
    try set(parameters)

    let interrupter = interrupter ?? Z3Interrupter()
    let clock = ContinuousClock()
    let start = clock.now
    let answer = interrupter.during(context) {
      Z3MemoryLimit.with(limits.memoryMiB) { Z3_solver_check(context.raw, raw) }
    }
    guard let answer else { return .unknown(reason: "interrupted") }
    do {
      try context.check("Z3_solver_check", isSearching: true)
    } catch {
      guard error.code == .outOfMemory else { throw error }
      return .unknown(reason: "out of memory")
    }
    switch answer {
    case Z3_L_FALSE: return .unsat
    case Z3_L_TRUE:
      // An interrupt that came just too late leaves the context canceled, and its model cannot be read.
      if interrupter.isInterrupted { return .unknown(reason: "interrupted") }
      return .sat(Z3Model(context, try context.call("Z3_solver_get_model") { Z3_solver_get_model($0, raw) }))
    default:
      // Timer, resource limit and interrupt all cancel the search, and Z3's words ("canceled", "unknown", "timeout",
      // "max. resource limit exceeded") do not always tell them apart, so we do. The timer has milliseconds.
      if interrupter.isInterrupted { return .unknown(reason: "interrupted") }
      if let timeout = limits.timeout, clock.now - start + .milliseconds(2) >= timeout {
        return .unknown(reason: "timeout")
      }
      let words = try context.text("Z3_solver_get_reason_unknown") { Z3_solver_get_reason_unknown($0, raw) }
      let isCancelled = ["canceled", "unknown", "max. resource limit exceeded"].contains(words)
      return .unknown(reason: isCancelled && limits.resourceLimit != nil ? "resource limit" : words)
    }
  }
}
