import Foundation

/// Python with NumPy, if some python3 on `PATH` has it.
enum NumPy {
  static let isAvailable = python != nil

  /// The first python3 on `PATH` that has NumPy: the program itself, as there may be a slow script in front of it.
  static let python: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").lazy
    .map { "\($0)/python3" }.filter { FileManager.default.isExecutableFile(atPath: $0) }
    .compactMap { candidate in
      guard
        let (status, output) = try? run(["-c", "import numpy, sys; print(sys.executable)"], python: candidate),
        status == 0
      else { return nil }
      return output.split(separator: "\n").last.map(String.init)
    }.first

  /// Runs Python; gives its status and what it printed.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], python: String? = python
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "/usr/bin/python3")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
