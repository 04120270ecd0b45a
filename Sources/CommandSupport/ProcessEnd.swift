import ArgumentParser
import Foundation
import Solving

/// How a command that used the solver ends.
public enum ProcessEnd {
  /// Ends with an exit code; at once, without clean-up, if a solver thread had to be left running.
  public static func finish(_ code: Int32) throws {
    leaveIfAbandoned(code)
    if code != 0 { throw ExitCode(code) }
  }

  /// Leaves at once if a solver thread is still running: Z3's clean-up at exit would race with it.
  public static func leaveIfAbandoned(_ code: Int32) {
    if MixedProblemSolver.abandonedThreads > 0 {
      fflush(nil)
      _exit(code)
    }
  }
}
