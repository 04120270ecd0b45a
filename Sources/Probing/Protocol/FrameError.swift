/// What is wrong with the bytes of a frame.
public indirect enum FrameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes do not begin like a frame; the text is what stands there.
  case notAFrame(text: String)
  /// No line break within the first bytes.
  case headerTooLong(limit: Int, text: String)
  /// A line that is not a header, and why.
  case malformed(reason: String, line: String)
  /// A version of the protocol that is not spoken here.
  case unsupportedVersion(Int)
  /// The payload announced is larger than the limit.
  case payloadTooLarge(bytes: Int, limit: Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .notAFrame(let text):
      "expected a frame, which begins with “{”, and found the text \(text); only frames may go to standard output:"
        + " send what is printed to standard error"
    case .headerTooLong(let limit, let text):
      "a header line has at most \(limit) bytes, line break included; this one goes on: \(text)"
    case .malformed(let reason, let line): "\(reason), in the line \(line)"
    case .unsupportedVersion(let version):
      "a frame has the protocol version \(version); \(ProbeProtocol.version) is spoken here"
    case .payloadTooLarge(let bytes, let limit): "a payload of \(bytes) bytes is announced; the limit is \(limit) bytes"
    }
  }

  /// Bytes as text for messages: in quotation marks, control characters escaped, and cut after 200 bytes.
  static func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
    var text = "“"
    for scalar in String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text += scalar.properties.generalCategory == .control ? "·" : String(scalar)
      }
    }
    return text + (bytes.count > 200 ? "”… (\(bytes.count) bytes)" : "”")
  }
}
