/// A set of the points 0 ..< n as bits.
struct PointSet: Sendable, Hashable {
  private(set) var words: [UInt64]

  /// The points that satisfy a condition.
  init(of count: Int, where isMember: (Int) -> Bool = { _ in false }) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    for point in 0..<count where isMember(point) { insert(point) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The members, ascending.
  var members: [Int] {
    var result: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(64 * index + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }

  func contains(_ point: Int) -> Bool { words[point >> 6] & (1 << UInt64(point & 63)) != 0 }

  mutating func insert(_ point: Int) { words[point >> 6] |= 1 << UInt64(point & 63) }

  mutating func remove(_ point: Int) { words[point >> 6] &= ~(1 << UInt64(point & 63)) }

  mutating func subtract(_ other: PointSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  mutating func formIntersection(_ other: PointSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// The number of common members.
  func overlap(_ other: PointSet) -> Int {
    var count = 0
    for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
    return count
  }

  func isSubset(of other: PointSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }
}
