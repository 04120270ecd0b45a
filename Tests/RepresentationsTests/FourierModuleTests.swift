import ExactArithmetic
import FiniteGroups
import LawSuites
import Representations
import Testing

@Suite struct FourierModuleTests {
  static func symmetricGenerators(_ degree: Int) throws -> [Permutation] {
    if degree == 1 { return [] }
    return [
      try Permutation(oneLine: [2, 1] + (degree > 2 ? Array(3...degree) : [])),
      try Permutation(oneLine: Array(2...degree) + [1]),
    ]
  }

  static func scheme(_ degree: Int, size: Int, seed: UInt64) throws -> [(element: Permutation, weight: Rational)] {
    var generator = SplitMix64(seed: seed)
    return try (0..<size).map { _ in
      (try FourierSymmetricTests.randomPermutation(degree, &generator), Rational(1, size))
    }
  }

  /// The route through modules and the one through irreducibles enclose the same number.
  @Test(arguments: [
    ("polynomials:2", [[5], [4, 1], [3, 2]]), ("subsets:2", [[5], [4, 1], [3, 2]]), ("subsets:1", [[5], [4, 1]]),
    ("tuples:2", [[5], [4, 1], [3, 2], [3, 1, 1]]),
    ("polynomials:3", [[5], [4, 1], [3, 2], [3, 1, 1]]),
    // x²yz: a set of two and one of one.
    ("polynomials:4", [[5], [4, 1], [3, 2], [3, 1, 1], [2, 2, 1]]),
  ])
  func agreesWithIrreducibles(_ name: String, _ shapes: [[Int]]) throws {
    let generators = try FourierModuleTests.symmetricGenerators(5)
    let module =
      switch name {
      case "polynomials:2": try PermutationModule.polynomials(degree: 2, points: 5, generators: generators)
      case "polynomials:3": try PermutationModule.polynomials(degree: 3, points: 5, generators: generators)
      case "polynomials:4": try PermutationModule.polynomials(degree: 4, points: 5, generators: generators)
      case "subsets:1": try PermutationModule.subsets(1, points: 5, generators: generators)
      case "subsets:2": try PermutationModule.subsets(2, points: 5, generators: generators)
      default: try PermutationModule.tuples(2, points: 5, generators: generators)
      }
    let dual = try SymmetricGroupDual(shapes: try shapes.map { try Partition($0) })
    for seed in 0..<4 {
      let scheme = try FourierModuleTests.scheme(5, size: 3 + 5 * seed, seed: UInt64(seed))
      let fromModule = try module.weakError(of: scheme)
      let fromDual = dual.weakError(of: scheme.map { ($0.element, $0.weight.approximation) }, weightError: 0x1p-50)
      #expect(fromModule.lower <= fromDual.upper && fromDual.lower <= fromModule.upper)
      #expect(fromModule.upper - fromModule.lower < 1e-11 && fromDual.upper - fromDual.lower < 1e-11)
    }
  }

