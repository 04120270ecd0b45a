import ExactArithmetic
import LawSuites
import Representations
import Testing

extension RealMatrix {
  static func random(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) -> RealMatrix {
    RealMatrix(
      rowCount: rows, columnCount: columns,
      entries: (0..<(rows * columns)).map { _ in Double.random(in: -1...1, using: &generator) })
  }

  /// The largest absolute value of an entry.
  var largestEntry: Double { entries.reduce(0) { max($0, $1.magnitude) } }
}

extension ComplexMatrix {
  static func random(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) -> ComplexMatrix {
    ComplexMatrix(
      RealMatrix.random(rows, columns, &generator), imaginary: RealMatrix.random(rows, columns, &generator))
  }

  var largestEntry: Double { max(real.largestEntry, imaginary.largestEntry) }
}

@Suite struct NumericsMatrixTests {
  /// Shapes around the block sizes of the product kernel: 2 rows, 4 terms, 64 terms, 256 columns.
  @Test(arguments: [
    (0, 0, 0), (1, 1, 1), (2, 0, 3), (1, 3, 2), (2, 4, 3), (3, 5, 7), (5, 67, 3), (3, 6, 259), (4, 64, 256),
  ])
  func productIsTheSumOfProducts(_ m: Int, _ k: Int, _ n: Int) {
    var generator = SplitMix64(seed: UInt64(m * 10_000 + k * 100 + n))
    let left = RealMatrix.random(m, k, &generator)
    let right = RealMatrix.random(k, n, &generator)
    let product = left * right
    var naive = RealMatrix(rowCount: m, columnCount: n)
    for i in 0..<m {
      for j in 0..<n {
        for l in 0..<k { naive[i, j] += left[i, l] * right[l, j] }
      }
    }
    #expect((product - naive).largestEntry <= 1e-13)
    #expect((product.transposed - right.transposed * left.transposed).largestEntry <= 1e-13)
    let vector = (0..<n).map { _ in Double.random(in: -1...1, using: &generator) }
    let column = RealMatrix(rowCount: n, columnCount: 1, entries: vector)
    let expected = right * column
    for (value, exact) in zip(right.applied(to: vector), expected.entries) { #expect(abs(value - exact) < 1e-13) }
    for (value, exact) in zip(right.transposed.transposeApplied(to: vector), expected.entries) {
      #expect(abs(value - exact) < 1e-13)
    }
  }

  @Test func complexProductsFollowTheDefinition() {
    var generator = SplitMix64(seed: 5)
    let left = ComplexMatrix.random(3, 5, &generator)
    let right = ComplexMatrix.random(5, 2, &generator)
    let product = left * right
    for i in 0..<3 {
      for j in 0..<2 {
        var (x, y) = (0.0, 0.0)
        for k in 0..<5 {
          let ((a, b), (c, d)) = (left[i, k], right[k, j])
          x += a * c - b * d
          y += a * d + b * c
        }
        #expect(abs(product[i, j].real - x) < 1e-14 && abs(product[i, j].imaginary - y) < 1e-14)
      }
    }
    #expect((product.adjoint - right.adjoint * left.adjoint).largestEntry < 1e-14)
    #expect((product.realification - left.realification * right.realification).largestEntry < 1e-14)
    var sum = left
    sum.add(left, scaledBy: (0, 1))
    #expect(abs(sum[1, 2].real - (left[1, 2].real - left[1, 2].imaginary)) < 1e-15)
    #expect(abs(sum[1, 2].imaginary - (left[1, 2].real + left[1, 2].imaginary)) < 1e-15)
  }

  @Test(arguments: [0, 1, 2, 3, 8, 33])
  func symmetricEigenDecomposition(_ size: Int) {
    var generator = SplitMix64(seed: UInt64(size))
    let square = RealMatrix.random(size, size, &generator)
    let matrix = square + square.transposed
    let result = SymmetricEigenDecomposition(matrix)
    let vectors = result.vectorRows
    #expect((vectors * vectors.transposed - .identity(size)).largestEntry < 1e-13)
    var scaled = vectors
    for i in 0..<size {
      for j in 0..<size { scaled[i, j] *= result.values[i] }
    }
    #expect((vectors * matrix - scaled).largestEntry < 1e-12)
    #expect(result.values == result.values.sorted())
  }

  @Test(arguments: [1, 2, 3, 17])
  func hermitianEigenDecomposition(_ size: Int) {
    var generator = SplitMix64(seed: UInt64(size))
    let square = ComplexMatrix.random(size, size, &generator)
    let matrix = square + square.adjoint
    let result = HermitianEigenDecomposition(matrix)
    let columns = result.vectorRows.transposed
    #expect((columns.adjoint * columns - .identity(size)).largestEntry < 1e-13)
    var scaled = columns
    for i in 0..<size {
      for j in 0..<size {
        let (x, y) = columns[i, j]
        scaled[i, j] = (x * result.values[j], y * result.values[j])
      }
    }
    #expect((matrix * columns - scaled).largestEntry < 1e-12)
  }

  /// Eigenvalues known exactly: the path 2 − 2cos(kπ/(n+1)), the complete graph, zero, repeated and negative ones.
  @Test func knownEigenvalues() {
    let size = 12
    var path = RealMatrix(rowCount: size, columnCount: size)
    for i in 0..<size {
      path[i, i] = 2
      if i + 1 < size {
        path[i, i + 1] = -1
        path[i + 1, i] = -1
      }
    }
    #expect(abs(SymmetricEigenDecomposition(path).values.reduce(0, +) - 24) < 1e-12)
    // The determinant of the path is n + 1.
    #expect(abs(SymmetricEigenDecomposition(path).values.reduce(1, *) - 13) < 1e-10)
    let ones = RealMatrix(rowCount: 5, columnCount: 5, entries: Array(repeating: 1, count: 25))
    let values = SymmetricEigenDecomposition(ones - RealMatrix.identity(5)).values
    for (value, exact) in zip(values, [-1.0, -1, -1, -1, 4]) { #expect(abs(value - exact) < 1e-14) }
    #expect(SymmetricEigenDecomposition(RealMatrix(rowCount: 3, columnCount: 3)).values == [0, 0, 0])
    let broken = RealMatrix(rowCount: 2, columnCount: 2, entries: [.nan, 1, 1, .infinity])
    let allUndefined = SymmetricEigenDecomposition(broken).values.allSatisfy { $0.isNaN }
    #expect(allUndefined)
  }

  @Test(arguments: [(1, 1), (5, 3), (3, 5), (9, 9), (4, 0)])
  func qrFactorization(_ m: Int, _ n: Int) {
    var generator = SplitMix64(seed: UInt64(m * 20 + n))
    let matrix = RealMatrix.random(m, n, &generator)
    let factors = QRFactorization(matrix)
    let (q, r) = (factors.orthogonal, factors.triangular)
    #expect((q * r - matrix).largestEntry < 1e-14)
    #expect((q.transposed * q - .identity(min(m, n))).largestEntry < 1e-14)
    for i in 0..<r.rowCount {
      for j in 0..<min(i, n) { #expect(r[i, j] == 0) }
    }
  }

  @Test(arguments: [0, 1, 2, 4, 5, 11, 30])
  func choleskyFactorization(_ size: Int) throws {
    var generator = SplitMix64(seed: UInt64(size))
    let root = RealMatrix.random(size, size, &generator)
    let matrix = root.transposed * root + RealMatrix.identity(size)
    let factor = try #require(matrix.choleskyFactor())
    #expect((factor.transposed * factor - matrix).largestEntry < 1e-13)
    if size > 0 {
      var indefinite = matrix
      indefinite[size - 1, size - 1] = -1
      #expect(indefinite.choleskyFactor() == nil)
    }
  }

  @Test func frobeniusNormsNeitherOverflowNorVanish() {
    for scale in [1.0, 1e300, 1e-300, 0x1p-1060] {
      let matrix = RealMatrix(rowCount: 1, columnCount: 2, entries: [3 * scale, 4 * scale])
      #expect(abs(matrix.frobeniusNorm / scale - 5) < 1e-3)
    }
    #expect(ComplexMatrix(RealMatrix.identity(2), imaginary: RealMatrix.identity(2)).frobeniusNorm == 2)
  }
}
