import BigInt

/// The exponents of all monomials of one degree, from x₁ᵏ downwards in lexicographic order.
struct Exponents: Sequence, IteratorProtocol {
  private var current: [Int]?

  init(variables: Int, degree: Int) {
    if variables == 0 {
      current = degree == 0 ? [] : nil
    } else {
      current = [degree] + Array(repeating: 0, count: variables - 1)
    }
  }

  mutating func next() -> [Int]? {
    guard let result = current else { return nil }
    var successor = result
    // Lower the last exponent before the final place that can be lowered, and gather what lies behind it.
    if let pivot = successor.dropLast().lastIndex(where: { $0 > 0 }) {
      let gathered = successor[(pivot + 1)...].reduce(1, +)
      successor[pivot] -= 1
      for index in (pivot + 1)..<successor.count { successor[index] = 0 }
      successor[pivot + 1] = gathered
      current = successor
    } else {
      current = nil
    }
    return result
  }
}

/// The number of labels of a class, before any is listed.
enum LabelCount {
  /// Monomials of degree ≤ k in d variables.
  static func polynomials(variables: Int, degree: Int) -> BigInt {
    binomial(variables + degree, Swift.min(variables, degree))
  }

  /// t-tuples of distinct points.
  static func tuples(points: Int, size: Int) -> BigInt {
    size > points ? 0 : ((points - size + 1)...max(points, 1)).prefix(size).reduce(BigInt(1)) { $0 * BigInt($1) }
  }

  /// Binomial coefficients, by the product formula; stops early once far beyond any limit.
  static func binomial(_ n: Int, _ k: Int) -> BigInt {
    if k < 0 || k > n { return 0 }
    var result = BigInt(1)
    for index in 0..<Swift.min(k, n - k) where result.bitWidth < 4096 {
      result = result * BigInt(n - index) / BigInt(index + 1)
    }
    return result
  }
}

/// Tuples of distinct points and subsets, counted from 1, in lexicographic order.
enum PointLabels {
  static func tuples(points: Int, size: Int) -> [[Int]] {
    extend(size) { label in (1..<(points + 1)).filter { !label.contains($0) } }
  }

  /// By the successor in lexicographic order, so that no shorter subsets are listed on the way.
  static func subsets(points: Int, size: Int) -> some Sequence<[Int]> {
    sequence(first: Array(1..<(size + 1))) { label in
      var next = label
      guard let place = next.indices.last(where: { next[$0] < points - size + $0 + 1 }) else { return nil }
      next[place] += 1
      for later in (place + 1)..<Swift.max(size, place + 1) { next[later] = next[later - 1] + 1 }
      return next
    }
  }

  private static func extend(_ size: Int, by choices: ([Int]) -> [Int]) -> [[Int]] {
    (0..<size).reduce([[]]) { labels, _ in labels.flatMap { label in choices(label).map { label + [$0] } } }
  }
}
