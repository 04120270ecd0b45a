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

  /// The words of 2h bits with x₁x₂ + x₃x₄ + … = 1, a bent function: 2^{2h−1} − 2^{h−1} words with weak error exactly 1/(2ʰ − 1)².
  ///
  /// They are a difference set, so no scheme on C2^{2h} with this error has fewer elements.
  ///
  /// Source: O. S. Rothaus, J. Combin. Theory A 20 (1976).
  ///
  /// - Parameter h: half of the dimension, 2 … 10.
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other h.
  /// - Complexity: O(h · 4ʰ)
  public static func bentFunction(halfDimension h: Int) throws(DesignError) -> SmallBiasSet {
    guard (2...(dimensionLimit / 2)).contains(h) else {
      throw .noConstruction(
        "bent function on C2^\(2 * h)", reason: "half the dimension must be from 2 to \(dimensionLimit / 2)")
    }
    let root = (1 << h) - 1
    return try SmallBiasSet(
      words: DifferenceSet.bentWords(halfDimension: h), dimension: 2 * h, epsilon: Rational(1, root * root),
      source: "Rothaus 1976: x₁x₂ + x₃x₄ + …")
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
