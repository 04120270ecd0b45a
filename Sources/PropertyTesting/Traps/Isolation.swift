import Foundation

/// How to run a property in another process, to replay and shrink cases that end the process.
///
/// The command must run the same property, by calling ``Property/check(_:)`` with the same name and generator. The
/// environment variable `REYNOLDS_TRAP_CHILD` tells that run to serve its parent instead of searching.
public struct Isolation: Sendable, Hashable {
  /// The program's path.
  public var executable: String
  /// Its arguments, without the program's name.
  public var arguments: [String]
  /// How many processes may be started to shrink one trap.
  public var processLimit: Int

  /// A command that runs the property.
  public init(executable: String, arguments: [String], processLimit: Int = 200) {
    self.executable = executable
    self.arguments = arguments
    self.processLimit = processLimit
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
    do {
      try process.run()
    } catch {
      return .notStarted("\(error)")
    }
    process.waitUntilExit()
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

  static func failure(_ name: String) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + name),
      message: "the process was ended by \(name), as by an index out of range or a failed precondition")
  }
}
