import Representations

/// Conjugate gradients for (K + σ)x = b, K a kernel matrix, preconditioned by LLᵀ + σ with a pivoted Cholesky factor L of low rank.
///
/// The eigenvalues of kernel matrices fall fast, so some hundred columns carry nearly all of K, and some ten iterations are enough.
///
/// Source: J. Gardner, G. Pleiss, D. Bindel, K. Weinberger, A. G. Wilson, "GPyTorch", NeurIPS 2018, section 4.1.
struct ConjugateGradients: Sendable {
  /// K.
  let kernel: RealMatrix
  /// σ > 0.
  let shift: Double
  /// Lᵀ, a row for each column of L.
  private let factor: RealMatrix
  /// The Cholesky factor of σ + LᵀL.
  private let inner: RealMatrix?

  static let largestRank = 256
  static let iterationLimit = 2_000

  /// - Complexity: O(N · rank²)
  init(kernel: RealMatrix, shift: Double) {
    self.kernel = kernel
    self.shift = shift
    factor = PivotedCholesky.factor(of: kernel, rank: ConjugateGradients.largestRank, tolerance: shift / 100)
    var small = factor * factor.transposed
    for index in 0..<small.rowCount { small[index, index] += shift }
    inner = small.choleskyFactor()
  }

  /// An x with ‖(K + σ)x − b‖ ≤ tolerance·‖b‖, as far as the recurrence knows; the caller computes the residual afresh.
  ///
  /// - Throws: ``TrainingError/unsolved(size:residual:)`` after ``iterationLimit`` iterations.
  /// - Complexity: O(N²) for each iteration
  func solve(_ right: [Double], tolerance: Double) throws(TrainingError) -> [Double] {
    let size = right.count
    var x = [Double](repeating: 0, count: size)
    var residual = right
    let goal = tolerance * ConjugateGradients.dot(right, right).squareRoot()
    if goal == 0 { return x }
    var z = preconditioned(residual)
    var direction = z
    var product = ConjugateGradients.dot(residual, z)
    for _ in 0..<ConjugateGradients.iterationLimit {
      if ConjugateGradients.dot(residual, residual).squareRoot() <= goal { return x }
      var image = kernel.applied(to: direction)
      for index in 0..<size { image[index] += shift * direction[index] }
      let step = product / ConjugateGradients.dot(direction, image)
      for index in 0..<size {
        x[index] += step * direction[index]
        residual[index] -= step * image[index]
      }
      z = preconditioned(residual)
      let next = ConjugateGradients.dot(residual, z)
      let ratio = next / product
      product = next
      for index in 0..<size { direction[index] = z[index] + ratio * direction[index] }
    }
    throw .unsolved(size: size, residual: KernelRidge.residual(kernel, shift, x, right))
  }

  /// (LLᵀ + σ)⁻¹v = (v − L(σ + LᵀL)⁻¹Lᵀv)/σ.
  private func preconditioned(_ vector: [Double]) -> [Double] {
    guard let inner else { return vector }
    let correction = factor.transposeApplied(to: TriangularSystem.solve(inner, factor.applied(to: vector)))
    return vector.indices.map { (vector[$0] - correction[$0]) / shift }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}

/// The Cholesky factorization that takes the largest remaining diagonal entry next and stops early.
///
/// Source: H. Harbrecht, M. Peters, R. Schneider, "On the low-rank approximation by the pivoted Cholesky decomposition",
/// Applied Numerical Mathematics 62 (2012).
enum PivotedCholesky {
  /// Lᵀ with LLᵀ ≈ K: stops at the given rank, or when the largest diagonal entry of K − LLᵀ is at most the tolerance.
  ///
  /// - Precondition: symmetric positive semidefinite up to rounding.
  /// - Complexity: O(N · rank²)
  static func factor(of kernel: RealMatrix, rank: Int, tolerance: Double) -> RealMatrix {
    let size = kernel.rowCount
    var diagonal = (0..<size).map { kernel[$0, $0] }
    var rows: [Double] = []
    rows.reserveCapacity(min(rank, size) * size)
    var count = 0
    while count < min(rank, size) {
      var pivot = 0
      for index in 1..<max(1, size) where diagonal[index] > diagonal[pivot] { pivot = index }
      guard size > 0, diagonal[pivot] > tolerance else { break }
      var row = Array(kernel[row: pivot])
      rows.withUnsafeBufferPointer { earlier in
        row.withUnsafeMutableBufferPointer { row in
          for previous in 0..<count {
            let start = previous * size
            let weight = earlier[start + pivot]
            for index in 0..<size { row[index] -= weight * earlier[start + index] }
          }
        }
      }
      let root = diagonal[pivot].squareRoot()
      for index in 0..<size {
        row[index] /= root
        diagonal[index] -= row[index] * row[index]
      }
      diagonal[pivot] = 0
      rows += row
      count += 1
    }
    return RealMatrix(rowCount: count, columnCount: size, entries: rows)
  }
}
