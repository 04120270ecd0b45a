// Goals of this module:
// 1. What all commands share: exit codes, output formats, budgets, progress, interruption.
// 2. It knows no mathematics, and of the solver only whether a thread of it was left running.

public import ArgumentParser
import Foundation

/// The exit codes of sysexits.h that the commands use, and one line on standard error for each failure.
public enum CommandFailure {
  /// The command was used wrongly: unknown names, malformed options.
  public static let usage: Int32 = 64
  /// The input was understood and is wrong or too large.
  public static let data: Int32 = 65
  /// A file cannot be read.
  public static let noInput: Int32 = 66
  /// A program that is needed failed.
  public static let unavailable: Int32 = 69
  /// A contradiction inside the program.
  public static let software: Int32 = 70
  /// A file cannot be written.
  public static let cannotCreate: Int32 = 73
  /// Another program broke the protocol.
  public static let brokenProtocol: Int32 = 76

  /// All exit codes with their names, as Documentation/ExitCodes.md has them.
  public static let all: [(code: Int32, name: String)] = [
    (0, "success"), (1, "negative"), (2, "undecided"), (usage, "usage"), (data, "data"), (noInput, "noInput"),
    (unavailable, "unavailable"), (software, "software"), (cannotCreate, "cannotCreate"),
    (brokenProtocol, "brokenProtocol"), (128 + SIGINT, "interrupted"), (128 + SIGTERM, "terminated"),
  ]

  /// Says what is wrong on standard error; the value to throw.
  public static func exit(_ code: Int32, _ message: String) -> ExitCode {
    FileHandle.standardError.write(Data("reynolds: \(message)\n".utf8))
    ProcessEnd.leaveIfAbandoned(code)
    return ExitCode(code)
  }
}
