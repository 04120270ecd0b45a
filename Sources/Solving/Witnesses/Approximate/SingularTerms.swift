import Representations

/// The terms of a singular value decomposition with the square roots of the singular values in both vectors.
enum SingularTerms {
  /// Real vectors u, v with Σ uvᵀ a matrix, or, for the realification [[A, −B], [B, A]] of a complex matrix, with the
  /// same scalar products with realifications (half as many terms); the largest first, negligible ones left out.
  static func of(_ matrix: [Double], size: Int, isReal: Bool) -> [(left: [Double], right: [Double])] {
    if size == 1 {
      let root = abs(matrix[0]).squareRoot()
      return root > 0 ? [(left: [matrix[0] < 0 ? -root : root], right: [root])] : []
    }
    let rows = (0..<size).map { Array(matrix[($0 * size)..<(($0 + 1) * size)]) }
    if isReal {
      let real = RealMatrix(rows: rows, columnCount: size)
      let spectrum = SymmetricEigenDecomposition(real.transposed * real)
      return terms(spectrum.values, share: 1) { index in
        let right = Array(spectrum.vectorRows[row: index])
        return (real.applied(to: right), right)
      }
    }
    let half = size / 2
    let a = RealMatrix(rows: rows.prefix(half).map { Array($0.prefix(half)) }, columnCount: half)
    let b = RealMatrix(rows: rows.suffix(half).map { Array($0.prefix(half)) }, columnCount: half)
    let complex = ComplexMatrix(a, imaginary: b)
    let spectrum = HermitianEigenDecomposition(complex.adjoint * complex)
    return terms(spectrum.values, share: 2) { index in
      let (x, y) = (Array(spectrum.vectorRows.real[row: index]), Array(spectrum.vectorRows.imaginary[row: index]))
      let real = zip(a.applied(to: x), b.applied(to: y)).map { $0 - $1 }
      let imaginary = zip(b.applied(to: x), a.applied(to: y)).map { $0 + $1 }
      return (real + imaginary, x + y)
    }
  }

  private static func terms(
    _ squares: [Double], share: Double, _ vectors: (Int) -> (image: [Double], right: [Double])
  ) -> [(left: [Double], right: [Double])] {
    guard let largest = squares.last, largest > 0 else { return [] }
    return squares.indices.reversed().prefix { squares[$0] > 1e-10 * largest }.map { index in
      let (image, right) = vectors(index)
      // image = σ·left
      let value = squares[index].squareRoot()
      let root = (share / value).squareRoot()
      let factor = (share * value).squareRoot()
      return (image.map { $0 * root }, right.map { $0 * factor })
    }
  }
}
