import Foundation
import Testing

/// `Scripts/faults/clock.py` does the same for all commands.
@Suite(
  "A wall clock that jumps",
  .enabled(if: ShiftedClock.isPossible, "no library that shifts the clock can be made or loaded"))
struct ShiftedClockTests {
  @Test("changes nothing that the checker says", arguments: [-3_600, 315_360_000])
  func checker(shift: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clock-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, certificate) in [("a", Samples.s3Cubic), ("b", Samples.solverClaimed)] {
      try Data(certificate.serialized().utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).json"))
    }
    let library = folder + "/shifted_clock.so"
    try ShiftedClock.build(library)
    let environment = ShiftedClock.environment(library, shift)
    // The library does what it says.
    let now = try #require(Double(try ShiftedClock.output("/bin/date", ["+%s"], environment)))
    #expect(abs(now - Date().timeIntervalSince1970 - Double(shift)) < 600)
    let arguments = ["--verbose", folder]
    let (right, wrong) = (try CheckCommand.run(arguments), try CheckCommand.run(arguments, environment: environment))
    #expect(right.code == 2 && wrong.code == 2 && right.output == wrong.output)
    #expect(right.output.contains("2 certificates: 1 valid, 1 incomplete"))
  }
}

/// The library that shifts the clock of a process.
enum ShiftedClock {
  #if os(Linux)
    static let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/cc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  #else
    static let compiler: String? = nil
  #endif

  /// Whether the clock of another program can be shifted on this system.
  static let isPossible: Bool = {
    let library = FileManager.default.temporaryDirectory.appendingPathComponent("clock-\(UUID().uuidString).so").path
    defer { try? FileManager.default.removeItem(atPath: library) }
    guard compiler != nil else { return false }
    // A library that is not there is an error of the test.
    guard (try? build(library)) != nil, FileManager.default.fileExists(atPath: library) else { return true }
    guard let text = try? output("/bin/date", ["+%s"], environment(library, -1_000_000)), let now = Double(text)
    else { return false }
    return abs(now - Date().timeIntervalSince1970 + 1_000_000) < 600
  }()

  static func environment(_ library: String, _ shift: Int) -> [String: String] {
    ["LD_PRELOAD": library, "REYNOLDS_CLOCK_SHIFT": "\(shift)"]
  }

  static func build(_ library: String) throws {
    let source = SecondChecker.repository.appendingPathComponent("Scripts/faults/shifted_clock.c").path
    _ = try output(compiler ?? "", ["-shared", "-fPIC", "-o", library, source, "-ldl"], [:])
  }

  static func output(_ program: String, _ arguments: [String], _ environment: [String: String]) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
