import FiniteGroups

/// Splits a unitary representation that consists of `copies` of one irreducible and takes one of them.
///
/// The average of a random Hermitian matrix over the group is a generic Hermitian element of the commutant M_copies(ℂ): it
/// has `copies` different eigenvalues, each with an eigenspace that is an irreducible subspace.
struct CommutantSplitting {
  /// An orthonormal basis of the subspace, one vector per row.
  let basis: ComplexMatrix

  /// - Precondition: the dimension is `copies` times that of the irreducible.
  /// - Complexity: O(Σ indices · dimension³)
  init(_ images: TransversalImages, copies: Int, using generator: inout some RandomNumberGenerator) {
    let size = images.dimension
    var random = ComplexMatrix(rowCount: size, columnCount: size)
    for row in 0..<size {
      for column in row..<size {
        let entry = (Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator))
        random[row, column] = row == column ? (entry.0, 0) : entry
        random[column, row] = row == column ? (entry.0, 0) : (entry.0, -entry.1)
      }
    }
    let first = CommutantSplitting.isolatedEigenspace(of: images.commutingAverage(of: random), copies: copies)
    // The projection averaged once more, which removes what rounding mixed in from the other copies.
    let projection = images.commutingAverage(of: first.transposed * first.transposed.adjoint)
    basis = CommutantSplitting.isolatedEigenspace(of: projection, copies: copies, takingLast: true)
  }

  /// The representation on the subspace.
  func restricted(_ images: TransversalImages) -> TransversalImages {
    let columns = basis.transposed
    let adjoint = columns.adjoint
    return images.mapped(dimension: basis.rowCount) { adjoint * $0 * columns }
  }

  /// The eigenvectors of the group of equal eigenvalues that lies farthest from the others.
  private static func isolatedEigenspace(
    of matrix: ComplexMatrix, copies: Int, takingLast: Bool = false
  ) -> ComplexMatrix {
    let decomposition = HermitianEigenDecomposition(matrix)
    let width = matrix.rowCount / copies
    let centers = (0..<copies).map { decomposition.values[$0 * width + width / 2] }
    let distances = centers.indices.map { index in
      centers.indices.filter { $0 != index }.map { (centers[$0] - centers[index]).magnitude }.min() ?? 0
    }
    let chosen = takingLast ? copies - 1 : distances.indices.max { distances[$0] < distances[$1] } ?? 0
    var basis = ComplexMatrix(rowCount: width, columnCount: matrix.rowCount)
    for row in 0..<width {
      for column in 0..<matrix.rowCount { basis[row, column] = decomposition.vectorRows[chosen * width + row, column] }
    }
    return basis
  }
}
