public import ExactArithmetic

extension RiskSetting {
  /// No symmetry: f̂ = z.
  public var none: RiskStatement {
    statement(
      .exact, approximation: Surd(0), estimation: Surd(invariantNoise + complementNoise), formula: "p·σ²/n",
      hypotheses: "none", source: "trace of the covariance of the noise")
  }

  /// Exact symmetrization: f̂ = Pz. The bias is the whole asymmetry, the noise of the complement is gone.
  public var exact: RiskStatement {
    statement(
      .exact, approximation: Surd(dataAsymmetry), estimation: Surd(invariantNoise), formula: "d² + p₀·σ²/n",
      hypotheses: "none", source: "Pythagoras; Elesedy & Zaidi 2021 for d = 0")
  }

  /// Ridge on the complement: f̂ = Pz + c·(I − P)z with c = 1/(1 + λ), the minimizer of ‖f − z‖² + λ‖(I − P)f‖². The mean of
  /// f̂ has the asymmetry a = c·d.
  ///
  /// - Parameter factor: c from 0 (exact symmetrization) to 1 (none).
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func shrinkage(keeping factor: Rational) throws(ProblemError) -> RiskStatement {
    try check(keeping: factor)
    let lost = 1 - factor
    return statement(
      .exact, approximation: Surd(lost * lost * dataAsymmetry),
      estimation: Surd(invariantNoise + factor * factor * complementNoise),
      formula: "(1−c)²·d² + (p₀ + c²·q)·σ²/n, c = 1/(1+λ)", hypotheses: "c fixed before the data",
      source: "ridge regression in a sequence model, Tsybakov 2009, section 3.2")
  }

