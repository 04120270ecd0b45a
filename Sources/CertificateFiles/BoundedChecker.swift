import Foundation
import Synchronization

/// Checks files in a process of its own that has a bounded memory, so that no file can take more, nor end this one.
///
/// The limits of `CheckLimits` compare estimates before memory is taken; this is the belt for what they do not foresee. The process is
/// started with the first file and goes on to the next; where it ends before it answers, the file is not proved, and another is started
/// for the next one. It costs one start of a process, and one more for each file at which it ends.
public final class BoundedChecker: Sendable {
  /// The most memory of the process unless the caller says otherwise, in MiB.
  public static let defaultMemory = 2048
  /// With less the process may not start.
  public static let leastMemory = 64

  /// The program of this process.
  public static var ownProgram: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }

  private let program: String
  private let arguments: [String]
  private let memory: Int
  private let worker = Mutex<Optional<WorkerProcess>>(nil)

  /// - Parameters:
  ///   - program: a program that calls ``CheckWorker/serve(memory:with:sizeLimit:judge:)`` with the same memory.
  ///   - arguments: its arguments.
  ///   - memory: the bound that the program sets itself, for messages; in MiB.
  public init(program: String = BoundedChecker.ownProgram, arguments: [String], memory: Int) {
    (self.program, self.arguments, self.memory) = (program, arguments, memory)
  }

  deinit { finish() }

  /// Checks one file; several threads wait for each other.
  ///
  /// - Returns: what was found, or that nothing is proved because the process ended.
  /// - Throws: ``CheckWorkerError`` if there is no such process.
  /// - Complexity: that of `CertificateChecker/check(_:)`
  public func check(_ entry: CertificateFiles.Entry) throws -> CheckedFile {
    let question = Array(try JSONEncoder().encode(entry))
    return try worker.withLock { worker in
      var present = try worker.take() ?? WorkerProcess(program, arguments)
      if let answer = present.answer(to: question) {
        worker = consume present
        guard let file = try? JSONDecoder().decode(CheckedFile.self, from: Data(answer)) else {
          throw CheckWorkerError.noAnswer
        }
        return file
      }
      let ending = present.finish()
      if let code = ending.code { throw CheckWorkerError.gaveUp(code: code) }
      return CheckedFile(path: entry.path, unproved: explanation(ending))
    }
  }

  /// Ends the process if there is one, and waits until it is gone.
  public func finish() {
    worker.withLock { worker in
      if let present = worker.take() { present.finish() }
    }
  }

  private func explanation(_ ending: WorkerProcess.Ending) -> String {
    let signal = ending.signal.map { "signal \($0), \(String(cString: strsignal($0)))" } ?? "nothing known"
    // What Swift ends with where memory is refused; other signals come from elsewhere.
    guard [SIGABRT, SIGBUS, SIGILL, SIGSEGV, SIGTRAP].contains(ending.signal) else {
      return "the check was ended from outside (\(signal)): by somebody, or by the system for lack of memory"
    }
    return
      "the check ended early (\(signal)) when it had \(ending.peak) MiB of memory and asked, most likely, for more than the limit of "
      + "\(memory) MiB; raise it with --memory"
  }
}
