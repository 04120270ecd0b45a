import Foundation

/// Another program that does the same work in the same run.
public enum Peer {
  /// What a program prints on its standard output.
  ///
  /// - Parameters:
  ///   - program: looked up along `PATH`.
  ///   - arguments: its arguments.
  ///   - input: what it reads from its standard input. It is passed in a file: a pipe that nobody empties would block both.
  /// - Returns: `nil` where the program is missing, cannot be started or fails.
  public static func output(_ program: String, _ arguments: [String], input: String = "") -> String? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(input.utf8).write(to: file)) != nil, let reader = try? FileHandle(forReadingFrom: file) else {
      return nil
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = reader
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
