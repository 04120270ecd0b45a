import ExactArithmetic

/// Random elements of a problem's group as schemes.
enum RandomSample {
  /// i.i.d. uniform elements; repeated ones add up.
  ///
  /// - Precondition: `size >= 1`.
  /// - Complexity: O(size · log size)
  static func independent(
    _ size: Int, order: Int, using random: inout some RandomNumberGenerator
  ) -> AveragingScheme {
    var counts: [Int: Int] = [:]
    for _ in 0..<size { counts[Int.random(in: 0..<order, using: &random), default: 0] += 1 }
    return scheme(counts, total: size)
  }

  /// The scheme of a multiset.
  ///
  /// - Precondition: the counts are positive and sum to the total.
  static func scheme(_ counts: [Int: Int], total: Int) -> AveragingScheme {
    AveragingScheme(positive: counts.map { ($0.key, Rational($0.value, total)) })
  }

  /// A uniform subset (the first part of a shuffle by Fisher and Yates), ascending.
  ///
  /// - Precondition: `1 <= size <= order`.
  /// - Complexity: O(order)
  static func subset(_ size: Int, order: Int, using random: inout some RandomNumberGenerator) -> [Int] {
    var elements = Array(0..<order)
    for index in 0..<size { elements.swapAt(index, Int.random(in: index..<order, using: &random)) }
    return elements[..<size].sorted()
  }
}