  /// Monomials whose exponents have equal multiplicities are one summand: 1, x, xy for degree 2; also x²y, xyz for degree 3.
  @Test func dimensions() throws {
    let generators = try FourierModuleTests.symmetricGenerators(6)
    #expect(try PermutationModule.polynomials(degree: 0, points: 6, generators: generators).dimension == 1)
    #expect(try PermutationModule.polynomials(degree: 2, points: 6, generators: generators).dimension == 1 + 6 + 15)
    #expect(
      try PermutationModule.polynomials(degree: 3, points: 6, generators: generators).dimension == 1 + 6 + 15 + 30 + 20)
    #expect(try PermutationModule.tuples(3, points: 6, generators: generators).dimension == 120)
    #expect(try PermutationModule.subsets(3, points: 6, generators: generators).dimension == 20)
    // All powers of one variable are moved alike, as constants are not counted among them.
    #expect(try PermutationModule.polynomials(degree: 4, points: 1, generators: [Permutation]()).dimension == 2)
  }

  @Test func extremeSchemes() throws {
    let module = try PermutationModule.polynomials(
      degree: 2, points: 4, generators: try FourierModuleTests.symmetricGenerators(4))
    let dual = try SymmetricGroupDual(degree: 4)
    let all = (0..<24).map { dual.permutation(at: $0) }
    #expect(try module.weakError(of: all.map { ($0, Rational(1, 24)) }) == .zero)
    let single = try module.weakError(of: [(all[7], 1)])
    #expect(single.contains(1) && single.upper - single.lower < 1e-13)
    // Affine weights: 2e − g has the eigenvalue 3 where g is −1, as a transposition is on (3, 1).
    let swap = try Permutation(oneLine: [2, 1, 3, 4])
    let affine = try module.weakError(of: [(Permutation(identity: 4), 2), (swap, -1)])
    #expect(affine.contains(9) && affine.upper - affine.lower < 1e-11)
    // Four translations by the Klein group are exact on points and wrong on pairs.
    let klein = try [[1, 2, 3, 4], [2, 1, 4, 3], [3, 4, 1, 2], [4, 3, 2, 1]].map {
      (element: try Permutation(oneLine: $0), weight: Rational(1, 4))
    }
    let points = try PermutationModule.subsets(1, points: 4, generators: klein.map(\.element))
    #expect(try points.weakError(of: klein) == .zero)
    #expect(try module.weakError(of: klein).contains(1))
  }

  /// Weights whose common denominator does not fit into a double.
  @Test func awkwardWeights() throws {
    let module = try PermutationModule.subsets(1, points: 2, generators: [try Permutation(oneLine: [2, 1])])
    let (large, other) = (Rational(1, 2_147_483_647), Rational(1, 2_147_483_629))
    let rest = 1 - large - other
    let swap = try Permutation(oneLine: [2, 1])
    let error = try module.weakError(of: [(Permutation(identity: 2), large), (swap, other), (swap, rest)])
    // On the sign representation the sum is large − other − rest = 2·large − 1.
    let exact = (2 * large - 1) * (2 * large - 1)
    let bounds = try #require(error.exact)
    #expect(bounds.lower <= exact && exact <= bounds.upper)
    #expect(error.upper - error.lower < 1e-13)
  }

  /// Sign changes of coordinates: −1 is exact on linear functions and the identity on quadratic ones.
  @Test func signedPermutations() throws {
    let generators = (0..<3).map { flipped in
      SignedPermutation(Permutation(identity: 3), negated: (0..<3).map { $0 == flipped })
    }
    let scheme = [
      (element: SignedPermutation(identity: 3), weight: Rational(1, 2)),
      (
        element: SignedPermutation(Permutation(identity: 3), negated: [true, true, true]), weight: Rational(1, 2)
      ),
    ]
    let linear = try PermutationModule.polynomials(degree: 1, points: 3, generators: generators)
    #expect(try linear.weakError(of: scheme) == .zero)
    let quadratic = try PermutationModule.polynomials(degree: 2, points: 3, generators: generators)
    #expect(try quadratic.weakError(of: scheme).contains(1))
    // Squares are invariant and are not counted.
    #expect(quadratic.dimension == 1 + 3 + 3 + 3)
    // The orthogonal array of strength 2: 000, 011, 101, 110.
    let array = [[false, false, false], [false, true, true], [true, false, true], [true, true, false]].map {
      (element: SignedPermutation(Permutation(identity: 3), negated: $0), weight: Rational(1, 4))
    }
    #expect(try quadratic.weakError(of: array) == .zero)
    let cubic = try PermutationModule.polynomials(degree: 3, points: 3, generators: generators)
    #expect(try cubic.weakError(of: array).contains(1))
  }

  @Test func refusals() throws {
    let three = Permutation(identity: 3)
    let swap = try Permutation(oneLine: [2, 1, 3])
    let module = try PermutationModule.subsets(1, points: 3, generators: [swap])
    #expect(throws: FourierError.wrongDegree(4, expected: 3)) {
      try module.weakError(of: [(Permutation(identity: 4), 1)])
    }
    #expect(throws: FourierError.wrongDegree(3, expected: 4)) {
      _ = try PermutationModule.subsets(1, points: 4, generators: [swap])
    }
    #expect(throws: FourierError.weightSum("1/2")) { try module.weakError(of: [(three, Rational(1, 2))]) }
    #expect(throws: FourierError.elementOutsideGroup(number: 1)) {
      try module.weakError(of: [(three, Rational(1, 2)), (try Permutation(oneLine: [3, 2, 1]), Rational(1, 2))])
    }
    #expect(throws: FourierError.moduleTooLarge(dimension: 2, limit: 1)) {
      try module.weakError(of: [(three, 1)], orbitLimit: 1)
    }
    let thousand = [Permutation(identity: 1000)]
    #expect(throws: FourierError.self) { try PermutationModule.subsets(5, points: 1000, generators: thousand) }
  }

  /// No enumeration of 12! elements: the cyclic group is exact on points, and on pairs the mean over it has norm 1.
  @Test func largeGroups() throws {
    let generators = try FourierModuleTests.symmetricGenerators(12)
    let module = try PermutationModule.polynomials(degree: 2, points: 12, generators: generators)
    var cycle = Permutation(identity: 12)
    var scheme: [(element: Permutation, weight: Rational)] = []
    for _ in 0..<12 {
      scheme.append((cycle, Rational(1, 12)))
      cycle = cycle * generators[1]
    }
    let points = try PermutationModule.polynomials(degree: 1, points: 12, generators: generators)
    #expect(try points.weakError(of: scheme) == .zero)
    let error = try module.weakError(of: scheme)
    #expect(error.contains(1) && error.upper - error.lower < 1e-11)
  }
}
