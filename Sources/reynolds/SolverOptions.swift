import ArgumentParser
import CommandSupport
import Solving

/// What the solver may spend; shared by the commands that use it.
struct SolverOptions: ParsableArguments {
  @Option(help: "Seconds that the searches may take for each instance.")
  var timeout = 60.0

  @Option(
    help: """
      MiB that the engine may take for each instance, by an estimate of its tables, witnesses and trees, and that Z3 may take in the \
      whole process; what is beyond stays open.
      """)
  var memory: Int?

  @Option(
    help: """
      Steps that the engine may take for each instance: the same instance ends at the same place on any machine, if the time does \
      not end it before.
      """)
  var steps: Int?

  /// The certifier with this budget.
  ///
  /// - Parameter methods: the searches that run.
  /// - Throws: exit code 64 with one line for values out of range.
  func certifier(methods: CertificationMethods = .both) throws -> Certifier {
    guard timeout > 0, timeout <= 1_000_000 else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--timeout takes seconds, more than 0 and at most 1000000, not \(timeout)")
    }
    if let memory, !(16...4_000_000).contains(memory) {
      throw CommandFailure.exit(
        CommandFailure.usage, "--memory takes MiB, at least 16 and at most 4000000, not \(memory)")
    }
    if let steps, steps < 1 {
      throw CommandFailure.exit(CommandFailure.usage, "--steps takes a number of steps, at least 1, not \(steps)")
    }
    return Certifier(budget: SolverBudget(seconds: timeout, memoryMiB: memory, steps: steps), methods: methods)
  }
}
