import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Generalization

@Suite struct FiniteProblemTests {
  @Test(arguments: [
    ("S4", "natural"), ("S3", "regular"), ("C6", "natural"), ("D4", "cosets:(1 3)"), ("(1 2 3)(4 5)", "natural"),
  ])
  func asymmetryIsHalfTheMeanDisplacement(name: String, action: String) throws {
    let problem = try Fixture.problem(name, action: action)
    let group = problem.action.group
    let sum = (0..<group.order).reduce(Rational.zero) { sum, element in
      sum + problem.squaredDistance(problem.target, problem.action.moved(problem.target, by: element))
    }
    #expect(problem.dataAsymmetry() == sum / Rational(2 * group.order))
    // The average is invariant, and the average of all moved functions.
    let average = problem.average(problem.target)
    for element in 0..<group.order { #expect(problem.action.moved(average, by: element) == average) }
    for point in 0..<problem.pointCount {
      let mean = (0..<group.order).reduce(Rational.zero) {
        $0 + problem.action.moved(problem.target, by: $1)[point]
      }
      #expect(average[point] == mean / Rational(group.order))
    }
  }

  @Test(arguments: ["S4", "C5", "D6", "A4", "(1 2 3)(4 5)"])
  func isotypicPartsAddUp(name: String) throws {
    let problem = try Fixture.problem(name)
    let parts = try problem.isotypicParts(of: problem.target)
    let total = parts.reduce(RealCyclotomic.zero) { $0 + $1.squaredNorm }
    #expect(total.rational == problem.squaredNorm(problem.target))
    #expect(parts.reduce(0) { $0 + $1.multiplicity * $1.degree } == problem.pointCount)
    let table = try CharacterTable(of: problem.action.group)
    let trivial = try #require(
      table.irreducibles.firstIndex { $0.values.allSatisfy { $0 == .one } })
    #expect(parts[trivial].squaredNorm.rational == problem.squaredNorm(problem.average(problem.target)))
    #expect(parts[trivial].multiplicity == problem.orbits.count)
    for part in parts where part.multiplicity == 0 { #expect(part.squaredNorm.isZero) }
    #expect(problem.relativeAsymmetry == problem.dataAsymmetry() / problem.squaredNorm(problem.target))
  }

  @Test func signPartOfTheRegularRepresentation() throws {
    let problem = try Fixture.problem("S3", action: "regular")
    let group = problem.action.group
    // Independently: the projection on the sign is the mean of sign(g)·f(g).
    let mean =
      (0..<6).reduce(Rational.zero) {
        $0 + (group.permutation($1).isEven ? 1 : -1) * problem.target[$1]
      } / 6
    let parts = try problem.isotypicParts(of: problem.target)
    let table = try CharacterTable(of: group)
    let sign = try #require(
      (0..<3).first { table.degrees[$0] == 1 && table.irreducible($0).values.contains { $0 != .one } })
    #expect(parts[sign].squaredNorm.rational == mean * mean)
  }

  @Test func refusals() throws {
    let group = try GroupDescription("C3").enumerated()
    let action = try TabulatedAction(naturalOf: group)
    let values: [Rational] = [1, 2, 3]
    #expect(throws: ProblemError.count(of: "values of the target", 2, expected: 3)) {
      try FiniteProblem(action: action, target: [1, 2], noiseVariance: 1)
    }
    #expect(throws: ProblemError.measureSum(Rational(3, 4))) {
      try FiniteProblem(
        action: action, measure: [Rational(1, 4), Rational(1, 4), Rational(1, 4)], target: values, noiseVariance: 1)
    }
    #expect(throws: ProblemError.self) {
      try FiniteProblem(
        action: action, measure: [Rational(1, 4), Rational(1, 4), Rational(1, 2)], target: values, noiseVariance: 1)
    }
    #expect(throws: ProblemError.self) {
      try FiniteProblem(action: action, measure: [0, Rational(1, 2), Rational(1, 2)], target: values, noiseVariance: 1)
    }
    #expect(throws: ProblemError.self) { try FiniteProblem(action: action, target: values, noiseVariance: -1) }
    let swap = try Permutation(oneLine: [2, 1, 3])
    #expect(throws: ProblemError.self) { try TabulatedAction(.permutation(degree: 3, images: [swap]), of: group) }
    #expect(throws: ProblemError.notByPermutations(kind: "permutations with signs")) {
      try TabulatedAction(.signedPermutation(dimension: 1, images: [SignedPermutation(identity: 1)]), of: group)
    }
    #expect(throws: ProblemError.self) { try TabulatedAction(.permutation(degree: 3, images: []), of: group) }
  }

  @Test func stabilizerOfTheTarget() throws {
    let problem = try Fixture.problem("S4", target: [1, 1, 2, 2])
    #expect(problem.stabilizer(of: problem.target).order == 4)
    #expect(problem.stabilizer(of: [1, 1, 1, 1]).isWhole)
    #expect(problem.stabilizer(of: [1, 2, 3, 4]).isTrivial)
  }
}
