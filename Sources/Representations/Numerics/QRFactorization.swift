/// A = QR with orthonormal columns in Q and an upper triangular R, by Householder reflections.
public struct QRFactorization: Sendable {
  /// The m × min(m, n) matrix with orthonormal columns.
  public let orthogonal: RealMatrix
  /// The min(m, n) × n upper triangular (trapezoidal) matrix.
  public let triangular: RealMatrix

  /// - Complexity: O(m·n·min(m, n))
  public init(_ matrix: RealMatrix) {
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    let rank = min(rows, columns)
    var work = matrix
    var reflections: [HouseholderReflection] = []
    for step in 0..<rank {
      let reflection = HouseholderReflection(of: (step..<rows).map { work[$0, step] })
      reflection.apply(to: &work, fromRow: step, fromColumn: step)
      for row in (step + 1)..<max(step + 1, rows) { work[row, step] = 0 }
      reflections.append(reflection)
    }
    var orthogonal = RealMatrix(rowCount: rows, columnCount: rank)
    for index in 0..<rank { orthogonal[index, index] = 1 }
    for (step, reflection) in reflections.enumerated().reversed() {
      reflection.apply(to: &orthogonal, fromRow: step, fromColumn: step)
    }
    self.orthogonal = orthogonal
    triangular = RealMatrix(
      rowCount: rank, columnCount: columns, entries: Array(work.entries.prefix(rank * columns)))
  }
}

/// I − β·v·vᵀ, chosen so that it sends a given vector to a multiple of the first basis vector.
struct HouseholderReflection {
  /// The vector v.
  let vector: [Double]
  /// The factor β = 2/‖v‖², or 0 for the identity.
  let factor: Double
  /// What the given vector is sent to: this times the first basis vector.
  let value: Double

  /// The reflection that sends `column` to ∓‖column‖·e₁.
  init(of column: [Double]) {
    let norm = VectorKernel.norm(column)
    guard column.count > 1, norm > 0, norm.isFinite else {
      vector = column
      factor = 0
      value = column.first ?? 0
      return
    }
    // Divided by the norm first, so that no square overflows or vanishes; the sign avoids cancellation.
    var vector = column.map { $0 / norm }
    let sign: Double = vector[0] < 0 ? -1 : 1
    vector[0] += sign
    factor = 1 / vector[0].magnitude
    value = -sign * norm
    self.vector = vector
  }

  /// Multiplies the lower right part of a matrix by the reflection, from the left.
  ///
  /// - Complexity: O(rows · columns of that part)
  func apply(to matrix: inout RealMatrix, fromRow: Int, fromColumn: Int) {
    if factor == 0 { return }
    let (columns, width) = (matrix.columnCount, matrix.columnCount - fromColumn)
    var product = [Double](repeating: 0, count: width)
    matrix.entries.withUnsafeMutableBufferPointer { matrix in
      product.withUnsafeMutableBufferPointer { product in
        guard let matrix = matrix.baseAddress, let product = product.baseAddress else { return }
        for (offset, value) in vector.enumerated() {
          VectorKernel.add(
            factor * value, matrix + (fromRow + offset) * columns + fromColumn, to: product, count: width)
        }
        for (offset, value) in vector.enumerated() {
          VectorKernel.add(-value, product, to: matrix + (fromRow + offset) * columns + fromColumn, count: width)
        }
      }
    }
  }
}
