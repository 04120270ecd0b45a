import ArgumentParser
import CertificateFiles
import Foundation
import Solving

/// How a command that used the solver ends.
public enum ProcessEnd {
  /// Ends with an exit code; at once, without clean-up, if a solver thread had to be left running.
  public static func finish(_ code: Int32) throws {
    leaveIfAbandoned(code)
    if code != 0 { throw ExitCode(code) }
  }

  /// Has the process end with ``CommandFailure/cannotCreate`` where what it printed could not be written: on a full disk a command
  /// without results must not look like one with them. An interrupted one keeps its exit code.
  public static func guardOutput() {
    atexit {
      if let failure = ProcessEnd.outputFailure() { _exit(failure) }
    }
  }

  /// The exit code of a process whose output cannot be written, after saying why; `nil` if it is written, or nobody wants to read it.
  private static func outputFailure() -> Int32? {
    guard let reason = StandardOutput.failure() else { return nil }
    try? FileHandle.standardError.write(contentsOf: Data("reynolds: the output cannot be written: \(reason)\n".utf8))
    return CommandFailure.cannotCreate
  }

  /// Leaves at once if a solver thread is still running: Z3's clean-up at exit would race with it.
  public static func leaveIfAbandoned(_ code: Int32) {
    if MixedProblemSolver.abandonedThreads > 0 {
      _exit(outputFailure() ?? code)
    }
  }
}
