/// Expands the deflate format (RFC 1951), bit by bit: small rather than fast.
struct Inflate {
  private let bytes: [UInt8]
  private let limit: Int
  /// The place of the next bit.
  private var position: Int
  private var output: [UInt8] = []

  /// The content of a stream, and the place of the byte behind it.
  static func expanded(
    _ bytes: [UInt8], from start: Int, limit: Int
  ) throws(Gzip.Failure) -> (content: [UInt8], end: Int) {
    var stream = Inflate(bytes: bytes, limit: limit, position: start * 8)
    var isLast = false
    while !isLast {
      isLast = try stream.bits(1) == 1
      switch try stream.bits(2) {
      case 0: try stream.storedBlock()
      case 1: try stream.block(fixedLiterals, fixedDistances)
      case 2: try stream.dynamicBlock()
      default: throw .damaged
      }
    }
    return (stream.output, (stream.position + 7) / 8)
  }

  private init(bytes: [UInt8], limit: Int, position: Int) {
    self.bytes = bytes
    self.limit = limit
    self.position = position
  }

  private mutating func bits(_ count: Int) throws(Gzip.Failure) -> Int {
    guard position + count <= bytes.count * 8 else { throw .damaged }
    var value = 0
    for place in 0..<count {
      value |= Int(bytes[position >> 3] >> UInt8(position & 7) & 1) << place
      position += 1
    }
    return value
  }

  private mutating func storedBlock() throws(Gzip.Failure) {
    position = (position + 7) / 8 * 8
    let (length, complement) = (try bits(16), try bits(16))
    guard length ^ complement == 0xFFFF, position / 8 + length <= bytes.count else { throw .damaged }
    guard output.count + length <= limit else { throw .tooLong(limit: limit) }
    output += bytes[(position / 8)..<(position / 8 + length)]
    position += length * 8
  }

  /// A prefix code: how many codes have each length, and the symbols in the order of their codes.
  struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    /// `nil` if the lengths ask for more codes than there are; fewer are no fault as long as none of them occurs.
    init?(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      var free = 1
      for length in 1..<16 {
        free = free * 2 - counts[length]
        guard free >= 0 else { return nil }
      }
      for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private static let fixedLiterals = Code(
    (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = Code([Int](repeating: 5, count: 30))

  private mutating func symbol(_ code: Code) throws(Gzip.Failure) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1..<16 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .damaged
  }

  private mutating func block(_ literals: Code?, _ distances: Code?) throws(Gzip.Failure) {
    guard let literals, let distances else { throw .damaged }
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        guard output.count < limit else { throw .tooLong(limit: limit) }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < DeflateTables.lengths.count else { throw .damaged }
      let (base, extra) = DeflateTables.lengths[symbol - 257]
      let length = base + (try bits(extra))
      let code = try self.symbol(distances)
      guard code < DeflateTables.distances.count else { throw .damaged }
      let (least, more) = DeflateTables.distances[code]
      let distance = least + (try bits(more))
      guard distance <= output.count else { throw .damaged }
      guard output.count + length <= limit else { throw .tooLong(limit: limit) }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func dynamicBlock() throws(Gzip.Failure) {
    let counts = (literals: try bits(5) + 257, distances: try bits(5) + 1, lengths: try bits(4) + 4)
    guard counts.literals <= 286, counts.distances <= 30 else { throw .damaged }
    var own = [Int](repeating: 0, count: 19)
    for place in 0..<counts.lengths { own[DeflateTables.order[place]] = try bits(3) }
    guard let code = Code(own) else { throw .damaged }
    var lengths: [Int] = []
    while lengths.count < counts.literals + counts.distances {
      let symbol = try symbol(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == counts.literals + counts.distances, lengths[256] > 0 else { throw .damaged }
    try block(Code(Array(lengths[..<counts.literals])), Code(Array(lengths[counts.literals...])))
  }
}
