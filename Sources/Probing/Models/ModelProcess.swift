import Synchronization

/// A model in a process of its own, which answers over its standard input and output.
///
/// 1. It is asked by one thread at a time; others wait.
/// 2. Whatever the process does - crashes, hangs, lies, prints - ends in a ``ModelError`` that says so, within the limits of
///    ``ModelProcessOptions``, and after it the process and its group are gone and reaped. Only an error that the model itself reports in
///    answer to a question leaves it alive (``ModelError/isFinal``).
/// 3. Questions are counted when they are sent, whether they are answered or not.
///
/// The protocol: `Documentation/ProbeProtocol.md`.
public final class ModelProcess: BlackBoxModel {
  /// What the model says of itself.
  public let declaration: ModelDeclaration
  /// The command that was run.
  public let command: [String]
  /// What the model calls itself, if anything.
  public let name: String?
  /// The most inputs that go into one question; larger batches are asked in parts. It is 1 for models without a batch axis.
  public let batchLimit: Int

  private let hello: ModelHello
  private let conversation: Mutex<Conversation>
  private let cancellation = CancellationFlag()
  private let queries = Atomic(0)

  /// Starts a program and waits for its hello frame.
  ///
  /// - Parameters:
  ///   - command: the program, looked up along `PATH`, and its arguments.
  ///   - options: limits, and what becomes of standard error.
  /// - Throws: ``ModelError``; nothing runs then.
  public init(command: [String], options: ModelProcessOptions = ModelProcessOptions()) throws(ModelError) {
    let conversation = Conversation(command: command, options: options, cancellation: cancellation)
    hello = try conversation.start()
    declaration = hello.declaration
    name = hello.name
    self.command = command
    let size = declaration.numberType.byteCount * max(declaration.inputCount, declaration.outputCount)
    // One array fits: the hello frame was checked.
    batchLimit = hello.batchAxis == nil ? 1 : max(1, min(hello.batchLimit ?? .max, options.payloadLimit / size))
    self.conversation = Mutex(conversation)
  }

  /// The number of inputs asked so far.
  public var queryCount: Int { queries.load(ordering: .relaxed) }

  /// The outputs for a batch, asked in as few questions as limits allow.
  ///
  /// For a model of float32, inputs are rounded to nearest; what it is asked is then not quite what the caller has.
  ///
  /// - Precondition: `inputs.count == count * declaration.inputCount`.
  /// - Throws: ``ModelError``.
  /// - Complexity: O(bytes) besides the model's own time; for float64 with the batch axis in front nothing is copied
  public func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    precondition(
      count >= 0 && inputs.count == count * declaration.inputCount,
      "\(inputs.count) values are not \(count) inputs of \(declaration.inputCount) values")
    guard count > 0 else { return [] }
    let (inputCount, outputCount) = (declaration.inputCount, declaration.outputCount)
    return try conversation.withLock { conversation in
      // A batch of one question needs no room twice.
      try [Double](unsafeUninitializedCapacity: count * outputCount) { outputs, initialized in
        try inputs.withUnsafeBufferPointer { inputs in
          for start in stride(from: 0, to: count, by: batchLimit) {
            let part = min(batchLimit, count - start)
            queries.add(part, ordering: .relaxed)
            try ask(
              conversation, UnsafeBufferPointer(rebasing: inputs[start * inputCount..<(start + part) * inputCount]),
              UnsafeMutableBufferPointer(
                rebasing: outputs[start * outputCount..<(start + part) * outputCount]), count: part)
          }
        }
        initialized = count * outputCount
      }
    }
  }

  /// Says goodbye to the model and ends its process, if it does not end by itself; waits until it is reaped.
  ///
  /// It also ends when the object goes. A question afterwards is an error.
  public func end() { conversation.withLock { $0.end() } }

  /// Makes the question under way, and all later ones, fail soon; may be called from any thread. The task's cancellation does the
  /// same to its own question.
  public func cancel() { cancellation.set() }

  /// Makes signals that end this program (SIGINT, SIGTERM, SIGHUP, SIGQUIT; where their handling is the default one) kill the models of
  /// all objects first. Commands call it once; `exit` does so without it.
  ///
  /// After SIGKILL nothing can be done here: models then read the end of their input, and end unless they hang.
  public static func killAllOnInterruption() { ProcessGroups.killOnInterruption() }

  // MARK: One question

  private func ask(
    _ conversation: Conversation, _ inputs: UnsafeBufferPointer<Double>, _ outputs: UnsafeMutableBufferPointer<Double>,
    count: Int
  ) throws(ModelError) {
    let type = declaration.numberType
    let axis = hello.batchAxis
    let shapes = (inputs: shape(declaration.inputShape, count), outputs: shape(declaration.outputShape, count))
    #if _endian(little)
      if type == .float64, axis ?? 0 == 0 {
        return try conversation.ask(
          inputs: UnsafeRawBufferPointer(inputs), shape: shapes, type: type, count: count,
          into: UnsafeMutableRawBufferPointer(outputs))
      }
    #endif
    let size = type.byteCount
    let moves = (axis ?? 0) > 0
    // The first half of each holds the wire's order, the second ours if they differ.
    let question = UnsafeMutableRawBufferPointer.allocate(byteCount: inputs.count * size, alignment: 8)
    let answer = UnsafeMutableRawBufferPointer.allocate(byteCount: outputs.count * size, alignment: 8)
    defer {
      question.deallocate()
      answer.deallocate()
    }
    Payload.encode(inputs, as: type, into: question)
    guard moves, let axis else {
      try conversation.ask(
        inputs: UnsafeRawBufferPointer(question), shape: shapes, type: type, count: count, into: answer)
      Payload.decode(UnsafeRawBufferPointer(answer), as: type, into: outputs)
      return
    }
    let movedQuestion = UnsafeMutableRawBufferPointer.allocate(byteCount: question.count, alignment: 8)
    let movedAnswer = UnsafeMutableRawBufferPointer.allocate(byteCount: answer.count, alignment: 8)
    defer {
      movedQuestion.deallocate()
      movedAnswer.deallocate()
    }
    Payload.moveBatchAxis(
      UnsafeRawBufferPointer(question), into: movedQuestion, shape: declaration.inputShape, axis: axis, count: count,
      numberSize: size, toFront: false)
    try conversation.ask(
      inputs: UnsafeRawBufferPointer(movedQuestion), shape: shapes, type: type, count: count, into: movedAnswer)
    Payload.moveBatchAxis(
      UnsafeRawBufferPointer(movedAnswer), into: answer, shape: declaration.outputShape, axis: axis, count: count,
      numberSize: size, toFront: true)
    Payload.decode(UnsafeRawBufferPointer(answer), as: type, into: outputs)
  }

  private func shape(_ shape: [Int], _ count: Int) -> [Int] {
    guard let axis = hello.batchAxis else { return shape }
    return shape.prefix(axis) + [count] + shape.dropFirst(axis)
  }
}
