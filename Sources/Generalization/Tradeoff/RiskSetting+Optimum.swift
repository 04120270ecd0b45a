public import ExactArithmetic

extension RiskSetting {
  /// c* = d²/(d² + qs), which minimizes the risk of ``shrinkage(keeping:)``; 1 where both are 0, as nothing depends on it then.
  ///
  /// The risk is a quadratic in c with the derivative −2(1 − c)d² + 2cqs.
  public var optimalFactor: Rational {
    dataAsymmetry.divided(by: dataAsymmetry + complementNoise) ?? 1
  }

  /// λ* = qs/d² = 1/c* − 1; `nil` where d = 0 and there is noise to remove, as it is infinite then.
  public var optimalRidge: Rational? { optimalFactor.reciprocal.map { $0 - 1 } }

  /// a* = c*·d, the asymmetry of the mean of the best estimate: d·d²/(d² + qσ²/n).
  ///
  /// a* ≤ d always, with equality only where d = 0 or there is no noise in the complement; it grows with n, and
  /// d − a* = d·qσ²/(nd² + qσ²) ≤ qσ²/(nd): the distance falls like 1/n.
  public var optimalAsymmetry: Surd { Surd(0, coefficient: optimalFactor, radicand: dataAsymmetry) }

  /// The risk at c*: p₀s + qs·d²/(d² + qs), from half of to the whole of p₀s + min(d², qs), which is the better of exact symmetry
  /// or of none, whichever is better. By Pinsker's theorem no linear estimate does better on all f* with an asymmetry of at most d.
  public var optimal: RiskStatement {
    let factor = optimalFactor
    return RiskStatement(
      kind: .exact, approximation: Surd((1 - factor) * (1 - factor) * dataAsymmetry),
      estimation: Surd(invariantNoise + factor * factor * complementNoise), misfit: misfit,
      formula: "p₀·σ²/n + d²·(qσ²/n)/(d² + qσ²/n), c* = d²/(d² + qσ²/n)",
      hypotheses: "d² known, or an upper bound of it, which then bounds the risk",
      source: "stationarity of the quadratic in c; Pinsker 1980, as in Tsybakov 2009, section 3.2")
  }

  /// c = a²/(a² + qs), λ = qs/a²: the ridge that belongs to the class F_a. Of all linear estimates it has the least largest risk over
  /// the targets with ‖(I − P)f*‖ ≤ a, which is p₀s + qs·a²/(a² + qs), at d = a. For a fixed target its risk is least at a = d, at
  /// every n: chosen so, model and data asymmetry agree.
  ///
  /// Source: Pinsker 1980, as in Tsybakov 2009, section 3.2.
  ///
  /// - Parameter radiusSquared: a² ≥ 0.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func minimaxFactor(radiusSquared: Rational) throws(ProblemError) -> Rational {
    guard radiusSquared.signum >= 0 else {
      throw .outOfRange("the squared model asymmetry", radiusSquared, allowed: "at least 0")
    }
    return radiusSquared.divided(by: radiusSquared + complementNoise) ?? 1
  }

  /// The c that minimizes ``sample(size:groupOrder:keeping:)``: 1 − (1 − c*)/(1 + κ).
  ///
  /// The least expected risk exceeds the best one by (qs)²/(d² + qs) · κ/(1 + κ).
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func optimalFactor(sampleSize: Int, groupOrder: Int? = nil) throws(ProblemError) -> Rational {
    let share = try RiskSetting.sampleFactor(size: sampleSize, groupOrder: groupOrder)
    return 1 - (1 - optimalFactor) / (1 + share)
  }

  /// A rational c within 2⁻³² of the one that minimizes the bound ``scheme(weakError:keeping:)``:
  /// 1 − c = qs(1 − τ)/((1 + τ)²d² + qs(1 − τ)²), at most 1, τ = √ε; 1 for ε ≥ 1, where averaging proves nothing.
  ///
  /// The bound holds at every c, so the rounding costs nothing but a little of the minimum.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func optimalFactor(weakError: Rational) throws(ProblemError) -> Rational {
    guard weakError.signum >= 0 else { throw .outOfRange("the weak error", weakError, allowed: "at least 0") }
    if weakError >= 1 { return 1 }
    let root = Enclosure.squareRoot(of: weakError, bits: 40).midpoint
    let (bias, noise) = ((1 + root) * (1 + root) * dataAsymmetry, complementNoise * (1 - root))
    guard let lost = noise.divided(by: bias + noise * (1 - root)) else { return 1 }
    let grid = Rational(1 << 32)
    return max(0, 1 - Rational((lost * grid).floor) / grid)
  }
}
