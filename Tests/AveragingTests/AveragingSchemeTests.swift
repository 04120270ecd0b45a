import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

@Suite struct AveragingSchemeTests {
  @Test func wholeGroupIsExactOnEverything() throws {
    for (group, text) in [("S4", "polynomials:3"), ("Q8", "regular"), ("C2^3", "polynomials:3"), ("S3", "tuples:2")] {
      let functions = try makeClass(group, text)
      #expect(AveragingScheme.wholeGroup(functions.group, weightClass: .convex).isExact(on: functions))
    }
  }

  /// A subgroup without further invariants is exact, and the operator is then the Reynolds operator itself.
  @Test func subgroupsAreExactWhereTheyHaveNoFurtherInvariants() throws {
    let functions = try makeClass("S3", "functions")
    let rotations = CosetSpace(of: functions.group, generatedBy: [functions.group.generatorIndices[0]]).subgroup
    let scheme = try AveragingScheme(rotations.map { ($0, Rational(1, 3)) }, weightClass: .uniform)
    #expect(scheme.isExact(on: functions))
    let whole = AveragingScheme.wholeGroup(functions.group, weightClass: .uniform)
    #expect(scheme.operatorMatrix(on: functions.constituents[0]) == whole.operatorMatrix(on: functions.constituents[0]))
    #expect(!scheme.isExact(on: try makeClass("S3", "polynomials:3")))
    let swap = try AveragingScheme(
      [(0, Rational(1, 2)), (functions.group.generatorIndices[1], Rational(1, 2))], weightClass: .convex)
    #expect(!swap.isExact(on: functions))
  }

  @Test func faultsAreNamed() {
    typealias Fault = AveragingScheme.Fault
    #expect(throws: Fault.sum(Rational(3, 4))) {
      try AveragingScheme([(0, Rational(1, 2)), (1, Rational(1, 4))], weightClass: .convex)
    }
    #expect(throws: Fault.weight(-1, .convex)) { try AveragingScheme([(0, 2), (1, -1)], weightClass: .convex) }
    #expect(throws: Fault.weight(Rational(2, 3), .uniform)) {
      try AveragingScheme([(0, Rational(1, 3)), (1, Rational(2, 3))], weightClass: .uniform)
    }
    #expect(throws: Fault.repeated(element: 4)) {
      try AveragingScheme([(4, Rational(1, 2)), (4, Rational(1, 2))], weightClass: .affine)
    }
    #expect(throws: Fault.sum(0)) { try AveragingScheme([], weightClass: .affine) }
  }

  @Test func zeroWeightsAreNoQueries() throws {
    let scheme = try AveragingScheme([(3, 1), (1, 0)], weightClass: .convex)
    #expect(scheme.size == 1 && scheme.entries[0].element == 3)
  }

  /// The operators of products, translates and inverses are what they should be.
  @Test func operationsActOnOperators() throws {
    let functions = try makeClass("S4", "functions")
    let (group, constituent) = (functions.group, functions.constituents[0])
    var random = SplitMix64(seed: 6)
    let first = try randomScheme(on: group, size: 3, &random)
    let second = try randomScheme(on: group, size: 4, weights: .affine, &random)
    func matrix(_ scheme: AveragingScheme) -> Matrix<Rational> { scheme.operatorMatrix(on: constituent) }
    let product = first.convolved(with: second, in: group)
    #expect(product.weightClass == .affine && product.entries.reduce(Rational.zero) { $0 + $1.weight } == 1)
    #expect(matrix(product) == matrix(first) * matrix(second))
    #expect(matrix(product) != matrix(second.convolved(with: first, in: group)))
    let moved = matrix(first.translated(left: 5, in: group))
    #expect(moved == matrix(.point(5)) * matrix(first))
    #expect(matrix(first.translated(right: 5, in: group)) == matrix(first) * matrix(.point(5)))
    #expect(matrix(first.inverted(in: group)) == matrix(first).transposed)
    #expect(first.inverted(in: group).inverted(in: group) == first)
    #expect(first.convolved(with: .point(group.identity), in: group) == first)
  }

  /// Convolving with the uniform scheme of a subgroup again changes nothing; weights add up and can cancel.
  @Test func convolutionsCollectEqualElements() throws {
    let group = try GroupDescription("C6").enumerated()
    let subgroup = CosetSpace(
      of: group, generatedBy: [group.product(group.generatorIndices[0], group.generatorIndices[0])])
    let uniform = try AveragingScheme.uniform(on: subgroup.subgroup)
    let square = uniform.convolved(with: uniform, in: group)
    #expect(square.entries == uniform.entries && square.weightClass == .convex)
    let generator = group.generatorIndices[0]
    let affine = try AveragingScheme([(0, 2), (generator, -1)], weightClass: .affine)
    let other = try AveragingScheme([(0, Rational(1, 3)), (generator, Rational(2, 3))], weightClass: .affine)
    #expect(affine.convolved(with: other, in: group).size == 3)
    let inverse = try AveragingScheme(
      [(0, Rational(2, 3)), (generator, Rational(1, 3))], weightClass: .convex)
    let sum = affine.convolved(with: inverse, in: group)
    #expect(sum.size == 2 && sum.entries.allSatisfy { $0.element != generator })
  }

  @Test func imagesOfSchemes() throws {
    let group = try GroupDescription("S3").enumerated()
    let scheme = try AveragingScheme.uniform(on: Array(0..<4))
    let signs = scheme.image { group.permutation($0).isEven ? 0 : 1 }
    #expect(signs.weightClass == .convex && signs.size == 2)
    #expect(signs.entries.reduce(Rational.zero) { $0 + $1.weight } == 1)
    let permutations = scheme.permutations(in: group)
    #expect(permutations == scheme.image { group.permutation($0) } && permutations.weightClass == .uniform)
    #expect(try permutations.indexed(in: group) == scheme)
    // The order of the entries does not matter.
    let reversed = try PermutationScheme(permutations.weights.reversed(), weightClass: .uniform)
    #expect(reversed == permutations && reversed.hashValue == permutations.hashValue)
    #expect(reversed.entries != permutations.entries)
    #expect(try PermutationScheme(permutations.weights, weightClass: .convex) != permutations)
  }

  @Test func elementaryFaults() {
    #expect(throws: AveragingScheme.Fault.sum(0)) { try AveragingScheme.uniform(on: []) }
    #expect(throws: AveragingScheme.Fault.repeated(element: 2)) { try AveragingScheme.uniform(on: [2, 1, 2]) }
    #expect(AveragingScheme.point(3).size == 1)
  }
}
