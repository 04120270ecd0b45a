extension NumpyArray.Header {
  /// The bytes before the header's text: magic string, version, length.
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// No header that NumPy writes for plain numbers comes near this.
  private static let textLimit = 65_536
  private static let rankLimit = 32

  /// Reads the header at the beginning of a file.
  ///
  /// The header is a Python literal, which is read by this small grammar and never evaluated:
  /// `{'descr': string, 'fortran_order': True or False, 'shape': (integers)}`, keys in any order.
  ///
  /// - Throws: ``NumpyArrayError``.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(NumpyArrayError) {
    func malformed(_ reason: String) -> NumpyArrayError { .malformed(path: path, reason: reason) }
    guard bytes.starts(with: Self.magic), bytes.count >= 10 else {
      throw malformed("it does not begin with the byte 0x93 and “NUMPY”")
    }
    let start: Int
    let length: Int
    switch (bytes[6], bytes[7]) {
    case (1, 0):
      start = 10
      length = Int(bytes[8]) | Int(bytes[9]) << 8
    case (2, 0), (3, 0):
      guard bytes.count >= 12 else { throw malformed("it ends within the length of its header") }
      start = 12
      length = (0..<4).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    default: throw malformed("its version is \(bytes[6]).\(bytes[7])")
    }
    guard length <= Self.textLimit else {
      throw malformed("its header has \(length) bytes, more than \(Self.textLimit)")
    }
    guard start + length <= bytes.count else { throw malformed("it ends within its header") }
    var reader = LiteralReader(Array(bytes[start..<start + length]))
    do throws(LiteralReader.Fault) {
      let (descriptor, isColumnMajor, shape) = try reader.header()
      guard let type = NumpyArray.ElementType(rawValue: descriptor) else {
        throw LiteralReader.Fault(reason: descriptor, isType: true)
      }
      guard shape.count <= Self.rankLimit else {
        throw LiteralReader.Fault(reason: "it has \(shape.count) axes, more than \(Self.rankLimit)")
      }
      var size = type.byteCount
      for length in shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: length)
        guard !overflow else {
          throw LiteralReader.Fault(reason: "the shape \(shape) has more bytes than 64 bits count")
        }
        size = product
      }
      elementType = type
      self.isColumnMajor = isColumnMajor
      self.shape = shape
      offset = start + length
    } catch {
      throw error.isType ? .unsupportedType(path: path, type: error.reason) : malformed(error.reason)
    }
  }

  /// The header of a file of version 1.0 as NumPy writes it: with room to grow the first axis in place, and the numbers at a multiple of 64.
  ///
  /// - Parameter reservedDigits: the digits that the first length may grow to without moving the numbers.
  static func bytes(_ type: NumpyArray.ElementType, shape: [Int], reservedDigits: Int = 21) -> [UInt8] {
    let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = "{'descr': '\(type.rawValue)', 'fortran_order': False, 'shape': (\(lengths)), }"
    let missing = reservedDigits - (shape.first.map { String($0).count } ?? reservedDigits)
    text += String(repeating: " ", count: max(0, missing))
    let unpadded = magic.count + 4 + text.utf8.count + 1
    text += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    let length = text.utf8.count
    return magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
  }

  /// Reads the one Python literal that a header is.
  private struct LiteralReader {
    struct Fault: Error {
      let reason: String
      var isType = false
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func header() throws(Fault) -> (descriptor: String, isColumnMajor: Bool, shape: [Int]) {
      var descriptor: String?
      var isColumnMajor: Bool?
      var shape: [Int]?
      try expect("{")
      while !take("}") {
        let key = try string()
        try expect(":")
        switch key {
        case "descr" where descriptor == nil:
          skipSpace()
          // Records have a list here.
          if position < bytes.count, bytes[position] == UInt8(ascii: "[") {
            throw Fault(reason: "records of several fields", isType: true)
          }
          descriptor = try string()
        case "fortran_order" where isColumnMajor == nil: isColumnMajor = try boolean()
        case "shape" where shape == nil: shape = try tuple()
        default: throw Fault(reason: "the key “\(key)” of its header is unknown or given twice")
        }
        if !take(",") {
          try expect("}")
          break
        }
      }
      skipSpace()
      guard position == bytes.count else { throw Fault(reason: "there is text after the braces of its header") }
      guard let descriptor, let isColumnMajor, let shape else {
        throw Fault(reason: "its header lacks one of descr, fortran_order, shape")
      }
      return (descriptor, isColumnMajor, shape)
    }

    private mutating func skipSpace() {
      while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Fault) {
      guard take(character) else { throw Fault(reason: "“\(character)” was expected in its header") }
    }

    private mutating func string() throws(Fault) -> String {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") else {
        throw Fault(reason: "a string was expected in its header")
      }
      let quote = bytes[position]
      let start = position + 1
      guard let end = bytes[start...].firstIndex(of: quote), !bytes[start..<end].contains(UInt8(ascii: "\\")) else {
        throw Fault(reason: "a string of its header has no end, or a backslash")
      }
      position = end + 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func boolean() throws(Fault) -> Bool {
      skipSpace()
      for (word, value) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw Fault(reason: "True or False was expected in its header")
    }

    private mutating func tuple() throws(Fault) -> [Int] {
      var lengths: [Int] = []
      try expect("(")
      while !take(")") {
        skipSpace()
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        guard let length = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
          throw Fault(reason: "its shape is a tuple of lengths that fit in 64 bits")
        }
        lengths.append(length)
        if take(",") { continue }
        // One length without a comma would be a number in Python, not a tuple.
        guard lengths.count != 1 else { throw Fault(reason: "its shape is a number, not a tuple") }
        try expect(")")
        break
      }
      return lengths
    }
  }
}
