import Averaging
import ExactArithmetic
import Testing

@Suite struct DesignSmallBiasTests {
  /// Least sizes, each proved by refuting every smaller one.
  ///
  /// No table of codes with two-sided weights is known to us; the entries were confirmed in Python by the same definition. Known
  /// among them: a difference set for (4, 1/9), the complement of a point for (3, 1/16).
  @Test(arguments: [
    (1, 4, 2), (1, 9, 2), (1, 16, 2), (2, 4, 3), (2, 9, 3), (2, 16, 4), (3, 4, 4), (3, 9, 6), (3, 16, 7), (4, 4, 6),
    (4, 9, 6), (4, 16, 10), (5, 4, 8), (5, 9, 12), (5, 16, 16),
  ])
  func minima(_ dimension: Int, _ inverse: Int, _ size: Int) throws {
    let minimum = try SmallBiasSet.minimum(dimension: dimension, epsilon: Rational(1, inverse))
    #expect(minimum.set.size == size && minimum.refutations.count == size - 1)
    #expect(minimum.set.weakError <= Rational(1, inverse))
    #expect(WeakLowerBound.plancherel(order: 1 << dimension, epsilon: Rational(1, inverse)) <= size)
    #expect(size > dimension)
    #expect(try minimum.set.scheme().size == size)
    // As a linear code, the zero column left out, it attains the largest least weight that Griesmer's bound allows and thus that of
    // the best codes of its length; only for (5, 1/16) the largest weight matters too: 6, where [15, 5, 7] is the BCH code.
    let largest = (1...size).last { SmallBiasSet.griesmerBound(dimension: dimension, weight: $0) < size }
    let least = minimum.set.characterSums.dropFirst().map { (size - $0) / 2 }.min()
    #expect(minimum.set.words.contains(0))
    #expect(least == (dimension == 5 && inverse == 16 ? 6 : largest))
  }

  /// 16 words of C2^5 with sums ±4 and 0; counting alone would allow 13.
  @Test func sixteenWordsInDimensionFive() throws {
    let words = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 16, 17, 20, 24, 30, 31]
    let set = try SmallBiasSet(words: words, dimension: 5, epsilon: Rational(1, 16), source: "")
    #expect(set.weakError == Rational(1, 16))
    #expect(throws: DesignError.self) {
      try SmallBiasSet(words: words, dimension: 5, epsilon: Rational(1, 17), source: "")
    }
    #expect(throws: DesignError.searchLimit("smallest set of words of C2^5 with weak error at most 1/16", nodes: 500)) {
      try SmallBiasSet.minimum(dimension: 5, epsilon: Rational(1, 16), nodeLimit: 500)
    }
  }

  /// The sums are those of the definition, and the minimum over all subsets agrees with the search.
  @Test func definitionAndBruteForce() throws {
    let set = try SmallBiasSet(words: [0, 3, 5, 6, 9], dimension: 4, epsilon: 1, source: "")
    for character in 0..<16 {
      let sum = set.words.reduce(0) { $0 + ((($1 & character).nonzeroBitCount % 2 == 0) ? 1 : -1) }
      #expect(set.characterSums[character] == sum)
    }
    for inverse in [2, 4, 9, 16, 50] {
      let sizes = (1..<(1 << 8)).filter { mask in
        let words = (0..<8).filter { mask >> $0 & 1 == 1 }
        return (1..<8).allSatisfy { character in
          let sum = words.reduce(0) { $0 + ((($1 & character).nonzeroBitCount % 2 == 0) ? 1 : -1) }
          return inverse * sum * sum <= words.count * words.count
        }
      }.map(\.nonzeroBitCount)
      let minimum = try SmallBiasSet.minimum(dimension: 3, epsilon: Rational(1, inverse))
      #expect(minimum.set.size == sizes.min())
    }
  }

  @Test func exactOnlyTheWholeGroup() throws {
    #expect(try SmallBiasSet.minimum(dimension: 3, epsilon: 0).set.size == 8)
  }

  /// Dual BCH codes: the bound of Weil, Carlitz and Uchiyama holds and is attained where r is even.
  @Test(arguments: [
    (4, 2, 16, Rational(1, 4)), (5, 2, 32, Rational(1, 16)), (6, 2, 64, Rational(1, 16)), (4, 1, 16, 0),
  ])
  func dualBCHCodes(_ degree: Int, _ blocks: Int, _ size: Int, _ error: Rational) throws {
    let set = try SmallBiasSet.dualBCH(degree: degree, blocks: blocks)
    #expect(set.size == size && set.dimension == degree * blocks)
    #expect(set.weakError == error && set.weakError <= set.epsilon)
    #expect(throws: DesignError.self) { try SmallBiasSet.dualBCH(degree: degree, blocks: 6) }
  }

  @Test func griesmerBound() {
    // Simplex code [15, 4, 8] and Hamming code [7, 4, 3] meet it; the Golay code [23, 12, 7] does not.
    #expect(SmallBiasSet.griesmerBound(dimension: 4, weight: 8) == 15)
    #expect(SmallBiasSet.griesmerBound(dimension: 4, weight: 3) == 7)
    #expect(SmallBiasSet.griesmerBound(dimension: 12, weight: 7) == 22)
  }

  @Test func refusals() {
    for (words, dimension) in [([0, 1, 1], 2), ([4], 2), ([], 2), ([0], 0), ([-1], 3)] {
      #expect(throws: DesignError.self) { try SmallBiasSet(words: words, dimension: dimension, epsilon: 1, source: "") }
    }
    for (dimension, epsilon) in [(0, Rational(1, 4)), (6, Rational(1, 4)), (3, 1), (3, -1)] {
      #expect(throws: DesignError.self) { try SmallBiasSet.minimum(dimension: dimension, epsilon: epsilon) }
    }
  }
}
