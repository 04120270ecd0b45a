extension Frame {
  /// The header line with its line break; at most ``ProbeProtocol/headerLimit`` bytes.
  var line: [UInt8] {
    if let header = arrayHeader { return header.line(name) }
    var text = "{\"reynolds\":\(ProbeProtocol.version),\"frame\":\"\(name)\""
    switch self {
    case .hello(let hello):
      let declaration = hello.declaration
      text += ",\"dtype\":\"\(declaration.numberType)\",\"input_shape\":\(Frame.list(declaration.inputShape))"
      text += ",\"output_shape\":\(Frame.list(declaration.outputShape))"
      text +=
        ",\"batch_axis\":\(hello.batchAxis.map(String.init) ?? "null"),\"deterministic\":\(declaration.isDeterministic)"
      if let limit = hello.batchLimit { text += ",\"max_batch\":\(limit)" }
      if let name = hello.name { text += ",\"name\":\(Frame.string(name))" }
    case .evaluate, .answer: break
    case .error(let identifier, let kind, let message):
      if let identifier { text += ",\"id\":\(identifier)" }
      text += ",\"kind\":\(Frame.string(kind)),\"message\":\(Frame.string(message))"
    case .bye(let reason):
      if let reason { text += ",\"reason\":\(Frame.string(reason))" }
    }
    return Array((text + "}\n").utf8)
  }

  private var arrayHeader: ArrayHeader? {
    switch self {
    case .evaluate(let header), .answer(let header): header
    default: nil
    }
  }

  private static func list(_ numbers: [Int]) -> String { "[" + numbers.map(String.init).joined(separator: ",") + "]" }

  /// The most bytes of one text in a header that is written; longer ones are cut.
  private static let textLimit = 8_192

  /// A text as a JSON string. At worst a byte becomes six, so that the line stays within its limit.
  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in String(decoding: text.utf8.prefix(textLimit), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension ArrayHeader {
  /// The header line of a frame with numbers. One is written for every question, so it goes to bytes without texts in between.
  fileprivate func line(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160)
    bytes.append(contentsOf: "{\"reynolds\":".utf8)
    ArrayHeader.append(ProbeProtocol.version, to: &bytes)
    bytes.append(contentsOf: ",\"frame\":\"".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "\",\"id\":".utf8)
    ArrayHeader.append(identifier, to: &bytes)
    bytes.append(contentsOf: (numberType == .float64 ? ",\"dtype\":\"float64\"" : ",\"dtype\":\"float32\"").utf8)
    bytes.append(contentsOf: ",\"shape\":[".utf8)
    for (axis, length) in shape.enumerated() {
      if axis > 0 { bytes.append(UInt8(ascii: ",")) }
      ArrayHeader.append(length, to: &bytes)
    }
    bytes.append(contentsOf: "],\"bytes\":".utf8)
    ArrayHeader.append(byteCount, to: &bytes)
    bytes.append(contentsOf: "}\n".utf8)
    return bytes
  }

  /// Appends the digits of a number that is not negative.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
