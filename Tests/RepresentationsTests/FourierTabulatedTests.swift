import ExactArithmetic
import FiniteGroups
import LawSuites
import Representations
import Testing

@Suite struct FourierTabulatedTests {
  static func dual(_ name: String) throws -> (FiniteGroup, EvaluatedDual<TabulatedRepresentation>) {
    let group = try GroupDescription(name).enumerated()
    return (group, try EvaluatedDual(try IrreducibleRepresentations(of: group).all(), of: group))
  }

  @Test(arguments: ["S3", "Q8", "C5", "A4"])
  func transformsOfAnyGroup(_ name: String) throws {
    let (group, dual) = try FourierTabulatedTests.dual(name)
    #expect(dual.dimensions.reduce(0) { $0 + $1 * $1 } == group.order)
    let trivial = try #require(dual.trivialIndex)
    #expect(dual.dimensions[trivial] == 1)
    #expect(dual.representations.allSatisfy { $0.evaluationError < 1e-11 })
    var generator = SplitMix64(seed: UInt64(group.order))
    let f = FourierAbelianTests.random(group.order, &generator)
    let h = FourierAbelianTests.random(group.order, &generator)
    let transform = dual.transform(dense: f)
    #expect(FourierAbelianTests.distance(dual.inverse(transform), f) < 1e-12)
    #expect(abs(transform.plancherelSum / Double(group.order) - f.norm * f.norm) < 1e-11)
    // The trivial block is the sum.
    #expect(abs(transform.blocks[trivial].matrix[0, 0].real - f.real.reduce(0, +)) < 1e-12)
    var (real, imaginary) = ([Double](repeating: 0, count: group.order), [Double](repeating: 0, count: group.order))
    for x in 0..<group.order {
      for y in 0..<group.order {
        let z = group.product(x, y)
        real[z] += f.real[x] * h.real[y] - f.imaginary[x] * h.imaginary[y]
        imaginary[z] += f.real[x] * h.imaginary[y] + f.imaginary[x] * h.real[y]
      }
    }
    let product = transform.convolved(with: dual.transform(dense: h))
    #expect(
      FourierAbelianTests.distance(dual.inverse(product), ComplexVector(real, imaginary: imaginary)) < 1e-11)
    // Weak errors known by theory: one element, all elements, all but one.
    #expect(dual.weakError(of: [(group.order - 1, 1.0)]).contains(1))
    let count = Double(group.order)
    let uniform = dual.weakError(of: (0..<group.order).map { ($0, 1 / count) }, weightError: 0x1p-52)
    #expect(uniform.lower == 0 && uniform.upper < 1e-20)
    let punctured = dual.weakError(of: (1..<group.order).map { ($0, 1 / (count - 1)) }, weightError: 0x1p-52)
    #expect(punctured.contains(1 / ((count - 1) * (count - 1))) && punctured.upper - punctured.lower < 1e-11)
  }

  /// The abelian and the general route agree, characters being matched by their values.
  @Test func abelianGroupsBothWays() throws {
    let (group, dual) = try FourierTabulatedTests.dual("C12")
    let decomposition = try AbelianDecomposition(of: group)
    let scheme = [(0, 0.5), (3, 0.25), (7, 0.25)]
    let general = dual.weakError(of: scheme.map { (element: $0.0, weight: $0.1) })
    let fast = decomposition.dual.weakError(of: scheme.map { (element: decomposition.numbers[$0.0], weight: $0.1) })
    #expect(general.lower <= fast.upper && fast.lower <= general.upper)
    #expect(general.upper - general.lower < 1e-11 && fast.upper - fast.lower < 1e-11)
  }

  /// Sparse and dense transforms agree with the symmetric group's own.
  @Test func symmetricGroupBothWays() throws {
    let (group, dual) = try FourierTabulatedTests.dual("S4")
    let young = try SymmetricGroupDual(degree: 4)
    let scheme = [1, 5, 6, 17, 23].map { (element: $0, weight: 0.2) }
    let general = dual.weakError(of: scheme)
    let fast = young.weakError(of: scheme.map { (group.permutation($0.element), $0.weight) })
    #expect(general.lower <= fast.upper && fast.lower <= general.upper)
    #expect(general.upper - general.lower < 1e-10 && fast.upper - fast.lower < 1e-10)
  }

  /// They trapped: an error bound that is not a number is not positive.
  @Test func nothingIsClaimedOfWeightsThatAreNoNumbers() throws {
    let group = try GroupDescription("C3").enumerated()
    let tabulated = try EvaluatedDual(IrreducibleRepresentations(of: group).all(), of: group)
    let symmetric = try SymmetricGroupDual(degree: 3)
    let everything = NormEnclosure(lower: 0, upper: .infinity)
    for weight in [Double.nan, .infinity, -.infinity] {
      #expect(tabulated.weakError(of: [(0, 1), (1, weight)]) == everything)
      #expect(AbelianDual(orders: [3]).weakError(of: [(0, 1), (1, weight)]) == everything)
      #expect(symmetric.weakError(of: [(Permutation(identity: 3), weight)]) == everything)
      #expect(tabulated.weakError(of: [(0, 1)], weightError: weight.magnitude) == everything)
    }
    #expect(NormEnclosure.zero.widened(by: .nan) == everything)
  }

  @Test func whatIsNoRepresentationIsRefused() throws {
    let group = try GroupDescription("C3").enumerated()
    // Not multiplicative, not unitary, of the wrong size.
    #expect(throws: FourierError.self) {
      try TabulatedRepresentation(of: group, dimension: 1) { $0 == 1 ? -1 * ComplexMatrix.identity(1) : .identity(1) }
    }
    #expect(throws: FourierError.self) {
      try TabulatedRepresentation(of: group, dimension: 1) { _ in 2 * ComplexMatrix.identity(1) }
    }
    #expect(throws: FourierError.self) {
      try TabulatedRepresentation(of: group, dimension: 2) { _ in ComplexMatrix.identity(1) }
    }
    // Comparisons with what is not a number are false, so such matrices once passed.
    for entry in [Double.nan, .infinity] {
      #expect(throws: FourierError.self) {
        try TabulatedRepresentation(of: group, dimension: 1) { $0 == 0 ? .identity(1) : entry * .identity(1) }
      }
    }
    let trivial = try TabulatedRepresentation(of: group, dimension: 1) { _ in .identity(1) }
    #expect(trivial.evaluationError > 0 && trivial.evaluationError < 1e-12)
  }
}
