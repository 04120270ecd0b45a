/// One linear condition of an approximate notion: ‖Σ ω(g) M(g)‖ is to be small for the matrices M(g) = π(g) of an
/// irreducible representation over ℝ, or M(g) = π(g) − π(hg) for one h.
struct NormBlock: Sendable {
  /// The number of the representation in ``IrreducibleBlocks``.
  let irreducible: Int
  /// The element h of strong symmetry.
  let element: Int?
  /// The size of the matrices.
  let size: Int
  /// The matrices of all group elements, one after another, row after row.
  let matrices: [Double]

  /// The matrix Σ ω(g) M(g).
  func average(_ support: [Int], _ weights: [Double]) -> [Double] {
    let area = size * size
    var result = [Double](repeating: 0, count: area)
    matrices.withUnsafeBufferPointer { matrices in
      result.withUnsafeMutableBufferPointer { result in
        for (element, weight) in zip(support, weights) {
          let base = element * area
          for index in 0..<area { result[index] += weight * matrices[base + index] }
        }
      }
    }
    return result
  }

  /// log det(t² − AᵀA); `nil` unless ‖A‖ < t.
  static func logDeterminant(_ average: [Double], size: Int, bound: Double) -> Double? {
    var square = [Double](repeating: 0, count: size * size)
    return square.withUnsafeMutableBufferPointer { square in
      average.withUnsafeBufferPointer { average -> Double? in
        guard let square = square.baseAddress, let average = average.baseAddress else { return 0 }
        // AAᵀ has the same determinant.
        SmallMatrices.addProduct(average, transposed: average, scaledBy: -1, to: square, size: size)
        for index in 0..<size { square[index * size + index] += bound * bound }
        return SmallMatrices.cholesky(square, size: size)
      }
    }
  }
}
