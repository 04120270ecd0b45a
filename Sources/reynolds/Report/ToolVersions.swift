import Foundation
import Solving

/// The programs that this report comes from, as far as they can be found out without a network.
struct ToolVersions: Sendable {
  /// The program with its version, or what is said of it.
  let rows: [(name: String, version: String)]
  /// The commit of the repository that the archive is in, with a note if files were changed since.
  let commit: String?

  /// Asks the system, and git about a folder.
  static func current(repository folder: String) -> ToolVersions {
    let commit = output(["git", "-C", folder, "rev-parse", "--short=12", "HEAD"])
    let changes = commit == nil ? nil : output(["git", "-C", folder, "status", "--porcelain", "--", "."])
    let noted = commit.map { $0 + (changes?.isEmpty == false ? " (with changes that are not committed)" : "") }
    let machine = DoctorMachine(z3: "\(Z3.version)")
    var rows: [(name: String, version: String)] = [
      ("Reynolds", machine.reynolds), ("Z3 (linked)", machine.z3), ("Compiler of this build", machine.compiler),
      ("Operating system", machine.system), ("Architecture", architecture),
    ]
    if let noted { rows.append(("Commit of the archive’s repository", noted)) }
    return ToolVersions(rows: rows, commit: noted)
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another"
    #endif
  }

  /// What a program prints, without the last line break; `nil` if it is not there or fails.
  private static func output(_ words: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
