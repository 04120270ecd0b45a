/// A strict JSON reader for certificates, and for other files that people write.
///
/// 1. It reads RFC 8259 JSON, except that numbers must be integers that fit in 64 bits (`-0` is refused), that a key may
///    not be repeated in an object, that nesting ends at ``depthLimit``, and that the values fit into ``storageLimit``.
/// 2. It never traps, whatever the bytes.
package struct JSONReader {
  /// The deepest nesting of lists and objects; a certificate needs 5.
  static let depthLimit = 64
  /// The most bytes that the values of a text may take, without the text itself and what a growing list needs for a moment.
  static let storageLimit = 768 << 20

  /// What a list or a text of its own takes beside its content: a head, and room to grow.
  private static let allocation = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var storage = 0

  package init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

  /// Reads the one value that is the whole text.
  ///
  /// - Complexity: O(number of bytes)
  package mutating func document() throws(CertificateSyntaxError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error("the text begins with a byte order mark; remove it") }
    let result = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("there is text after the end of the JSON value") }
    return result
  }

  private func error(_ message: String) -> CertificateSyntaxError { CertificateSyntaxError(line: line, message) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The next byte, for messages.
  private var found: String {
    guard let next else { return "the end of the text" }
    if (0x21...0x7E).contains(next) { return "“\(Character(UnicodeScalar(next)))”" }
    return "the byte 0x\(String(next, radix: 16))"
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  /// Counts bytes before they are taken.
  private mutating func store(_ count: Int) throws(CertificateSyntaxError) {
    storage += count
    guard storage <= JSONReader.storageLimit else {
      throw error("the values of the text take more than \(JSONReader.storageLimit >> 20) MiB")
    }
  }

  /// Skips space and takes a byte if it is the one given.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(CertificateSyntaxError) -> JSONValue {
    skipSpace()
    guard depth < JSONReader.depthLimit else {
      throw error("lists and objects are nested more than \(JSONReader.depthLimit) deep")
    }
    let start = line
    let content: JSONValue.Content
    try store(MemoryLayout<JSONValue>.stride)
    switch next {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth))
    case UInt8(ascii: "["): content = .array(try items(depth: depth))
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): content = .integer(try integer())
    case UInt8(ascii: "t"): content = try word("true", .boolean(true))
    case UInt8(ascii: "f"): content = try word("false", .boolean(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    default: throw error("a JSON value was expected, not \(found)")
    }
    return JSONValue(content: content, line: start)
  }

  private mutating func word(
    _ word: String, _ content: JSONValue.Content
  ) throws(CertificateSyntaxError) -> JSONValue.Content {
    guard bytes[position...].starts(with: word.utf8) else { throw error("a JSON value was expected, not \(found)") }
    position += word.utf8.count
    return content
  }

  private mutating func items(depth: Int) throws(CertificateSyntaxError) -> [JSONValue] {
    position += 1
    if take("]") { return [] }
    try store(JSONReader.allocation)
    var items: [JSONValue] = []
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("“,” or “]” was expected in a list, not \(found)") }
    return items
  }

  private mutating func members(depth: Int) throws(CertificateSyntaxError) -> [JSONValue.Member] {
    position += 1
    if take("}") { return [] }
    try store(JSONReader.allocation)
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a key in quotation marks was expected, not \(found)") }
      let start = line
      let key = try string()
      guard keys.insert(key).inserted else { throw error("the key \(key.quoted) is given twice in one object") }
      guard take(":") else { throw error("“:” was expected after the key \(key.quoted), not \(found)") }
      // A place in the list and one in the set.
      try store(MemoryLayout<JSONValue.Member>.stride + 2 * MemoryLayout<String>.stride)
      members.append(JSONValue.Member(key: key, line: start, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw error("“,” or “}” was expected in an object, not \(found)") }
    return members
  }

  private mutating func integer() throws(CertificateSyntaxError) -> Int {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > digits else { throw error("a digit was expected after “-”, not \(found)") }
    if let byte = next, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      throw error(
        "numbers are integers without a decimal point or exponent; where a rational number may stand, write it as \"-3/7\""
      )
    }
    if bytes[digits] == UInt8(ascii: "0") && (position > digits + 1 || digits > start) {
      throw error("\(text(from: start).quoted) has a leading zero or a signed zero")
    }
    var value = 0
    for byte in bytes[digits..<position] {
      let digit = Int(byte - UInt8(ascii: "0"))
      let (product, overflow1) = value.multipliedReportingOverflow(by: 10)
      // Downwards for negative numbers, of which there is one more.
      let (sum, overflow2) =
        digits > start
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !overflow1, !overflow2 else {
        throw error("the integer \(text(from: start).quoted) does not fit in 64 bits")
      }
      value = sum
    }
    return value
  }

  private func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  private mutating func string() throws(CertificateSyntaxError) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        let text = String(decoding: content, as: UTF8.self)
        // Decoding repairs what is not UTF-8; if nothing had to be repaired the bytes come back.
        guard text.utf8.elementsEqual(content) else { throw error("a string is not valid UTF-8") }
        // Up to 15 bytes have no storage of their own.
        if content.count > 15 { try store(JSONReader.allocation + content.count) }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw error("a string holds a control character or a line break; write \\n or \\u00XX")
      default: content.append(byte)
      }
    }
    throw error("the text ends inside a string")
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(CertificateSyntaxError) -> Unicode.Scalar {
    let byte = next
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte ?? 0)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hexadecimal()
      if let scalar = Unicode.Scalar(first) { return scalar }
      if (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        let second = try hexadecimal()
        if (0xDC00..<0xE000).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return scalar
        }
      }
      throw error("a \\u escape is half of a surrogate pair")
    default: throw error("a string holds an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(CertificateSyntaxError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\\u needs four hexadecimal digits") }
    position += 4
    return value
  }
}
