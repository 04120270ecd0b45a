public import ExactArithmetic

/// What the loss ‖f̂ − f*‖² of one data set stays below with a given confidence, if the noise is Gaussian.
///
/// The loss is ‖noise in the invariants‖² + ‖bias + noise in the complement‖². In k directions of variance s the squared norm of the noise exceeds
/// s(k + 2√(kx) + 2x) with probability at most e⁻ˣ (B. Laurent & P. Massart, Annals of Statistics 28 (2000), Lemma 1). With
/// x = ln(2/α), α = 1 − confidence, both parts stay below at once with probability at least 1 − α, so that the loss is at most
///
///     s(p₀ + 2√(p₀x) + 2x) + ((1 − c)(1 + τ)d + (c + (1 − c)τ)·√(s(q + 2√(qx) + 2x)))².
public enum LossBound {
  /// The bound, rounded up.
  ///
  /// - Parameters:
  ///   - setting: dimensions, asymmetry, samples, noise.
  ///   - weakError: ε of the scheme, 0 for exact ones, from 0 to 1.
  ///   - factor: c, what is kept of the function itself; 1 for no symmetry.
  ///   - confidence: above 0, below 1.
  /// - Precondition: the ranges.
  public static func upperBound(
    _ setting: RiskSetting, weakError: Rational, keeping factor: Rational, confidence: Rational
  ) -> Rational {
    precondition(confidence.signum > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    let logarithm = Enclosure.naturalLogarithm(of: 2 / (1 - confidence)).upper
    func norm(_ directions: Int) -> Rational {
      if directions == 0 { return 0 }
      let root = Enclosure.squareRoot(of: Rational(directions) * logarithm).upper
      return setting.directionNoise * (Rational(directions) + 2 * root + 2 * logarithm)
    }
    let tau = Enclosure.squareRoot(of: weakError).upper
    let bias = (1 - factor) * (1 + tau) * Enclosure.squareRoot(of: setting.dataAsymmetry).upper
    let noise =
      (factor + (1 - factor) * tau) * Enclosure.squareRoot(of: norm(setting.complementDimension)).upper
    return setting.misfit + norm(setting.invariantDimension) + (bias + noise) * (bias + noise)
  }
}
