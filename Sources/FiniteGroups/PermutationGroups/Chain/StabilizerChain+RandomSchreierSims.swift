import ExactArithmetic
import BigInt

extension StabilizerChain {
  /// Entries of explicit transversals of one level, at most, in chains of groups that are not enumerated.
  static let explicitEntries = 1 << 17

  /// Grows the chain by sifted random elements until its order is `target`, or `patience` elements in a row were found in it.
  ///
  /// - Parameter next: an element of the group, with the value of the program that it is.
  /// - Complexity: O(1) sifts for each strong generator found
  mutating func grow(
    patience: Int, target: BigInt?, using random: inout some RandomNumberGenerator,
    next: (inout StraightLineProgram?, inout SplitMix64) -> (element: Permutation, value: Int)
  ) {
    var source = SplitMix64(seed: random.next())
    var successes = 0
    var complete = target.map { order >= $0 } ?? false
    while !complete && successes < patience {
      let (element, value) = next(&program, &source)
      if absorb(element, value: value) {
        complete = target.map { order >= $0 } ?? false
        successes = 0
        shortenTrees(using: &source)
      } else {
        successes += 1
      }
    }
  }

  /// Sifts an element of the group and adds what is left to the strong generators; whether anything was.
  mutating func absorb(_ element: Permutation, value: Int = 0) -> Bool {
    let (residue, last, positions) = sift(element)
    guard last < levels.count || !residue.isIdentity else { return false }
    var line: [StraightLineProgram.Letter] = []
    if program != nil {
      // residue = u_last⁻¹ ⋯ u₀⁻¹ element, and (s₁ ⋯ s_d)⁻¹ = s_d⁻¹ ⋯ s₁⁻¹
      for (level, position) in positions.enumerated().reversed() {
        for letter in levels[level].word(at: position, table: table).reversed() {
          line.append(.init(programValues[letter], inverted: true))
        }
      }
      line.append(.init(value))
    }
    add(residue, toLevels: 0...last, value: program?.append(line))
    return true
  }

  /// Rebuilds every tree that is too high for its orbit, with random elements of its group as edges.
  ///
  /// A tree with c random generators has height about log|orbit| / log c, so a few suffice.
  ///
  /// Source: L. Babai, G. Cooperman, L. Finkelstein, Á. Seress, "Nearly linear time algorithms for permutation groups with a
  /// small base", ISSAC 1991.
  mutating func shortenTrees(using random: inout some RandomNumberGenerator) {
    for index in levels.indices where !levels[index].isExplicit {
      let limit = 4 + (Int.bitWidth - levels[index].orbit.count.leadingZeroBitCount) / 2
      guard levels[index].height > limit else { continue }
      rebuild(index, adding: [])
      guard levels[index].height > limit else { continue }
      let generators = levels[index].generators.map {
        (element: table[$0], value: program == nil ? 0 : programValues[$0])
      }
      var source = ProductReplacement(generators, program: &program, using: &random)
      // The number of rounds is bounded: a high tree is slow, not wrong.
      for _ in 0..<8 where levels[index].height > limit {
        let shortcuts = (0..<3).map { _ in
          let (element, value) = source.next(program: &program, using: &random)
          return (element, value: Optional(value))
        }
        rebuild(index, adding: shortcuts)
      }
    }
  }

  /// The chain, with the given base points first, of a group whose order and whose uniform elements are known.
  ///
  /// - Parameter element: a uniform element of the group.
  /// - Complexity: O(log order) sifts expected. Every new strong generator at least doubles the order, and every element is
  ///   new with probability at least 1/2 until the chain is complete.
  init(
    order: BigInt, degree: Int, base: [Int] = [], using random: inout some RandomNumberGenerator,
    element: (inout SplitMix64) -> Permutation
  ) {
    self.init(degree: degree, base: base, explicitLimit: StabilizerChain.explicitEntries)
    grow(patience: .max, target: order, using: &random) { _, source in (element(&source), 0) }
  }
}
