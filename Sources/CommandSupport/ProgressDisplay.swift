import Foundation
import Synchronization

/// Says on standard error how far a command is: a line that is rewritten on a terminal, a new line now and then elsewhere. Nothing goes to standard output.
///
/// A command that is done within half a second on a terminal, or within five elsewhere, says nothing.
public final class ProgressDisplay: Sendable {
  private struct State {
    var facts: ProgressState
    var isShown = false
    var isFinished = false
    var nextLine: Double
  }

  /// The longest pause between two lines of a log, in seconds: pauses double up to it.
  private static let longestPause = 60.0

  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Begins to show progress.
  ///
  /// - Parameters:
  ///   - activity: what is done first.
  ///   - quiet: whether nothing is to be shown.
  public convenience init(_ activity: String = "", quiet: Bool) {
    self.init(ProgressState(activity), quiet: quiet, on: .standardError)
  }

  /// Progress on a terminal of one's own, for tests.
  ///
  /// - Parameters:
  ///   - interval: how often the line is written again, in seconds.
  ///   - firstLine: when the first line goes to a log, in seconds.
  init(
    _ facts: ProgressState, quiet: Bool, on terminal: Terminal, every interval: Double? = nil, firstLine: Double = 5
  ) {
    self.terminal = terminal
    state = Mutex(State(facts: facts, isFinished: quiet, nextLine: firstLine))
    if quiet { return }
    let thread = Thread { [weak self] in
      Thread.sleep(forTimeInterval: interval ?? 0.5)
      while self?.tick() ?? false { Thread.sleep(forTimeInterval: interval ?? (terminal.isLive ? 0.2 : 1)) }
    }
    thread.start()
  }

  deinit { finish() }

  /// Replaces everything that is known.
  public func show(_ facts: ProgressState) {
    state.withLock {
      let before = $0.facts.before
      $0.facts = facts
      $0.facts.before = max(before, facts.before)
    }
  }

  /// Changes what is known.
  public func update(_ change: @Sendable (inout ProgressState) -> Void) { state.withLock { change(&$0.facts) } }

  /// What is being done from now on.
  public func phase(_ activity: String) { update { $0.activity = activity } }

  /// A result: a line that stays on a log; a terminal shows it in short, as the last one.
  public func result(_ text: String, short: String) {
    state.withLock { state in
      guard !state.isFinished else { return }
      if terminal.isLive { state.facts.best = short } else { terminal.write("\(text)\n") }
    }
  }

  /// Prints on standard output while the line is out of the way.
  public func interlude(_ body: () throws -> Void) rethrows {
    try state.withLock { state in
      if state.isShown, !state.isFinished { terminal.write("\r\u{1B}[K") }
      state.isShown = false
      try body()
      fflush(nil)
    }
  }

  /// Clears the line; nothing more is shown.
  public func finish() {
    state.withLock { state in
      if state.isShown, !state.isFinished { terminal.write("\r\u{1B}[K") }
      state.isFinished = true
    }
  }

  /// Writes the line if its time has come; whether there is more to come.
  private func tick() -> Bool {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return state.withLock { state in
      guard !state.isFinished else { return false }
      if terminal.isLive {
        // The last column stays free: some terminals wrap when it is filled.
        let line = state.facts.line(seconds: seconds, width: max(terminal.width() - 1, 1))
        terminal.write("\r\u{1B}[K\(line)")
        state.isShown = true
      } else if seconds >= state.nextLine {
        terminal.write(state.facts.line(seconds: seconds) + "\n")
        state.nextLine = seconds + min(seconds, ProgressDisplay.longestPause)
      }
      return true
    }
  }
}
