/// I − β·v·v*, chosen so that it sends the part of a column below the diagonal to a multiple of the first basis vector.
struct ComplexReflection {
  /// The first index that the reflection acts on.
  let start: Int
  /// The vector v, as its real and its imaginary parts.
  let real: [Double]
  let imaginary: [Double]
  /// The factor β = 2/‖v‖², or 0 for the identity.
  let factor: Double
  /// What the column is sent to: this times the first basis vector.
  let value: (real: Double, imaginary: Double)

  init(ofColumn column: Int, of matrix: ComplexMatrix) {
    start = column + 1
    var x = (start..<matrix.rowCount).map { matrix.real[$0, column] }
    var y = (start..<matrix.rowCount).map { matrix.imaginary[$0, column] }
    let norm = VectorKernel.norm(x + y)
    guard x.count > 1, norm > 0 else {
      (real, imaginary, factor, value) = (x, y, 0, (x.first ?? 0, y.first ?? 0))
      return
    }
    for index in x.indices {
      x[index] /= norm
      y[index] /= norm
    }
    let first = VectorKernel.norm([x[0], y[0]])
    let phase = first == 0 ? (1.0, 0.0) : (x[0] / first, y[0] / first)
    x[0] += phase.0
    y[0] += phase.1
    (real, imaginary, factor, value) = (x, y, 1 / (1 + first), (-norm * phase.0, -norm * phase.1))
  }

  /// Multiplies by the reflection from the left: M ← M − βv(v*M).
  func apply(to matrix: inout ComplexMatrix) {
    if factor == 0 { return }
    for column in 0..<matrix.columnCount {
      var (sumReal, sumImaginary) = (0.0, 0.0)
      for index in real.indices {
        let (a, b) = matrix[start + index, column]
        sumReal += real[index] * a + imaginary[index] * b
        sumImaginary += real[index] * b - imaginary[index] * a
      }
      sumReal *= factor
      sumImaginary *= factor
      for index in real.indices {
        matrix.real[start + index, column] -= real[index] * sumReal - imaginary[index] * sumImaginary
        matrix.imaginary[start + index, column] -= real[index] * sumImaginary + imaginary[index] * sumReal
      }
    }
  }

  /// A ← HAH for Hermitian A: M ← HM, adjoint, once more.
  func conjugate(_ matrix: inout ComplexMatrix) {
    apply(to: &matrix)
    matrix = matrix.adjoint
    apply(to: &matrix)
  }
}
