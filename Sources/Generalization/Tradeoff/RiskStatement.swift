public import ExactArithmetic

/// The risk E‖f̂ − f*‖² of one level of symmetry, split into approximation and estimation, with what it rests on.
public struct RiskStatement: Sendable, Hashable {
  /// What the numbers are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The risk itself.
    case exact
    /// The mean of the risk over a random scheme.
    case expected
    /// At least the risk of every scheme or distribution that meets the hypotheses.
    case upperBound = "upper-bound"
  }

  /// What the numbers are.
  public let kind: Kind
  /// The squared bias within V.
  public let approximation: Surd
  /// The variance, or what bounds it.
  public let estimation: Surd
  /// ‖(I − Π_V)f*‖².
  public let misfit: Rational
  /// The formula, in the letters of ``RiskSetting``.
  public let formula: String
  /// What must hold besides the white design.
  public let hypotheses: String
  /// Where it comes from.
  public let source: String

  /// The sum of the parts.
  ///
  /// - Complexity: that of two square roots of `bits` bits
  public func risk(bits: Int = 64) -> Enclosure {
    Enclosure(misfit) + approximation.enclosure(bits: bits) + estimation.enclosure(bits: bits)
  }

  /// The sum of the parts, where it is rational.
  public var rationalRisk: Rational? {
    guard let first = approximation.asRational, let second = estimation.asRational else { return nil }
    return misfit + first + second
  }
}
