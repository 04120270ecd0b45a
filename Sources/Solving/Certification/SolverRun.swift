import Averaging
import Foundation
import Representations
import Synchronization

/// Z3 on the direct encoding, on a thread of its own.
struct SolverRun {
  private let search: SupportSearch
  private let interrupter: Z3Interrupter
  private let box = ResultBox()
  private let finished = DispatchSemaphore(value: 0)

  private final class ResultBox: Sendable {
    let value = Mutex<Result<SupportSearch, any Error>?>(nil)
  }

  init(
    instance: CertificationInstance, facts: InstanceFacts, bounds: ProvedBounds, incumbent: Incumbent,
    budget: SolverBudget
  ) {
    interrupter = Z3Interrupter()
    search = SupportSearch(
      instance, functionClass: facts.functionClass, space: facts.space, lower: bounds.lower, divisor: bounds.divisor,
      budget: budget, incumbent: incumbent, interrupter: interrupter)
  }

  /// Begins.
  func start() {
    let (box, finished, search) = (box, finished, search)
    Thread.detachNewThread {
      var search = search
      let result = Result { try search.run() }
      box.value.withLock { [search] in $0 = result.map { search } }
      finished.signal()
    }
  }

  /// Ends the search without waiting for it.
  func interrupt() {
    let interrupter = interrupter
    Thread.detachNewThread { interrupter.interrupt() }
  }

  /// The search when it has ended.
  ///
  /// - Parameter isWanted: if false, it is given a moment to confirm what is settled already, and then interrupted.
  /// - Throws: what the search threw.
  func finish(isWanted: Bool) throws -> SupportSearch? {
    if !isWanted, finished.wait(timeout: .now() + SolverRun.confirmationSeconds) == .timedOut {
      interrupt()
      finished.wait()
    } else if isWanted {
      finished.wait()
    }
    return try box.value.withLock { $0 }?.get()
  }

  /// How long an answer that is no longer needed is waited for: Z3 closes small instances in that time, and two methods
  /// that agree are worth more than one.
  private static let confirmationSeconds = 0.5
}