  /// Least squares on F_a: f̂ is the point of {f ∈ V : ‖(I − P)f‖ ≤ a} nearest to z.
  ///
  /// The bound: the projection u of w = (I − P)z on the ball satisfies ‖u − v‖² ≤ (d − a)₊² + 2⟨w − v, u − v_a⟩ − ‖u − v_a‖² with
  /// v = (I − P)Π_V f* and v_a its own projection. So the excess is at most ‖w − v‖², of mean qs; and at most 2⟨w − v, u⟩ up to a
  /// term of mean 0, of mean at most 2a√(qs). Exact for a = 0 and in the limit of large a.
  ///
  /// - Parameter radiusSquared: a² ≥ 0.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func ball(radiusSquared: Rational) throws(ProblemError) -> RiskStatement {
    guard radiusSquared.signum >= 0 else {
      throw .outOfRange("the squared model asymmetry", radiusSquared, allowed: "at least 0")
    }
    let excess =
      complementNoise <= 4 * radiusSquared
      ? Surd(complementNoise) : Surd(0, coefficient: 2, radicand: radiusSquared * complementNoise)
    return statement(
      radiusSquared.isZero ? .exact : .upperBound,
      approximation: RiskSetting.excessSquared(of: dataAsymmetry, over: radiusSquared),
      estimation: excess + invariantNoise, formula: "max(0, d−a)² + p₀·σ²/n + min(q·σ²/n, 2a√(q·σ²/n))",
      hypotheses: "a fixed before the data",
      source: "mathematics.md §10; basic inequality of constrained least squares, Wainwright 2019, section 13.2")
  }

  /// max(0, d − a)² from the squares of d and a: the exact approximation error of F_a.
  public static func excessSquared(of squaredDistance: Rational, over radiusSquared: Rational) -> Surd {
    if squaredDistance <= radiusSquared { return Surd(0) }
    return Surd(squaredDistance + radiusSquared, coefficient: -2, radicand: squaredDistance * radiusSquared)
  }

  /// Averaging with a scheme of weak error at most ε, mixed with the function itself: f̂ = c·z + (1 − c)·E_ω z, which is again an
  /// averaging scheme, of at most one element more.
  ///
  /// On the complement ‖E_ω‖ ≤ τ = √ε, so the bias is at most (1 − c)(1 + τ)d and each direction keeps at most (c + (1 − c)τ)² of
  /// its noise. For c = 0, the average itself: (1 + √ε)²d² + (p₀ + qε)σ²/n.
  ///
  /// - Parameters:
  ///   - weakError: ε ≥ 0 as in `mathematics.md` §1; 0 for exact schemes.
  ///   - factor: c from 0 to 1.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func scheme(weakError: Rational, keeping factor: Rational = 0) throws(ProblemError) -> RiskStatement {
    guard weakError.signum >= 0 else { throw .outOfRange("the weak error", weakError, allowed: "at least 0") }
    try check(keeping: factor)
    let lost = 1 - factor
    let widened = Surd(1, coefficient: 1, radicand: weakError).squared
    let kept = Surd(factor, coefficient: lost, radicand: weakError).squared
    return statement(
      weakError.isZero ? .exact : .upperBound, approximation: widened.scaled(by: lost * lost * dataAsymmetry),
      estimation: kept.scaled(by: complementNoise) + invariantNoise,
      formula: "(1−c)²(1+√ε)²·d² + (p₀ + q·(c+(1−c)√ε)²)·σ²/n",
      hypotheses: "weak error of the scheme on V at most ε; scheme and c fixed before the data",
      source: "weak(ε) ⇔ ‖E_ω‖² ≤ ε on the complement, mathematics.md §1")
  }

  /// Averaging with k uniformly drawn elements, mixed with the function itself, in the mean over the draw: with
  /// κ = ``sampleFactor(size:groupOrder:)``, E‖E_ω v‖² = κ‖v‖² for every v of the complement, and E⟨v, E_ω v⟩ = 0.
  ///
  /// - Parameters:
  ///   - size: k ≥ 1.
  ///   - groupOrder: |G| where the elements are drawn without replacement (k ≤ |G|); `nil` for independent draws.
  ///   - factor: c from 0 to 1.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public func sample(
    size: Int, groupOrder: Int? = nil, keeping factor: Rational = 0
  ) throws(ProblemError) -> RiskStatement {
    let share = try RiskSetting.sampleFactor(size: size, groupOrder: groupOrder)
    try check(keeping: factor)
    let lost = 1 - factor
    return statement(
      .expected, approximation: Surd(lost * lost * dataAsymmetry * (1 + share)),
      estimation: Surd(invariantNoise + complementNoise * (factor * factor + lost * lost * share)),
      formula: "(1−c)²(1+κ)·d² + (p₀ + q·(c²+(1−c)²κ))·σ²/n, κ = "
        + (groupOrder == nil ? "1/k" : "(|G|−k)/(k(|G|−1))"),
      hypotheses: "mean over k uniform elements, drawn \(groupOrder == nil ? "independently" : "without replacement")",
      source: "orthogonality of ρ(g)v and ρ(h)v in the mean, as Σρ(g)v = 0 on the complement")
  }

  /// κ, what a random average leaves of the squared norm on the complement, in the mean: 1/k for k independent elements,
  /// (|G| − k)/(k(|G| − 1)) for k different ones.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``.
  public static func sampleFactor(size: Int, groupOrder: Int? = nil) throws(ProblemError) -> Rational {
    guard size >= 1, size <= groupOrder ?? size else {
      throw .outOfRange(
        "the size of the sample", Rational(size), allowed: groupOrder.map { "from 1 to \($0)" } ?? "at least 1")
    }
    guard let order = groupOrder else { return Rational(1, size) }
    return order == 1 ? 0 : Rational(order - size) / (Rational(size) * Rational(order - 1))
  }

  private func check(keeping factor: Rational) throws(ProblemError) {
    guard factor.signum >= 0, factor <= 1 else {
      throw .outOfRange("the kept part of the complement", factor, allowed: "from 0 to 1")
    }
  }

  private func statement(
    _ kind: RiskStatement.Kind, approximation: Surd, estimation: Surd, formula: String, hypotheses: String,
    source: String
  ) -> RiskStatement {
    RiskStatement(
      kind: kind, approximation: approximation, estimation: estimation, misfit: misfit, formula: formula,
      hypotheses: hypotheses, source: source)
  }
}
