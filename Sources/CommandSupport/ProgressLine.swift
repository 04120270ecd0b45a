import Foundation
import Synchronization

/// One line on standard error that says how far a command is: rewritten on a terminal, now and then a new one elsewhere.
public final class ProgressLine: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var isShown = false
  }

  private let quiet: Bool
  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  /// - Parameter quiet: whether nothing is to be shown.
  public init(quiet: Bool) { self.quiet = quiet }

  /// Shows a text, at most five times a second on a terminal and every ten seconds elsewhere.
  public func show(_ text: String) {
    if quiet { return }
    let pause: Duration = isTerminal ? .milliseconds(200) : .seconds(10)
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.last, now - last < pause { return false }
      // Short commands say nothing on a log.
      let isDue = isTerminal || state.last != nil
      state.last = now
      state.isShown = state.isShown || isDue
      return isDue
    }
    if isDue { write(isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n") }
  }

  /// Clears the line.
  public func finish() {
    if isTerminal, state.withLock({ $0.isShown }) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
