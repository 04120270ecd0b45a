import ExactArithmetic

/// The sizes for which no scheme exists, as far as it was proved.
struct SizeExclusions {
  /// No scheme has fewer elements.
  private(set) var below = 1
  /// The number of elements of every scheme is a multiple of this divisor of the order.
  private(set) var multiple = 1
  /// Further sizes that no scheme has.
  private(set) var single: Set<Int> = []

  mutating func exclude(below bound: Int) { below = max(below, bound) }

  mutating func exclude(size: Int) { single.insert(size) }

  mutating func excludeNonMultiples(of number: Int) {
    multiple = Divisibility.leastCommonMultiple(multiple, number)
  }

  mutating func formUnion(_ other: SizeExclusions) {
    exclude(below: other.below)
    excludeNonMultiples(of: other.multiple)
    single.formUnion(other.single)
  }

  func contains(_ size: Int) -> Bool { size < below || size % multiple != 0 || single.contains(size) }

  /// The least size that is not excluded, at most the order: the whole group is always a scheme.
  ///
  /// - Parameter complements: whether a size n below the order is excluded with the order − n.
  /// - Complexity: O(number of single sizes) steps.
  func least(order: Int, complements: Bool) -> Int {
    var size = below
    while size < order {
      let rest = order - size
      if size % multiple != 0 {
        let (next, overflow) = size.addingReportingOverflow(multiple - size % multiple)
        size = overflow ? order : next
      } else if complements && rest < below {
        return order
      } else if contains(size) || complements && contains(rest) {
        size += 1
      } else {
        return size
      }
    }
    return max(below, order)
  }
}
