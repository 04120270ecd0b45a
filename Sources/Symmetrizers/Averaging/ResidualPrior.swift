public import ExactArithmetic

/// A Gaussian prior that prefers symmetric functions without insisting: f = a + b with a invariant, a ~ N(0, A·I) on the invariant
/// functions, and b ~ N(0, B·I) on all of F; observed once at each point with noise N(0, S·I).
///
/// The posterior mean given y minimizes ‖y − a − b‖²/S + ‖a‖²/A + ‖b‖²/B. Invariant functions and F₀ are orthogonal, and f has variance
/// A + B on the first and B on the second, so the mean is the shrinkage
///
///     f̂ = c·Py + d·(I − P)y,   c = (A + B)/(A + B + S),   d = B/(B + S).
///
/// So f̂ = c·((1 − α)P + α)y with α = d/c ≤ 1: the ridge version is the residual pathway, times a number. α is 0 for B = 0 (a hard
/// constraint), 1 for A = 0, and tends to 1 as S → 0: with enough data a residual pathway gives up symmetry.
///
/// Source: Finzi, Benton & Wilson, NeurIPS 2021, section 3; conditioning of Gaussian variables.
public struct ResidualPrior: Sendable, Hashable {
  /// A, the variance of the invariant part, at least 0.
  public let invariantVariance: Rational
  /// B, the variance of the residual part, at least 0.
  public let residualVariance: Rational
  /// S, the variance of the noise, more than 0.
  public let noiseVariance: Rational

  /// A prior.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for negative variances, for noise without variance, and if both parts are
  ///   always 0.
  public init(invariantVariance: Rational, residualVariance: Rational, noiseVariance: Rational) throws(SymmetrizerError)
  {
    guard invariantVariance.signum >= 0, residualVariance.signum >= 0, noiseVariance.signum > 0,
      (invariantVariance + residualVariance).signum > 0
    else {
      throw .unsuitableParameter(
        "variances are not negative, that of the noise and one of the others positive: not \(invariantVariance), "
          + "\(residualVariance), \(noiseVariance)")
    }
    self.invariantVariance = invariantVariance
    self.residualVariance = residualVariance
    self.noiseVariance = noiseVariance
  }

  /// c, by which the invariant part of the data is multiplied.
  public var invariantGain: Rational {
    (invariantVariance + residualVariance) / (invariantVariance + residualVariance + noiseVariance)
  }

  /// d, by which the rest of the data is multiplied.
  public var residualGain: Rational { residualVariance / (residualVariance + noiseVariance) }

  /// α = d/c, the share of the ``ResidualPathway`` that the posterior mean is, up to the factor ``invariantGain``.
  public var residual: Rational { residualGain / invariantGain }

  /// The posterior mean of the values of a function on a finite set.
  ///
  /// - Parameters:
  ///   - values: the data, a number for each point.
  ///   - average: the Reynolds operator on functions on the set.
  public func posteriorMean(of values: [Rational], average: Matrix<Rational>) -> [Rational] {
    zip(values, average.applied(to: values)).map { value, mean in
      invariantGain * mean + residualGain * (value - mean)
    }
  }
}
