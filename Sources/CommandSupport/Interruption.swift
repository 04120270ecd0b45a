import Dispatch
import Foundation

/// Runs work that Ctrl-C (or SIGTERM) ends cleanly: the task is cancelled, once; a second signal ends the process.
public enum Interruption {
  /// Runs a body; its task is cancelled by the first signal.
  public static func cancelling<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        signal(number, SIG_DFL)
        task.cancel()
      }
      source.resume()
      return source
    }
    defer {
      for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
    return try await task.value
  }
}
