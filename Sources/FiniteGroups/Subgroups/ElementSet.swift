/// A set of element indices as bits.
struct ElementSet: Sendable, Hashable {
  private var words: [UInt64]

  /// The empty set, with room for the indices `0 ..< capacity`.
  init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

  /// The set of some indices.
  init(_ elements: some Sequence<Int>, capacity: Int) {
    self.init(capacity: capacity)
    for element in elements { insert(element) }
  }

  func contains(_ element: Int) -> Bool { words[element >> 6] >> UInt64(element & 63) & 1 == 1 }

  mutating func insert(_ element: Int) { words[element >> 6] |= 1 << UInt64(element & 63) }

  mutating func formIntersection(_ other: ElementSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  func isSubset(of other: ElementSet) -> Bool {
    words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The indices, ascending.
  var elements: [Int] {
    var result: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}
