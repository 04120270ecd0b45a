import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A wish to stop that any thread may utter.
final class CancellationFlag: Sendable {
  private let flag = Atomic(false)

  func set() { flag.store(true, ordering: .relaxed) }
  /// Whether someone wished so, or the task that asks is cancelled.
  var isSet: Bool { flag.load(ordering: .relaxed) || Task.isCancelled }
}

/// One process and the talk with it: one question at a time, by one thread at a time.
///
/// It writes and reads at once, so that neither side waits for a full pipe of the other. After a fault the process is gone.
final class Conversation {
  /// How long a wish to stop may go unnoticed, in milliseconds.
  private static let slice: Int32 = 50

  let command: [String]
  let options: ModelProcessOptions
  private let cancellation: CancellationFlag
  private var child: ChildProcess?
  var tail = StandardErrorTail(file: -1)
  var incoming = IncomingBytes()
  private var isErrorOpen = true
  private(set) var identifier = 0
  private(set) var queryCount = 0

  init(command: [String], options: ModelProcessOptions, cancellation: CancellationFlag) {
    self.command = command
    self.options = options
    self.cancellation = cancellation
  }

  deinit { end() }

  /// Starts the process and reads its hello frame.
  func start() throws(ModelError) -> ModelHello {
    do {
      if let path = options.standardErrorFile {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else {
          throw ModelError.Fault.unwritable(path: path, reason: systemReason())
        }
        tail = StandardErrorTail(file: file)
      }
      child = try ChildProcess(command)
      return try exchange(
        sending: [], wanted: .hello, into: UnsafeMutableRawBufferPointer(start: nil, count: 0),
        deadline: Deadline(seconds: options.startLimit))
    } catch { throw failure(error) }
  }

  /// Asks one question and waits for the answer.
  ///
  /// - Parameters:
  ///   - shape: of the inputs and of the outputs, the batch axis included.
  ///   - inputs: the numbers as bytes.
  ///   - outputs: room for exactly the answer's bytes.
  func ask(
    inputs: UnsafeRawBufferPointer, shape: (inputs: [Int], outputs: [Int]), type: ModelDeclaration.NumberType,
    count: Int,
    into outputs: UnsafeMutableRawBufferPointer
  ) throws(ModelError) {
    do {
      guard child != nil else { throw ModelError.Fault.ended }
      identifier += 1
      queryCount += count
      let question = ArrayHeader(
        identifier: identifier, numberType: type, shape: shape.inputs, byteCount: inputs.count)
      let answer = ArrayHeader(
        identifier: identifier, numberType: type, shape: shape.outputs, byteCount: outputs.count)
      try Frame.evaluate(question).line.withUnsafeBytes { line in
        _ = try exchange(
          sending: [line, inputs], wanted: .answer(answer, inputs: count), into: outputs,
          deadline: Deadline(seconds: options.answerLimit))
      }
    } catch { throw failure(error) }
  }

  /// Says goodbye, ends the process if it does not end by itself, and reaps it.
  func end() {
    guard let child else { return }
    Frame.bye(reason: nil).line.withUnsafeBytes { line in
      // What does not fit at once is not worth waiting for: the end of its input says the same.
      var piece = iovec(iov_base: UnsafeMutableRawPointer(mutating: line.baseAddress), iov_len: line.count)
      _ = SafeWriting.write(child.input, &piece, 1)
    }
    stop(child, within: options.shutdownLimit)
  }

  private func stop(_ child: ChildProcess, within seconds: Double) {
    child.end(within: seconds) { self.drain(child) }
    tail.close()
    self.child = nil
  }

  /// Turns a fault into an error; ends the process unless the model itself reported it and goes on.
  private func failure(_ error: any Error) -> ModelError {
    // A model that was killed because this program ends is no fault of the model.
    ProcessGroups.waitIfEnding()
    let fault = error as? ModelError.Fault ?? .system(call: "a call", reason: "\(error)")
    if let child {
      drain(child)
      if fault.isFinal { stop(child, within: 0) }
    }
    return ModelError(
      fault: fault, command: command, queryCount: queryCount, standardError: tail.lines(options.standardErrorLines))
  }

  // MARK: The loop

