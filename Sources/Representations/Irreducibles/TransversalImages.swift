import FiniteGroups

/// The matrices of a unitary representation on the transversals of a chain; they determine all others.
struct TransversalImages: Sendable {
  let chain: TransversalChain
  let dimension: Int
  /// Per level, one matrix for each representative.
  private let matrices: [[ComplexMatrix]]

  /// - Parameter image: the matrix of an element.
  init(chain: TransversalChain, dimension: Int, image: (Int) -> ComplexMatrix) {
    self.chain = chain
    self.dimension = dimension
    matrices = chain.levels.map { level in
      level.representatives.map { $0 == chain.group.identity ? .identity(dimension) : image($0) }
    }
  }

  private init(chain: TransversalChain, dimension: Int, matrices: [[ComplexMatrix]]) {
    self.chain = chain
    self.dimension = dimension
    self.matrices = matrices
  }

  /// The representation in another space: every matrix replaced.
  func mapped(dimension: Int, _ transform: (ComplexMatrix) -> ComplexMatrix) -> TransversalImages {
    TransversalImages(chain: chain, dimension: dimension, matrices: matrices.map { $0.map(transform) })
  }

  /// The matrix of an element.
  ///
  /// - Complexity: O(levels · dimension³)
  func matrix(of element: Int) -> ComplexMatrix {
    var result: ComplexMatrix?
    for (level, position) in zip(matrices, chain.positions(of: element)) where position > 0 {
      result = result.map { $0 * level[position] } ?? level[position]
    }
    return result ?? .identity(dimension)
  }

  /// The average of ρ(g) X ρ(g)⁻¹ over the group, which commutes with it.
  ///
  /// - Complexity: O(Σ indices · dimension³)
  func commutingAverage(of matrix: ComplexMatrix) -> ComplexMatrix {
    average(of: matrix) { $0 * $1 * $0.adjoint }
  }

  /// The average of ρ(g) X ρ(g)ᵀ over the group: an invariant bilinear form of the dual.
  ///
  /// - Complexity: O(Σ indices · dimension³)
  func bilinearAverage(of matrix: ComplexMatrix) -> ComplexMatrix {
    average(of: matrix) { $0 * $1 * $0.transposed }
  }

  private func average(
    of matrix: ComplexMatrix, _ move: (ComplexMatrix, ComplexMatrix) -> ComplexMatrix
  ) -> ComplexMatrix {
    // The innermost subgroup first: u₀u₁…u_k acts with u_k nearest to the matrix.
    matrices.reversed().reduce(matrix) { current, level in
      var sum = ComplexMatrix(rowCount: dimension, columnCount: dimension)
      for image in level { sum.add(move(image, current), scaledBy: (1, 0)) }
      return 1 / Double(level.count) * sum
    }
  }
}
