import ExactArithmetic
import Testing

@testable import Generalization

@Suite struct BallLeastSquaresTests {
  /// The exact mean over all signs lies in the interval of the simulation, and below the closed bound.
  @Test(arguments: [0, Rational(1, 16), Rational(1, 2), 4] as [Rational])
  func threeWays(radiusSquared: Rational) throws {
    let problem = try Fixture.problem("(1 2 3)(4 5)", target: [3, 1, 0, -1, 2], noise: Rational(1, 2))
    let setting = try RiskSetting(problem, samples: 5)
    let exact = try BallLeastSquares.riskByEnumeration(on: problem, samples: 5, radiusSquared: radiusSquared)
    #expect(exact.width < Rational(1, 1 << 20))
    let bound = try setting.ball(radiusSquared: radiusSquared)
    #expect(exact.lower <= bound.risk().upper)
    if radiusSquared.isZero { #expect(exact.contains(try #require(setting.exact.rationalRisk))) }
    let simulation = try BallLeastSquares(on: problem, samples: 5, noise: .rademacher, repetitions: 1000, seed: 2)
    let radius = Surd.squareRoot(of: radiusSquared).approximation
    let interval = try simulation.complementRisk(radius: radius, confidence: 1 - 1e-6)
    let complement = exact.midpoint.approximation - simulation.invariantNoise.approximation
    // The interval for a = 0 is one number, d²; rounding is then all there is.
    #expect(interval.lower - 1e-9 <= complement && complement <= interval.upper + 1e-9)
  }

  /// The risk does not fall beyond d: exactly, by enumeration.
  @Test func bestRadiusIsAtMostTheDataAsymmetry() throws {
    let problem = try Fixture.problem("C4", target: [1, Rational(1, 2), 0, Rational(1, 3)], noise: 1)
    let square = problem.dataAsymmetry()
    func risk(_ factor: Rational) throws -> Enclosure {
      try BallLeastSquares.riskByEnumeration(on: problem, samples: 4, radiusSquared: factor * factor * square)
    }
    let atData = try risk(1)
    var smallest = atData
    for factor in [Rational(1, 4), Rational(1, 2), Rational(3, 4)] {
      let value = try risk(factor)
      if value.upper < smallest.lower { smallest = value }
    }
    // Here noise is large: some smaller radius is strictly better, larger ones strictly worse.
    #expect(smallest.isBelow(atData))
    for factor in [Rational(5, 4), 2, 3] as [Rational] { #expect(atData.isBelow(try risk(factor))) }
  }

  /// With ever more samples the best radius tends to d, by about (q − 1)σ²/(2nd).
  @Test func bestRadiusTendsToTheDataAsymmetry() throws {
    let problem = try Fixture.problem("C6", target: [1, 0, 0, 1, -1, 2], noise: 1)
    let distance = Surd.squareRoot(of: problem.dataAsymmetry()).approximation
    for samples in [60, 300] {
      let simulation = try BallLeastSquares(on: problem, samples: samples, noise: .gaussian, repetitions: 300, seed: 1)
      let predicted = 4 / (2 * Double(samples) * distance)
      let candidates = (0...30).map { distance - 3 * predicted * Double($0) / 30 }
      let risks = candidates.map { simulation.complementLosses(radius: $0).reduce(0, +) }
      let best = candidates[risks.indices.min { risks[$0] < risks[$1] } ?? 0]
      #expect(distance - best > predicted / 2 && distance - best < 2 * predicted)
    }
  }

  @Test func refusals() throws {
    let problem = try Fixture.twoOrbits()
    #expect(throws: ProblemError.self) {
      try BallLeastSquares.riskByEnumeration(on: problem, samples: 18, radiusSquared: 1)
    }
    #expect(throws: ProblemError.self) {
      try BallLeastSquares.riskByEnumeration(on: problem, samples: 9, radiusSquared: -1)
    }
    #expect(throws: ProblemError.self) {
      try BallLeastSquares(on: problem, samples: 7, noise: .gaussian, repetitions: 1, seed: 0)
    }
  }
}
