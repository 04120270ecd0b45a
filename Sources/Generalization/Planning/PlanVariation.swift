public import ExactArithmetic

/// What the recommendation would be if one of the given numbers were different.
public struct PlanVariation: Sendable, Hashable {
  /// The factor for the given asymmetry; its product is cut to 1.
  public let asymmetryFactor: Rational
  /// The factor for the given number of samples; the product is at least 1.
  public let samplesFactor: Rational
  /// The level and the error allowed there.
  public let decision: LevelDecision
  /// The size at which random elements reach that error with positive probability, ⌈2 ln(2D)/ε⌉ cut to |G|; 1 for the level none,
  /// |G| for ε = 0.
  public let sufficientSize: Rational
}
