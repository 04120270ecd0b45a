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
}
