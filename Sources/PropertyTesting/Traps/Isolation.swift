import Foundation

/// How to run a property in another process, to replay and shrink cases that end the process.
///
/// The command must run the same property, by calling ``Property/check(_:)`` with the same name and generator. The
/// environment variable `REYNOLDS_TRAP_CHILD` tells that run to serve its parent instead of searching. A case that
/// ends nothing lets the command go on, with its other properties skipped; what it does besides is done in each process.
public struct Isolation: Sendable, Hashable {
  /// The program's path.
  public var executable: String
  /// Its arguments, without the program's name.
  public var arguments: [String]
  /// How many processes may be started to shrink one trap.
  public var processLimit: Int
  /// After how many seconds, more than 0, a process is ended that has not ended by itself.
  public var timeLimit: Double

  /// A command that runs the property.
  public init(executable: String, arguments: [String], processLimit: Int = 200, timeLimit: Double = 60) {
    self.executable = executable
    self.arguments = arguments
    self.processLimit = processLimit
    self.timeLimit = timeLimit
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
    case notStarted(String)
  }

  /// Starts a child that serves the request in a file, and waits for its end.
  func run(request: String) -> ChildEnd {
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
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      return .notStarted("\(error)")
    }
    // A case in flight when a run was killed may be one that never ends. (A limit of nan or infinity is a year.)
    let seconds = timeLimit < 31_536_000 ? max(timeLimit, 0) : 31_536_000
    guard ended.wait(timeout: .now() + seconds) == .success else {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return .timedOut
    }
    return process.terminationReason == .uncaughtSignal
      ? .signal(process.terminationStatus) : .exit(process.terminationStatus)
  }
}

/// The signals by which a program ends itself, as opposed to being ended from outside.
enum TrapSignal {
  static let kindPrefix = "trap: "

  static func name(_ signal: Int32) -> String? {
    switch signal {
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGABRT: "SIGABRT"
    case SIGFPE: "SIGFPE"
    default: nil
    }
  }

  /// The failure of a case that has not ended in time; kept as a trap, since it must not be run in this process.
  static func noEnd(after seconds: Double) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + "no end"), message: "the case did not finish in \(seconds) s")
  }

  /// The failure of a case that ends the process in good order.
  static func exit(_ code: Int32) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + "exit"), message: "the process was ended by exit(\(code))")
  }

  static func failure(_ name: String) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + name),
      message: "the process was ended by \(name), as by an index out of range or a failed precondition")
  }
}