  /// What frame ends an exchange.
  enum Wanted {
    case hello
    case answer(ArrayHeader, inputs: Int)

    var moment: ModelError.Moment {
      if case .hello = self { .start } else { .answer }
    }
  }

  /// Sends pieces of a frame, and reads until the frame wanted is whole.
  private func exchange(
    sending pieces: [UnsafeRawBufferPointer], wanted: Wanted, into destination: UnsafeMutableRawBufferPointer,
    deadline: Deadline
  ) throws -> ModelHello {
    guard let child else { throw ModelError.Fault.ended }
    var deadline = deadline
    var unsent = OutgoingBytes(pieces)
    var (isInputOpen, isCutOff) = (true, false)
    var reception = Reception(wanted: wanted, destination: destination, payloadLimit: options.payloadLimit)
    // A frame may have come along with the last one.
    try reception.advance(&incoming)
    while !(unsent.isEmpty && reception.isComplete) {
      if !unsent.isEmpty, try !unsent.write(to: child.input) {
        // Nobody reads. The model may still have said why, or its end will.
        unsent = OutgoingBytes([])
        (isCutOff, isInputOpen) = (true, false)
        deadline = Deadline(seconds: options.shutdownLimit)
      }
      if unsent.isEmpty, reception.isComplete { break }
      var descriptors = [
        pollfd(fd: reception.isComplete ? -1 : child.output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorOpen ? child.error : -1, events: Int16(POLLIN), revents: 0),
        // Without events it still tells when nobody reads.
        pollfd(fd: isInputOpen ? child.input : -1, events: unsent.isEmpty ? 0 : Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&descriptors, 3, deadline.milliseconds(atMost: Conversation.slice))
      if ready < 0, errno != EINTR { throw ModelError.Fault.system(call: "poll", reason: systemReason()) }
      if cancellation.isSet { throw ModelError.Fault.cancelled }
      if ready > 0, descriptors[1].revents != 0 { drain(child) }
      if ready > 0, descriptors[0].revents != 0 {
        switch try reception.read(from: child.output, &incoming) {
        case .some, .later: break
        case .closed: throw closing(of: child, at: reception.moment)
        }
      }
      // Also while bytes keep coming: a trickle is no answer.
      if deadline.isOver, !(unsent.isEmpty && reception.isComplete) {
        throw isInputOpen ? late(reception, wanted) : ModelError.Fault.closedInput
      }
      if ready > 0, unsent.isEmpty, isInputOpen, descriptors[2].revents != 0 {
        // The question was read, perhaps; an answer to it comes soon or never.
        isInputOpen = false
        deadline = Deadline(seconds: options.shutdownLimit)
      }
    }
    if isCutOff { throw ModelError.Fault.closedInput }
    return try reception.result(&incoming)
  }

  /// Why standard output came to its end.
  private func closing(of child: ChildProcess, at moment: ModelError.Moment) -> ModelError.Fault {
    guard child.waitForEnd(within: options.shutdownLimit, whileWaiting: { drain(child) }) else {
      return .closedOutput(moment)
    }
    switch child.end(within: 0, whileWaiting: { drain(child) }) {
    case .exited(let code): return .exited(code: code, moment)
    case .signalled(let signal): return .signalled(signal, moment)
    case .unknown: return .closedOutput(moment)
    }
  }

  private func late(_ reception: Reception, _ wanted: Wanted) -> ModelError.Fault {
    // Text without a line break may be what someone printed.
    if let fault = reception.unfinished(incoming) { return fault }
    switch wanted {
    case .hello: return .startTimeLimit(seconds: options.startLimit)
    case .answer(_, let inputs): return .answerTimeLimit(seconds: options.answerLimit, inputs: inputs)
    }
  }

  /// Takes what is there on standard error, but not for ever if more and more comes.
  private func drain(_ child: ChildProcess) {
    guard isErrorOpen, child.error >= 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { piece in
      for _ in 0..<16 {
        let count = read(child.error, piece.baseAddress, piece.count)
        if count > 0 {
          tail.append(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        } else if count == 0 {
          isErrorOpen = false
          return
        } else if errno != EINTR {
          return
        }
      }
    }
  }
}
