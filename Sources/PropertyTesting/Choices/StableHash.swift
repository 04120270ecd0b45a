/// A hash that is the same in every process and every version (FNV-1a), unlike `Hasher`.
public struct StableHash: Sendable {
  /// The hash of everything combined so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// The hash of a text's UTF-8 bytes.
  public init(_ text: String) {
    combine(text)
  }

  /// Adds the eight bytes of a number.
  public mutating func combine(_ number: UInt64) {
    var rest = number
    for _ in 0..<8 {
      combine(byte: UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Adds the UTF-8 bytes of a text, and its end.
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte: byte) }
    combine(byte: 0xFF)
  }

  /// Adds one byte.
  public mutating func combine(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The hash of a label, without building a string.
  static func label(_ text: StaticString) -> UInt64 {
    var hash = StableHash()
    text.withUTF8Buffer { for byte in $0 { hash.combine(byte: byte) } }
    return hash.value
  }

  /// The value as 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
