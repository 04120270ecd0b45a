import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Averaging
@testable import Generalization

/// Characters and dimensions without a list of elements, against the tabulated classes.
@Suite struct PlanningDimensionTests {
  private static let cases: [(group: String, className: String)] = [
    ("S4", "functions"), ("S4", "polynomials:4"), ("A4", "polynomials:3"), ("C4", "tuples:2"), ("S5", "subsets:2"),
    ("B3", "polynomials:4"), ("C2^3", "polynomials:3"), ("(1 2 3)(4 5)", "polynomials:3"), ("D5", "tuples:3"),
  ]

  @Test(arguments: cases.indices)
  func charactersAndDimensions(number: Int) throws {
    let (group, className) = PlanningDimensionTests.cases[number]
    let tabulated = try PlanningExample.functions(group, className)
    let description = try GroupDescription(group)
    let module = try ModuleFunctionClass(FunctionClassSpecification(className), of: description)
    for element in 0..<tabulated.group.order {
      let moved = try #require(module.coordinates.signedPermutation(tabulated.group.permutation(element)))
      #expect(
        NaturalCharacter.value(of: module.specification, at: moved) == tabulated.character(at: element),
        "\(group), \(className), element \(element)")
    }
    let planned = try PlannedFunctions(module, of: description)
    let listed = try PlannedFunctions(tabulated, of: description)
    #expect(planned.dimension == tabulated.dimension && listed.dimension == tabulated.dimension)
    #expect(planned.invariantDimension == listed.invariantDimension)
    #expect(planned.groupOrder == listed.groupOrder)
    // D counts irreducible representations once, a module its orbits: an upper bound.
    #expect(planned.totalDimension >= listed.totalDimension)
  }

  /// Symmetric polynomials of degree at most k in n ≥ k variables: the partitions of 0, …, k.
  @Test func invariantsOfLargeGroups() throws {
    #expect(try PlanningExample.module("S50", "polynomials:2").invariantDimension == 4)
    #expect(try PlanningExample.module("S12", "polynomials:3").invariantDimension == 7)
    // Even exponents only: 1, Σx².
    #expect(try PlanningExample.module("B8", "polynomials:3").invariantDimension == 2)
    #expect(try PlanningExample.module("S50", "functions").invariantDimension == 1)
    #expect(try PlanningExample.module("A30", "tuples:1").dimension == 30)
  }

  @Test func tooManyMonomials() {
    let generators = [SignedPermutation(identity: 60)]
    #expect(MonomialOrbits.invariantCount(degree: 4, variables: 60, generators: generators) == nil)
    #expect(
      MonomialOrbits.invariantCount(
        degree: 2, variables: 4,
        generators: generators.map { _ in
          SignedPermutation(identity: 4)
        }) == 15)
  }

  /// Traces of schemes against operator matrices.
  @Test(arguments: [("S4", "functions"), ("S3", "polynomials:2"), ("C2^3", "polynomials:2"), ("C7", "regular")])
  func tracesOfSchemes(group: String, className: String) throws {
    let functions = try PlanningExample.functions(group, className)
    let planned = try PlannedFunctions(functions, of: try GroupDescription(group))
    let order = functions.group.order
    let scheme = try AveragingScheme(
      [(0, Rational(1, 2)), (1, Rational(1, 3)), (order - 1, Rational(1, 6))], weightClass: .convex)
    var (trace, square) = (Rational.zero, Rational.zero)
    for constituent in functions.constituents {
      let matrix = scheme.operatorMatrix(on: constituent)
      let weight = Rational(constituent.multiplicity)
      for row in 0..<matrix.rowCount {
        trace += weight * matrix[row, row]
        for column in 0..<matrix.columnCount { square += weight * matrix[row, column] * matrix[row, column] }
      }
    }
    let invariant = Rational(planned.invariantDimension)
    let traces = try #require(planned.traces(of: scheme.permutations(in: functions.group)))
    #expect(traces == SchemeTraces(trace: trace - invariant, square: square - invariant))
    if className == "functions" || className.hasPrefix("polynomials") {
      let module = try PlanningExample.module(group, className)
      #expect(module.traces(of: scheme.permutations(in: functions.group)) == traces)
    }
    // The mixture with the identity has the traces that the formula says.
    let part = PlannedScheme(
      scheme: scheme.permutations(in: functions.group), construction: "", guarantee: "",
      weakError: Enclosure(.zero, 1), isExact: false, traces: traces)
    let mixed = try planned.mixture(of: part, keeping: Rational(1, 5))
    let square5 = try #require(mixed.moved.traces).mixed(
      keeping: Rational(1, 5), complementDimension: planned.complementDimension)
    #expect(mixed.mixed.traces?.square == square5)
    #expect(mixed.mixed.size == scheme.size)
  }
}
