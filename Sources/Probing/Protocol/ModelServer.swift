#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The answering side of the protocol: speaks for a model over two descriptors, such as the program's own standard streams.
///
/// Nothing else may be written to the output meanwhile.
public struct ModelServer: Sendable {
  /// Why the conversation ended otherwise than by a bye frame or the end of the input.
  public indirect enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The other side broke the protocol.
    case frame(FrameError)
    /// A question that is not one for this model.
    case question(reason: String)
    /// The model is gone; the other side was told.
    case model(ModelError)
    /// The system refused to read or write.
    case system(call: String, reason: String)

    /// What was wrong.
    public var description: String {
      switch self {
      case .frame(let error): "who asks broke the protocol: \(error)"
      case .question(let reason): "a question was wrong: \(reason)"
      case .model(let error): error.description
      case .system(let call, let reason): "\(call) failed: \(reason)"
      }
    }
  }

  private let model: any BlackBoxModel
  private let name: String?
  private let payloadLimit: Int
  private let batchLimit: Int

  /// A server for a model.
  ///
  /// - Parameters:
  ///   - model: what answers.
  ///   - name: what the hello frame calls it.
  ///   - payloadLimit: the most bytes of a question or an answer.
  ///   - batchLimit: the most inputs of a question, at least 1; the hello frame says the smaller one of this and what fits in a payload.
  public init(
    _ model: any BlackBoxModel, name: String? = nil, payloadLimit: Int = ProbeProtocol.defaultPayloadLimit,
    batchLimit: Int = .max
  ) {
    self.model = model
    self.name = name
    self.payloadLimit = payloadLimit
    self.batchLimit = batchLimit
  }

  /// Says hello and answers until the other side says goodbye or closes.
  ///
  /// What the model throws becomes an error frame; only a ``ModelError`` after which the model is gone ends the conversation.
  ///
  /// - Parameters:
  ///   - input: a descriptor that blocks, for reading.
  ///   - output: a descriptor that blocks, for writing.
  /// - Throws: ``Failure``.
  public func run(input: Int32 = 0, output: Int32 = 1) throws(Failure) {
    let declaration = model.declaration
    let size = declaration.numberType.byteCount * max(declaration.inputCount, declaration.outputCount)
    let hello = ModelHello(
      declaration: declaration, batchAxis: 0, batchLimit: max(1, min(batchLimit, payloadLimit / max(size, 1))),
      name: name)
    guard try send(.hello(hello), to: output) else { return }
    var incoming = IncomingBytes()
    var memory = Memory()
    while let line = try nextLine(input, &incoming) {
      let frame: Frame
      do {
        frame = try Frame.parse(line, payloadLimit: payloadLimit)
      } catch {
        _ = try send(.error(identifier: nil, kind: "request", message: error.description), to: output)
        throw .frame(error)
      }
      switch frame {
      case .bye: return
      case .evaluate(let question):
        guard try answer(question, input, &incoming, &memory, to: output) else { return }
      default:
        let reason = "the frame \(frame.name) is none for a model"
        _ = try send(.error(identifier: nil, kind: "request", message: reason), to: output)
        throw .question(reason: reason)
      }
    }
  }

  /// - Returns: whether the other side is still there.
  private func answer(
    _ question: ArrayHeader, _ input: Int32, _ incoming: inout IncomingBytes, _ memory: inout Memory, to output: Int32
  ) throws(Failure) -> Bool {
    let declaration = model.declaration
    let type = declaration.numberType
    guard question.numberType == type, Array(question.shape.dropFirst()) == declaration.inputShape,
      let count = question.shape.first
    else {
      memory.prepare(bytes: question.byteCount)
      guard try fill(&memory.bytes, input, &incoming) else { return false }
      let reason =
        "\(question.numberType) of the shape \(question.shape), where \(type) of the shape [n] + \(declaration.inputShape) "
        + "was expected"
      return try send(.error(identifier: question.identifier, kind: "request", message: reason), to: output)
    }
    memory.prepare(inputs: count * declaration.inputCount)
    if ModelServer.isOwnOrder(type) {
      guard try fill(&memory.inputs, input, &incoming) else { return false }
    } else {
      memory.prepare(bytes: question.byteCount)
      guard try fill(&memory.bytes, input, &incoming) else { return false }
      memory.bytes.withUnsafeBytes { bytes in
        memory.inputs.withUnsafeMutableBufferPointer { Payload.decode(bytes, as: type, into: $0) }
      }
    }
    let outputs: [Double]
    do { outputs = try model.evaluate(memory.inputs, count: count) } catch {
      if let error = error as? ModelError, error.isFinal {
        _ = try send(.error(identifier: nil, kind: "model", message: error.description), to: output)
        throw .model(error)
      }
      return try send(.error(identifier: question.identifier, kind: "exception", message: "\(error)"), to: output)
    }
    let header = ArrayHeader(
      identifier: question.identifier, numberType: type, shape: [count] + declaration.outputShape,
      byteCount: outputs.count * type.byteCount)
    if !ModelServer.isOwnOrder(type) {
      memory.prepare(bytes: header.byteCount)
      outputs.withUnsafeBufferPointer { outputs in
        memory.bytes.withUnsafeMutableBytes { Payload.encode(outputs, as: type, into: $0) }
      }
    }
    let sending = (ModelServer.isOwnOrder(type) ? nil : memory.bytes).map { bytes in
      bytes.withUnsafeBytes { bytes in Result { () throws(Failure) in try send(.answer(header), bytes, to: output) } }
    }
    return try
      (sending
      ?? outputs.withUnsafeBytes { bytes in
        Result { () throws(Failure) in try send(.answer(header), bytes, to: output) }
      }).get()
  }

  /// Whether numbers of a type are on the wire as they are in an array of doubles.
  private static func isOwnOrder(_ type: ModelDeclaration.NumberType) -> Bool {
    #if _endian(little)
      type == .float64
    #else
      false
    #endif
  }

  /// What is kept from one question to the next: fresh memory costs more than the rest of a large question.
  private struct Memory {
    var inputs: [Double] = []
    var bytes: [UInt8] = []

    mutating func prepare(inputs count: Int) {
      if inputs.count != count { inputs = [Double](repeating: 0, count: count) }
    }

    mutating func prepare(bytes count: Int) {
      if bytes.count != count { bytes = [UInt8](repeating: 0, count: count) }
    }
  }

  // MARK: Bytes

  /// - Returns: whether the other side is still there.
  private func send(
    _ frame: Frame, _ payload: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0), to output: Int32
  ) throws(Failure) -> Bool {
    let sending: Result<Bool, ModelError.Fault> = frame.line.withUnsafeBytes { line in
      var bytes = OutgoingBytes([line, payload])
      do throws(ModelError.Fault) {
        while !bytes.isEmpty {
          guard try bytes.write(to: output) else { return .success(false) }
          // A descriptor that does not block after all, such as a terminal that another process has changed.
          if !bytes.isEmpty { wait(for: output, Int16(POLLOUT)) }
        }
        return .success(true)
      } catch { return .failure(error) }
    }
    switch sending {
    case .success(let isThere): return isThere
    case .failure(let fault): throw .system(call: "writing", reason: fault.description)
    }
  }

  private func wait(for descriptor: Int32, _ event: Int16) {
    var descriptors = [pollfd(fd: descriptor, events: event, revents: 0)]
    _ = poll(&descriptors, 1, -1)
  }

  /// Reads more; `false` at the end of the input.
  private func readSome(_ input: Int32, _ room: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      let count = read(input, room.baseAddress, room.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: wait(for: input, Int16(POLLIN))
      default: throw .system(call: "reading", reason: systemReason())
      }
    }
  }

  private func nextLine(_ input: Int32, _ incoming: inout IncomingBytes) throws(Failure) -> [UInt8]? {
    var searched = 0
    while true {
      let bytes = incoming.bytes
      if let place = bytes[searched...].prefix(ProbeProtocol.headerLimit - searched).firstIndex(of: 0x0A) {
        let line = Array(bytes[..<place])
        incoming.remove(place + 1)
        return line
      }
      searched = min(bytes.count, ProbeProtocol.headerLimit)
      guard searched < ProbeProtocol.headerLimit else {
        throw .frame(.headerTooLong(limit: ProbeProtocol.headerLimit, text: FrameError.quoted(bytes)))
      }
      let count = try readSome(input, incoming.room())
      guard count > 0 else { return nil }
      incoming.add(count)
    }
  }

  /// Fills an array with what comes; `false` if the input ends first.
  private func fill<Number>(
    _ numbers: inout [Number], _ input: Int32, _ incoming: inout IncomingBytes
  ) throws(Failure) -> Bool {
    try numbers.withUnsafeMutableBytes { payload in
      Result { () throws(Failure) in
        var filled = min(incoming.count, payload.count)
        UnsafeMutableRawBufferPointer(rebasing: payload[..<filled])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: incoming.bytes[..<filled]))
        incoming.remove(filled)
        while filled < payload.count {
          let count = try readSome(input, UnsafeMutableRawBufferPointer(rebasing: payload[filled...]))
          guard count > 0 else { return false }
          filled += count
        }
        return true
      }
    }.get()
  }
}
