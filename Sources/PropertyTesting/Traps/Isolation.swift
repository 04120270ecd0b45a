import Foundation
import Synchronization

/// How to run a property in another process, to replay and shrink cases that end the process.
///
/// The command must run the same property, by calling ``Property/check(_:)`` with the same name and generator. The
/// environment variable `REYNOLDS_TRAP_CHILD` tells that run to serve its parent instead of searching. A case that
/// ends nothing lets the command go on, with its other properties skipped; what it does besides is done in each
/// process.
public struct Isolation: Sendable, Hashable {
  /// The program's path.
  public var executable: String
  /// Its arguments, without the program's name.
  public var arguments: [String]
  /// How many processes may be started to shrink one trap.
  public var processLimit: Int
  /// After how many seconds, more than 0, in the same case a process is ended that has not ended by itself.
  public var timeLimit: Double
  /// Whether another process runs the whole property first, so that the very run that meets a trap reports it.
  ///
  /// Without it, the first trap ends the process, and the next run reports it. With it every case runs twice: once
  /// there, and once here if it was survived there.
  public var runsAhead: Bool

  /// A command that runs the property.
  public init(
    executable: String, arguments: [String], processLimit: Int = 200, timeLimit: Double = 60, runsAhead: Bool = false
  ) {
    self.executable = executable
    self.arguments = arguments
    self.processLimit = processLimit
    self.timeLimit = timeLimit
    self.runsAhead = runsAhead
  }

  /// The running program with the arguments it was started with.
  public static var sameCommand: Isolation {
    Isolation(executable: "/proc/self/exe", arguments: Array(CommandLine.arguments.dropFirst()))
  }

  static let childVariable = "REYNOLDS_TRAP_CHILD"

  /// How a child ended.
  enum ChildEnd: Equatable {
    case exit(Int32)
    case signal(Int32)
    case timedOut
    case cancelled
    case notStarted(String)
  }

  /// Starts a child that serves the request in a file, and waits for its end.
  ///
  /// - Parameter position: what changes when the child gets on to another case.
  func run(request: String, position: @escaping @Sendable () -> Data?) async -> ChildEnd {
    let cancellation = Cancellation()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own: waiting on one of those that run tasks would keep other tasks from running.
        Thread.detachNewThread {
          continuation.resume(returning: wait(request: request, position: position, cancellation))
        }
      }
    } onCancel: {
      cancellation.isWished.store(true, ordering: .relaxed)
    }
  }

  private final class Cancellation: Sendable {
    let isWished = Atomic(false)
  }

  private func wait(request: String, position: () -> Data?, _ cancellation: Cancellation) -> ChildEnd {
    let process = Process()
    // The link is resolved here: in the child it would name the child.
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: executable)) ?? executable
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment[Isolation.childVariable] = request
    // The backtrace of an expected crash takes seconds and is read by nobody.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let output = TrapServer.outputPath(of: request)
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: output) ?? FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      return .notStarted("\(error)")
    }
    func stop(_ end: ChildEnd) -> ChildEnd {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return end
    }
    // A case in flight when a run was killed may be one that never ends. (A limit of nan or infinity is a year.)
    let limit = timeLimit < 31_536_000 ? max(timeLimit, 0) : 31_536_000
    var (last, waited) = (position(), 0.0)
    while ended.wait(timeout: .now() + min(0.2, limit)) != .success {
      if cancellation.isWished.load(ordering: .relaxed) { return stop(.cancelled) }
      let now = position()
      waited = now == last ? waited + min(0.2, limit) : 0
      last = now
      // Before its first case the child is starting, which takes what it takes on a busy machine.
      if waited >= (now == nil ? max(limit, 60) : limit) { return stop(.timedOut) }
    }
    return process.terminationReason == .uncaughtSignal
      ? .signal(process.terminationStatus) : .exit(process.terminationStatus)
  }
}
