import ExactArithmetic
import FiniteGroups

extension SmallBiasSet {
  /// The words (x, x³, …, x^{2b−1}) for x in the field of 2ʳ elements, in C2^{rb}: 2ʳ words with weak error at most (2b − 2)²/2ʳ.
  ///
  /// The sums are Σ(−1)^{Tr(a₁x + a₃x³ + …)}, at most (2b − 2)·2^{r/2} in absolute value; explicit for groups of any size, but for
  /// fixed ε of size about (log|G|)²/ε up to logarithms, where random sets need log|G|/ε.
  ///
  /// Sources: A. Weil 1948; L. Carlitz, S. Uchiyama, Duke Math. J. 24 (1957).
  ///
  /// - Parameters:
  ///   - degree: r ≥ 2.
  ///   - blocks: b ≥ 1 with rb ≤ 20 and (2b − 2)² < 2ʳ.
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other parameters.
  /// - Complexity: O(rb · 2^{rb})
  public static func dualBCH(degree: Int, blocks: Int) throws(DesignError) -> SmallBiasSet {
    guard degree >= 2, blocks >= 1, degree * blocks <= dimensionLimit, (2 * blocks - 2) * (2 * blocks - 2) < 1 << degree
    else {
      throw .noConstruction(
        "dual BCH code of degree \(degree) with \(blocks) blocks",
        reason: "it needs r ≥ 2, b ≥ 1, rb ≤ \(dimensionLimit) and (2b − 2)² < 2^r")
    }
    let words = try dualBCHWords(degree: degree, blocks: blocks)
    let error = (2 * blocks - 2) * (2 * blocks - 2)
    return try SmallBiasSet(
      words: words, dimension: degree * blocks, epsilon: Rational(error, words.count),
      source: "Weil, Carlitz and Uchiyama: the dual of a BCH code")
  }
  /// The words (x, x³, …, x^{2b−1}) for all x in the field of 2ʳ elements, r bits each, the first lowest.
  ///
  /// - Precondition: rb ≤ 62.
  static func dualBCHWords(degree: Int, blocks: Int) throws(DesignError) -> [Int] {
    let field = try DesignError.wrapping { () throws(GroupError) in FiniteField(try PrimePower(1 << degree)) }
    return (0..<field.size.value).map { x in
      (0..<blocks).reduce(0) { $0 | field.power(x, 2 * $1 + 1) << (degree * $1) }
    }
  }
}
