public import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// What happens on Ctrl-C (SIGINT) or SIGTERM: the first signal ends the work cleanly, a second one ends the process.
///
/// The exit code is 128 + the number of the signal, as a shell has it: 130 after Ctrl-C, 143 after SIGTERM.
public final class Interruption: Sendable {
  private struct State {
    var number: Int32?
    var hasEnded = false
  }

  private static let numbers = [SIGINT, SIGTERM]

  private let state = Mutex(State())
  /// Is entered while the handler of the first signal runs.
  private let handling = DispatchGroup()
  // Not Sendable by name, but every function of a dispatch source may be called from any thread.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// What handled the signals before, such as that of `Probing`, which ends the processes of models.
  private let previous: [(@convention(c) (Int32) -> Void)?]

  /// Begins to listen.
  ///
  /// - Parameter onFirst: called once, with the number of the first signal, on a thread of its own, and never after ``end()`` has returned.
  public init(_ onFirst: @escaping @Sendable (Int32) -> Void = { _ in }) {
    previous = Interruption.numbers.map { signal($0, SIG_IGN) }
    sources = Interruption.numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
    for (source, number) in zip(sources, Interruption.numbers) {
      source.setEventHandler { [weak self] in self?.receive(number, onFirst) }
      source.activate()
    }
  }

  deinit { end() }

  private func receive(_ number: Int32, _ onFirst: @escaping @Sendable (Int32) -> Void) {
    let isFirst = state.withLock { state -> Bool? in
      if state.hasEnded { return nil }
      guard state.number == nil else { return false }
      state.number = number
      handling.enter()
      return true
    }
    switch isFirst {
    case true?:
      // The source must be able to bring the second signal while the first is handled.
      Thread.detachNewThread { [self] in
        onFirst(number)
        handling.leave()
      }
    case false?: die(of: number)
    case nil: break
    }
  }

  /// Ends the process by a signal, as if it had not been handled. Dispatch blocks signals in its threads, so it is let through in this one.
  private func die(of number: Int32) {
    restore()
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    kill(getpid(), number)
  }

  /// The first signal that came.
  public var number: Int32? { state.withLock(\.number) }

  /// Listens no more. A call of the handler that has begun is awaited.
  public func end() {
    let isFirst = state.withLock { state in
      defer { state.hasEnded = true }
      return !state.hasEnded
    }
    guard isFirst else { return }
    for source in sources { source.cancel() }
    restore()
    handling.wait()
  }

  private func restore() {
    for (number, handler) in zip(Interruption.numbers, previous) { signal(number, handler) }
  }

  /// Work was cancelled by a signal before it had a result.
  public struct Cancelled: Error {
    /// The signal.
    public let number: Int32
  }

  /// Runs work whose task the first signal cancels; what is being tried is finished, which is said.
  ///
  /// - Returns: the result, and the signal that came, if any.
  /// - Throws: ``Cancelled`` where the work gave up with `CancellationError`; what the work throws.
  public static func cancelling<Result: Sendable>(
    _ progress: ProgressDisplay, _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> (result: Result, signal: Int32?) {
    let running = Mutex<Task<Result, any Error>?>(nil)
    // It listens before there is a task to cancel: a signal in between must not end the process.
    let interruption = Interruption { _ in
      progress.finish()
      FileHandle.standardError.write(Data("reynolds: stopping; a second Ctrl-C ends at once, without saving\n".utf8))
      running.withLock { $0?.cancel() }
    }
    defer { interruption.end() }
    let task = Task { try await body() }
    running.withLock { $0 = task }
    if interruption.number != nil { task.cancel() }
    do {
      let result = try await task.value
      return (result, interruption.number)
    } catch let error as CancellationError {
      guard let number = interruption.number else { throw error }
      throw Cancelled(number: number)
    }
  }

  /// Runs work that cannot be asked to stop: the first signal tells what was done, and ends the process.
  ///
  /// - Parameters:
  ///   - report: prints what is done and returns what ``tell(_:)`` is to say.
  ///   - last: calls what it is given, which ends the process, at a moment when nothing is being written.
  public static func leaving<Result>(
    _ progress: ProgressDisplay, _ report: @escaping @Sendable () -> Ending,
    last: @escaping @Sendable (() -> Never) -> Never = { $0() }, during body: () throws -> Result
  ) rethrows -> Result {
    let interruption = Interruption { number in
      progress.finish()
      last {
        let ending = report()
        fflush(nil)
        tell(ending)
        _exit(128 + number)
      }
    }
    defer { interruption.end() }
    return try body()
  }

  /// What is said of an interrupted run.
  public struct Ending: Sendable {
    /// What is done and kept, as the rest of a sentence that begins with “interrupted: ”.
    public let kept: String
    /// The command that does the rest, or everything again.
    public let command: String
    /// Whether the command goes on where the run was.
    public let goesOn: Bool

    /// An ending.
    public init(_ kept: String, command: String, goesOn: Bool = true) {
      self.kept = kept
      self.command = command
      self.goesOn = goesOn
    }
  }

  /// Says on standard error what was kept and how to go on.
  public static func tell(_ ending: Ending) {
    let how = ending.goesOn ? "go on with" : "begin again with"
    FileHandle.standardError.write(
      Data("reynolds: interrupted: \(ending.kept)\n\(how): \(ending.command)\n".utf8))
  }

  /// Says what was kept and how to go on; the value to throw.
  public static func exit(_ number: Int32, _ ending: Ending) -> ExitCode {
    fflush(nil)
    tell(ending)
    ProcessEnd.leaveIfAbandoned(128 + number)
    return ExitCode(128 + number)
  }
}
