public import ExactArithmetic

/// Which level of symmetry a setting asks for, and how exact the average must be.
///
/// Let R* be the risk of the best shrinkage of the asymmetric part, c*z + (1 − c*)Pz, which no linear estimate improves on (``RiskSetting/optimal``), and δ a
/// tolerance. The level is
///
/// - *none*, one query for each prediction, if its risk is at most (1 + δ/2)R*, or if q ≤ δp₀ (then it is at most (1 + δ)R* whatever
///   the noise);
/// - else *exact* if the risk of exact symmetrization is at most (1 + δ/2)R*;
/// - else *approximate*, the fraction c* of the asymmetric part being kept.
///
/// The rest of the tolerance is what the scheme may cost in place of an exact average: its ε is the largest one for which the bound of the risk is at most
/// ``targetRisk``, which is at most (1 + δ)R* and less than the risk of none.
///
/// **Monotone.** Let x = σ²/n. None/R* = p/(p₀ + d²q/(d² + qx)) grows with x. Exact/R* falls: exact − R* = d⁴/(d² + qx) falls and R* grows. So with
/// more noise or fewer samples the level only goes none → approximate → exact (one of them may be missing), and c* = d²/(d² + qx) falls. With
/// a larger d² it goes the other way: none/R* falls, and exact/R* = 1 + d⁴/(p₀x(d² + qx) + d²qx) grows.
public struct LevelDecision: Sendable, Hashable {
  /// What is decided for.
  public let setting: RiskSetting
  /// δ, from 0 to 1.
  public let tolerance: Rational
  /// The level.
  public let level: SymmetryLevel
  /// The part of the asymmetric component that an exact average would be mixed with: 1 for none, c* for approximate, 0 for exact.
  public let keeping: Rational
  /// R*.
  public let leastRisk: Rational
  /// The largest risk that a scheme may have for this level.
  public let targetRisk: Rational
  /// The weak error that a scheme may have, rounded down to three digits; 0 where it must be exact, `nil` for the level none.
  public let weakError: Rational?

  /// Decides.
  ///
  /// - Precondition: `0 <= tolerance <= 1`.
  public init(_ setting: RiskSetting, tolerance: Rational) {
    self.setting = setting
    self.tolerance = tolerance
    let none = setting.misfit + setting.invariantNoise + setting.complementNoise
    let exact = setting.misfit + setting.invariantNoise + setting.dataAsymmetry
    let factor = setting.optimalFactor
    let least =
      setting.misfit + setting.invariantNoise + (1 - factor) * (1 - factor) * setting.dataAsymmetry
      + factor * factor * setting.complementNoise
    leastRisk = least
    let (near, limit) = ((1 + tolerance / 2) * least, (1 + tolerance) * least)
    if none <= near
      || Rational(setting.complementDimension) <= tolerance * Rational(setting.invariantDimension)
    {
      (level, keeping, targetRisk, weakError) = (.none, 1, none, nil)
    } else if exact <= near {
      (level, keeping) = (.exact, 0)
      // Exact < none here: exact ≤ (1 + δ/2)R* < none.
      targetRisk = min(limit, (exact + none) / 2)
      weakError = LevelDecision.roundedDown(setting.largestWeakError(forRisk: targetRisk) ?? 0)
    } else {
      (level, keeping) = (.approximate, factor)
      targetRisk = min(limit, exact, (least + none) / 2)
      weakError = LevelDecision.roundedDown(setting.largestWeakErrorOfMixture(forRisk: targetRisk) ?? 0)
    }
  }

  /// Three decimal digits, not larger; 0 below 10⁻¹², where schemes might as well be exact.
  static func roundedDown(_ value: Rational) -> Rational {
    var scale = Rational(1000)
    for _ in 0..<12 {
      if value * scale >= 100 { return Rational((value * scale).floor) / scale }
      scale *= 10
    }
    return 0
  }
}
