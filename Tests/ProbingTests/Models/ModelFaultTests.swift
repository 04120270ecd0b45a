import Foundation
import Testing

@testable import Probing

/// Whatever a process does ends in an error that says what it did, and leaves no process behind.
@Suite("Models that are wrong", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
struct ModelFaultTests {
  /// A way to behave, what the error says of it, and how much patience the test has.
  struct Case: Sendable, CustomStringConvertible {
    let behaviour: String
    let texts: [String]
    /// The seconds for the frame that is awaited.
    var patience = 600.0
    /// The seconds until a model that closed a stream is taken to go on: an end that takes long on a busy machine is not to look so.
    var shutdown = 30.0
    var description: String { behaviour }
  }

  static let atStart: [Case] = [
    Case(behaviour: "crash at start", texts: ["ended by SIGSEGV (signal 11", "before its hello frame"]),
    Case(
      behaviour: "exit at start", texts: ["exit code 3 before its hello frame", "standard error:\n  no weights found"]),
    Case(
      behaviour: "print before hello",
      texts: [
        "before its hello frame", "found the text “Loading weights...\\n", "send what is printed to standard error",
      ]),
    Case(behaviour: "print without line break", texts: ["found the text “Loading weights... ”"]),
    Case(behaviour: "silent", texts: ["sent no hello frame within 0.3 s"], patience: 0.3),
    Case(behaviour: "deaf", texts: ["sent no hello frame within 0.3 s"], patience: 0.3),
    Case(behaviour: "flood", texts: ["found the text “xxxxxxxx"]),
    Case(behaviour: "endless header", texts: ["a header line has at most 65536 bytes"]),
    Case(behaviour: "half a hello", texts: ["ended by itself with exit code 0 before its hello frame"]),
    Case(behaviour: "startup error", texts: ["cannot go on", "“startup”: there is no GPU"]),
    Case(behaviour: "version", texts: ["has the protocol version 2; 1 is spoken here"]),
    Case(behaviour: "answer first", texts: ["sent the frame answer before its hello frame, where it does not belong"]),
    Case(
      behaviour: "close output", texts: ["closed its standard output before its hello frame, but went on"],
      shutdown: 0.5),
  ]

  static let atAnswer: [Case] = [
    Case(behaviour: "close input", texts: ["closed its standard input"], shutdown: 0.5),
    Case(behaviour: "goodbye", texts: ["said goodbye instead of answering: the licence has ended"]),
    Case(behaviour: "exit after hello", texts: ["exit code 4 instead of answering"]),
    Case(behaviour: "die", texts: ["ended by SIGABRT (signal 6", "instead of answering"]),
    Case(
      behaviour: "die by python",
      texts: ["exit code 1 instead of answering", "RuntimeError: index out of range in the model"]),
    Case(behaviour: "exit 7", texts: ["ended by itself with exit code 7 instead of answering"]),
    Case(behaviour: "hang", texts: ["did not answer a question of 2 inputs within 0.3 s"], patience: 0.3),
    Case(behaviour: "print instead", texts: ["instead of answering", "found the text “batch 1 done\\n”"]),
    Case(behaviour: "print a dictionary", texts: ["a key in quotation marks was expected", "“{'loss': 0.5}”"]),
    Case(behaviour: "wrong id", texts: ["answered the question 2, but the question was 1"]),
    Case(behaviour: "wrong shape", texts: ["an array of the shape [2, 1], but its hello frame promises [2]"]),
    Case(behaviour: "wrong type", texts: ["numbers of the type float32, but its hello frame promises float64"]),
    Case(behaviour: "stale error", texts: ["answered the question 6, but the question was 1"]),
    Case(behaviour: "second hello", texts: ["sent the frame hello instead of answering"]),
    Case(behaviour: "false size", texts: ["“bytes” is 24, but float64 of the shape [2] are 16 bytes"]),
    Case(behaviour: "huge", texts: ["a payload of 8796093022208 bytes is announced; the limit is 1073741824 bytes"]),
    Case(behaviour: "too few", texts: ["ended by itself with exit code 0 in the middle of an answer"]),
    Case(behaviour: "too few, hang", texts: ["did not answer a question of 2 inputs within 0.3 s"], patience: 0.3),
    Case(behaviour: "trickle", texts: ["did not answer a question of 2 inputs within 0.3 s"], patience: 0.3),
    Case(behaviour: "too many", texts: ["wrote more bytes than its answer has, beginning with “done\\n”"]),
    Case(behaviour: "die in the answer", texts: ["ended by SIGKILL (signal 9", "in the middle of an answer"]),
  ]

  @Test("a model that is wrong at the start", arguments: atStart)
  func startFault(_ fault: Case) throws {
    let file = PythonModel.temporaryPath("process")
    defer { unlink(file) }
    var options = PythonModel.options
    (options.startLimit, options.shutdownLimit) = (fault.patience, fault.shutdown)
    let error = try #require(throws: ModelError.self) {
      _ = try ModelProcess(command: PythonModel.command(fault.behaviour, process: file), options: options)
    }
    for text in fault.texts { #expect(error.description.contains(text), "\(error)") }
    #expect(error.isFinal && error.queryCount == 0)
    // A model that was ended early may not have come to writing its number.
    try expectGone(file, isNumberNeeded: fault.patience > 1)
  }

  @Test("a model that is wrong when asked", arguments: atAnswer)
  func answerFault(_ fault: Case) throws {
    let file = PythonModel.temporaryPath("process")
    defer { unlink(file) }
    var options = PythonModel.options
    (options.answerLimit, options.shutdownLimit) = (fault.patience, fault.shutdown)
    let model = try ModelProcess(command: PythonModel.command(fault.behaviour, process: file), options: options)
    let error = try #require(throws: ModelError.self) {
      _ = try model.evaluate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], count: 2)
    }
    for text in fault.texts { #expect(error.description.contains(text), "\(error)") }
    #expect(error.isFinal && error.queryCount == 2 && model.queryCount == 2)
    try expectGone(file)
    let second = try #require(throws: ModelError.self) { _ = try model.evaluate([1, 2, 3, 4, 5], count: 1) }
    #expect(second.fault == .ended)
  }

  @Test("a model that reports an error goes on")
  func reportedError() throws {
    let model = try PythonModel.start("reports")
    let error = try #require(throws: ModelError.self) { _ = try model.evaluate([-1, 2, 3, 4, 5], count: 1) }
    #expect(error.fault == .reported(kind: "exception", message: "ValueError: negative") && !error.isFinal)
    #expect(try model.evaluate([1, 2, 3, 4, 5], count: 1) == [15] && model.queryCount == 2)
  }

  @Test("what a model reports and writes to standard error, too, is shown once")
  func tracebacks() {
    let message = "Traceback (most recent call last):\n  File \"model.py\", line 3, in f\nKeyError: 'weights'\n"
    let cases: [(fault: ModelError.Fault, standardError: [String], shown: [String])] = [
      // With a frame of the adapter, which the message leaves out; what came before stays.
      (
        .gaveUp(kind: "startup", message: message),
        [
          "a warning", "Traceback (most recent call last):", "  File \"adapter.py\", line 1, in serve",
          "  File \"model.py\", line 3, in f", "KeyError: 'weights'",
        ], ["a warning"]
      ),
      (.reported(kind: "exception", message: "no GPU"), ["reynolds: no GPU", "no GPU", ""], ["reynolds: no GPU", ""]),
      (.reported(kind: "exception", message: message), ["something else"], ["something else"]),
      (.exited(code: 1, .answer), ["KeyError: 'weights'"], ["KeyError: 'weights'"]),
      (.reported(kind: "exception", message: ""), ["a warning"], ["a warning"]),
    ]
    for (fault, standardError, shown) in cases {
      let error = ModelError(fault: fault, command: ["model"], queryCount: 1, standardError: standardError)
      let tail = "\nlast lines on its standard error:\n" + shown.map { "  \($0)" }.joined(separator: "\n")
      #expect(error.description == "the model “model” \(fault)" + tail, "\(error)")
    }
  }

  @Test("all of a group is ended, and a model that ignores SIGTERM", arguments: ["leave a child", "deaf at the end"])
  func groups(_ behaviour: String) throws {
    let file = PythonModel.temporaryPath("process")
    defer { unlink(file) }
    var options = PythonModel.options
    options.shutdownLimit = 0.1
    let model = try ModelProcess(command: PythonModel.command(behaviour, process: file), options: options)
    #expect(try model.evaluate([1, 2, 3, 4, 5], count: 1) == [15])
    model.end()
    try expectGone(file)
  }

  @Test("the end of the object is the end of the process")
  func release() throws {
    let file = PythonModel.temporaryPath("process")
    defer { unlink(file) }
    var model: ModelProcess? = try ModelProcess(
      command: PythonModel.command("right", process: file), options: PythonModel.options)
    #expect(try model?.evaluate([1, 2, 3, 4, 5], count: 1) == [15])
    model = nil
    try expectGone(file)
  }

  @Test("commands that cannot be started say why")
  func commands() throws {
    let text = PythonModel.temporaryPath("text")
    _ = FileManager.default.createFile(atPath: text, contents: Data("print(1)\n".utf8))
    let script = PythonModel.temporaryPath("script")
    _ = FileManager.default.createFile(
      atPath: script, contents: Data("#!/no/such/interpreter\n".utf8), attributes: [.posixPermissions: 0o755])
    defer {
      unlink(text)
      unlink(script)
    }
    let cases: [(command: [String], fault: ModelError.Fault?, text: String)] = [
      ([], nil, "the command is empty"),
      (["no-such-program-of-reynolds"], .notFound(program: "no-such-program-of-reynolds"), "in the folders of PATH"),
      (["/no/such/program"], .notFound(program: "/no/such/program"), "there is no program /no/such/program"),
      ([text], nil, "is not an executable program (Permission denied); give its interpreter first"),
      ([NSTemporaryDirectory()], nil, "is not an executable program"),
      ([script], nil, "the interpreter named in its first line is missing"),
      (["sh\0ow"], nil, "zero byte"),
    ]
    for (command, fault, text) in cases {
      let error = try #require(throws: ModelError.self) { _ = try ModelProcess(command: command) }
      #expect(error.description.contains(text), "\(error)")
      if let fault { #expect(error.fault == fault) }
    }
  }

  @Test("a wish to stop, and the cancellation of the task, end a question under way")
  func cancellation() async throws {
    for viaTask in [false, true] {
      let file = PythonModel.temporaryPath("process")
      defer { unlink(file) }
      let model = try ModelProcess(
        command: PythonModel.command("hang", process: file), options: PythonModel.options)
      let task = Task.detached { try model.evaluate([1, 2, 3, 4, 5], count: 1) }
      try await Task.sleep(for: .milliseconds(100))
      if viaTask { task.cancel() } else { model.cancel() }
      let result = await task.result
      let error = try #require(throws: ModelError.self) { try result.get() }
      #expect(error.fault == .cancelled)
      try expectGone(file)
    }
  }

  /// The processes whose numbers are in a file have ended and are reaped; a child of theirs may wait for the system to reap it.
  private func expectGone(_ file: String, isNumberNeeded: Bool = true) throws {
    let numbers = ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: " ").compactMap {
      pid_t($0)
    }
    #expect(!isNumberNeeded || !numbers.isEmpty)
    for (index, number) in numbers.enumerated() {
      if index == 0 {
        #expect(kill(number, 0) == -1 && errno == ESRCH, "the process \(number) is still there")
      } else {
        // Its end is up to the system, which needs a moment after SIGKILL.
        InterruptionTests.wait { Self.isDead(number) }
        #expect(Self.isDead(number), "the child \(number) is still there")
      }
    }
  }

  /// Whether a process has ended, reaped or not.
  static func isDead(_ number: pid_t) -> Bool {
    if kill(number, 0) == -1, errno == ESRCH { return true }
    let status = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
    return status.split(separator: ")").last?.split(separator: " ").first == "Z"
  }
}
