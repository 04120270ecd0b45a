extension Frame {
  /// Reads a header line.
  ///
  /// - Parameters:
  ///   - line: the line without its line break.
  ///   - payloadLimit: the most bytes that a payload may have.
  /// - Throws: ``FrameError``, whatever the bytes.
  static func parse(_ line: UnsafeRawBufferPointer, payloadLimit: Int) throws(FrameError) -> Frame {
    guard line.first == UInt8(ascii: "{") else { throw .notAFrame(text: FrameError.quoted(line)) }
    do {
      var reader = HeaderReader(line)
      var fields = HeaderFields(try reader.members())
      let version = try fields.integer("reynolds", atLeast: 0)
      // What a later version means by its keys is not known here.
      guard version == ProbeProtocol.version else { throw FrameError.unsupportedVersion(version) }
      let frame = try frame(&fields, payloadLimit: payloadLimit)
      try fields.finish()
      return frame
    } catch let fault as HeaderReader.Fault {
      throw .malformed(reason: fault.reason, line: FrameError.quoted(line))
    } catch let error as FrameError {
      throw error
    } catch {
      throw .malformed(reason: "\(error)", line: FrameError.quoted(line))
    }
  }

  /// Reads a header line, as ``parse(_:payloadLimit:)-(UnsafeRawBufferPointer,_)``.
  static func parse(_ line: [UInt8], payloadLimit: Int) throws(FrameError) -> Frame {
    try line.withUnsafeBytes { bytes in Result { () throws(FrameError) in try parse(bytes, payloadLimit: payloadLimit) }
    }
    .get()
  }

  private static func frame(_ fields: inout HeaderFields, payloadLimit: Int) throws -> Frame {
    let name = try fields.string("frame")
    switch name {
    case "hello":
      let declaration = ModelDeclaration(
        inputShape: try fields.shape("input_shape"), outputShape: try fields.shape("output_shape"),
        numberType: try fields.numberType(), isDeterministic: try fields.boolean("deterministic"))
      let hello = ModelHello(
        declaration: declaration, batchAxis: try fields.axis("batch_axis"),
        batchLimit: try fields.optionalInteger("max_batch", atLeast: 1), name: try fields.optionalString("name"))
      try hello.check(payloadLimit: payloadLimit)
      try fields.noPayload()
      return .hello(hello)
    case "evaluate", "answer":
      let header = ArrayHeader(
        identifier: try fields.integer("id", atLeast: 0), numberType: try fields.numberType(),
        shape: try fields.shape("shape"), byteCount: try fields.integer("bytes", atLeast: 0))
      try header.check(payloadLimit: payloadLimit)
      return name == "answer" ? .answer(header) : .evaluate(header)
    case "error":
      let frame = Frame.error(
        identifier: try fields.optionalInteger("id", atLeast: 0), kind: try fields.string("kind"),
        message: try fields.string("message"))
      try fields.noPayload()
      return frame
    case "bye":
      let frame = Frame.bye(reason: try fields.optionalString("reason"))
      try fields.noPayload()
      return frame
    default:
      throw HeaderReader.Fault(
        reason: "the key “frame” is one of hello, evaluate, answer, error, bye, not “\(name)”")
    }
  }
}

extension ArrayHeader {
  /// The bytes of an array, or `nil` if they are more than fit in 64 bits.
  static func byteCount(shape: [Int], _ type: ModelDeclaration.NumberType) -> Int? {
    var bytes = type.byteCount
    for length in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard !overflow, product >= 0 else { return nil }
      bytes = product
    }
    return bytes
  }

  fileprivate func check(payloadLimit: Int) throws {
    guard byteCount <= payloadLimit else { throw FrameError.payloadTooLarge(bytes: byteCount, limit: payloadLimit) }
    let expected = ArrayHeader.byteCount(shape: shape, numberType)
    guard expected == byteCount else {
      throw HeaderReader.Fault(
        reason: "“bytes” is \(byteCount), but \(numberType) of the shape \(shape) are "
          + (expected.map { "\($0) bytes" } ?? "more bytes than 64 bits count"))
    }
  }
}

extension ModelHello {
  fileprivate func check(payloadLimit: Int) throws {
    for (name, shape) in [("input_shape", declaration.inputShape), ("output_shape", declaration.outputShape)] {
      guard shape.count < ProbeProtocol.rankLimit else {
        throw HeaderReader.Fault(
          reason: "“\(name)” has \(shape.count) axes; \(ProbeProtocol.rankLimit - 1) is the most")
      }
      guard !shape.contains(0) else {
        throw HeaderReader.Fault(reason: "“\(name)” is \(shape): an array without numbers")
      }
      guard let bytes = ArrayHeader.byteCount(shape: shape, declaration.numberType), bytes <= payloadLimit else {
        throw HeaderReader.Fault(
          reason: "one array of “\(name)” \(shape) is larger than the limit of \(payloadLimit) bytes")
      }
      if let batchAxis, batchAxis > shape.count {
        throw HeaderReader.Fault(reason: "“batch_axis” is \(batchAxis), beyond the axes of “\(name)” \(shape)")
      }
    }
  }
}
