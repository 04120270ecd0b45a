import Averaging
import ExactArithmetic
import Representations

/// The equations of exactness on a scheme, from which the question "is there one of this size?" is encoded: Σ φ(g) ω(g) = mean(φ) for a
/// basis of M(F ⊕ 1) without the constants.
struct ExactnessEquations: Sendable {
  private let order: Int
  private let weights: WeightClass
  private let rows: [SupportRow]

  /// Up to this many coefficients the equations are reduced before Z3 sees them.
  private static let reductionLimit = 20_000

  init(_ instance: CertificationInstance, space: MatrixCoefficientSpace) {
    let order = instance.group.order
    self.order = order
    weights = instance.weights
    rows = zip(space.basis, space.basisValues).compactMap { coefficient, values in
      if coefficient == .constant { return nil }
      return SupportRow(values, equals: Rational(values.reduce(0, +), order))
    }
  }

  /// The question "is there an exact scheme of this size?".
  ///
  /// - Complexity: that of the encoding, with the reduction of the rows
  func encoding(size: Int) throws(SupportEncodingError) -> SupportEncoding {
    // Reduced rows are faster for Z3 while they are small; in large systems their entries grow beyond use.
    let isSmall = rows.count * order <= ExactnessEquations.reductionLimit
    return try SupportEncoding(
      count: order, rows: rows, weightClass: weights, size: size,
      options: SupportEncoding.Options(reducesRows: isSmall))
  }
}
