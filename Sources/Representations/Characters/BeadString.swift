import BigInt

/// A Young diagram as its boundary path, an abacus with one runner: bit b is set when some row has λᵢ + (rows − i) − 1
/// = b.
///
/// Removing a rim hook of length m moves a bead m places down to a free place; the sign counts the beads it jumps.
struct BeadString: Hashable {
  private var beads: UInt64

  /// - Precondition: a partition of at most 63, so that first hook lengths fit.
  init(_ partition: Partition) {
    let parts = partition.parts
    beads = parts.enumerated().reduce(0) { $0 | 1 << UInt64($1.element + parts.count - $1.offset - 1) }
  }

  private init(beads: UInt64) { self.beads = beads }

  /// The partition.
  var partition: Partition {
    var parts: [Int] = []
    var count = 0
    for place in 0..<64 where beads >> UInt64(place) & 1 == 1 {
      parts.append(place - count)
      count += 1
    }
    return Partition.descending(parts)
  }

  /// The dimension of the representation of the diagram.
  var dimension: BigInt { partition.dimension }

  /// The diagrams left by removing a rim hook of a length, each with (−1)^height.
  func removingRimHooks(_ length: Int) -> [(BeadString, Int)] {
    stride(from: length, to: 64, by: 1).compactMap { place in
      let target = place - length
      guard beads >> UInt64(place) & 1 == 1, beads >> UInt64(target) & 1 == 0 else { return nil }
      let between = beads & (1 << UInt64(place) - 1) & ~((2 << UInt64(target)) - 1)
      let moved = beads & ~(1 << UInt64(place)) | 1 << UInt64(target)
      return (BeadString(beads: moved), between.nonzeroBitCount % 2 == 0 ? 1 : -1)
    }
  }
}

extension Partition {
  /// The partition without its largest part.
  static func withoutLargestPart(_ partition: Partition) -> Partition { descending(Array(partition.parts.dropFirst())) }

  /// The partition of the positive ones among some numbers, in any order.
  static func descending(_ numbers: [Int]) -> Partition {
    // Positive and sorted, so the initializer does not throw.
    (try? Partition(numbers.filter { $0 > 0 }.sorted(by: >))) ?? Partition.all(of: 0)[0]
  }
}
