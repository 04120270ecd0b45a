import FiniteGroups

extension FiniteGroup {
  /// All nonempty sets of elements, of those that are left translates of each other one: it contains e.
  ///
  /// - Complexity: O(2^order · order²)
  var supports: [[Int]] {
    // Bit g − 1 of a mask stands for the element g > 0; e is in every set.
    (0..<(1 << (order - 1))).compactMap { mask in
      let set = [identity] + (1..<order).filter { mask >> ($0 - 1) & 1 == 1 }
      let isLeast = set.allSatisfy { element in
        let inverse = inverse(element)
        return set.reduce(0) { $0 | 1 << product(inverse, $1) } >> 1 >= mask
      }
      return isLeast ? set : nil
    }
  }
}
