import Foundation
import Synchronization

/// The built command while it runs, with its standard error on a pseudo-terminal.
final class TerminalCommand: Sendable {
  private let screen = Mutex("")
  private let hasEnded = DispatchSemaphore(value: 0)
  private let output = Pipe()
  private let process = Process()

  /// Starts it.
  ///
  /// - Parameter columns: the width of the terminal.
  init(_ arguments: [String], columns: UInt16, environment: [String: String] = [:]) throws {
    var (ours, its): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ours, &its, nil, nil, &size) == 0 else { throw POSIXError(.ENXIO) }
    process.executableURL = Command.products.appending(path: "reynolds")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
      .merging(environment) { $1 }
    process.standardError = FileHandle(fileDescriptor: its, closeOnDealloc: false)
    process.standardOutput = output
    try process.run()
    close(its)
    let reading = ours
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      // Reading fails when the last writer has closed the other side.
      while true {
        let count = read(reading, &buffer, buffer.count)
        guard count > 0 else { break }
        let part = String(decoding: buffer[..<count], as: UTF8.self)
        screen.withLock { $0 += part }
      }
      close(reading)
      hasEnded.signal()
    }
  }

  /// What was written to the terminal.
  var text: String { screen.withLock { $0 } }

  /// Waits until a part is on the terminal; whether it came.
  func shows(_ part: String) -> Bool { waits { $0.text.contains(part) } }

  /// Waits until the process handles Ctrl-C itself, as the kernel tells.
  func listens() -> Bool {
    waits { command in
      let status =
        (try? String(contentsOfFile: "/proc/\(command.process.processIdentifier)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
      let mask = line.flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) } ?? 0
      return mask & (1 << UInt64(SIGINT - 1)) != 0
    }
  }

  private func waits(_ condition: (TerminalCommand) -> Bool) -> Bool {
    for _ in 0..<12_000 {
      if condition(self) { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  /// What Ctrl-C sends.
  func interrupt() { kill(process.processIdentifier, SIGINT) }

  /// Waits for the end: the exit code, whether a signal ended it, and what was printed on standard output.
  func end() -> (status: Int32, isKilled: Bool, output: String) {
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    hasEnded.wait()
    return (
      process.terminationStatus, process.terminationReason == .uncaughtSignal, String(decoding: printed, as: UTF8.self)
    )
  }
}
