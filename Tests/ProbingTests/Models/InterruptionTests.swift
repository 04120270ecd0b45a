import Foundation
import Testing

@testable import Probing

/// A model does not outlive the program that started it, even one that hangs and ignores SIGTERM.
@Suite("Programs that end with a model under way", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
struct InterruptionTests {
  private static let variable = "REYNOLDS_INTERRUPTION_FIXTURE"
  private static let ending = ProcessInfo.processInfo.environment[variable]?.split(separator: "|").map(String.init)

  @Test("signals and exit end the model, too", arguments: ["SIGINT", "SIGTERM", "SIGHUP", "exit"])
  func interruption(_ ending: String) throws {
    let file = PythonModel.temporaryPath("process")
    defer { unlink(file) }
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    process.arguments = ["--testing-library", "swift-testing", "--filter", "InterruptionTests/fixture"]
    process.environment = ProcessInfo.processInfo.environment.merging([
      InterruptionTests.variable: "\(ending)|\(file)", "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    func content() -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
    for _ in 0..<12_000 where !content().hasSuffix("asked") { usleep(5_000) }
    let number = try #require(pid_t(content().split(separator: " ").first ?? ""))
    #expect(kill(number, 0) == 0)
    let signals = ["SIGINT": SIGINT, "SIGTERM": SIGTERM, "SIGHUP": SIGHUP]
    if let signal = signals[ending] { kill(process.processIdentifier, signal) }
    process.waitUntilExit()
    if let signal = signals[ending] {
      // On a busy machine the program may notice that its model has gone, and end for that reason, before the signal is raised again.
      let wasEnded = process.terminationReason == .uncaughtSignal && process.terminationStatus == signal
      #expect(wasEnded || process.terminationReason == .exit && process.terminationStatus != 0)
    } else {
      #expect(process.terminationReason == .exit && process.terminationStatus == 7)
    }
    // Nobody is left to reap it but the system.
    for _ in 0..<400 where !ModelFaultTests.isDead(number) { usleep(5_000) }
    #expect(ModelFaultTests.isDead(number))
  }

  @Test("fixture: a program that asks a model without end", .enabled(if: ending != nil))
  func fixture() throws {
    let words = try #require(InterruptionTests.ending)
    // Who runs the tests may ignore signals, or block them.
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    ModelProcess.killAllOnInterruption()
    if words[0] == "exit" {
      Thread.detachNewThread {
        for _ in 0..<12_000 {
          usleep(5_000)
          if (try? String(contentsOfFile: words[1], encoding: .utf8))?.hasSuffix("asked") == true {
            // Long enough for who waits for it to see the model alive.
            usleep(300_000)
            exit(7)
          }
        }
      }
    } else {
      Thread.detachNewThread {
        // Some thread must take the signal.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        sleep(60)
      }
    }
    let model = try ModelProcess(command: PythonModel.command("hang deaf", process: words[1]))
    _ = try model.evaluate([1, 2, 3, 4, 5], count: 1)
  }
}
