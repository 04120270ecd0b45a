import ExactArithmetic
import Testing

@testable import Generalization

@Suite struct GaussianSimulationTests {
  private func setting(_ n: Int, _ d: Int, complement: Int, outside: Rational = 0) throws -> GaussianRegression {
    try GaussianRegression(
      dimension: d, complementDimension: complement, sampleSize: n, inputVariance: 2, noiseVariance: Rational(1, 2),
      squaredInvariantPart: 1, squaredComplementPart: outside)
  }

  /// The intervals fail with probability at most e⁻¹⁰ each; the seeds are fixed, so they hold always or never.
  @Test(arguments: [(12, 4), (9, 3), (2, 8), (3, 7)]) func intervalsContainTheFormula(n: Int, d: Int) throws {
    for outside in [Rational(0), Rational(1, 3)] {
      let setting = try setting(n, d, complement: 2, outside: outside)
      let simulation = try setting.simulatedGain(repetitions: 1_600, seed: 17)
      let gain = try #require(setting.gain).approximation
      #expect(simulation.contains(gain))
      #expect(simulation.failureProbability < 4.6e-5)
      // It says something: with many observations it excludes 0 where the target is invariant.
      if n > d && outside.isZero { #expect(!simulation.contains(0)) }
      #expect(abs(simulation.estimate - gain) < 0.2 * max(abs(gain), 0.1))
    }
    let again = try setting(n, d, complement: 2)
    #expect(try again.simulatedGain(repetitions: 160, seed: 1) == again.simulatedGain(repetitions: 160, seed: 1))
  }

  /// The bound on the variance is the variance for n > d: compared with the spread of the simulation of one block each.
  @Test func varianceBoundIsOfTheRightSize() throws {
    let setting = try setting(14, 3, complement: 2)
    let gains = try (0..<800).map { try setting.simulatedGain(repetitions: 1, blocks: 1, seed: UInt64($0)).estimate }
    let mean = gains.reduce(0, +) / 800
    let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 799
    #expect(variance > 0.5 * setting.varianceBound && variance < 1.6 * setting.varianceBound)
    // For n < d it is a bound only.
    let wide = try self.setting(3, 9, complement: 2)
    let others = try (0..<400).map { try wide.simulatedGain(repetitions: 1, blocks: 1, seed: UInt64($0)).estimate }
    let center = others.reduce(0, +) / 400
    #expect(others.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 399 < wide.varianceBound)
  }

  @Test func intervalsNeedFiniteVariances() throws {
    for n in 2...8 {
      #expect(throws: RegressionError.self) {
        try setting(n, 5, complement: 1).simulatedGain(repetitions: 100, seed: 1)
      }
    }
    #expect(throws: RegressionError.self) { try setting(9, 3, complement: 1).simulatedGain(repetitions: 10, seed: 1) }
  }

  @Test func medianOfMeansIsTheMedian() {
    let values: [Double] = [1, 1, 2, 2, 30, 30, 4]
    let three = MedianOfMeans(values, blocks: 3, varianceBound: 2)
    #expect(three.estimate == 2 && three.halfWidth == 2)
    #expect(MedianOfMeans(values, blocks: 2, varianceBound: 0).estimate == (4 / 3.0 + 62 / 3.0) / 2)
    #expect(three.contains(0) && !three.contains(4.1))
  }
}
