/// Why files cannot be checked in a process of their own.
public enum CheckWorkerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The process cannot be started.
  case notStarted(program: String, reason: String)
  /// The memory of the process cannot be bounded.
  case unbounded(reason: String)
  /// The process ended before it answered anything, with a code of its own.
  case gaveUp(code: Int32)
  /// What the process answered is no answer.
  case noAnswer
  /// The process was asked something that is no question.
  case noQuestion

  /// What is wrong, and what would do without the process.
  public var description: String {
    let advice = "; --memory 0 checks without a process of its own and without a bound on its memory"
    return switch self {
    case .notStarted(let program, let reason):
      "\(program) cannot be started again, to check with bounded memory: \(reason)\(advice)"
    case .unbounded(let reason): "the memory of the check cannot be bounded: \(reason)\(advice)"
    case .gaveUp(let code): "the process that checks ended with the code \(code) before it answered\(advice)"
    case .noAnswer: "the process that checks did not answer with a report\(advice)"
    case .noQuestion: "a worker reads files to check as JSON, one in a line, from the process that started it"
    }
  }
}
