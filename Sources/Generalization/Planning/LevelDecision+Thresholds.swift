public import ExactArithmetic

extension LevelDecision {
  /// The number of samples from which on the level is none, in closed form: n ≥ (qσ²/d²)·(q − (δ/2)p₀)/((δ/2)p).
  ///
  /// None ≤ (1 + δ')R* ⇔ p(d² + v) ≤ (1 + δ')(p d² + p₀v) ⇔ v(q − δ'p₀) ≤ δ'p d², v = qσ²/n.
  ///
  /// - Returns: `nil` if there is no such number (d = 0, or δ = 0, with noise to remove); 0 if the level is none for every n.
  public var noneFrom: Rational? {
    let setting = setting
    let half = tolerance / 2
    let (invariant, complement) = (Rational(setting.invariantDimension), Rational(setting.complementDimension))
    let excess = complement - half * invariant
    if complement <= tolerance * invariant || excess.signum <= 0 || setting.noiseVariance.isZero { return 0 }
    let allowed = half * Rational(setting.dimension) * setting.dataAsymmetry
    return (complement * setting.noiseVariance * excess).divided(by: allowed)
  }

  /// The number of samples up to which exact symmetrization is within (1 + δ/2) of the least risk, in closed form: n ≤ qσ²/(d²y), y the positive root
  /// of δ'r·y² + δ'(r + 1)·y = 1, with r = p₀/q and δ' = δ/2.
  ///
  /// With y = v/d²: exact ≤ (1 + δ')R* ⇔ (ry + 1)(1 + y) ≤ (1 + δ')(ry(1 + y) + y). The level is exact up to there unless it is none already.
  ///
  /// - Returns: an enclosure; `nil` for d = 0, where every n will do, and where nothing changes under the group. Zero for δ = 0.
  public var exactUpTo: Enclosure? {
    let setting = setting
    guard setting.dataAsymmetry.signum > 0, setting.complementDimension > 0 else { return nil }
    let half = tolerance / 2
    guard half.signum > 0 else { return Enclosure(.zero) }
    let ratio = Rational(setting.invariantDimension, setting.complementDimension)
    let scale = Rational(setting.complementDimension) * setting.noiseVariance / setting.dataAsymmetry
    // 1/y solves z² = δ'(r + 1)z + δ'r: z = (δ'(r + 1) + √(δ'²(r + 1)² + 4δ'r))/2, no quotient of small numbers.
    let linear = half * (ratio + 1)
    let root = Enclosure.squareRoot(of: linear * linear + 4 * half * ratio, bits: 96)
    return (Enclosure(linear) + root).scaled(by: scale / 2)
  }
}
