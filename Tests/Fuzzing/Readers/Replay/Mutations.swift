import ExactArithmetic

/// Small changes of an input, as libFuzzer makes them, but decided by a seed alone.
struct Mutations {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// One to four changes of the bytes; pieces may come from the other input.
  mutating func mutant(of bytes: [UInt8], crossing other: [UInt8], lengthLimit: Int) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&result, other) }
    return Array(result.prefix(lengthLimit))
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(piece(of: bytes, from: place))
    case 3: bytes.insert(contentsOf: Array(bytes[piece(of: bytes, from: place)]), at: place)
    case 4:
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.insert(contentsOf: other[piece(of: other, from: start)], at: place)
    // Digits make numbers that are nearly right.
    default: bytes.insert(UInt8.random(in: 0x30...0x39, using: &generator), at: place)
    }
  }

  private mutating func piece(of bytes: [UInt8], from start: Int) -> Range<Int> {
    start..<min(bytes.count, start + Int.random(in: 1...32, using: &generator))
  }
}
