import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Solving

@Suite struct WitnessFunctionTests {
  private func functions(_ group: String, _ text: String) throws -> FunctionClass {
    let description = try GroupDescription(group)
    return try FunctionClass(
      try FunctionClassSpecification(text), group: try description.enumerated(), action: description.naturalAction)
  }

  /// C2 by sign: ⟨u, ρ(g)v⟩ = uv or −uv, N = (u² + v²)/2.
  @Test func byHand() throws {
    let signs = try functions("C2", "characters:2")
    let pair = Witness.Pair(constituent: 0, left: [2], right: [1])
    let witness = Witness(pairs: [pair], set: ElementSet([1], capacity: 2))
    let function = WitnessFunction(witness, on: signs, notion: .weak(Rational(1, 4)))
    #expect(function.values == [2, -2])
    #expect(function.norm == Rational(5, 2))
    #expect(function.isValid && function.set == witness.set)
    // 4 ≤ ε · 25/4 from ε = 16/25 on.
    let weaker = WitnessFunction(witness, on: signs, notion: .weak(Rational(16, 25)))
    #expect(weaker.set.elements == [0, 1])
    var affine = witness
    affine.value = 2
    #expect(WitnessFunction(affine, on: signs, notion: .weak(Rational(1, 4))).isValid)
    #expect(!WitnessFunction(affine, on: signs, notion: .weak(Rational(16, 25))).isValid)
    affine.value = -2
    #expect(!WitnessFunction(affine, on: signs, notion: .weak(Rational(1, 4))).isValid)
  }

  /// The part of strong symmetry is twice as large for the sign, and so is ε' = 2ε.
  @Test func strongByHand() throws {
    let signs = try functions("C2", "characters:2")
    let pair = Witness.Pair(element: 1, constituent: 0, left: [1], right: [1])
    let witness = Witness(pairs: [pair], set: ElementSet([1], capacity: 2))
    let function = WitnessFunction(witness, on: signs, notion: .strong(Rational(19, 10)))
    #expect(function.values == [2, -2])
    #expect(function.isValid && function.set.elements == [1])
    #expect(WitnessFunction(witness, on: signs, notion: .strong(2)).set.elements == [0, 1])
  }

  @Test func misfitsAreRefused() throws {
    let points = try functions("S3", "functions")
    let notion = SymmetryNotion.weak(Rational(1, 9))
    func isValid(_ pair: Witness.Pair) -> Bool {
      WitnessFunction(Witness(pairs: [pair], set: ElementSet(capacity: 6)), on: points, notion: notion).isValid
    }
    #expect(isValid(Witness.Pair(constituent: 0, left: [1, 0, 0], right: [1, 0, 0])))
    #expect(!isValid(Witness.Pair(constituent: 1, left: [1, 0, 0], right: [1, 0, 0])))
    #expect(!isValid(Witness.Pair(constituent: 0, left: [1, 0], right: [1, 0, 0])))
    #expect(!isValid(Witness.Pair(element: 1, constituent: 0, left: [1, 0, 0], right: [1, 0, 0])))
    #expect(!WitnessFunction(Witness(set: ElementSet(capacity: 6)), on: points, notion: notion).isValid)
  }

  /// The fast integer function is the function of the definition, for permutations and for other matrices.
  @Test(arguments: [
    ("S3", "polynomials:2", SymmetryNotion.weak(Rational(1, 5))), ("C6", "characters:3,6", .weak(Rational(1, 5))),
    ("S3", "polynomials:2", .strong(Rational(1, 5))), ("C5", "characters:5", .strong(Rational(1, 5))),
  ])
  func integersAgreeWithTheDefinition(_ group: String, _ text: String, _ notion: SymmetryNotion) throws {
    let functions = try functions(group, text)
    let blocks = try IrreducibleBlocks(of: functions)
    let threshold = notion.kind == .strong ? 2 * notion.epsilon : notion.epsilon
    var random = SplitMix64(seed: 5)
    for _ in 0..<10 {
      let pairs = blocks.actions.sorted { $0.key < $1.key }.map { index, action in
        ApproximateFunctions.IntegerPair(
          element: notion.kind == .strong ? Int.random(in: 0..<blocks.order, using: &random) : nil, constituent: index,
          left: (0..<action.dimension).map { _ in Int.random(in: -4...4, using: &random) },
          right: (0..<action.dimension).map { _ in Int.random(in: -4...4, using: &random) })
      }
      let fast = try #require(IntegerFunction(pairs, blocks))
      let witness = Witness(pairs: pairs.map(\.witnessPair), set: ElementSet(capacity: blocks.order))
      let slow = WitnessFunction(witness, on: functions, notion: notion)
      // f is 1 or |G|.
      let factor = slow.norm.isZero ? Rational.one : Rational(fast.doubledNorm) / (2 * slow.norm)
      #expect(factor == 1 || factor == Rational(blocks.order))
      #expect(fast.values.map { Rational($0) } == slow.values.map { $0 * factor * Rational(blocks.order) })
      let least = try #require(fast.leastMissed(threshold))
      #expect(slow.set.elements == fast.values.indices.filter { fast.values[$0] < least })
    }
  }
}

