import ExactArithmetic

/// The law of the noise of one observation: mean 0, variance σ².
public enum NoiseLaw: String, Sendable, Hashable, CaseIterable {
  /// ±σ, each with probability 1/2.
  case rademacher
  /// Normal.
  case gaussian
}

extension LinearSmoother {
  /// The losses ‖f̂ − f*‖² of independent repetitions of the whole experiment: noise drawn, every observation made, the estimate
  /// formed from them.
  ///
  /// - Parameters:
  ///   - problem: the points, the measure, the target and σ².
  ///   - law: the distribution of the noise.
  ///   - repetitions: how often the experiment is done.
  ///   - seed: the same seed gives the same losses.
  /// - Complexity: O(repetitions · (samples + points · observed points))
  public func simulatedLosses(
    on problem: FiniteProblem, noise law: NoiseLaw, repetitions: Int, seed: UInt64
  ) -> [Double] {
    var deviates = NormalDeviates(SplitMix64(seed: seed))
    let count = problem.pointCount
    let target = problem.target.map(\.approximation)
    let weights = problem.measure.map(\.approximation)
    let deviation = Surd.squareRoot(of: problem.noiseVariance).approximation
    let observed = (0..<count).filter { design.counts[$0] > 0 }
    let columns = observed.map { point in (0..<count).map { response[$0, point].approximation } }
    return (0..<repetitions).map { _ in
      var estimate = [Double](repeating: 0, count: count)
      for (number, point) in observed.enumerated() {
        var sum = 0.0
        for _ in 0..<design.counts[point] {
          sum += target[point] + deviation * (law == .gaussian ? deviates.next() : deviates.sign())
        }
        for row in 0..<count { estimate[row] += columns[number][row] * sum }
      }
      return (0..<count).reduce(0.0) { loss, row in
        let error = estimate[row] - target[row]
        return loss + weights[row] * error * error
      }
    }
  }

  /// A bound that no loss exceeds when the noise is ±σ: (‖E f̂ − f*‖ + σ Σᵢ‖T[·, xᵢ]‖)², by the triangle inequality, from the upper
  /// ends of enclosures.
  ///
  /// - Complexity: O(points²)
  public func largestRademacherLoss(on problem: FiniteProblem) -> Rational {
    let deviation = Enclosure.squareRoot(of: problem.noiseVariance, bits: 32).upper
    var sum = Enclosure.squareRoot(of: risk(on: problem).squaredBias, bits: 32).upper
    for (point, count) in design.counts.enumerated() where count > 0 {
      let column = (0..<response.rowCount).map { response[$0, point] }
      sum += Rational(count) * deviation * Enclosure.squareRoot(of: problem.squaredNorm(column), bits: 32).upper
    }
    return sum * sum
  }

  /// The simulated risk for noise ±σ with an interval that holds for the true one with the stated confidence.
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` for fewer than two repetitions or an impossible confidence.
  public func simulatedRisk(
    on problem: FiniteProblem, repetitions: Int, confidence: Double, seed: UInt64
  ) throws(ProblemError) -> MeanInterval {
    // The bound is rational; losses are doubles, off by less than the widening.
    let bound = largestRademacherLoss(on: problem).approximation * (1 + 1e-9) + 1e-300
    return try MeanInterval(
      of: simulatedLosses(on: problem, noise: .rademacher, repetitions: repetitions, seed: seed), in: 0...bound,
      confidence: confidence)
  }
}
