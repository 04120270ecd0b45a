import Averaging
public import ExactArithmetic

/// The risk of ridge on the complement as a function of the model asymmetry a = c·d, c = 1/(1 + λ), for several numbers of
/// samples: the trade-off between approximation and estimation, as data.
///
/// At every n the least risk is at a* = d·d²/(d² + qσ²/n) ≤ d; a* grows with n and tends to d.
public struct TradeoffCurve: Sendable {
  /// One level of symmetry at one number of samples.
  public struct Point: Sendable, Hashable {
    /// n.
    public let samples: Int
    /// c, what is kept of the complement.
    public let factor: Rational
    /// a = c·d, the asymmetry of the mean of the estimate.
    public let modelAsymmetry: Surd
    /// λ = 1/c − 1; `nil` for c = 0, infinite.
    public let ridge: Rational?
    /// The squared bias, (1 − c)²d² and the misfit.
    public let approximation: Rational
    /// The variance, (p₀ + c²q)σ²/n.
    public let estimation: Rational
    /// Their sum.
    public var risk: Rational { approximation + estimation }
    /// The bound for least squares on F_a at the same a.
    public let ballBound: Enclosure
  }

  /// What is best at one number of samples.
  public struct Summary: Sendable {
    /// The setting.
    public let setting: RiskSetting
    /// The risk of exact symmetrization.
    public let exact: Rational
    /// The risk without symmetry.
    public let none: Rational
    /// The least risk.
    public let optimal: Rational
    /// c*.
    public let factor: Rational
    /// a*.
    public let modelAsymmetry: Surd
  }

  /// The points, by samples and then by c ascending; c* is among them.
  public let points: [Point]
  /// One summary for each number of samples.
  public let summaries: [Summary]

  /// The curve for numbers of samples, at c = 0, 1/steps, …, 1 and at the best c.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for n < 1 and fewer than one step.
  /// - Complexity: O(samples · steps)
  public init(_ setting: RiskSetting, samples: [Int], steps: Int = 20) throws(ProblemError) {
    guard steps >= 1 else { throw .outOfRange("the number of steps", Rational(steps), allowed: "at least 1") }
    var points: [Point] = []
    var summaries: [Summary] = []
    for count in samples {
      let current = try setting.with(samples: count)
      let factors = Set((0...steps).map { Rational($0, steps) } + [current.optimalFactor]).sorted()
      for factor in factors {
        let statement = try current.shrinkage(keeping: factor)
        points.append(
          Point(
            samples: count, factor: factor,
            modelAsymmetry: Surd(0, coefficient: factor, radicand: current.dataAsymmetry),
            ridge: factor.reciprocal.map { $0 - 1 },
            approximation: statement.approximation.rational + current.misfit,
            estimation: statement.estimation.rational,
            ballBound: try current.ball(radiusSquared: factor * factor * current.dataAsymmetry).risk()))
      }
      let best = try current.shrinkage(keeping: current.optimalFactor)
      summaries.append(
        Summary(
          setting: current, exact: current.exact.rationalParts, none: current.none.rationalParts,
          optimal: best.rationalParts, factor: current.optimalFactor, modelAsymmetry: current.optimalAsymmetry))
    }
    self.points = points
    self.summaries = summaries
  }

  /// The points as comma-separated values with a head line; numbers as the nearest doubles, λ empty where it is infinite.
  ///
  /// - Complexity: O(points)
  public var csv: String {
    let head = [
      "samples", "factor", "ridge", "model_asymmetry", "approximation", "estimation", "risk", "ball_bound",
    ]
    let lines = points.map { point in
      let numbers = [
        point.factor.approximation, point.ridge?.approximation, point.modelAsymmetry.approximation,
        point.approximation.approximation, point.estimation.approximation, point.risk.approximation,
        point.ballBound.upper.approximation,
      ]
      return ["\(point.samples)"] + numbers.map { $0.map { "\($0)" } ?? "" }
    }
    return CommaSeparatedValues.text([head] + lines)
  }
}

extension RiskStatement {
  /// The risk of a level whose formula has no root.
  fileprivate var rationalParts: Rational { misfit + approximation.rational + estimation.rational }
}
