import ExactArithmetic

/// Least squares on F_a = {f : ‖(I − P)f‖ ≤ a} in a balanced design: P z plus the point of the ball of radius a nearest to
/// (I − P)z, where z(x) is the mean of the observations of x. Not linear, so its risk has no closed form; for every noise of mean
/// 0 and covariance as in ``RiskSetting``:
///
/// - the risk of the invariant part is p₀σ²/n, whatever a;
/// - **the best a is at most d = ‖(I − P)f*‖.** With v = (I − P)f* and w = (I − P)z, the loss on the complement is ‖w − v‖² for
///   ‖w‖ ≤ a and a² − 2a⟨w, v⟩/‖w‖ + d² beyond, so its derivative in a is (2a − 2⟨w, v⟩/‖w‖)·1{‖w‖ > a}, at least 2(a − d)·1{…}:
///   the risk does not fall beyond d, and strictly grows while P(‖w‖ > a) > 0;
/// - the best a tends to d as n → ∞, as w → v; for Gaussian noise d − a* ~ (q − 1)σ²/(2nd), from the derivative at a = d − δ,
///   which is −2δ + E‖w⊥‖²/d to the first order, w⊥ the part of w orthogonal to v, times P(‖w‖ > a).
///
/// Drawn samples are kept as (‖w‖², ⟨w, v⟩, ‖w − v‖²), so that one simulation serves all a.
///
/// Source: `mathematics.md` §10.
public struct BallLeastSquares: Sendable {
  /// d² = ‖(I − P)f*‖².
  public let dataAsymmetry: Rational
  /// p₀σ²/n, the risk of the invariant part.
  public let invariantNoise: Rational
  private let draws: [Draw]

  /// What the loss depends on.
  private struct Draw: Sendable {
    let norm: Double
    let inner: Double
    let error: Double
  }

  /// Simulates the data of a problem with a balanced design.
  ///
  /// - Parameters:
  ///   - problem: the points, the measure, the target and σ².
  ///   - samples: n.
  ///   - law: the distribution of the noise.
  ///   - repetitions: how often the experiment is done.
  ///   - seed: the same seed gives the same data.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` where n·μ(x) is not whole.
  /// - Complexity: O(repetitions · (samples + points))
  public init(
    on problem: FiniteProblem, samples: Int, noise law: NoiseLaw, repetitions: Int, seed: UInt64
  ) throws(ProblemError) {
    let design = try FixedDesign(balanced: samples, on: problem)
    dataAsymmetry = problem.dataAsymmetry()
    invariantNoise = try RiskSetting(problem, samples: samples).invariantNoise
    var deviates = NormalDeviates(SplitMix64(seed: seed))
    let weights = problem.measure.map(\.approximation)
    let average = problem.average(problem.target)
    let signal = zip(problem.target, average).map { ($0 - $1).approximation }
    let deviation = Surd.squareRoot(of: problem.noiseVariance).approximation
    let orbits = problem.orbits.orbits
    draws = (0..<repetitions).map { _ in
      var noise = design.counts.map { count -> Double in
        var sum = 0.0
        for _ in 0..<count { sum += law == .gaussian ? deviates.next() : deviates.sign() }
        return deviation * sum / Double(count)
      }
      for orbit in orbits {
        let mean = orbit.reduce(0) { $0 + noise[$1] } / Double(orbit.count)
        for point in orbit { noise[point] -= mean }
      }
      var (norm, inner, error) = (0.0, 0.0, 0.0)
      for point in noise.indices {
        let value = signal[point] + noise[point]
        norm += weights[point] * value * value
        inner += weights[point] * value * signal[point]
        error += weights[point] * noise[point] * noise[point]
      }
      return Draw(norm: norm.squareRoot(), inner: inner, error: error)
    }
  }

  /// The losses ‖u − v‖² on the complement for a radius a ≥ 0; at most (a + d)².
  ///
  /// - Complexity: O(repetitions)
  public func complementLosses(radius: Double) -> [Double] {
    let square = dataAsymmetry.approximation
    return draws.map { draw in
      if draw.norm <= radius { return draw.error }
      return max(0, radius * radius - 2 * radius * draw.inner / draw.norm + square)
    }
  }

  /// The mean loss on the complement, with an interval that holds for the true one with the stated confidence, whatever the
  /// noise: losses are at most (a + d)².
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` for fewer than two repetitions or an impossible confidence.
  public func complementRisk(radius: Double, confidence: Double) throws(ProblemError) -> MeanInterval {
    let bound = radius + Surd.squareRoot(of: dataAsymmetry).approximation
    return try MeanInterval(
      of: complementLosses(radius: radius), in: 0...(bound * bound * (1 + 1e-9) + 1e-300), confidence: confidence)
  }
}
