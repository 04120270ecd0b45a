import FiniteGroups

/// A unitary change of basis that makes an irreducible representation with indicator +1 real.
///
/// Averaging a random symmetric X gives J = |G|⁻¹ Σ ρ(g) X ρ(g)ᵀ with ρ(g) J = J conj ρ(g). It is symmetric and, scaled,
/// unitary, so v ↦ J conj v is an antilinear involution that commutes with the group. A real orthonormal basis of its fixed
/// vectors is a unitary basis of the space, and the matrices are real in it.
///
/// Source: J.-P. Serre, "Linear Representations of Finite Groups", 13.2.
struct RealForm {
  /// The basis vectors as columns.
  let basis: ComplexMatrix

  /// - Precondition: the representation is irreducible with Frobenius–Schur indicator +1.
  /// - Complexity: O(Σ indices · dimension³)
  init(_ images: TransversalImages, using generator: inout some RandomNumberGenerator) {
    let size = images.dimension
    var random = ComplexMatrix(rowCount: size, columnCount: size)
    for row in 0..<size {
      for column in row..<size {
        random[row, column] = (
          Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator)
        )
        random[column, row] = random[row, column]
      }
    }
    let form = images.bilinearAverage(of: random)
    let scale = Double(size).squareRoot() / form.frobeniusNorm
    // On x + iy the involution is (Ax + By) + i(Bx − Ay), J = A + iB: a symmetric real matrix with the eigenvalues ±1,
    // each `size` times, so that no two different ones are ever close.
    var involution = RealMatrix(rowCount: 2 * size, columnCount: 2 * size)
    for row in 0..<size {
      for column in 0..<size {
        let entry = form[row, column]
        involution[row, column] = scale * entry.real
        involution[row, size + column] = scale * entry.imaginary
        involution[size + row, column] = scale * entry.imaginary
        involution[size + row, size + column] = -scale * entry.real
      }
    }
    let fixed = SymmetricEigenDecomposition(involution).vectorRows
    var basis = ComplexMatrix(rowCount: size, columnCount: size)
    for column in 0..<size {
      for row in 0..<size { basis[row, column] = (fixed[size + column, row], fixed[size + column, size + row]) }
    }
    self.basis = basis
  }

  /// The representation in the new basis, imaginary parts dropped.
  func applied(to images: TransversalImages) -> TransversalImages {
    let adjoint = basis.adjoint
    return images.mapped(dimension: images.dimension) { ComplexMatrix((adjoint * $0 * basis).real) }
  }
}
