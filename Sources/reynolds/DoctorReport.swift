import ClaimCommands
import Foundation
import Reporting

/// What `reynolds doctor` reports.
struct DoctorReport: Sendable, Encodable {
  /// An archive of the repository.
  struct Archive: Sendable, Encodable, Equatable {
    let path: String
    /// How many files are in it; 0 where it was not found.
    let files: Int
  }

  let machine: DoctorMachine
  let checks: [DoctorCheck]
  let archives: [Archive]
  let tools: [DoctorTool.Finding]

  /// Whether the core works; optional tools and archives do not count.
  var isOK: Bool { checks.allSatisfy(\.isOK) }

  /// 0 if the core works, else 1.
  var exitCode: Int32 { isOK ? 0 : 1 }

  private enum CodingKeys: String, CodingKey { case machine, checks, archives, tools, ok }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(machine, forKey: .machine)
    try container.encode(checks, forKey: .checks)
    try container.encode(archives, forKey: .archives)
    try container.encode(tools, forKey: .tools)
    try container.encode(isOK, forKey: .ok)
  }

  /// The archives below a folder.
  static func archives(in folder: String) -> [Archive] {
    ["Counterexamples/excluded", CounterexampleFolder.defaultPath].map { path in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? []
      return Archive(path: path, files: names.count { $0.hasSuffix(".json") || $0.hasSuffix(".json.gz") })
    }
  }

  /// The report for the terminal.
  var text: String {
    var lines = aligned(machine.rows)
    var core = TextTable([("core", .left), ("", .left), ("found", .left)])
    for check in checks { core.add([check.name, check.isOK ? "ok" : "failed", check.finding]) }
    lines += ["", core.text, ""]
    var archive = TextTable([("archive", .left), ("", .left), ("found", .left)])
    for one in archives {
      archive.add([
        one.path, one.files > 0 ? "ok" : "not found",
        one.files > 0
          ? "\(one.files) files" : "commands look below the current folder; go to the repository, or use --archive",
      ])
    }
    lines += [archive.text, ""]
    var table = TextTable([("optional tool", .left), ("", .left), ("found", .left), ("adds", .left)])
    for tool in tools {
      let found = tool.path.map { path in tool.version.map { "\($0) (\(path))" } ?? path } ?? ""
      table.add([
        tool.name, tool.isUsable ? "ok" : tool.path == nil ? "not found" : "failed",
        tool.isUsable || tool.path == nil ? found : "\(found) does not answer", tool.adds,
      ])
    }
    lines += [table.text, ""]
    lines.append(
      isOK
        ? "Reynolds works on this machine."
        : "Reynolds does not work on this machine: see “core”; please report it with this text.")
    return lines.joined(separator: "\n")
  }

  private func aligned(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { $0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $1 }
  }
}
