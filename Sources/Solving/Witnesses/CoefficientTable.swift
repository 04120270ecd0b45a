public import ExactArithmetic
public import Representations

/// Functions that span M(F ⊕ 1), exactly and approximately.
public struct CoefficientTable<Scalar: OrderedExactField>: Sendable {
  /// The constant first, then independent matrix coefficients; a value for each element of the group.
  public let values: [[Scalar]]
  /// The values as doubles.
  public let approximations: [[Double]]

  /// |G|.
  public var order: Int { values[0].count }
  /// dim M(F ⊕ 1).
  public var dimension: Int { values.count }
}

extension CoefficientTable where Scalar == Rational {
  /// The table of a rational class.
  public init(_ space: MatrixCoefficientSpace) {
    values = space.basisValues.map { $0.map { Rational($0) } }
    approximations = space.basisValues.map { $0.map(Double.init) }
  }
}
