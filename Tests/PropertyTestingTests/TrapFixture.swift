import Foundation

/// Tests that end their process, run in processes of their own.
///
/// A fixture is a test called “fixture: …” of a suite called “Trap…Tests”, enabled if ``isRunning(_:)``.
enum TrapFixture {
  private static let variable = "PROPERTY_TRAP_FIXTURE"

  /// Whether this process was started to run the fixture.
  static func isRunning(_ name: String) -> Bool {
    ProcessInfo.processInfo.environment[variable] == name
  }

  /// Runs a fixture in a process of its own, with its store in `directory`.
  static func run(
    _ name: String, store directory: String, environment more: [String: String] = [:]
  ) throws -> (output: String, process: Process) {
    let (process, output) = try start(name, store: directory, environment: more)
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process)
  }

  static func start(
    _ name: String, store directory: String, environment more: [String: String] = [:]
  ) throws -> (process: Process, output: Pipe) {
    let process = Process()
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--testing-library", "swift-testing", "--filter", "Trap[A-Za-z]*Tests/.fixture"]
    var environment = ProcessInfo.processInfo.environment
    environment[variable] = name
    environment["REYNOLDS_STORE"] = directory
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment.merging(more) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    return (process, output)
  }

  static func temporaryDirectory() -> String {
    NSTemporaryDirectory() + "property-traps-\(UUID().uuidString)"
  }

  static func files(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }
}
