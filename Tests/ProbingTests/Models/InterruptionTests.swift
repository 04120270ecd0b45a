import Foundation
import Testing

@testable import Probing

/// A model does not outlive the program that started it, even one that hangs and ignores SIGTERM.
@Suite("Programs that end with a model under way", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
struct InterruptionTests {
  private static let variable = "REYNOLDS_INTERRUPTION_FIXTURE"
  private static let ending = ProcessInfo.processInfo.environment[variable]?.split(separator: "|").map(String.init)
  private static let signals = ["SIGINT": SIGINT, "SIGTERM": SIGTERM, "SIGHUP": SIGHUP]

  @Test("signals and exit end the model, too", arguments: ["SIGINT", "SIGTERM", "SIGHUP", "slow SIGTERM", "exit"])
  func interruption(_ ending: String) throws {
    let file = PythonModel.temporaryPath("process")
    defer {
      unlink(file)
      unlink(file + ".seen")
    }
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
    Self.wait { content().hasSuffix("asked") }
    let number = try #require(pid_t(content().split(separator: " ").first ?? ""))
    #expect(kill(number, 0) == 0)
    if let signal = Self.signals[ending] {
      kill(process.processIdentifier, signal)
    } else {
      // The program waits until the model was seen alive.
      try Data().write(to: URL(fileURLWithPath: file + ".seen"))
    }
    process.waitUntilExit()
    if let signal = Self.signals[ending] ?? (ending == "slow SIGTERM" ? SIGTERM : nil) {
      // By the signal always, although another thread of the program notices that its model has gone.
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    } else {
      #expect(process.terminationReason == .exit && process.terminationStatus == 7)
    }
    // Nobody is left to reap it but the system.
    Self.wait { ModelFaultTests.isDead(number) }
    #expect(ModelFaultTests.isDead(number))
  }

  /// Waits until something is so, for ten minutes at most: as long as a busy machine may need, and no test waits longer than it must.
  static func wait(until isSo: () -> Bool) {
    let deadline = ContinuousClock.now + .seconds(600)
    while !isSo(), ContinuousClock.now < deadline { usleep(5_000) }
  }

  @Test("fixture: a program that asks a model without end", .enabled(if: ending != nil))
  func fixture() throws {
    let words = try #require(InterruptionTests.ending)
    // Who runs the tests may ignore signals, or block them.
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    ModelProcess.killAllOnInterruption()
    if Self.signals[words[0]] == nil {
      Thread.detachNewThread {
        Self.wait { FileManager.default.fileExists(atPath: words[1] + ".seen") }
        if words[0] == "exit" { exit(7) }
        // A handler that is held up after it has killed the model: the thread that asks notices long before the signal is raised again.
        ProcessGroups.killAll()
        usleep(500_000)
        signal(SIGTERM, SIG_DFL)
        kill(getpid(), SIGTERM)
      }
    } else {
      Thread.detachNewThread {
        // Some thread must take the signal.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        while true { pause() }
      }
    }
    // Limits beyond all waits of the test: a slow machine must not make them the reason for the end.
    let model = try ModelProcess(
      command: PythonModel.command("hang deaf", process: words[1]),
      options: ModelProcessOptions(startLimit: 3600, answerLimit: 3600))
    _ = try model.evaluate([1, 2, 3, 4, 5], count: 1)
  }
}
