extension RealMatrix {
  /// An approximate unit eigenvector of the largest eigenvalue of a symmetric positive semidefinite matrix, and that value.
  ///
  /// Small matrices are diagonalized; larger ones pass through Lanczos' method with full reorthogonalization from a fixed
  /// starting vector, until the residual is small or `lanczosSteps` are done. No bound is proved.
  ///
  /// - Complexity: O(n³) up to size 48, then O(n² · steps)
  func leadingEigenvector() -> (vector: [Double], value: Double) {
    if rowCount <= 48 {
      let result = SymmetricEigenDecomposition(self)
      return (Array(result.vectorRows[row: rowCount - 1]), result.values[rowCount - 1])
    }
    var lanczos = LanczosProcess(self)
    while !lanczos.isFinished { lanczos.step() }
    return lanczos.leadingPair()
  }
}

/// Lanczos' method for one symmetric matrix.
///
/// Source: B. N. Parlett, "The Symmetric Eigenvalue Problem", 1980, ch. 13.
private struct LanczosProcess {
  static let stepLimit = 400
  static let tolerance = 0x1p-38

  private let matrix: RealMatrix
  private var basis: [[Double]] = []
  private var diagonal: [Double] = []
  private var coupling: [Double] = []
  private(set) var isFinished = false

  init(_ matrix: RealMatrix) {
    self.matrix = matrix
    // A fixed pseudo-random vector: no structure of the matrix is orthogonal to it by accident.
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let start = (0..<matrix.rowCount).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-52 - 1
    }
    let norm = VectorKernel.norm(start)
    basis = [start.map { $0 / norm }]
  }

  mutating func step() {
    let current = basis[basis.count - 1]
    var next = matrix.applied(to: current)
    diagonal.append(VectorKernel.dot(next, current))
    for _ in 0..<2 {
      for vector in basis { LanczosProcess.add(-VectorKernel.dot(next, vector), vector, to: &next) }
    }
    let norm = VectorKernel.norm(next)
    coupling.append(norm)
    let scale = diagonal.reduce(0) { max($0, $1.magnitude) }
    if norm <= scale * 0x1p-50 || basis.count == min(matrix.rowCount, LanczosProcess.stepLimit) {
      isFinished = true
    } else if basis.count.isMultiple(of: 24) {
      let (weights, value) = leadingRitzPair()
      isFinished = norm * (weights.last ?? 0).magnitude <= LanczosProcess.tolerance * value
    }
    if !isFinished { basis.append(next.map { $0 / norm }) }
  }

  func leadingPair() -> (vector: [Double], value: Double) {
    let (weights, value) = leadingRitzPair()
    var vector = [Double](repeating: 0, count: matrix.rowCount)
    for (weight, direction) in zip(weights, basis) { LanczosProcess.add(weight, direction, to: &vector) }
    return (vector, value)
  }

  private func leadingRitzPair() -> (weights: [Double], value: Double) {
    let size = diagonal.count
    var tridiagonal = RealMatrix(rowCount: size, columnCount: size)
    for index in 0..<size {
      tridiagonal[index, index] = diagonal[index]
      if index + 1 < size {
        tridiagonal[index, index + 1] = coupling[index]
        tridiagonal[index + 1, index] = coupling[index]
      }
    }
    let result = SymmetricEigenDecomposition(tridiagonal)
    return (Array(result.vectorRows[row: size - 1]), result.values[size - 1])
  }

  private static func add(_ factor: Double, _ source: [Double], to target: inout [Double]) {
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let base = target.baseAddress else { return }
        VectorKernel.add(factor, source, to: base, count: target.count)
      }
    }
  }
}
