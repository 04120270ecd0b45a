/// A set of group elements, as a row of bits.
public struct ElementSet: Sendable, Hashable {
  /// The bits, element 0 first.
  @usableFromInline var words: [UInt64]

  /// The empty set, with room for the elements `0 ..< capacity`.
  public init(capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

  /// The set of some elements below `capacity`.
  public init(_ elements: some Sequence<Int>, capacity: Int) {
    self.init(capacity: capacity)
    for element in elements { insert(element) }
  }

  /// Whether an element belongs to the set.
  @inlinable public func contains(_ element: Int) -> Bool { words[element >> 6] >> UInt64(element & 63) & 1 == 1 }

  /// Adds an element.
  @inlinable public mutating func insert(_ element: Int) { words[element >> 6] |= 1 << UInt64(element & 63) }

  /// Takes an element away.
  @inlinable public mutating func remove(_ element: Int) { words[element >> 6] &= ~(1 << UInt64(element & 63)) }

  /// The number of elements.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the set has no element.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether the sets have no common element.
  @inlinable public func isDisjoint(with other: ElementSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  /// Whether every element belongs to `other`.
  public func isSubset(of other: ElementSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  /// Adds the elements of another set.
  public mutating func formUnion(_ other: ElementSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes the elements away that are not in another set.
  public mutating func formIntersection(_ other: ElementSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// The elements that are not in `other`.
  public func subtracting(_ other: ElementSet) -> ElementSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  /// The elements in ascending order.
  public var elements: [Int] {
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
