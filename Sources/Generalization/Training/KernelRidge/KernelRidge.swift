import Representations

/// Kernel ridge regression: the coefficients c of f = Σ cⱼ k(·, xⱼ) that minimize (1/N) Σ (f(xⱼ) − yⱼ)² + λ‖f‖², from
/// (K + λN)c = y.
///
/// Small systems are solved by Cholesky, larger ones by conjugate gradients with a preconditioner. In both cases the residual of the
/// answer is computed afresh and must be below ``tolerance``; so f is the exact minimizer for labels that differ from y by at most
/// that relative amount (Euclidean norm).
enum KernelRidge {
  /// The largest ‖(K + λN)c − y‖/‖y‖ that passes.
  static let tolerance = 1e-9
  /// The largest system that is solved by Cholesky.
  static let directLimit = 400

  /// The coefficients.
  ///
  /// - Parameters:
  ///   - kernel: the kernel matrix K, symmetric.
  ///   - labels: y.
  ///   - penalty: λ > 0.
  /// - Throws: ``TrainingError/unsolved(size:residual:)``.
  /// - Complexity: O(N³/3) below ``directLimit``, else O(N²) for each iteration and O(N·rank²) for the preconditioner
  static func coefficients(
    kernel: RealMatrix, labels: [Double], penalty: Double, directLimit: Int = directLimit
  ) throws(TrainingError) -> [Double] {
    let size = labels.count
    let shift = penalty * Double(size)
    let answer: [Double]
    if size <= directLimit {
      var shifted = kernel
      for index in 0..<size { shifted[index, index] += shift }
      guard let factor = shifted.choleskyFactor() else { throw .unsolved(size: size, residual: .infinity) }
      answer = TriangularSystem.solve(factor, labels)
    } else {
      let system = ConjugateGradients(kernel: kernel, shift: shift)
      answer = try system.solve(labels, tolerance: tolerance / 10)
    }
    let residual = KernelRidge.residual(kernel, shift, answer, labels)
    guard residual <= tolerance else { throw .unsolved(size: size, residual: residual) }
    return answer
  }

  /// ‖(K + shift)c − y‖/‖y‖, and 0 where y = 0 = c.
  static func residual(_ kernel: RealMatrix, _ shift: Double, _ answer: [Double], _ labels: [Double]) -> Double {
    let image = kernel.applied(to: answer)
    var (error, norm) = (0.0, 0.0)
    for index in labels.indices {
      let difference = image[index] + shift * answer[index] - labels[index]
      error += difference * difference
      norm += labels[index] * labels[index]
    }
    return error == 0 ? 0 : (error / norm).squareRoot()
  }
}

/// Systems with a Cholesky factor.
enum TriangularSystem {
  /// The solution of RᵀR·x = b for an upper triangular R.
  ///
  /// - Complexity: O(n²)
  static func solve(_ factor: RealMatrix, _ right: [Double]) -> [Double] {
    var x = right
    let size = right.count
    factor.entries.withUnsafeBufferPointer { r in
      x.withUnsafeMutableBufferPointer { x in
        for row in 0..<size {
          x[row] /= r[row * size + row]
          let value = x[row]
          for column in (row + 1)..<max(row + 1, size) { x[column] -= value * r[row * size + column] }
        }
        for row in (0..<size).reversed() {
          var sum = x[row]
          for column in (row + 1)..<max(row + 1, size) { sum -= r[row * size + column] * x[column] }
          x[row] = sum / r[row * size + row]
        }
      }
    }
    return x
  }
}
