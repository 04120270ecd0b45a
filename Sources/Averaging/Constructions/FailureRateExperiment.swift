public import ExactArithmetic
import FiniteGroups
import Foundation

/// How often i.i.d. schemes of one size miss weak(ε), against what the tail bounds allow.
public struct FailureRateExperiment: Sendable {
  /// The group and Irr(F); its target does not matter.
  public let problem: SchemeProblem
  /// The number of draws of each scheme.
  public let size: Int
  /// ε.
  public let epsilon: Rational

  /// - Precondition: `size >= 1`, `epsilon > 0`.
  public init(_ problem: SchemeProblem, size: Int, epsilon: Rational) {
    precondition(size >= 1 && epsilon.signum > 0, "a sample has elements, and ε is positive")
    self.problem = problem
    self.size = size
    self.epsilon = epsilon
  }

  /// What was seen.
  public struct Outcome: Sendable, Hashable {
    /// The number of schemes drawn.
    public let trials: Int
    /// Those whose weak error exceeds ε or could not be told from it.
    public let failures: Int
    /// How many of the failures could not be told from ε in floating point.
    public let doubtful: Int
    /// The exact interval of the failure probability.
    public let interval: BinomialInterval
    /// The paper's bound 2D·exp(−3nε/8), cut at 1.
    public let bernstein: Double
    /// The bound 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)), cut at 1.
    public let kullbackLeibler: Double

    /// Whether the measured rate lies below both bounds.
    public var isBelowBounds: Bool {
      Double(failures) / Double(trials) <= min(bernstein, kullbackLeibler)
    }

    /// Whether the whole interval lies below both bounds, so that they are confirmed with its confidence.
    public var isConfidentlyBelowBounds: Bool { interval.upper <= min(bernstein, kullbackLeibler) }

    /// Whether the whole interval lies above one of the bounds, which would refute it.
    public var refutesBounds: Bool { interval.lower > min(bernstein, kullbackLeibler) }
  }

  /// Draws schemes and counts.
  ///
  /// Errors within 10⁻⁹ of ε count as failures, so rounding can only make the measured rate larger.
  ///
  /// - Precondition: `trials >= 1`.
  /// - Complexity: O(trials · (size · Σd² + Σd³))
  public func run(
    trials: Int, confidence: Double = 0.99, using random: inout some RandomNumberGenerator
  ) -> Outcome {
    let guide = problem.guide
    let threshold = epsilon.approximation
    var (failures, doubtful) = (0, 0)
    var sums = [Double](repeating: 0, count: guide.width)
    for _ in 0..<trials {
      for index in sums.indices { sums[index] = 0 }
      for _ in 0..<size { guide.add(1, Int.random(in: 0..<guide.order, using: &random), to: &sums) }
      let error = guide.weakError(of: sums) / Double(size * size)
      if error > threshold - 1e-9 { failures += 1 }
      if (error - threshold).magnitude <= 1e-9 { doubtful += 1 }
    }
    let dimension = Double(problem.totalDimension)
    let tau = threshold.squareRoot()
    let divergence =
      tau >= 1 ? log(2) : ((1 + tau) * log1p(tau) + (1 - tau) * log1p(-tau)) / 2
    return Outcome(
      trials: trials, failures: failures, doubtful: doubtful,
      interval: BinomialInterval(successes: failures, trials: trials, confidence: confidence),
      bernstein: min(1, 2 * dimension * exp(-3 * Double(size) * threshold / 8)),
      kullbackLeibler: min(1, 2 * dimension * exp(-Double(size) * divergence)))
  }

  /// The same with a seed.
  public func run(trials: Int, confidence: Double = 0.99, seed: UInt64) -> Outcome {
    var random = SplitMix64(seed: seed)
    return run(trials: trials, confidence: confidence, using: &random)
  }
}
