import ExactArithmetic
import FiniteGroups
import LawSuites
import Representations
import Testing

@Suite struct FourierSymmetricTests {
  static func random(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
  }

  static func randomPermutation(_ degree: Int, _ generator: inout SplitMix64) throws -> Permutation {
    try Permutation(oneLine: Array(1...degree).shuffled(using: &generator))
  }

  static func largestDifference(_ left: FourierTransform, _ right: FourierTransform) -> Double {
    zip(left.blocks, right.blocks).reduce(0) { max($0, ($1.0.matrix - $1.1.matrix).frobeniusNorm) }
  }

  /// The numbering of S_n used by dense functions is one.
  @Test(arguments: 1...5)
  func indicesNumberTheGroup(_ degree: Int) throws {
    let dual = try SymmetricGroupDual(degree: degree)
    let count = (1...degree).reduce(1, *)
    #expect(dual.dimensions.reduce(0) { $0 + $1 * $1 } == count)
    #expect(dual.trivialIndex == 0)
    var seen: Set<Permutation> = []
    for index in 0..<count {
      let permutation = dual.permutation(at: index)
      #expect(dual.index(of: permutation) == index)
      seen.insert(permutation)
    }
    #expect(seen.count == count)
  }

  /// Σ ω(g) π(g)ᵀ by the matrices themselves.
  @Test(arguments: 1...6)
  func transformFollowsTheDefinition(_ degree: Int) throws {
    var generator = SplitMix64(seed: UInt64(degree))
    let dual = try SymmetricGroupDual(degree: degree)
    var weights: [(element: Permutation, weight: Double)] = []
    for _ in 0..<7 {
      weights.append(
        (try FourierSymmetricTests.randomPermutation(degree, &generator), Double.random(in: -1...1, using: &generator)))
    }
    let transform = dual.transform(weights)
    for (shape, block) in zip(dual.shapes, transform.blocks) {
      let form = try YoungForm(orthogonal: shape)
      var expected = RealMatrix(rowCount: form.dimension, columnCount: form.dimension)
      for (element, weight) in weights {
        let matrix = form.matrix(of: element)
        expected.add(
          RealMatrix(rowCount: form.dimension, columnCount: form.dimension, entries: matrix.transposed.entries),
          scaledBy: weight)
      }
      #expect((block.matrix.real - expected).frobeniusNorm < 1e-13)
      #expect(block.matrix.isReal)
      #expect(block.normError > 0 && block.normError < 1e-11)
    }
  }

  @Test(arguments: 1...6)
  func denseTransformsInvertAndKeepNorms(_ degree: Int) throws {
    var generator = SplitMix64(seed: UInt64(degree))
    let dual = try SymmetricGroupDual(degree: degree)
    let count = (1...degree).reduce(1, *)
    let values = FourierSymmetricTests.random(count, &generator)
    let transform = dual.transform(dense: values)
    let energy = values.reduce(0) { $0 + $1 * $1 }
    #expect(abs(transform.plancherelSum / Double(count) - energy) < 1e-12 * energy)
    let back = dual.inverse(transform)
    #expect(zip(back, values).allSatisfy { abs($0 - $1) < 1e-13 })
    let sparse = dual.transform((0..<count).map { (dual.permutation(at: $0), values[$0]) })
    #expect(FourierSymmetricTests.largestDifference(transform, sparse) < 1e-12)
  }

  @Test func convolutionTheorem() throws {
    var generator = SplitMix64(seed: 9)
    let dual = try SymmetricGroupDual(degree: 4)
    let f = FourierSymmetricTests.random(24, &generator)
    let h = FourierSymmetricTests.random(24, &generator)
    let elements = (0..<24).map { dual.permutation(at: $0) }
    var convolution = [Double](repeating: 0, count: 24)
    for x in 0..<24 {
      for y in 0..<24 { convolution[dual.index(of: elements[x] * elements[y])] += f[x] * h[y] }
    }
    let product = dual.transform(dense: f).convolved(with: dual.transform(dense: h))
    let expected = dual.transform(dense: convolution)
    #expect(FourierSymmetricTests.largestDifference(product, expected) < 1e-12)
    #expect(zip(dual.inverse(product), convolution).allSatisfy { abs($0 - $1) < 1e-12 })
    for (block, exact) in zip(product.blocks, expected.blocks) {
      #expect((block.matrix - exact.matrix).frobeniusNorm <= block.normError + exact.normError)
    }
  }

  /// A function without support has the transform zero; the bounds are what is always added for underflow, about 2⁻⁹⁶⁰.
  @Test func emptySupport() throws {
    for degree in [1, 4, 5] {
      let transform = try SymmetricGroupDual(degree: degree).transform([])
      #expect(transform.plancherelSum == 0 && transform.blocks.allSatisfy { $0.normError < 0x1p-950 })
    }
  }

