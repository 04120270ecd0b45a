public import FiniteGroups

/// An irreducible unitary representation of an enumerated group, in double precision.
///
/// It is real orthogonal when the Frobenius–Schur indicator is +1. It is kept as the matrices of the transversals of a chain of
/// subgroups; any element is a product of a few of them, so nothing is tabulated over the group.
///
/// Laws, up to rounding, which ``IrreducibleRepresentations/residuals(of:samples:)`` measures: ρ(gh) = ρ(g)ρ(h), ρ(g) is
/// unitary, tr ρ(g) = χ(g).
public struct IrreducibleRepresentation: Sendable {
  /// The row of the character table.
  public let number: Int
  /// What to call it: `"χ3"` for row 2 of the table, or the partition, `"[3, 1]"`, for a symmetric group on its points.
  public let label: String
  /// The dimension, χ(1).
  public var dimension: Int { images.dimension }
  /// Real, complex or quaternionic.
  public let type: FrobeniusSchurType
  /// The group it represents.
  public var group: FiniteGroup { images.chain.group }

  let images: TransversalImages

  init(number: Int, label: String, type: FrobeniusSchurType, images: TransversalImages) {
    self.number = number
    self.label = label
    self.type = type
    self.images = images
  }

  /// The matrix of an element; its imaginary part is zero for a real representation.
  ///
  /// - Precondition: `0 <= element < group.order`.
  /// - Complexity: O(l · dimension³), l the length of the chain (at most the binary logarithm of the order)
  public func matrix(of element: Int) -> ComplexMatrix { images.matrix(of: element) }

  /// The orthogonal matrix of an element over ℝ: of dimension χ(1) for a real representation, and the realification of twice
  /// that dimension, `[[A, −B], [B, A]]` for A + iB, for a complex or quaternionic one. It is irreducible over ℝ in all cases.
  ///
  /// - Precondition: `0 <= element < group.order`.
  /// - Complexity: as ``matrix(of:)``
  public func realMatrix(of element: Int) -> RealMatrix {
    let matrix = matrix(of: element)
    return type == .real ? matrix.real : matrix.realification
  }

  /// The dimension of the irreducible real representation that contains this one: χ(1), or 2χ(1) unless the type is real.
  public var realDimension: Int { type == .real ? dimension : 2 * dimension }
}
