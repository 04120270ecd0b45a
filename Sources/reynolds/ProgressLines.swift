import Foundation
import Synchronization

/// Says on standard error what a command is at, once it has taken longer than a second.
final class ProgressLines: Sendable {
  private struct State {
    var phase: String
    var printed: String?
    var isFinished = false
  }

  private let state: Mutex<State>

  /// - Parameter quiet: whether nothing is to be said.
  init(_ phase: String, quiet: Bool) {
    state = Mutex(State(phase: phase, isFinished: quiet))
    if quiet { return }
    let thread = Thread { [self] in
      var seconds = 0
      while true {
        Thread.sleep(forTimeInterval: 1)
        seconds += 1
        let line = state.withLock { state -> String?? in
          if state.isFinished { return .none }
          // The same again only now and then.
          if state.phase == state.printed, !seconds.isMultiple(of: 10) { return .some(nil) }
          state.printed = state.phase
          return "\(state.phase) (\(seconds) s)\n"
        }
        guard let line else { return }
        if let line { FileHandle.standardError.write(Data(line.utf8)) }
      }
    }
    thread.start()
  }

  /// What is being done from now on.
  func phase(_ text: String) { state.withLock { $0.phase = text } }

  /// Nothing more is said.
  func finish() { state.withLock { $0.isFinished = true } }
}