@Suite struct IrreducibleBlocksTests {
  /// Embeddings are isometries onto orthogonal subspaces and carry one action to the other.
  @Test(arguments: [
    ("S3", "polynomials:2"), ("C6", "characters:3,6"), ("Q8", "regular"), ("A4", "regular"), ("C5", "regular"),
  ])
  func embeddings(_ group: String, _ text: String) throws {
    let description = try GroupDescription(group)
    let functions = try FunctionClass(
      try FunctionClassSpecification(text), group: try description.enumerated(), action: description.naturalAction)
    let blocks = try IrreducibleBlocks(of: functions)
    var random = SplitMix64(seed: 8)
    for block in blocks.blocks {
      let constituent = functions.constituents[block.constituent]
      #expect(!block.embeddings.isEmpty)
      for embedding in block.embeddings {
        let vector = (0..<block.size).map { _ in Double.random(in: -1...1, using: &random) }
        func embed(_ vector: [Double]) -> [Double] {
          (0..<constituent.dimension).map { row in
            (0..<block.size).reduce(0) { $0 + embedding[row * block.size + $1] * vector[$1] }
          }
        }
        let image = embed(vector)
        for g in 0..<blocks.order {
          let matrix = block.matrices[(g * block.size * block.size)...]
          let moved = (0..<block.size).map { row in
            (0..<block.size).reduce(0) { $0 + matrix[matrix.startIndex + row * block.size + $1] * vector[$1] }
          }
          let other = embed(moved)
          for row in 0..<constituent.dimension {
            let value = (0..<constituent.dimension).reduce(0) {
              $0 + Double(constituent.entry(row, $1, at: g)) * image[$1]
            }
            #expect(abs(value - other[row]) < 1e-9)
          }
        }
      }
    }
  }
}

@Suite struct NormMinimizerTests {
  private func blocks(_ group: String) throws -> [NormBlock] {
    let description = try GroupDescription(group)
    let functions = try FunctionClass(.regular, group: try description.enumerated(), action: description.naturalAction)
    let blocks = try IrreducibleBlocks(of: functions)
    return blocks.blocks.indices.map { blocks.weak($0) }
  }

  /// Where the best weights are equal by symmetry.
  @Test func leastNorms() throws {
    // Two cube roots of unity: |1 + ζ|/2 = 1/2. All: 0. Two fourth roots: |1 + i|/2.
    for (group, support, norm) in [
      ("C3", [0, 1], 0.5), ("C3", [0, 1, 2], 0), ("C2^2", [0, 1, 2], 1.0 / 3), ("C4", [0, 1], 0.5.squareRoot()),
    ] {
      var search = NormMinimizer(try blocks(group), support: support, isConvex: true)
      _ = search.run(above: .infinity, below: -.infinity, tolerance: 1e-9)
      #expect(abs(search.bound - norm) < 1e-6, "\(group)")
      #expect(abs(search.lowerBound - norm) < 1e-6, "\(group)")
    }
  }

  /// Early ends are consistent with the optimum.
  @Test func earlyEnds() throws {
    let blocks = try blocks("S3")
    var best = NormMinimizer(blocks, support: [0, 1, 2, 3], isConvex: true)
    _ = best.run(above: .infinity, below: -.infinity, tolerance: 1e-9)
    var above = NormMinimizer(blocks, support: [0, 1, 2, 3], isConvex: true)
    guard case .above = above.run(above: 0.9 * best.bound, below: -.infinity) else {
      Issue.record("not above")
      return
    }
    #expect(above.lowerBound <= best.bound + 1e-9)
    var below = NormMinimizer(blocks, support: [0, 1, 2, 3], isConvex: true)
    guard case .below = below.run(above: .infinity, below: 1.1 * best.bound) else {
      Issue.record("not below")
      return
    }
    #expect(below.steps < best.steps)
  }
}