  /// Schemes with a weak error known by theory.
  @Test func knownWeakErrors() throws {
    let dual = try SymmetricGroupDual(degree: 4)
    let all = (0..<24).map { dual.permutation(at: $0) }
    let single = dual.weakError(of: [(all[5], 1.0)])
    #expect(single.contains(1) && single.upper - single.lower < 1e-10)
    let uniform = dual.weakError(of: all.map { ($0, 1.0 / 24) }, weightError: 0x1p-52)
    #expect(uniform.lower == 0 && uniform.upper < 1e-20)
    // All but one element: 1/(|G| − 1)², mathematics.md §5.
    let punctured = dual.weakError(of: all.dropLast().map { ($0, 1.0 / 23) }, weightError: 0x1p-52)
    #expect(punctured.contains(1.0 / 529) && punctured.upper - punctured.lower < 1e-13)
    // Exact weights give the same, their rounding included.
    let exact = dual.weakError(of: all.dropLast().map { (element: $0, weight: Rational(1, 23)) })
    #expect(exact.contains(1.0 / 529) && exact.upper - exact.lower < 1e-13)
    // The alternating group misses the sign: error 1. Without the sign among the shapes it is exact.
    let even = all.filter { $0.cycles.reduce(0) { $0 + $1.count - 1 }.isMultiple(of: 2) }
    #expect(even.count == 12)
    let alternating = even.map { (element: $0, weight: 1.0 / 12) }
    #expect(dual.weakError(of: alternating, weightError: 0x1p-52).contains(1))
    let some = try SymmetricGroupDual(shapes: [Partition([4]), Partition([3, 1]), Partition([2, 2])])
    #expect(some.weakError(of: alternating, weightError: 0x1p-52).upper < 1e-20)
  }

  /// The maximum found by exclusion is the maximum of all blocks, whichever block it is in.
  @Test func weakErrorIsTheLargestBlock() throws {
    let dual = try SymmetricGroupDual(degree: 5)
    var places: Set<Int> = []
    for seed in 0..<8 {
      var generator = SplitMix64(seed: UInt64(seed))
      var weights: [(element: Permutation, weight: Double)] = []
      for _ in 0..<(4 + seed) { weights.append((try FourierSymmetricTests.randomPermutation(5, &generator), 0.125)) }
      let transform = dual.transform(weights)
      let norms = transform.blocks.map(\.operatorNorm)
      let largest = norms.dropFirst().reduce(NormEnclosure.zero) { .maximum($0, $1) }
      places.insert(norms.dropFirst().firstIndex { $0.lower == largest.lower } ?? 0)
      #expect(transform.weakError == largest.squared)
    }
    #expect(places.count > 1)
  }

  /// A family of a few shapes gives the same blocks as the whole dual.
  @Test func partialFamilies() throws {
    var generator = SplitMix64(seed: 3)
    let whole = try SymmetricGroupDual(degree: 6)
    let shapes = [try Partition([2, 2, 2]), try Partition([4, 2]), try Partition([6])]
    let part = try SymmetricGroupDual(shapes: shapes)
    #expect(part.trivialIndex == 2)
    var weights: [(element: Permutation, weight: Double)] = []
    for _ in 0..<6 { weights.append((try FourierSymmetricTests.randomPermutation(6, &generator), 0.25)) }
    let (all, some) = (whole.transform(weights), part.transform(weights))
    for (shape, block) in zip(shapes, some.blocks) {
      let index = try #require(whole.shapes.firstIndex(of: shape))
      #expect((block.matrix - all.blocks[index].matrix).frobeniusNorm < 1e-14)
    }
    // The whole family without the trivial representation has no trivial index.
    #expect(try SymmetricGroupDual(shapes: [Partition([5, 1])]).trivialIndex == nil)
  }

  /// Large degrees with small representations: the cycle (1 … n) moves e₁ − e₂ and so on; ‖½(1 + π(g))‖ on (n−1, 1) is cos(π/n).
  @Test func degreesBeyondEnumeration() throws {
    let degree = 30
    let dual = try SymmetricGroupDual(shapes: [Partition([degree - 1, 1])])
    let cycle = try Permutation(oneLine: Array(2...degree) + [1])
    let error = dual.weakError(of: [(Permutation(identity: degree), 0.5), (cycle, 0.5)])
    // cos²(π/30) = (1 + cos(2π/30))/2
    let cosine = Enclosure.cosine(ofTurns: Rational(1, degree))
    let exact = try #require(error.exact)
    #expect(exact.lower * 2 - 1 <= cosine.upper && cosine.lower <= exact.upper * 2 - 1)
    #expect(error.upper - error.lower < 1e-9)
  }
}
