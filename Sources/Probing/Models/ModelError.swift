/// Why a model did not answer.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public indirect enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such program.
    case notFound(program: String)
    /// The program is there and cannot be run.
    case notExecutable(program: String, reason: String)
    /// The system did not start a process.
    case notStarted(reason: String)
    /// The file for its standard error cannot be written.
    case unwritable(path: String, reason: String)
    /// No hello frame within the time.
    case startTimeLimit(seconds: Double)
    /// No whole answer within the time.
    case answerTimeLimit(seconds: Double, inputs: Int)
    /// The process ended by itself.
    case exited(code: Int32, Moment)
    /// A signal ended the process.
    case signalled(Int32, Moment)
    /// Standard output was closed, and the process went on.
    case closedOutput(Moment)
    /// What was read is not a frame.
    case frame(FrameError, Moment)
    /// A frame that does not belong here.
    case unexpectedFrame(String, Moment)
    /// The answer to another question.
    case wrongIdentifier(expected: Int, found: Int)
    /// An answer of another shape, batch axis included.
    case wrongShape(expected: [Int], found: [Int])
    /// An answer of another type of numbers than declared.
    case wrongType(expected: ModelDeclaration.NumberType, found: ModelDeclaration.NumberType)
    /// Bytes after the end of an answer.
    case bytesAfterAnswer(text: String)
    /// The model says that it cannot answer; it goes on and may be asked again.
    case reported(kind: String, message: String)
    /// The model says that it cannot go on.
    case gaveUp(kind: String, message: String)
    /// The model closed its standard input, so that it cannot be asked.
    case closedInput
    /// The model said goodbye.
    case saidGoodbye(reason: String?)
    /// Asked from outside to stop.
    case cancelled
    /// Asked after it was ended.
    case ended
    /// The system refused to read, write or wait.
    case system(call: String, reason: String)
  }

  /// When it went wrong.
  public enum Moment: String, Sendable, Hashable {
    /// Before the hello frame was whole.
    case start = "before its hello frame"
    /// While an answer was awaited.
    case answer = "instead of answering"
    /// In the middle of an answer.
    case midAnswer = "in the middle of an answer"
  }

  /// What went wrong.
  public let fault: Fault
  /// The command that was run.
  public let command: [String]
  /// The inputs that had been asked.
  public let queryCount: Int
  /// The last lines that the model wrote to standard error.
  public let standardError: [String]

  /// Whether the process is gone. It is, and is reaped, but after an error that the model itself reported in answer to a question.
  public var isFinal: Bool { fault.isFinal }

  /// What was wrong, what would be right, and what the model wrote last; control characters in the model's words are escaped.
  public var description: String {
    "the model “\(command.joined(separator: " "))” \(fault)" + standardErrorText
  }

  /// The last lines on standard error under a heading, without what the message of the model says already; empty if there are none.
  var standardErrorText: String {
    let lines = newLines
    guard !lines.isEmpty else { return "" }
    return "\nlast lines on its standard error:\n"
      + lines.map { "  \(TerminalText.escaped($0))" }.joined(separator: "\n")
  }

  /// Programs write the traceback that they report to standard error, too, at times with more frames.
  private var newLines: [String] {
    guard let message = fault.message, !message.isEmpty else { return standardError }
    var lines = standardError
    let end = message.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    if let end, lines.last.map({ $0.hasSuffix(end) || end.hasSuffix($0) }) == true,
      let start = lines.firstIndex(where: { $0.hasPrefix("Traceback (most recent call last)") })
    {
      lines.removeSubrange(start...)
    }
    lines.removeAll { line in
      let text = line.drop { $0.isWhitespace }
      return !text.isEmpty && message.contains(text)
    }
    return lines
  }
}

extension ModelError.Fault {
  /// What the model itself says is wrong.
  var message: String? {
    switch self {
    case .reported(_, let message), .gaveUp(_, let message): message
    default: nil
    }
  }

  var isFinal: Bool {
    if case .reported = self { false } else { true }
  }

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .notFound(let program):
      "cannot be started: there is no program \(program)"
        + (program.contains("/") ? "" : " in the folders of PATH; give its path")
    case .notExecutable(let program, let reason):
      "cannot be started: \(program) is not an executable program (\(reason)); give its interpreter first, as in python3 model.py"
    case .notStarted(let reason): "cannot be started: \(reason)"
    case .unwritable(let path, let reason):
      "cannot be started: \(path), for its standard error, cannot be written: \(reason)"
    case .startTimeLimit(let seconds):
      "sent no hello frame within \(seconds) s; a model sends one line of JSON first (see Documentation/ProbeProtocol.md),"
        + " and one that takes long to load needs a higher limit"
    case .answerTimeLimit(let seconds, let inputs):
      "did not answer a question of \(inputs) input\(inputs == 1 ? "" : "s") within \(seconds) s"
    case .exited(let code, let moment):
      "ended by itself with exit code \(code) \(moment.rawValue)"
        + (code == 127 ? "; 127 often means that a program was not found" : "")
    case .signalled(let signal, let moment): "was ended by \(SignalName.text(signal)) \(moment.rawValue)"
    case .closedOutput(let moment):
      "closed its standard output \(moment.rawValue), but went on; frames go to the standard output until a bye frame comes"
    case .frame(let error, let moment): "broke the protocol \(moment.rawValue): \(error)"
    case .unexpectedFrame(let name, let moment): "sent the frame \(name) \(moment.rawValue), where it does not belong"
    case .wrongIdentifier(let expected, let found):
      "answered the question \(found), but the question was \(expected); an answer repeats the id of its question"
    case .wrongShape(let expected, let found):
      "answered with an array of the shape \(found), but its hello frame promises \(expected) for this question"
    case .wrongType(let expected, let found):
      "answered with numbers of the type \(found.rawValue), but its hello frame promises \(expected.rawValue)"
    case .bytesAfterAnswer(let text):
      "wrote more bytes than its answer has, beginning with \(text); only frames may go to standard output"
    case .reported(let kind, let message):
      "reports an error of the kind “\(TerminalText.escaped(kind))”: \(TerminalText.escaped(message))"
    case .gaveUp(let kind, let message):
      "cannot go on, for an error of the kind “\(TerminalText.escaped(kind))”: \(TerminalText.escaped(message))"
    case .closedInput: "closed its standard input before it had read a question"
    case .saidGoodbye(let reason):
      "said goodbye instead of answering" + (reason.map { ": \(TerminalText.escaped($0))" } ?? "")
    case .cancelled: "was stopped because the run was cancelled"
    case .ended: "was asked after it had been ended"
    case .system(let call, let reason): "could not be reached: \(call) failed: \(reason)"
    }
  }
}
