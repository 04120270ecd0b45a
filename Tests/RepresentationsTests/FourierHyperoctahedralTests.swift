import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct FourierHyperoctahedralTests {
  static func all(_ degree: Int) throws -> [SignedPermutation] {
    var permutations: [[Int]] = [[]]
    for letter in 1...degree {
      permutations = permutations.flatMap { word in
        (0...word.count).map { Array(word[..<$0]) + [letter] + Array(word[$0...]) }
      }
    }
    return try permutations.flatMap { word in
      let permutation = try Permutation(oneLine: word)
      return (0..<(1 << degree)).map { signs in
        SignedPermutation(permutation, negated: (0..<degree).map { signs >> $0 & 1 == 1 })
      }
    }
  }

  static func matrices(_ dual: HyperoctahedralDual, _ element: SignedPermutation) -> [ComplexMatrix] {
    dual.transform([(element, 1)]).blocks.map { $0.matrix.adjoint }
  }

  @Test(arguments: [(1, 2), (2, 5), (3, 10), (4, 20), (5, 36), (6, 65)])
  func labels(_ degree: Int, _ count: Int) throws {
    let pairs = Bipartition.all(of: degree)
    // The numbers of bipartitions: OEIS A000712.
    #expect(pairs.count == count && Set(pairs).count == count)
    let order = (1...degree).reduce(1) { $0 * 2 * $1 }
    #expect(pairs.reduce(BigInt(0)) { $0 + $1.dimension * $1.dimension } == BigInt(order))
    let dual = try HyperoctahedralDual(degree: degree)
    #expect(dual.dimensions.map { BigInt($0) } == pairs.map(\.dimension) && dual.trivialIndex == 0)
  }

  /// π(gh) = π(g)π(h), orthogonal, and ([n − 1], [1]) has the character of ℝⁿ.
  @Test(arguments: 1...5)
  func representations(_ degree: Int) throws {
    let dual = try HyperoctahedralDual(degree: degree)
    let natural = try #require(
      dual.shapes.firstIndex { $0.odd.parts == [1] && $0.even.parts.count <= 1 })
    var random = SplitMix64(seed: UInt64(degree))
    let elements = try Self.all(degree)
    for _ in 0..<8 {
      let (g, h) = (elements.randomElement(using: &random)!, elements.randomElement(using: &random)!)
      let (first, second, product) = (Self.matrices(dual, g), Self.matrices(dual, h), Self.matrices(dual, g * h))
      for index in first.indices {
        #expect((first[index] * second[index] - product[index]).frobeniusNorm < 1e-13)
        #expect((first[index] * first[index].adjoint - .identity(dual.dimensions[index])).frobeniusNorm < 1e-13)
      }
      let trace = g.oneLine.enumerated().reduce(0) { $0 + ($1.1 == $1.0 + 1 ? 1 : $1.1 == -$1.0 - 1 ? -1 : 0) }
      #expect(abs(first[natural].trace.real - Double(trace)) < 1e-13)
    }
  }

  /// The characters are different and of norm 1, so the representations are irreducible and inequivalent, and all.
  @Test(arguments: 1...3)
  func characters(_ degree: Int) throws {
    let dual = try HyperoctahedralDual(degree: degree)
    let elements = try Self.all(degree)
    let values = elements.map { Self.matrices(dual, $0).map(\.trace.real) }
    for first in dual.shapes.indices {
      for second in dual.shapes.indices {
        let sum = values.reduce(0) { $0 + $1[first] * $1[second] }
        #expect(abs(sum / Double(elements.count) - (first == second ? 1 : 0)) < 1e-12)
      }
    }
  }

  /// Plancherel's equation and the sums of single matrices, repeated elements included.
  @Test func transformsOfSeveralElements() throws {
    let dual = try HyperoctahedralDual(degree: 4)
    var random = SplitMix64(seed: 4)
    let elements = Array(try Self.all(4).shuffled(using: &random).prefix(30))
    let weights = elements.map { (element: $0, weight: Double.random(in: -1...1, using: &random)) }
    let energy = weights.reduce(0) { $0 + $1.weight * $1.weight }
    let transform = dual.transform(weights)
    #expect(abs(transform.plancherelSum / 384 - energy) < 1e-12)
    let repeated = dual.transform(weights + weights)
    var expected = dual.dimensions.map { ComplexMatrix(rowCount: $0, columnCount: $0) }
    for (element, weight) in weights {
      for (index, matrix) in Self.matrices(dual, element).enumerated() {
        expected[index].add(matrix.adjoint, scaledBy: (weight, 0))
      }
    }
    for index in expected.indices {
      #expect((transform.blocks[index].matrix - expected[index]).frobeniusNorm <= transform.blocks[index].normError)
      #expect((repeated.blocks[index].matrix - 2 * expected[index]).frobeniusNorm < 1e-12)
      #expect(transform.blocks[index].normError < 1e-10)
    }
  }

  /// Two whole cosets of B_3 in B_4 that differ by a sign, and one element of a third.
  @Test func sumsOverWholeCosets() throws {
    let dual = try HyperoctahedralDual(degree: 4)
    let elements = try Self.all(4)
    let fixing = elements.filter { abs($0.oneLine[3]) == 4 }
    let other = try #require(elements.first { $0.oneLine[3] == -2 })
    #expect(fixing.count == 96)
    let transform = dual.transform(fixing.map { (element: $0, weight: 1.0 / 96) } + [(element: other, weight: 1)])
    // Left is the projection on the vectors that B_3 and the last sign fix: ([3, 1], ∅) and ([4], ∅) have one.
    for (index, block) in transform.blocks.enumerated() {
      let projection = block.matrix - dual.transform([(element: other, weight: 1)]).blocks[index].matrix
      let rank =
        dual.shapes[index].odd.parts.isEmpty && [[4], [3, 1]].contains(dual.shapes[index].even.parts) ? 1.0 : 0
      #expect((projection * projection - projection).frobeniusNorm < 1e-13)
      #expect(abs(projection.trace.real - rank) < 1e-13)
    }
  }

  /// Known errors: one element 1, all but one 1/(|G| − 1)², the rotations 1 because of the determinant.
  @Test func knownWeakErrors() throws {
    let dual = try HyperoctahedralDual(degree: 3)
    let all = try Self.all(3)
    func error(_ elements: [SignedPermutation]) -> NormEnclosure {
      dual.weakError(of: elements.map { (element: $0, weight: Rational(1, elements.count)) })
    }
    #expect(error([all[7]]).contains(1) && error(all).upper < 1e-20)
    let punctured = error(Array(all.dropLast()))
    #expect(punctured.contains(1.0 / (47 * 47)) && punctured.upper - punctured.lower < 1e-13)
    let determinant = try #require(
      dual.shapes.firstIndex { $0.even.parts.isEmpty && $0.odd.parts == [1, 1, 1] })
    let rotations = all.filter { Self.matrices(dual, $0)[determinant].trace.real > 0 }
    #expect(rotations.count == 24 && error(rotations).contains(1))
    let some = try HyperoctahedralDual(
      shapes: dual.shapes.enumerated().filter { $0.offset != determinant }.map(\.element))
    #expect(some.weakError(of: rotations.map { (element: $0, weight: Rational(1, 24)) }).upper < 1e-20)
    #expect(try HyperoctahedralDual(shapes: [dual.shapes[3]]).trivialIndex == nil)
  }

  /// Polynomials of degree at most 2 by labels and as a module have the same error, beyond enumeration: B_12.
  @Test func agreesWithTheModule() throws {
    let n = 12
    let labels = [
      Bipartition(even: try Partition([n - 1]), odd: try Partition([1])),
      Bipartition(even: try Partition([n - 1, 1]), odd: try Partition([])),
      Bipartition(even: try Partition([n - 2]), odd: try Partition([2])),
    ]
    let dual = try HyperoctahedralDual(shapes: labels)
    #expect(dual.dimensions == [n, n - 1, n * (n - 1) / 2])
    let flip = SignedPermutation(Permutation(identity: n), negated: (0..<n).map { $0 == 0 })
    let generators = try GroupDescription("S\(n)").generators.map {
      SignedPermutation($0, negated: Array(repeating: false, count: n))
    }
    let module = try PermutationModule.polynomials(degree: 2, points: n, generators: generators + [flip])
    var random = SplitMix64(seed: 12)
    let scheme = try (0..<9).map { _ in
      let permutation = try Permutation(oneLine: Array(1...n).shuffled(using: &random))
      let signs = (0..<n).map { _ in Bool.random(using: &random) }
      return (element: SignedPermutation(permutation, negated: signs), weight: Rational(1, 9))
    }
    let (first, second) = (dual.weakError(of: scheme), try module.weakError(of: scheme))
    #expect(first.lower <= second.upper && second.lower <= first.upper)
    #expect(first.upper - first.lower < 1e-10 && second.upper - second.lower < 1e-10)
  }

  @Test func refusals() throws {
    let large = Bipartition(even: try Partition([8, 8]), odd: try Partition([8, 8]))
    #expect(throws: PartitionError.tooManyBitableaux(large, limit: StandardTableaux.defaultLimit)) {
      try HyperoctahedralDual(shapes: [large])
    }
    #expect(large.description == "([8, 8], [8, 8])")
  }
}
