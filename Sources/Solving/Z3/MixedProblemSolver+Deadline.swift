import Foundation
import Synchronization

extension MixedProblemSolver {
  /// How often a solver thread had to be left behind in this process. Such a thread keeps a core and its memory until the
  /// process ends; a command should then end with `_exit`, since Z3's own clean-up would race with it.
  public static var abandonedThreads: Int { abandoned.withLock { $0 } }

  private static let abandoned = Mutex(0)
  /// Z3 recurses deeply.
  private static let stackSize = 256 << 20

  /// Solves a problem, and returns in time whatever Z3 does.
  ///
  /// Z3 looks at its timer only between certain steps; with large numbers one such step was seen to take minutes, and building the
  /// problem is not timed at all. So the work runs on a thread of its own. At the timeout it is interrupted; if it still
  /// has not ended after a grace period, it is abandoned and the answer is "unknown".
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - limits: as for ``solve(_:limits:interrupter:)``; without a timeout this waits for ever.
  ///   - grace: seconds between the timeout and giving the thread up.
  ///   - interrupter: ends the work early from another thread.
  /// - Throws: ``Z3Error``.
  public func solveInTime(
    _ problem: MixedProblem, limits: SolverLimits, grace: Double = 1, interrupter: Z3Interrupter = Z3Interrupter()
  ) throws(Z3Error) -> MixedAnswer {
    guard let timeout = limits.timeout else { return try solve(problem, limits: limits, interrupter: interrupter) }
    let box = ResultBox()
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      let outcome = Result { () throws(Z3Error) in
        try self.solve(problem, limits: limits, interrupter: interrupter)
      }
      box.store(outcome)
      finished.signal()
    }
    thread.stackSize = MixedProblemSolver.stackSize
    thread.start()
    let seconds = timeout / .seconds(1)
    let end = DispatchTime.now() + seconds + grace / 2
    // An interrupt from outside is seen within a hundredth of a second, and gets the same grace.
    while finished.wait(timeout: .now() + 0.01) == .timedOut {
      guard interrupter.isInterrupted || DispatchTime.now() > end else { continue }
      // The interrupt returns when the check ends, which is what may not happen.
      Thread.detachNewThread { interrupter.interrupt() }
      if finished.wait(timeout: .now() + grace / 2) == .timedOut {
        MixedProblemSolver.abandoned.withLock { $0 += 1 }
        return .unknown(reason: "timeout; Z3 did not stop")
      }
      break
    }
    guard let outcome = box.load() else { return .unknown(reason: "timeout; Z3 did not stop") }
    return try outcome.get()
  }
}

/// The one value that a solver thread hands over.
private final class ResultBox: Sendable {
  private let value = Mutex<Result<MixedAnswer, Z3Error>?>(nil)

  func store(_ result: Result<MixedAnswer, Z3Error>) { value.withLock { $0 = result } }

  func load() -> Result<MixedAnswer, Z3Error>? { value.withLock { $0 } }
}
