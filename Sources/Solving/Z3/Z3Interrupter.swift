import CZ3
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A switch that ends checks from any thread, once and for all: checks that run answer "unknown", and so do those that
/// begin later with the same interrupter.
public final class Z3Interrupter: Sendable {
  /// A raw context that is safe to send because it is used only under the lock, while its check runs.
  private struct Running: @unchecked Sendable { let context: OpaquePointer }

  private struct State {
    var isInterrupted = false
    var running: [Running] = []
  }

  private let state = Mutex(State())

  /// An interrupter that has not been used.
  public init() {}

  /// Whether ``interrupt()`` was called.
  public var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

  /// Ends all checks with this interrupter, now and later, and returns when none runs any more.
  ///
  /// Z3 forgets an interrupt that comes before the search has really begun, so it is sent again every millisecond.
  public func interrupt() {
    while true {
      let isQuiet = state.withLock { state in
        state.isInterrupted = true
        for check in state.running { Z3_interrupt(check.context) }
        return state.running.isEmpty
      }
      if isQuiet { return }
      usleep(1000)
    }
  }

  /// Runs a check that can be interrupted, unless the interrupter was used already.
  ///
  /// The lock is what keeps the context alive for ``interrupt()``: a check is listed only while it runs.
  func during<Result>(_ context: Z3Context, _ body: () -> Result) -> Result? {
    let mayRun = state.withLock { state in
      if !state.isInterrupted { state.running.append(Running(context: context.raw)) }
      return !state.isInterrupted
    }
    guard mayRun else { return nil }
    defer {
      state.withLock { state in
        if let index = state.running.firstIndex(where: { $0.context == context.raw }) {
          state.running.remove(at: index)
        }
      }
    }
    return body()
  }
}
