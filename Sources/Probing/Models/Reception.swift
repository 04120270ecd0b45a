#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One awaited frame, from its first byte to the last of its payload, which is read to its place without a copy in between.
struct Reception {
  enum Reading {
    case some
    case later
    case closed
  }

  private let wanted: Conversation.Wanted
  private let destination: UnsafeMutableRawBufferPointer
  private let payloadLimit: Int
  /// The bytes of the payload so far; `nil` before its header.
  private var filled: Int?
  private var hello: ModelHello?
  private var reported: ModelError.Fault?
  /// How far the line break was searched for already.
  private var searched = 0

  init(wanted: Conversation.Wanted, destination: UnsafeMutableRawBufferPointer, payloadLimit: Int) {
    self.wanted = wanted
    self.destination = destination
    self.payloadLimit = payloadLimit
  }

  var isComplete: Bool { reported != nil || hello != nil || filled == destination.count }

  var moment: ModelError.Moment {
    filled != nil || searched > 0 && wanted.moment == .answer ? .midAnswer : wanted.moment
  }

  /// Reads once.
  mutating func read(from descriptor: Int32, _ incoming: inout IncomingBytes) throws -> Reading {
    var isDirect = false
    var room: UnsafeMutableRawBufferPointer
    if let filled {
      room = UnsafeMutableRawBufferPointer(rebasing: destination[filled...])
      isDirect = true
    } else {
      room = incoming.room()
    }
    let count = systemRead(descriptor, room)
    if count < 0 {
      if errno == EAGAIN || errno == EINTR { return .later }
      throw ModelError.Fault.system(call: "read", reason: systemReason())
    }
    if count == 0 {
      if let fault = unfinished(incoming) { throw fault }
      return .closed
    }
    if isDirect {
      filled = (filled ?? 0) + count
    } else {
      incoming.add(count)
      try advance(&incoming)
    }
    return .some
  }

  /// Looks at what has come; starts the payload if the header is whole.
  mutating func advance(_ incoming: inout IncomingBytes) throws {
    guard filled == nil, !isComplete, let first = incoming.bytes.first else { return }
    guard first == UInt8(ascii: "{") else {
      throw ModelError.Fault.frame(.notAFrame(text: FrameError.quoted(incoming.bytes)), wanted.moment)
    }
    let bytes = incoming.bytes
    let rest = UnsafeRawBufferPointer(rebasing: bytes[searched...].prefix(ProbeProtocol.headerLimit - searched))
    guard let base = rest.baseAddress, !rest.isEmpty, let place = memchr(base, 0x0A, rest.count) else {
      searched = min(bytes.count, ProbeProtocol.headerLimit)
      guard searched < ProbeProtocol.headerLimit else {
        let error = FrameError.headerTooLong(limit: ProbeProtocol.headerLimit, text: FrameError.quoted(bytes))
        throw ModelError.Fault.frame(error, wanted.moment)
      }
      return
    }
    let length = searched + (UnsafeRawPointer(place) - base)
    if case .answer(let expected, _) = wanted, isCanonical(UnsafeRawBufferPointer(rebasing: bytes[...length]), expected)
    {
      incoming.remove(length + 1)
      searched = 0
      takePayload(&incoming)
      return
    }
    let frame: Frame
    do {
      frame = try Frame.parse(UnsafeRawBufferPointer(rebasing: bytes[..<length]), payloadLimit: payloadLimit)
    } catch {
      throw ModelError.Fault.frame(error, wanted.moment)
    }
    incoming.remove(length + 1)
    searched = 0
    try accept(frame, &incoming)
  }

  /// Whether a line is the answer expected, letter for letter as it is written here: then there is nothing to parse.
  private func isCanonical(_ line: UnsafeRawBufferPointer, _ expected: ArrayHeader) -> Bool {
    Frame.answer(expected).line.withUnsafeBytes { expected in
      guard let one = expected.baseAddress, let other = line.baseAddress else { return false }
      return expected.count == line.count && memcmp(one, other, line.count) == 0
    }
  }

  /// Moves what has come of the payload to its place; the rest is read there.
  private mutating func takePayload(_ incoming: inout IncomingBytes) {
    let count = min(incoming.count, destination.count)
    UnsafeMutableRawBufferPointer(rebasing: destination[..<count])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: incoming.bytes[..<count]))
    incoming.remove(count)
    filled = count
  }

  private mutating func accept(_ frame: Frame, _ incoming: inout IncomingBytes) throws {
    switch (frame, wanted) {
    case (.hello(let found), .hello): hello = found
    case (.answer(let found), .answer(let expected, _)):
      guard found.identifier == expected.identifier else {
        throw ModelError.Fault.wrongIdentifier(expected: expected.identifier, found: found.identifier)
      }
      guard found.numberType == expected.numberType else {
        throw ModelError.Fault.wrongType(expected: expected.numberType, found: found.numberType)
      }
      guard found.shape == expected.shape else {
        throw ModelError.Fault.wrongShape(expected: expected.shape, found: found.shape)
      }
      // The size follows from shape and type, which the header was checked for.
      takePayload(&incoming)
    case (.error(nil, let kind, let message), _): throw ModelError.Fault.gaveUp(kind: kind, message: message)
    case (.error(let identifier?, let kind, let message), .answer(let expected, _)):
      guard identifier == expected.identifier else {
        throw ModelError.Fault.wrongIdentifier(expected: expected.identifier, found: identifier)
      }
      reported = .reported(kind: kind, message: message)
    case (.bye(let reason), _): throw ModelError.Fault.saidGoodbye(reason: reason)
    default: throw ModelError.Fault.unexpectedFrame(frame.name, wanted.moment)
    }
  }

  /// A fault if what has come cannot be a frame cut off, such as text without a line break.
  func unfinished(_ incoming: borrowing IncomingBytes) -> ModelError.Fault? {
    guard filled == nil, !incoming.bytes.isEmpty else { return nil }
    guard !incoming.bytes.starts(with: "{\"".utf8.prefix(incoming.count)) else { return nil }
    return .frame(.notAFrame(text: FrameError.quoted(incoming.bytes)), wanted.moment)
  }

  /// The hello frame, if one was wanted.
  ///
  /// - Throws: what the model reported, or that more came than the frame, which is not the beginning of another.
  func result(_ incoming: inout IncomingBytes) throws -> ModelHello {
    if let first = incoming.bytes.first, first != UInt8(ascii: "{") {
      throw ModelError.Fault.bytesAfterAnswer(text: FrameError.quoted(incoming.bytes))
    }
    if let reported { throw reported }
    return hello
      ?? ModelHello(
        declaration: ModelDeclaration(inputShape: [], outputShape: [], numberType: .float64, isDeterministic: true),
        batchAxis: nil)
  }
}

private func systemRead(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, room.baseAddress, room.count)
}
