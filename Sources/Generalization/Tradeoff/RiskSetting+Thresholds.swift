public import Averaging
public import ExactArithmetic

extension RiskSetting {
  /// The number of samples at which exact symmetrization and none have the same risk, qσ²/d²: exact symmetrization is better
  /// below, none above; `nil` for d = 0, where exact symmetrization is never worse.
  public var crossover: Rational? {
    (Rational(complementDimension) * noiseVariance).divided(by: dataAsymmetry)
  }

  /// The largest n for which averaging with a scheme of weak error ε is *proved* better than none, by the bound of
  /// ``scheme(weakError:keeping:)`` with c = 0: n < qσ²(1 − ε)/((1 + √ε)²d²) = (qσ²/d²)·(1 − √ε)/(1 + √ε); `nil` where every n
  /// is (d = 0, ε < 1 and noise).
  ///
  /// - Returns: an enclosure of that number; 0 for ε ≥ 1.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func crossover(weakError: Rational) throws(ProblemError) -> Enclosure? {
    guard weakError.signum >= 0 else { throw .outOfRange("the weak error", weakError, allowed: "at least 0") }
    if weakError >= 1 { return Enclosure(.zero) }
    guard let crossover else { return nil }
    let root = Enclosure.squareRoot(of: weakError)
    let ratio = (Enclosure(.one) - root).divided(by: Enclosure(.one) + root) ?? Enclosure(.zero)
    return ratio.scaled(by: crossover)
  }

  /// The number of samples at which averaging with k random elements and none have the same expected risk,
  /// (qσ²/d²)·(1 − κ)/(1 + κ); `nil` for d = 0.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func crossover(sampleSize: Int, groupOrder: Int? = nil) throws(ProblemError) -> Rational? {
    let share = try RiskSetting.sampleFactor(size: sampleSize, groupOrder: groupOrder)
    return crossover.map { $0 * (1 - share) / (1 + share) }
  }

  /// The largest weak error ε (up to rounding, from below) for which ``scheme(weakError:keeping:)`` with c = 0 proves a risk of
  /// at most `risk`; `nil` if exact symmetrization has more.
  ///
  /// With τ = √ε the bound is (d² + qs)τ² + 2d²τ + d² + p₀s, a quadratic that grows with τ.
  public func largestWeakError(forRisk risk: Rational) -> Rational? {
    let slack = risk - misfit - dataAsymmetry - invariantNoise
    guard slack.signum >= 0 else { return nil }
    let total = dataAsymmetry + complementNoise
    guard total.signum > 0 else { return 1 }
    // τ = (−d² + √(d⁴ + (d² + qs)·slack))/(d² + qs), at most 1.
    let root = Enclosure.squareRoot(of: dataAsymmetry * dataAsymmetry + total * slack, bits: 96)
    let tau = min(1, max(0, (root.lower - dataAsymmetry) / total))
    return tau * tau
  }

  /// The least number k of random elements for which ``sample(size:groupOrder:keeping:)`` with c = 0 has an expected risk of at
  /// most `risk`; `nil` if no number has, which is so below exact symmetrization, and at it unless k = |G| is allowed.
  ///
  /// The expected risk exceeds exact symmetrization by κ(d² + qs).
  public func leastSampleSize(forRisk risk: Rational, groupOrder: Int? = nil) -> Int? {
    let slack = risk - misfit - dataAsymmetry - invariantNoise
    let total = dataAsymmetry + complementNoise
    guard slack.signum >= 0 else { return nil }
    guard let share = slack.divided(by: total) else { return 1 }
    guard let order = groupOrder else { return share.reciprocal.flatMap { Rational($0.ceiling).asInt } }
    // (N − k)/(k(N − 1)) ≤ κ ⇔ k ≥ N/(1 + κ(N − 1)).
    return Rational((Rational(order) / (1 + share * Rational(order - 1))).ceiling).asInt.map { max(1, $0) }
  }

  /// The largest weak error of a scheme that takes every function of squared asymmetry D² to one of squared asymmetry at most
  /// a²: ε = a²/D², at most 1.
  ///
  /// - Precondition: both at least 0; 1 for D = 0.
  public static func weakError(from squaredAsymmetry: Rational, to radiusSquared: Rational) -> Rational {
    radiusSquared.divided(by: squaredAsymmetry).map { min(1, $0) } ?? 1
  }

  /// How many independent elements suffice for a scheme that takes every function of squared asymmetry D² into F_a: of the order
  /// log(Σd_π)·D²/a² ≤ log|G|·D²/a², where exactness may cost |G| queries.
  ///
  /// - Parameters:
  ///   - squaredAsymmetry: D².
  ///   - radiusSquared: a².
  ///   - dimensionSum: Σ d_π over the nontrivial irreducible representations that occur, or an upper bound of it, such as |G|.
  ///   - bound: the tail bound.
  /// - Returns: `nil` for a = 0, where no number of random elements suffices in general.
  /// - Complexity: that of `SamplingBound/sufficientSize(dimension:epsilon:)`
  public static func sufficientSize(
    from squaredAsymmetry: Rational, to radiusSquared: Rational, dimensionSum: some BinaryInteger,
    bound: SamplingBound = .kullbackLeibler
  ) -> Int? {
    bound.sufficientSize(
      dimension: dimensionSum, epsilon: weakError(from: squaredAsymmetry, to: radiusSquared))
  }
}
