/// A strict reader of header lines: one JSON object (RFC 8259) whose values may be anything, of which strings, integers,
/// Booleans, `null` and lists of integers are kept.
///
/// 1. It never traps, whatever the bytes.
/// 2. A key may not be repeated; integers must fit in 64 bits; strings must be UTF-8.
/// 3. It allocates nothing but the keys and values: a header is read for every answer.
struct HeaderReader {
  /// A value of a header.
  enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case integers([Int])
    /// A fraction, an object or a list of other things: right JSON that no key of the protocol takes.
    case other
  }

  /// Why a line is not a header.
  struct Fault: Error {
    let reason: String
  }

  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// A reader of the line without its line break; the memory must outlive it.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The keys and values, in the order of the line.
  ///
  /// - Complexity: O(bytes + keys²); a header has few keys, and at most ``keyLimit``
  mutating func members() throws(Fault) -> [(key: String, value: Value)] {
    skipSpace()
    let members = try object(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw Fault(reason: "there is text after the closing brace") }
    return members
  }

  static let keyLimit = 64

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) throws(Fault) -> [(key: String, value: Value)] {
    guard take("{") else { throw Fault(reason: "a header is a JSON object, “{…}”") }
    if take("}") { return [] }
    var members: [(key: String, value: Value)] = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw Fault(reason: "a key in quotation marks was expected") }
      let key = try string()
      guard members.count < HeaderReader.keyLimit else {
        throw Fault(reason: "there are more than \(HeaderReader.keyLimit) keys")
      }
      guard !members.contains(where: { $0.key == key }) else { throw Fault(reason: "the key “\(key)” is given twice") }
      guard take(":") else { throw Fault(reason: "“:” was expected after the key “\(key)”") }
      members.append((key, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw Fault(reason: "“,” or “}” was expected") }
    return members
  }

  private mutating func value(depth: Int) throws(Fault) -> Value {
    guard depth <= ProbeProtocol.depthLimit else {
      throw Fault(reason: "values are nested more than \(ProbeProtocol.depthLimit) deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      _ = try object(depth: depth)
      return .other
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws(Fault) -> Value {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw Fault(reason: "a JSON value was expected") }
      position += 1
    }
    return value
  }

  private mutating func list(depth: Int) throws(Fault) -> Value {
    position += 1
    if take("]") { return .integers([]) }
    var integers: [Int]? = []
    repeat {
      if case .integer(let integer) = try value(depth: depth + 1) {
        integers?.append(integer)
      } else {
        integers = nil
      }
    } while take(",")
    guard take("]") else { throw Fault(reason: "“,” or “]” was expected in a list") }
    return integers.map { .integers($0) } ?? .other
  }

  private mutating func digits() -> Bool {
    let start = position
    while let byte = next, byte &- 0x30 < 10 { position += 1 }
    return position > start
  }

  private mutating func number() throws(Fault) -> Value {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = position
    guard digits() else { throw Fault(reason: "a JSON value was expected") }
    if bytes[first] == 0x30, position > first + 1 { throw Fault(reason: "a number has a leading zero") }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard digits() else { throw Fault(reason: "a digit was expected after the decimal point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { position += 1 }
      guard digits() else { throw Fault(reason: "a digit was expected in the exponent") }
    }
    guard isInteger else { return .other }
    guard let integer = integer(first..<position, isNegative: first > start) else {
      throw Fault(reason: "the integer \(text(start..<min(position, start + 40))) does not fit in 64 bits")
    }
    return .integer(integer)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The integer with these digits; `nil` if it does not fit.
  private func integer(_ digits: Range<Int>, isNegative: Bool) -> Int? {
    var value = 0
    for place in digits {
      let digit = Int(bytes[place] &- 0x30)
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      // Downwards for negative numbers, of which there is one more.
      let (sum, overflow2) =
        isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !overflow, !overflow2 else { return nil }
      value = sum
    }
    return value
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    let start = position
    // Nearly all strings have no escapes, and are read in one piece.
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if next == UInt8(ascii: "\"") {
      guard let text = String(validating: UnsafeRawBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
      else {
        throw Fault(reason: "a string is not valid UTF-8")
      }
      position += 1
      return text
    }
    var content = Array(bytes[start..<position])
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw Fault(reason: "a string is not valid UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw Fault(reason: "a string holds a control character; write \\n or \\u00XX")
      default: content.append(byte)
      }
    }
    throw Fault(reason: "the line ends inside a string")
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
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
      if (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\") {
        position += 1
        if next == UInt8(ascii: "u") {
          position += 1
          let second = try hexadecimal()
          if (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
          {
            return scalar
          }
        }
      }
      throw Fault(reason: "a \\u escape is half of a surrogate pair")
    default: throw Fault(reason: "a string holds an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw Fault(reason: "\\u needs four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
