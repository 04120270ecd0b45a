public import ExactArithmetic
import FiniteGroups

/// A small-bias set: different words S of C2^m with |Σ_{s∈S} (−1)^{u·s}| ≤ √ε·|S| for every u ≠ 0.
///
/// The uniform scheme on it is weak(ε) on all functions of C2^m, and every such scheme is one. The words are the columns of a
/// binary linear code of length |S| and dimension m with all relative weights in (1 ± √ε)/2. Translates S + a are small-bias sets
/// with the same sums up to sign.
///
/// Source: J. Naor, M. Naor, "Small-bias probability spaces", SIAM J. Comput. 22 (1993).
public struct SmallBiasSet: Design {
  /// The largest m.
  public static let dimensionLimit = 20

  /// m.
  public let dimension: Int
  /// The words, ascending; bit i is coordinate i.
  public let words: [Int]
  /// ε.
  public let epsilon: Rational
  /// Where the construction comes from.
  public let source: String

  /// A set from its words.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` with a character whose sum is too large.
  /// - Complexity: O(m · 2ᵐ)
  public init(words: [Int], dimension: Int, epsilon: Rational, source: String) throws(DesignError) {
    (self.words, self.dimension, self.epsilon, self.source) = (words.sorted(), dimension, epsilon, source)
    try verify()
  }

  /// The number of words.
  public var size: Int { words.count }

  /// `"6 words of C2^4 with weak error at most 1/9"`.
  public var title: String { "\(size) words of C2^\(dimension) with weak error at most \(epsilon)" }

  /// Σ_{s∈S} (−1)^{u·s} for all u, by the Walsh–Hadamard transform.
  ///
  /// - Complexity: O(m · 2ᵐ)
  public var characterSums: [Int] {
    var sums = [Int](repeating: 0, count: 1 << dimension)
    for word in words { sums[word] += 1 }
    for bit in 0..<dimension {
      for index in sums.indices where index >> bit & 1 == 0 {
        let (low, high) = (sums[index], sums[index | 1 << bit])
        (sums[index], sums[index | 1 << bit]) = (low + high, low - high)
      }
    }
    return sums
  }

  /// The weak error of the uniform scheme on all functions, exactly: the largest squared sum over |S|².
  ///
  /// - Complexity: O(m · 2ᵐ)
  public var weakError: Rational {
    let largest = characterSums.dropFirst().reduce(0) { max($0, abs($1)) }
    return Rational(largest * largest, size * size)
  }

  /// Sums all characters again.
  ///
  /// - Complexity: O(m · 2ᵐ)
  public func verify() throws(DesignError) {
    guard (1...SmallBiasSet.dimensionLimit).contains(dimension), !words.isEmpty,
      words.allSatisfy((0..<(1 << dimension)).contains), Set(words).count == size
    else {
      throw .notADesign(title, reason: "different words of 1 to \(SmallBiasSet.dimensionLimit) bits are needed")
    }
    let bound = epsilon * Rational(size * size)
    let sums = characterSums
    if let wrong = sums.indices.dropFirst().first(where: { Rational(sums[$0] * sums[$0]) > bound }) {
      throw .notADesign(
        title, reason: "the character \(wrong) has the sum \(sums[wrong]), whose square exceeds \(bound)")
    }
  }

  /// The uniform scheme on the words in the group C2^m of `GroupDescription`.
  ///
  /// - Throws: ``DesignError/group(_:)`` for more than 2¹⁶ elements.
  /// - Complexity: O(m · 2ᵐ)
  public func scheme() throws(DesignError) -> AveragingScheme {
    let coordinates = try GroupCoordinates(Array(repeating: 2, count: dimension))
    return AveragingScheme(
      uniformOn: words.map { word in coordinates.element((0..<dimension).map { word >> $0 & 1 }) })
  }
}
