import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct EpsilonStabilizersTests {
  @Test(arguments: ["C2", "C3", "C4", "C2^2", "S3", "D4", "C6", "S4"]) func laws(name: String) throws {
    let problem = try Fixture.problem(name == "C2^2" ? "(1 2),(3 4)" : name)
    let functions = [problem.target, (0..<problem.pointCount).map { Rational($0) }]
    let stabilizers = try EpsilonStabilizers(of: functions, on: problem)
    let group = problem.action.group
    #expect(stabilizers.triangleViolation == nil)
    #expect(stabilizers.squaredDisplacements[group.identity].isZero)
    for element in 0..<group.order {
      #expect(stabilizers.squaredDisplacements[element] == stabilizers.squaredDisplacements[group.inverse(element)])
    }
    #expect(stabilizers.productOutside(epsilonSquared: 0) == nil)
    for step in stabilizers.steps {
      let elements = stabilizers.elements(epsilonSquared: step)
      let generated = stabilizers.generatedSubgroup(epsilonSquared: step)
      #expect((generated.order == elements.count) == (stabilizers.productOutside(epsilonSquared: step) == nil))
    }
  }

  /// No group of fewer than 4 elements has an ε-stabilizer that is no group; both of order 4 have.
  @Test func smallestExamples() throws {
    for (name, target) in [("C4", [0, 0, 1, 3]), ("(1 2),(3 4)", [0, 1, 0, 1])] as [(String, [Rational])] {
      let problem = try Fixture.problem(name, target: target)
      let stabilizers = try EpsilonStabilizers(of: [target], on: problem)
      let failing = stabilizers.steps.filter { stabilizers.productOutside(epsilonSquared: $0) != nil }
      #expect(!failing.isEmpty)
      let elements = stabilizers.elements(epsilonSquared: failing[0])
      #expect(elements.count == 3)
    }
    // Over all functions with values 0 … 2 on the points of the groups of order 2 and 3.
    for name in ["C2", "C3"] {
      let group = try GroupDescription(name).enumerated()
      for code in 0..<27 {
        let target = [Rational(code % 3), Rational(code / 3 % 3), Rational(code / 9)].prefix(group.degree)
        let problem = try Fixture.problem(name, target: Array(target))
        let stabilizers = try EpsilonStabilizers(of: [Array(target)], on: problem)
        for step in stabilizers.steps { #expect(stabilizers.productOutside(epsilonSquared: step) == nil) }
      }
    }
    // The fewest points: S3 on 3 points.
    let problem = try Fixture.problem("S3", target: [0, 1, 2])
    let stabilizers = try EpsilonStabilizers(of: [[0, 1, 2]], on: problem)
    #expect(stabilizers.elements(epsilonSquared: Rational(2, 3)).count == 3)
    #expect(stabilizers.productOutside(epsilonSquared: Rational(2, 3)) != nil)
    let classes = try SubgroupClasses(of: problem.action.group)
    let maximal = stabilizers.maximalSubgroups(epsilonSquared: Rational(2, 3), among: classes)
    #expect(maximal.map(\.order) == [2, 2])
    // Averages over these subgroups move the function by at most ε.
    for subgroup in maximal { #expect(problem.asymmetry(of: [0, 1, 2], under: subgroup) <= Rational(2, 3)) }
  }

  /// Unit balls: ‖ρ(g) − I‖ on all functions is max |e^{2πik/l} − 1| over the cycles of g: 2 for even lengths, √3 for 3.
  @Test func unitBalls() throws {
    let problem = try Fixture.problem("S3")
    let space = try FeatureSpace(allFunctionsOn: problem)
    #expect(try space.unitBallStabilizer(epsilonSquared: 0, on: problem) == [0])
    #expect(try space.unitBallStabilizer(epsilonSquared: Rational(299, 100), on: problem) == [0])
    #expect(try space.unitBallStabilizer(epsilonSquared: 3, on: problem).count == 3)
    #expect(try space.unitBallStabilizer(epsilonSquared: Rational(399, 100), on: problem).count == 3)
    #expect(try space.unitBallStabilizer(epsilonSquared: 4, on: problem).count == 6)
    let constants = try FeatureSpace(spannedBy: [[1, 1, 1]], on: problem)
    #expect(try constants.unitBallStabilizer(epsilonSquared: 0, on: problem).count == 6)
  }
}
