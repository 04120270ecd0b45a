import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct SampledProblemTests {
  /// Over all pairs of points and signs, with their probabilities.
  @Test func estimateIsUnbiased() throws {
    let problem = try Fixture.twoOrbits()
    let sigma = 0.5
    var mean = 0.0
    for i in 0..<5 {
      for j in 0..<5 {
        for signs in [(sigma, sigma), (sigma, -sigma), (-sigma, sigma), (-sigma, -sigma)] {
          let data = try SampledProblem(
            points: [i, j],
            observations: [problem.target[i].approximation + signs.0, problem.target[j].approximation + signs.1],
            bound: 4, on: problem)
          mean += (problem.measure[i] * problem.measure[j]).approximation / 4 * data.asymmetryEstimate
        }
      }
    }
    #expect(abs(mean - problem.dataAsymmetry().approximation) < 1e-12)
  }

  @Test func estimateIsTheMeanOverPairs() throws {
    let problem = try Fixture.twoOrbits()
    var generator = SplitMix64(seed: 5)
    let data = try SampledProblem(drawing: 12, from: problem, using: &generator)
    let orbitOf = problem.orbits.orbitOf
    var sum = 0.0
    for i in 0..<12 {
      for j in 0..<12 where i != j && orbitOf[data.points[i]] == orbitOf[data.points[j]] {
        let weight = orbitOf[data.points[i]] == 0 ? 1.0 / 3 : 2.0 / 3
        let own = data.points[i] == data.points[j] ? 1 / problem.measure[data.points[i]].approximation : 0
        sum += data.observations[i] * data.observations[j] * (own - 1 / weight)
      }
    }
    #expect(abs(sum / (12 * 11) - data.asymmetryEstimate) < 1e-12)
  }

  /// With 20 seeds at 95 % each, 7 failures or more have a probability below 10⁻⁴ even if the intervals were exact.
  @Test(arguments: MeanInterval.Method.allCases) func intervalsContainTheAsymmetry(method: MeanInterval.Method) throws {
    let problem = try Fixture.twoOrbits()
    let truth = problem.dataAsymmetry().approximation
    var hits = 0
    for seed in 0..<20 {
      var generator = SplitMix64(seed: UInt64(seed))
      let data = try SampledProblem(drawing: 60, from: problem, using: &generator)
      let interval = try data.asymmetryInterval(confidence: 0.95, method: method)
      if interval.contains(truth) { hits += 1 }
      #expect(interval.lower >= 0 && interval.lower <= interval.upper)
    }
    #expect(hits > 13)
  }

  @Test func pairsGiveTheModelAsymmetry() throws {
    let problem = try Fixture.problem("S4")
    let values = problem.target.map(\.approximation)
    var generator = SplitMix64(seed: 11)
    let pairs = (0..<1000).map { _ -> (value: Double, moved: Double) in
      let point = Int.random(in: 0..<4, using: &generator)
      let element = Int.random(in: 0..<24, using: &generator)
      return (values[point], values[problem.action.image(of: point, under: element)])
    }
    let interval = try AsymmetryEstimate.fromPairs(pairs, spread: 4, confidence: 0.999)
    #expect(interval.contains(problem.dataAsymmetry().approximation))
    #expect(interval.upper - interval.lower < 1.5)
    #expect(throws: ProblemError.self) { try AsymmetryEstimate.fromPairs(pairs, spread: 0.1, confidence: 0.9) }
  }

  /// The interval by inversion contains d² exactly when the statistic lies between its own quantiles.
  @Test func balancedIntervalInvertsTheTest() throws {
    let problem = try Fixture.problem("S4", noise: Rational(1, 2))
    let setting = try RiskSetting(problem, samples: 8)
    let scale = setting.directionNoise.approximation
    let truth = setting.dataAsymmetry.approximation
    let law = ChiSquared(degreesOfFreedom: setting.complementDimension, noncentrality: truth / scale)
    for (probability, inside) in [(0.03, true), (0.5, true), (0.97, true), (0.02, false), (0.98, false)] {
      let range = try AsymmetryEstimate.fromBalancedDesign(
        observed: law.quantile(probability) * scale, setting: setting, confidence: 0.95)
      #expect(range.contains(truth) == inside, "at \(probability)")
    }
  }

  @Test func refusals() throws {
    let problem = try Fixture.twoOrbits()
    #expect(throws: ProblemError.self) {
      try SampledProblem(points: [0, 1], observations: [0], bound: 1, on: problem)
    }
    #expect(throws: ProblemError.self) {
      try SampledProblem(points: [0, 9], observations: [0, 0], bound: 1, on: problem)
    }
    #expect(throws: ProblemError.self) {
      try SampledProblem(points: [0, 1], observations: [0, 2], bound: 1, on: problem)
    }
    #expect(throws: ProblemError.self) {
      try SampledProblem(points: [0, 1], observations: [0, .nan], bound: 1, on: problem)
    }
    #expect(throws: ProblemError.self) { try MeanInterval(of: [1], in: 0...1, confidence: 0.9) }
    #expect(throws: ProblemError.self) { try MeanInterval(of: [1, 2], in: 0...1, confidence: 0.9) }
    #expect(throws: ProblemError.self) { try MeanInterval(of: [1, 0], in: 0...1, confidence: 1) }
  }
}
