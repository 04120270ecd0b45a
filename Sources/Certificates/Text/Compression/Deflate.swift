/// Compresses to the deflate format (RFC 1951): repetitions found by hash chains, and a Huffman code for each block.
struct Deflate {
  /// A byte (distance 0), or a repetition.
  private struct Token {
    let length: Int
    let distance: Int
  }

  private static let window = 32_768
  /// How many earlier places with the same three bytes are tried.
  private static let chainLength = 64
  /// Tokens in a block.
  private static let blockSize = 50_000

  private var output: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// - Complexity: O(number of bytes)
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = Deflate()
    let tokens = tokens(of: bytes)
    var start = 0
    repeat {
      let end = min(start + blockSize, tokens.count)
      writer.write(tokens[start..<end], isLast: end == tokens.count)
      start = end
    } while start < tokens.count
    if writer.pendingCount > 0 { writer.put(0, 8 - writer.pendingCount) }
    return writer.output
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var heads = [Int32](repeating: -1, count: 1 << 15)
    var previous = [Int32](repeating: -1, count: bytes.count)
    func hash(_ place: Int) -> Int {
      (Int(bytes[place]) << 10 ^ Int(bytes[place + 1]) << 5 ^ Int(bytes[place + 2])) & 0x7FFF
    }
    var place = 0
    while place < bytes.count {
      var (best, distance) = (2, 0)
      if place + 3 <= bytes.count {
        let longest = min(258, bytes.count - place)
        var candidate = Int(heads[hash(place)])
        var tries = chainLength
        while candidate >= 0, place - candidate <= window, tries > 0, best < longest {
          if bytes[candidate + best] == bytes[place + best] {
            var length = 0
            while length < longest, bytes[candidate + length] == bytes[place + length] { length += 1 }
            if length > best { (best, distance) = (length, place - candidate) }
          }
          candidate = Int(previous[candidate])
          tries -= 1
        }
      }
      let step = distance == 0 ? 1 : best
      tokens.append(Token(length: distance == 0 ? Int(bytes[place]) : best, distance: distance))
      for covered in place..<(place + step) where covered + 3 <= bytes.count {
        previous[covered] = heads[hash(covered)]
        heads[hash(covered)] = Int32(covered)
      }
      place += step
    }
    return tokens
  }

  /// Appends bits, the lowest first.
  private mutating func put(_ bits: Int, _ count: Int) {
    pending |= UInt64(bits) << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  private mutating func write(_ tokens: ArraySlice<Token>, isLast: Bool) {
    func place(_ table: [(base: Int, extra: Int)], _ value: Int) -> Int {
      // 258 has a code of its own, and is in the range of the one before.
      (table.lastIndex { $0.base <= value } ?? 0)
    }
    let lengthPlaces = (0...258).map { place(DeflateTables.lengths, $0) }
    var literalCounts = [Int](repeating: 0, count: 286)
    var distanceCounts = [Int](repeating: 0, count: 30)
    literalCounts[256] = 1
    for token in tokens {
      if token.distance == 0 {
        literalCounts[token.length] += 1
      } else {
        literalCounts[257 + lengthPlaces[token.length]] += 1
        distanceCounts[place(DeflateTables.distances, token.distance)] += 1
      }
    }
    let literals = PrefixCode(literalCounts, longest: 15)
    let distances = PrefixCode(distanceCounts, longest: 15)
    put(isLast ? 1 : 0, 1)
    put(2, 2)
    writeLengths(literals, distances)
    for token in tokens {
      if token.distance == 0 {
        put(literals.codes[token.length], literals.lengths[token.length])
        continue
      }
      let length = lengthPlaces[token.length]
      put(literals.codes[257 + length], literals.lengths[257 + length])
      put(token.length - DeflateTables.lengths[length].base, DeflateTables.lengths[length].extra)
      let distance = place(DeflateTables.distances, token.distance)
      put(distances.codes[distance], distances.lengths[distance])
      put(token.distance - DeflateTables.distances[distance].base, DeflateTables.distances[distance].extra)
    }
    put(literals.codes[256], literals.lengths[256])
  }

  /// The header of a block: the lengths of all codes, runs of zeros shortened.
  private mutating func writeLengths(_ literals: PrefixCode, _ distances: PrefixCode) {
    let all = literals.lengths + distances.lengths
    var items: [(symbol: Int, extra: Int, bits: Int)] = []
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end] == all[start], all[start] == 0, end - start < 138 { end += 1 }
      switch end - start {
      case 11...: items.append((18, end - start - 11, 7))
      case 3...10: items.append((17, end - start - 3, 3))
      default: items += all[start..<end].map { ($0, 0, 0) }
      }
      start = end
    }
    var counts = [Int](repeating: 0, count: 19)
    for item in items { counts[item.symbol] += 1 }
    let code = PrefixCode(counts, longest: 7)
    put(literals.lengths.count - 257, 5)
    put(distances.lengths.count - 1, 5)
    put(19 - 4, 4)
    for symbol in DeflateTables.order { put(code.lengths[symbol], 3) }
    for item in items {
      put(code.codes[item.symbol], code.lengths[item.symbol])
      put(item.extra, item.bits)
    }
  }
}

/// A Huffman code with a longest length, and at least two symbols.
private struct PrefixCode {
  let lengths: [Int]
  /// The codes, first bit lowest.
  let codes: [Int]

  init(_ counts: [Int], longest: Int) {
    var weights = counts
    // A code of one symbol is not complete; give it a partner.
    for symbol in 0..<2 where weights.count(where: { $0 > 0 }) < 2 { weights[symbol] = max(weights[symbol], 1) }
    var lengths = PrefixCode.huffman(weights)
    while lengths.contains(where: { $0 > longest }) {
      // Flatter weights give shorter codes.
      weights = weights.map { $0 == 0 ? 0 : $0 / 4 + 1 }
      lengths = PrefixCode.huffman(weights)
    }
    var codes = [Int](repeating: 0, count: lengths.count)
    var next = 0
    for length in 1...longest {
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = (0..<length).reduce(0) { $0 << 1 | next >> $1 & 1 }
        next += 1
      }
      next <<= 1
    }
    self.lengths = lengths
    self.codes = codes
  }

  /// The depth of each symbol in a Huffman tree; 0 where the weight is 0.
  private static func huffman(_ weights: [Int]) -> [Int] {
    var depths = [Int](repeating: 0, count: weights.count)
    var trees = weights.indices.filter { weights[$0] > 0 }.map { (weight: weights[$0], symbols: [$0]) }
    while trees.count > 1 {
      // The lightest tree first, ties by the least symbol: the result is the same everywhere.
      trees.sort { ($0.weight, $0.symbols[0]) > ($1.weight, $1.symbols[0]) }
      let (first, second) = (trees.removeLast(), trees.removeLast())
      for symbol in first.symbols + second.symbols { depths[symbol] += 1 }
      trees.append((first.weight + second.weight, first.symbols + second.symbols))
    }
    return depths
  }
}
