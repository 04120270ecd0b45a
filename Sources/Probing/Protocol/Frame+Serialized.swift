extension Frame {
  /// The header line with its line break; at most ``ProbeProtocol/headerLimit`` bytes.
  var line: [UInt8] {
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
    case .evaluate(let header), .answer(let header):
      text += ",\"id\":\(header.identifier),\"dtype\":\"\(header.numberType)\",\"shape\":\(Frame.list(header.shape))"
      text += ",\"bytes\":\(header.byteCount)"
    case .error(let identifier, let kind, let message):
      if let identifier { text += ",\"id\":\(identifier)" }
      text += ",\"kind\":\(Frame.string(kind)),\"message\":\(Frame.string(message))"
    case .bye(let reason):
      if let reason { text += ",\"reason\":\(Frame.string(reason))" }
    }
    return Array((text + "}\n").utf8)
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
