public import ExactArithmetic

/// Averages mixed with the function itself: which error of the scheme a wanted risk allows.
///
/// Let τ = √ε. The estimate cz + (1 − c)Ez with ‖E‖ ≤ τ on the complement F₀ of the invariants has the bias (1 − c)(I − E)(I − P)f*, of norm at most
/// (1 − c)(1 + τ)d, and in each direction of F₀ at most (c + (1 − c)τ)² of the noise. With w = 1 − c and v = qσ²/n its risk is at most
///
///     B(w, τ) = p₀σ²/n + v·(1 − w(1 − τ))² + w²·(1 + τ)²d².
///
/// **Proposition.** The least B over all w is p₀σ²/n + v·D²/(v + D²) with D = d(1 + τ)/(1 − τ): an imperfect scheme does to the risk what an
/// exact one does to a target whose asymmetry is larger by the factor (1 + √ε)/(1 − √ε). *Proof.* With u = w(1 − τ), B is
/// p₀σ²/n + v(1 − u)² + u²D², the risk of shrinkage for the asymmetry D, least at u = v/(v + D²). ∎ So at the best w the mixture is
/// *proved* better than no symmetry for every ε < 1 as soon as there is noise in the complement; the average alone (c = 0) is not: its bound
/// p₀σ²/n + vε + (1 + √ε)²d² exceeds pσ²/n where n is large. (w = v(1 − τ)/(v(1 − τ)² + (1 + τ)²d²) exceeds 1 where d is small: then w = 1, c = 0.)
extension RiskSetting {
  /// The largest ε (up to rounding, from below) for which some mixture with a scheme of weak error ε has a proved risk of at most `risk`.
  ///
  /// By the proposition: D²(1 − T) ≤ vT with T = (risk − p₀σ²/n)/v, hence τ ≤ (√(Tv) − d√(1 − T))/(√(Tv) + d√(1 − T)); where the w of
  /// that τ exceeds 1, the quadratic of ``largestWeakError(forRisk:)`` for c = 0 decides, as the least B over w ≤ 1 grows with τ too.
  ///
  /// - Returns: from 0 to 1; `nil` if even ε = 0 has a larger risk.
  public func largestWeakErrorOfMixture(forRisk risk: Rational) -> Rational? {
    let noise = complementNoise
    let slack = risk - misfit - invariantNoise
    guard slack.signum >= 0 else { return nil }
    // No symmetry at all has a risk that is small enough.
    if slack >= noise { return 1 }
    // Here 0 ≤ T < 1, v > 0: √(Tv) = √slack and d√(1 − T) = √(d²(v − slack)/v).
    let limit = dataAsymmetry * (noise - slack) / noise
    guard slack >= limit else { return nil }
    guard limit.signum > 0 else { return largestWeakError(forRisk: risk) }
    let (first, second) = (
      Enclosure.squareRoot(of: slack, bits: 96), Enclosure.squareRoot(of: limit, bits: 96)
    )
    let tau = max(0, min(1, (first.lower - second.upper) / (first.upper + second.upper)))
    let bias = (1 + tau) * (1 + tau) * dataAsymmetry
    if noise * (1 - tau) > noise * (1 - tau) * (1 - tau) + bias { return largestWeakError(forRisk: risk) }
    return tau * tau
  }
}
