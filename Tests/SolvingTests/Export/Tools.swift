import Foundation

/// Programs of this machine that check exports.
enum Tools {
  /// The scripts of the repository.
  static let scripts: String = {
    let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scripts").path
  }()

  /// The path of a program in /usr/bin, if it is there.
  static func find(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let python = find("python3")
  static let cvc5 = find("cvc5")

  /// Runs a program; gives its status and what it printed.
  static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// Writes texts into a folder of their own and runs a script on them.
  static func check(_ script: String, options: [String] = [], _ texts: String...) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (number, text) in texts.enumerated() {
      let path = folder.appending(path: "file\(number)")
      try Data(text.utf8).write(to: path)
      paths.append(path.path)
    }
    if let name = find(script) {
      let (status, output) = try run(name, options + paths)
      return status == 0 && output.hasPrefix("unsat")
    }
    let (status, output) = try run(python ?? "", ["\(scripts)/\(script)"] + options + paths)
    return status == 0 && output.hasPrefix("verified")
  }
}
