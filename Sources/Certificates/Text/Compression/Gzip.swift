/// Files in the gzip format (RFC 1952): one member, compressed by `Deflate`.
///
/// The same bytes are always compressed to the same bytes: the header holds no time and no name.
public enum Gzip {
  /// Why bytes cannot be expanded.
  public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The header is not that of a gzip file.
    case header
    /// The bytes end too early or are not valid.
    case damaged
    /// The checksum or the length at the end does not fit.
    case checksum
    /// The content is longer than the limit.
    case tooLong(limit: Int)

    /// What is wrong, in words.
    public var description: String {
      switch self {
      case .header: "this is not a gzip file of one member"
      case .damaged: "the gzip file is damaged or cut off"
      case .checksum: "the checksum of the gzip file does not fit"
      case .tooLong(let limit): "the gzip file expands to more than \(limit) bytes"
      }
    }
  }

  /// Whether bytes begin like a gzip file.
  public static func isMarked(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The compressed bytes.
  ///
  /// - Complexity: O(number of bytes)
  public static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    // Magic number, deflate, no flags, no time, no extra information, unknown system.
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    result += Deflate.compressed(bytes)
    for word in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      result += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    return result
  }

  /// The content of a gzip file of one member.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limit: the most bytes of content.
  /// - Throws: ``Failure``; nothing traps, whatever the bytes.
  /// - Complexity: O(number of bytes read and written)
  public static func expanded(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    guard isMarked(bytes), bytes.count >= 18, bytes[2] == 8, bytes[3] & 0xE0 == 0 else { throw .header }
    let flags = bytes[3]
    var start = 10
    if flags & 4 != 0 { start += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
    // A name, then a comment, each ended by a zero.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { throw .header }
      start = end + 1
    }
    if flags & 2 != 0 { start += 2 }
    guard start <= bytes.count - 8 else { throw .header }
    let (content, end) = try Inflate.expanded(bytes, from: start, limit: limit)
    guard end == bytes.count - 8 else { throw .damaged }
    func word(_ offset: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) } }
    guard word(end) == checksum(content), word(end + 4) == UInt32(truncatingIfNeeded: content.count) else {
      throw .checksum
    }
    return content
  }

  /// The CRC-32 of each byte.
  private static let checksums: [UInt32] = (0..<256).map { byte in
    var value = UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }

  /// The CRC-32 of some bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = checksums
    var sum: UInt32 = ~0
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return ~sum
  }
}

/// The tables of RFC 1951 that both directions use.
enum DeflateTables {
  /// The least length and the extra bits of the codes 257 … 285.
  static let lengths: [(base: Int, extra: Int)] = {
    var (result, base): ([(base: Int, extra: Int)], Int) = ([], 3)
    for code in 0..<28 {
      let extra = code < 8 ? 0 : code / 4 - 1
      result.append((base, extra))
      base += 1 << extra
    }
    return result + [(258, 0)]
  }()

  /// The least distance and the extra bits of the codes 0 … 29.
  static let distances: [(base: Int, extra: Int)] = {
    var (result, base): ([(base: Int, extra: Int)], Int) = ([], 1)
    for code in 0..<30 {
      let extra = code < 4 ? 0 : code / 2 - 1
      result.append((base, extra))
      base += 1 << extra
    }
    return result
  }()

  /// The order in which the lengths of the codes for lengths are written.
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}
