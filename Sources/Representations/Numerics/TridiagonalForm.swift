/// A real symmetric tridiagonal matrix T with a unitary basis change: A = Q T Q*.
///
/// The rows of the transposed Q are kept as one plane (real A) or two (complex A), so that rotations act on contiguous rows.
struct TridiagonalForm {
  /// The diagonal of T.
  var diagonal: [Double]
  /// The entries below the diagonal; entry i couples i and i + 1.
  var offDiagonal: [Double]
  /// Real and, for complex matrices, imaginary part of the transposed Q.
  var planes: [RealMatrix]

  /// Reduces a real symmetric matrix by Householder reflections.
  ///
  /// - Complexity: O(8n³/3)
  init(_ matrix: RealMatrix) {
    precondition(matrix.isSquare, "only square matrices have eigenvalues")
    let size = matrix.rowCount
    var work = matrix
    for row in 0..<size {
      for column in 0..<row { work[row, column] = work[column, row] }
    }
    var reflections: [HouseholderReflection] = []
    offDiagonal = []
    for step in 0..<max(0, size - 1) {
      let reflection = HouseholderReflection(of: Array(work[row: step].dropFirst(step + 1)))
      offDiagonal.append(reflection.value)
      reflections.append(reflection)
      TridiagonalForm.conjugate(&work, by: reflection, from: step + 1)
    }
    diagonal = (0..<size).map { work[$0, $0] }
    var basis = RealMatrix.identity(size)
    for (step, reflection) in reflections.enumerated().reversed() {
      reflection.apply(to: &basis, fromRow: step + 1, fromColumn: step + 1)
    }
    planes = [basis.transposed]
  }

  /// A ← HAH on the trailing part: with p = βAv and w = p − (β/2)(p·v)v this is A − vwᵀ − wvᵀ.
  private static func conjugate(_ matrix: inout RealMatrix, by reflection: HouseholderReflection, from start: Int) {
    if reflection.factor == 0 { return }
    let (size, count) = (matrix.columnCount, reflection.vector.count)
    matrix.entries.withUnsafeMutableBufferPointer { matrix in
      reflection.vector.withUnsafeBufferPointer { vector in
        guard let matrix = matrix.baseAddress, let vector = vector.baseAddress else { return }
        var product = (0..<count).map {
          reflection.factor * VectorKernel.dot(matrix + (start + $0) * size + start, vector, count: count)
        }
        product.withUnsafeMutableBufferPointer { product in
          guard let product = product.baseAddress else { return }
          let half = reflection.factor / 2 * VectorKernel.dot(product, vector, count: count)
          VectorKernel.add(-half, vector, to: product, count: count)
          for row in 0..<count {
            let target = matrix + (start + row) * size + start
            let (v, w) = (vector[row], product[row])
            for column in 0..<count { target[column] -= v * product[column] + w * vector[column] }
          }
        }
      }
    }
  }

  /// Reduces a Hermitian matrix by complex Householder reflections and a diagonal of phases.
  ///
  /// - Complexity: O(n³)
  init(_ matrix: ComplexMatrix) {
    precondition(matrix.isSquare, "only square matrices have eigenvalues")
    let size = matrix.rowCount
    var work = matrix
    for row in 0..<size {
      work.imaginary[row, row] = 0
      for column in 0..<row {
        work.real[row, column] = work.real[column, row]
        work.imaginary[row, column] = -work.imaginary[column, row]
      }
    }
    var basis = ComplexMatrix.identity(size)
    var reflections: [ComplexReflection] = []
    offDiagonal = []
    var phases: [(real: Double, imaginary: Double)] = size == 0 ? [] : [(1, 0)]
    for step in 0..<max(0, size - 1) {
      let reflection = ComplexReflection(ofColumn: step, of: work)
      reflection.conjugate(&work)
      reflections.append(reflection)
      // The phases d with conj(dₖ₊₁)·t·dₖ = |t| make T real.
      let (value, last) = (reflection.value, phases[step])
      let length = VectorKernel.norm([value.real, value.imaginary])
      offDiagonal.append(length)
      phases.append(
        length == 0
          ? last
          : (
            (last.real * value.real - last.imaginary * value.imaginary) / length,
            (last.real * value.imaginary + last.imaginary * value.real) / length
          ))
    }
    diagonal = (0..<size).map { work.real[$0, $0] }
    for reflection in reflections.reversed() { reflection.apply(to: &basis) }
    planes = [basis.real.transposed, basis.imaginary.transposed]
    for row in 0..<size {
      for column in 0..<size {
        let (x, y) = (planes[0][row, column], planes[1][row, column])
        planes[0][row, column] = x * phases[row].real - y * phases[row].imaginary
        planes[1][row, column] = x * phases[row].imaginary + y * phases[row].real
      }
    }
  }
}
