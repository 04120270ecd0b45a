import Representations

/// A witness that a support cannot do better (`mathematics.md` §6): for pairs of vectors with Σ‖u‖‖v‖ ≤ 1 the function
/// φ(g) = Σ⟨u, π(g)v⟩ has Σ ω(g)φ(g) ≤ max ‖ω̂(π)‖, so a convex scheme on S has a norm of at least min_S φ.
struct SupportWitness {
  private let problem: SchemeProblem
  /// Σ u vᵀ for each block.
  private let row: [Double]
  /// At least Σ‖u‖‖v‖.
  private let length: Double

  /// The pairs are the singular vectors of the matrices in a row of the table, however inaccurate: they are what is
  /// used.
  init(_ problem: SchemeProblem, row: [Double]) {
    let guide = problem.guide
    var used: [Double] = []
    var length = 0.0
    for block in guide.blocks {
      let matrix = guide.matrix(block, of: row)
      let basis = SymmetricEigenDecomposition(matrix.transposed * matrix).vectorRows
      // Y = Σ (Yv)vᵀ for an orthonormal basis of vectors v.
      var sum = RealMatrix(rowCount: block.size, columnCount: block.size)
      for index in 0..<block.size {
        let vector = Array(basis[row: index])
        let image = matrix.applied(to: vector)
        for (place, entry) in image.enumerated() {
          for (column, factor) in vector.enumerated() { sum[place, column] += entry * factor }
        }
        length += (SupportWitness.square(image) * SupportWitness.square(vector)).squareRoot()
      }
      used += sum.entries
    }
    self.problem = problem
    self.row = used
    self.length = length
  }

  /// A lower bound of the weak error of every convex scheme on a support; 0 where the witness proves nothing.
  ///
  /// - Complexity: O(order · Σd²)
  func errorBound(on support: [Int]) -> Double {
    guard length > 0, length.isFinite else { return 0 }
    let values = problem.guide.products(with: row)
    let least = support.reduce(Double.infinity) { min($0, values[$1]) }
    // Sums of fewer than 2²⁰ terms in doubles, relative to the lengths of the vectors: off by less than 2⁻³⁰ in all.
    // The matrices are off by their certified errors, at most ten times in the sums over their entries.
    let evaluation = problem.dual.representations.reduce(0) { max($0, $1.evaluationError) }
    let norm = least / length - 0x1p-30 - 10 * evaluation
    return norm > 0 ? norm * norm * (1 - 0x1p-50) : 0
  }

  private static func square(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 } }
}
