import Averaging
public import ExactArithmetic

/// How many queries of averaging bring a model to a target, from how asymmetric it is.
///
/// Write f = Pf + f₀ and θ = ‖f₀‖²/‖f‖². A scheme with weak error ε_s on f₀ gives E_ωf = Pf + E_ωf₀ with ‖E_ωf₀‖² ≤ ε_s‖f₀‖², so the asymmetry of the average relative to
/// its own size is at most ε_sθ/(1 − θ + ε_sθ). It is at most ε exactly if **ε_s ≤ ε(1 − θ)/(θ(1 − ε))**.
///
/// - *This one function*: n independent uniform elements g₁, …, g_n have E‖(1/n)Σρ(gᵢ)f₀‖² = (1/n²)(n‖f₀‖² + n(n−1)⟨Pf₀, Pf₀⟩) = ‖f₀‖²/n, because Pf₀ = 0: their expected weak error on
///   f is 1/n, and n = ⌈1/ε_s⌉ is enough on average. For small θ and ε that is about θ/ε.
/// - *All functions of a class at once*: ⌈2 ln(2D)/ε_s⌉ and sharper (`SamplingBound`), D = Σ d_π over its nontrivial irreducible representations, at most |G| − 1.
/// - *Always*: |G| elements.
///
/// θ is estimated, so these are plans, not guarantees: the symmetrized model is measured afterwards.
public struct AveragingPlan: Sendable {
  /// The estimate of θ that was used, in [0, 1).
  public let asymmetry: Double
  /// The weak error ε_s that a scheme needs; above 1 no averaging is needed.
  public let schemeError: Double
  /// ⌈1/ε_s⌉: the independent elements that reach the target for this function on average.
  public let expectedCount: Int
  /// The independent elements at which a scheme for all functions exists, by the sharpest tail bound; `nil` where that leaves the machine integers.
  public let classCount: Int?
  /// |G|, with which averaging is exact; `nil` where it leaves the machine integers.
  public let order: Int?

  /// A plan.
  ///
  /// - Parameters:
  ///   - asymmetry: the estimate of θ, at least 0.
  ///   - target: ε, in terms of θ: twice the bound of the weak mean of r; the bound itself of the strong one, since
  ///     max_g E‖f − g·f‖² ≤ 4‖f₀‖².
  ///   - order: |G|.
  /// - Returns: `nil` if θ is so near to 1 that the average over the group nearly vanishes: then nothing relative to its size can be planned.
  public init?(asymmetry: Double, target: Double, order: some BinaryInteger) {
    guard asymmetry < 1 - 1e-9, asymmetry.isFinite, target > 0 else { return nil }
    self.asymmetry = max(asymmetry, 0)
    self.order = Int(exactly: order)
    let error = target >= 1 || asymmetry <= 0 ? .infinity : target * (1 - asymmetry) / (asymmetry * (1 - target))
    schemeError = error
    expectedCount = error >= 1 ? 1 : Int(min((1 / error).rounded(.up), 1e15))
    classCount = SamplingBound.kullbackLeibler.sufficientSize(
      dimension: order - 1, epsilon: AveragingPlan.rational(error))
  }

  /// The scheme error as a rational number, rounded down to three digits, at most 1.
  public var schemeErrorRational: Rational { AveragingPlan.rational(schemeError) }

  private static func rational(_ error: Double) -> Rational {
    if error >= 1 { return 1 }
    var (digits, denominator) = (error, 1)
    while digits < 100, denominator < 1_000_000_000_000_000 { (digits, denominator) = (digits * 10, denominator * 10) }
    return Rational(max(1, Int(digits)), denominator)
  }
}
