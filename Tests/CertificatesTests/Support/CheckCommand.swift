import Foundation

/// The command `reynolds-check`, as a process.
enum CheckCommand {
  /// The command next to the test bundle, whatever the scratch path.
  static func binary() throws -> URL {
    let candidates =
      [CommandLine.arguments.first, Bundle.main.executablePath].compactMap(\.self)
      + CommandLine.arguments.filter { $0.contains(".xctest") }
    for candidate in candidates {
      var folder = URL(fileURLWithPath: candidate).resolvingSymlinksInPath()
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let binary = folder.appendingPathComponent("reynolds-check")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: binary.path, isDirectory: &isFolder), !isFolder.boolValue {
          return binary
        }
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - environment: variables to add.
  ///   - output: where standard output goes, if not to the result.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], output path: String? = nil
  ) throws -> (code: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = try binary()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let path {
      process.standardOutput = FileHandle(forWritingAtPath: path)
    } else {
      process.standardOutput = pipe
    }
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = path == nil ? pipe.fileHandleForReading.readDataToEndOfFile() : Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
