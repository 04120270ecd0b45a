import ExactArithmetic
public import Representations

/// A divisor of the size of every exact uniform scheme: for a matrix coefficient φ with integer values, a uniform scheme on n
/// elements has n · mean(φ) ∈ ℤ, so n is a multiple of the denominator of mean(φ).
public struct DivisibilityBound: Sendable, Equatable {
  /// The least common multiple of the denominators.
  public let divisor: Int
  /// Matrix coefficients that suffice for it.
  public let coefficients: [MatrixCoefficient]

  /// Collects the denominators of all matrix coefficients that the space has met.
  ///
  /// - Complexity: O(coefficients · order)
  public init(_ space: MatrixCoefficientSpace, of functionClass: FunctionClass) {
    var divisor = 1
    var coefficients: [MatrixCoefficient] = []
    let order = functionClass.group.order
    for coefficient in space.basis + space.others {
      let mean = Rational(functionClass.values(of: coefficient).reduce(0, +), order)
      // What the divisor lacks of the denominator; denominators divide the order, so everything stays within it.
      guard let missing = Rational((Rational(divisor) * mean).denominator).asInt, missing > 1 else { continue }
      divisor *= missing
      coefficients.append(coefficient)
    }
    self.divisor = divisor
    self.coefficients = coefficients
  }
}
