import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct AsymmetryBallTests {
  private static let radii: [Rational] = [0, Rational(1, 100), Rational(1, 5), 1, 50]

  /// Projected gradient descent in doubles: steps towards the target within V, then scaling of the complement of the average.
  private func optimum(_ ball: AsymmetryBall, space: FeatureSpace, steps: Int) -> Double {
    let problem = ball.problem
    let weights = problem.measure.map(\.approximation)
    let target = problem.target.map(\.approximation)
    let orbits = problem.action.orbits(under: ball.subgroup)
    let radius = Surd.squareRoot(of: ball.radiusSquared).approximation
    let count = problem.pointCount
    // Π_V column by column.
    let projector = (0..<count).map { point in
      space.projection(of: (0..<count).map { $0 == point ? 1 : 0 }).map(\.approximation)
    }
    var function = [Double](repeating: 0, count: count)
    for _ in 0..<steps {
      var step = [Double](repeating: 0, count: count)
      for point in 0..<count {
        for row in 0..<count { step[row] += projector[point][row] * (target[point] - function[point]) }
      }
      for point in 0..<count { function[point] += 0.5 * step[point] }
      var rest = function
      for orbit in orbits.orbits {
        let mean = orbit.reduce(0) { $0 + function[$1] } / Double(orbit.count)
        for point in orbit { rest[point] -= mean }
      }
      var square = 0.0
      for point in 0..<count { square += weights[point] * rest[point] * rest[point] }
      let norm = square.squareRoot()
      if norm > radius { for point in 0..<count { function[point] -= (1 - radius / norm) * rest[point] } }
    }
    var error = 0.0
    for point in 0..<count {
      let difference = function[point] - target[point]
      error += weights[point] * difference * difference
    }
    return error
  }

  @Test(arguments: radii) func closedFormAgreesWithProjectedGradient(radiusSquared: Rational) throws {
    let problem = try Fixture.twoOrbits()
    let polynomials = try FeatureSpace(
      polynomialsOfDegree: 1, coordinates: [[1, 0], [1, 0], [1, 0], [0, 1], [0, -1]], on: problem)
    let subgroups = [
      Subgroup(whole: problem.action.group),
      Subgroup(of: problem.action.group, generatedBy: (0..<6).filter { problem.action.image(of: 0, under: $0) == 0 }),
    ]
    for subgroup in subgroups {
      for space in [nil, polynomials] {
        let ball = try AsymmetryBall(radiusSquared: radiusSquared, under: subgroup, in: space, of: problem)
        let best = try ball.bestApproximation()
        let everything = try FeatureSpace(allFunctionsOn: problem)
        let numeric = optimum(ball, space: space ?? everything, steps: 60)
        #expect(abs(best.squaredError.approximation - numeric) < 1e-9)
        let interval = try ball.approximationErrorByDuality(tolerance: Rational(1, 100))
        #expect(interval.lower <= best.squaredError.enclosure().upper)
        #expect(best.squaredError.enclosure().lower <= interval.upper)
        #expect(interval.width <= Rational(1, 100))
        // The function given has the error given: evaluated in doubles, as its values are surds.
        var error = 0.0
        for point in 0..<problem.pointCount {
          let difference = best.function[point].approximation - problem.target[point].approximation
          error += problem.measure[point].approximation * difference * difference
        }
        #expect(abs(error - best.squaredError.approximation) < 1e-9)
      }
    }
  }

  @Test func errorIsTheSquaredExcess() throws {
    let problem = try Fixture.problem("S4")
    let square = problem.dataAsymmetry()
    for radiusSquared in AsymmetryBallTests.radii {
      let error = try AsymmetryBall(radiusSquared: radiusSquared, of: problem).bestApproximation().squaredError
      let (distance, radius) = (
        Surd.squareRoot(of: square).approximation, Surd.squareRoot(of: radiusSquared).approximation
      )
      let excess = max(0, distance - radius)
      #expect(abs(error.approximation - excess * excess) < 1e-12)
      #expect((error == Surd(0)) == (radiusSquared >= square))
    }
  }

  /// V need not be stable: a single function that no element maps to a multiple of itself, where calculus gives the answer.
  @Test func unstableSpaces() throws {
    let problem = try Fixture.problem("C3", target: [2, 0, 1])
    let space = try FeatureSpace(spannedBy: [[1, 0, 0]], on: problem)
    let ball = try AsymmetryBall(radiusSquared: Rational(2, 9), in: space, of: problem)
    #expect(throws: ProblemError.self) { try ball.bestApproximation() }
    // ‖(I − P)tδ₁‖² = t²·2/9 ≤ 2/9, so t = 1: error ((1 − 2)² + 0 + 1)/3.
    let interval = try ball.approximationErrorByDuality(tolerance: Rational(1, 1 << 20))
    #expect(interval.contains(Rational(2, 3)))
    #expect(interval.width <= Rational(1, 1 << 20))
    let zero = try AsymmetryBall(radiusSquared: 0, in: space, of: problem)
    #expect(try zero.approximationErrorByDuality(tolerance: 1) == Enclosure(Rational(5, 3)))
    #expect(throws: ProblemError.self) { try AsymmetryBall(radiusSquared: -1, of: problem) }
  }

  @Test func featureSpaces() throws {
    let problem = try Fixture.problem("S3", action: "regular")
    let coordinates = (0..<6).map { element in
      (0..<3).map { Rational(problem.action.group.image(of: $0, under: problem.action.group.inverse(element))) }
    }
    // Linear functions of permutations of (0, 1, 2): constants and the plane orthogonal to (1, 1, 1).
    let linear = try FeatureSpace(polynomialsOfDegree: 1, coordinates: coordinates, on: problem)
    let quadratic = try FeatureSpace(polynomialsOfDegree: 2, coordinates: coordinates, on: problem)
    #expect(linear.dimension == 3)
    #expect(quadratic.dimension == 5)
    #expect(try FeatureSpace(polynomialsOfDegree: 3, coordinates: coordinates, on: problem).dimension == 6)
    let group = Subgroup(whole: problem.action.group)
    #expect(try quadratic.invariantDimension(under: group, action: problem.action) == 1)
    for space in [linear, quadratic] {
      let projection = space.projection(of: problem.target)
      #expect(space.contains(projection))
      #expect(space.projection(of: projection) == projection)
      for row in 0..<space.dimension {
        let rest = zip(problem.target, projection).map { $0 - $1 }
        #expect(problem.innerProduct(rest, Array(space.basis[row: row])).isZero)
      }
      #expect(problem.innerProduct(space.leverages, [Rational](repeating: 1, count: 6)) == Rational(space.dimension))
    }
  }
}
