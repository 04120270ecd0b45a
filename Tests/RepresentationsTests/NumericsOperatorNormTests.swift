import ExactArithmetic
import LawSuites
import Representations
import Testing

@Suite struct NumericsOperatorNormTests {
  /// Whether the interval contains √square and is no wider than asked; decided exactly.
  static func expect(_ enclosure: NormEnclosure, square: Rational, width: Double) throws {
    let exact = try #require(enclosure.exact)
    #expect(exact.lower * exact.lower <= square)
    #expect(square <= exact.upper * exact.upper)
    #expect(enclosure.upper - enclosure.lower <= width * enclosure.upper)
  }

  /// Matrices with integer entries and a norm known by theory.
  @Test(arguments: [
    ([[0]], 0), ([[1]], 1), ([[-3]], 9), ([[3, 4]], 25), ([[3], [4]], 25), ([[1, 0], [0, 1]], 1),
    ([[1, 1], [1, 1]], 4), ([[0, 1, 0], [0, 0, 1], [1, 0, 0]], 1), ([[2, 0], [0, 1]], 4),
    // The Hadamard matrix of order 4: four equal singular values 2.
    ([[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]], 4),
    // J − I on 5 points: eigenvalues 4 and −1.
    ([[0, 1, 1, 1, 1], [1, 0, 1, 1, 1], [1, 1, 0, 1, 1], [1, 1, 1, 0, 1], [1, 1, 1, 1, 0]], 16),
    // Rank one: ‖(1, 2, 2)‖·‖(2, 3, 6)‖ = 21.
    ([[2, 3, 6], [4, 6, 12], [4, 6, 12]], 441), ([[0, 0], [0, 0]], 0),
  ])
  func knownNorms(_ rows: [[Int]], _ square: Int) throws {
    let matrix = RealMatrix(rows: rows.map { $0.map(Double.init) }, columnCount: rows[0].count)
    try NumericsOperatorNormTests.expect(matrix.operatorNorm(), square: Rational(square), width: 1e-13)
    // The same times powers of two, up to the ends of the range.
    for exponent in [-500, 400, 1000] {
      let scale = Double(sign: .plus, exponent: exponent, significand: 1)
      let enclosure = (scale * matrix).operatorNorm()
      #expect(enclosure.lower / scale <= Double(square).squareRoot())
      #expect(enclosure.upper / scale >= Double(square).squareRoot())
    }
  }

  /// The golden ratio: ‖(1 1; 1 0)‖ is the root of x² = x + 1.
  @Test func goldenRatio() throws {
    let enclosure = RealMatrix(rows: [[1, 1], [1, 0]], columnCount: 2).operatorNorm()
    let exact = try #require(enclosure.exact)
    #expect(exact.lower * exact.lower <= exact.lower + 1)
    #expect(exact.upper * exact.upper >= exact.upper + 1)
    #expect(enclosure.upper - enclosure.lower < 1e-14)
  }

  /// A matrix with rational entries and an exactly known norm, far from diagonal: a product of reflections times a diagonal.
  @Test(arguments: [2, 3, 7, 20, 50, 60])
  func hiddenNorms(_ size: Int) throws {
    // H = I − 2vvᵀ/(vᵀv) with v of ones and a −1: H·diag(d)·H has the norm max |d|. Entries times n²: integers.
    let v = (0..<size).map { $0 % 3 == 0 ? -1 : 1 }
    var generator = SplitMix64(seed: UInt64(size))
    let d = (0..<size).map { _ in Int.random(in: -99...99, using: &generator) }
    var matrix = RealMatrix(rowCount: size, columnCount: size)
    for i in 0..<size {
      for j in 0..<size {
        var sum = 0
        for k in 0..<size {
          let left = (i == k ? size : 0) - 2 * v[i] * v[k]
          let right = (k == j ? size : 0) - 2 * v[k] * v[j]
          sum += left * d[k] * right
        }
        matrix[i, j] = Double(sum)
      }
    }
    let norm = size * size * d.reduce(0) { max($0, abs($1)) }
    try NumericsOperatorNormTests.expect(
      matrix.operatorNorm(), square: Rational(norm) * Rational(norm), width: 1e-11)
  }

  /// All singular values equal, or nearly: the hardest case for the vector, the easiest to get wrong for the upper bound.
  @Test func nearlyEqualSingularValues() throws {
    for size in [4, 49, 64] {
      var diagonal = RealMatrix.identity(size)
      try NumericsOperatorNormTests.expect(diagonal.operatorNorm(), square: 1, width: 1e-12)
      diagonal[size / 2, size / 2] = 1 + 0x1p-40
      let top = Rational((1 << 40) + 1, 1 << 40)
      try NumericsOperatorNormTests.expect(diagonal.operatorNorm(), square: top * top, width: 1e-9)
    }
  }

  /// Graded and nearly singular matrices.
  @Test func gradedMatrices() throws {
    var graded = RealMatrix(rowCount: 6, columnCount: 6)
    for index in 0..<6 { graded[index, index] = Double(sign: .plus, exponent: -100 * index, significand: 1) }
    try NumericsOperatorNormTests.expect(graded.operatorNorm(), square: 1, width: 1e-13)
    let tiny = RealMatrix(rows: [[0x1p-1074, 0], [0, 0]], columnCount: 2).operatorNorm()
    #expect(tiny.contains(0x1p-1074))
    #expect(tiny.upper <= 0x1p-1070)
    let huge = RealMatrix(
      rows: [[Double.greatestFiniteMagnitude, 0], [0, Double.leastNonzeroMagnitude]], columnCount: 2
    ).operatorNorm()
    #expect(huge.contains(Double.greatestFiniteMagnitude))
    #expect(huge.lower > 0.99 * Double.greatestFiniteMagnitude)
  }

  @Test func degenerateInput() {
    #expect(RealMatrix(rowCount: 0, columnCount: 4).operatorNorm() == .zero)
    #expect(RealMatrix(rowCount: 3, columnCount: 0).operatorNorm() == .zero)
    #expect(RealMatrix(rowCount: 3, columnCount: 2).operatorNorm() == .zero)
    let broken = RealMatrix(rows: [[1, .nan], [0, 1]], columnCount: 2).operatorNorm()
    #expect(broken.lower == 0 && broken.upper == .infinity && broken.exact == nil)
    #expect(RealMatrix(rows: [[.infinity]], columnCount: 1).operatorNorm().upper == .infinity)
    #expect(RealMatrix(rows: [[1]], columnCount: 1).operatorNorm(entryError: .infinity).upper == .infinity)
  }

  /// The norm of every perturbed matrix lies in the widened enclosure, and the widening is what was asked.
  @Test func errorsWidenTheEnclosure() throws {
    let zero = RealMatrix(rowCount: 2, columnCount: 8).operatorNorm(entryError: 0.25)
    // All entries 1/4: norm 1/4·√16 = 1.
    #expect(zero.lower == 0 && zero.upper >= 1 && zero.upper < 1.0000001)
    let ones = RealMatrix(rowCount: 3, columnCount: 3, entries: Array(repeating: 1, count: 9))
    let both = ones.operatorNorm(entryError: 0.1, normError: 0.5)
    #expect(both.lower <= 3 - 0.3 - 0.5 && both.lower > 2.19999)
    #expect(both.upper >= 3 + 0.3 + 0.5 && both.upper < 3.80001)
    // A perturbation that reaches both ends.
    for sign in [-1.0, 1.0] {
      let moved = RealMatrix(
        rowCount: 3, columnCount: 3,
        entries: (0..<9).map { _ in 1 + sign * 0.1 })
      #expect(both.contains(moved.operatorNorm().lower) && both.contains(moved.operatorNorm().upper))
    }
    let complex = ComplexMatrix(RealMatrix(rowCount: 2, columnCount: 2), imaginary: RealMatrix.identity(2))
    let widened = complex.operatorNorm(entryError: 0.5)
    #expect(widened.lower == 0 && widened.upper >= 2 && widened.upper < 2.000001)
  }

  /// Nothing false is proved, and what holds by a little is.
  @Test(arguments: [1.0, 0x1p-300, 0x1p700])
  func provedBounds(_ scale: Double) {
    let hadamard = scale * RealMatrix(rows: [[1, 1, 0], [1, -1, 0], [0, 0, 1]], columnCount: 3)
    let root = 2.0.squareRoot()
    #expect(hadamard.isNormProvablyAtMost(scale * root * (1 + 1e-9)))
    #expect(!hadamard.isNormProvablyAtMost(scale * root * (1 - 1e-15)))
    #expect(!hadamard.isNormProvablyAtMost(scale))
    #expect(hadamard.isNormProvablyAtMost(1e9 * scale))
    #expect(hadamard.isNormProvablyAtMost(scale * 1.6, normError: scale * 0.18))
    #expect(!hadamard.isNormProvablyAtMost(scale * 1.6, normError: scale * 0.19))
    #expect(!hadamard.isNormProvablyAtMost(0) && !hadamard.isNormProvablyAtMost(.infinity))
    let zero = RealMatrix(rowCount: 2, columnCount: 2)
    #expect(zero.isNormProvablyAtMost(scale) && !zero.isNormProvablyAtMost(scale, normError: 2 * scale))
    #expect(!RealMatrix(rows: [[.nan]], columnCount: 1).isNormProvablyAtMost(1))
  }

  @Test func complexNorms() throws {
    // (1 i; i 1): A*A = 2I. (1 i; −i 1): eigenvalues 0 and 2.
    let real = RealMatrix.identity(2)
    let swapped = RealMatrix(rows: [[0, 1], [1, 0]], columnCount: 2)
    let rotated = RealMatrix(rows: [[0, 1], [-1, 0]], columnCount: 2)
    try NumericsOperatorNormTests.expect(
      ComplexMatrix(real, imaginary: swapped).operatorNorm(), square: 2, width: 1e-13)
    try NumericsOperatorNormTests.expect(
      ComplexMatrix(real, imaginary: rotated).operatorNorm(), square: 4, width: 1e-13)
    let onlyReal = ComplexMatrix(swapped).operatorNorm()
    try NumericsOperatorNormTests.expect(onlyReal, square: 1, width: 1e-13)
  }

  /// The bounds are rounded outwards and ordered.
  @Test func enclosuresOfSquaresAndMaxima() {
    let enclosure = NormEnclosure(lower: 0.1, upper: 0.3)
    #expect(enclosure.squared.lower < 0.1 * 0.1 && enclosure.squared.upper > 0.3 * 0.3)
    #expect(NormEnclosure.maximum(enclosure, NormEnclosure(lower: 0.2, upper: 0.25)).lower == 0.2)
    #expect(NormEnclosure.zero.squared == NormEnclosure.zero)
    let wide = enclosure.widened(by: 0.2)
    #expect(wide.lower == 0 && wide.upper > 0.5)
    #expect(NormEnclosure(lower: 0.5, upper: 0.75).exact?.upper == Rational(3, 4))
    #expect(NormEnclosure(lower: 0x1p-1074, upper: 3).exact?.upper == 3)
  }

  /// Random rectangular matrices: the enclosure agrees with the eigenvalues of AᵀA and with that of the transposed matrix.
  @Test(arguments: [(3, 9), (9, 3), (30, 12), (55, 52)])
  func randomMatrices(_ m: Int, _ n: Int) throws {
    var generator = SplitMix64(seed: UInt64(m * 100 + n))
    let matrix = RealMatrix.random(m, n, &generator)
    let enclosure = matrix.operatorNorm()
    let estimate = try #require(SymmetricEigenDecomposition(matrix.transposed * matrix).values.last).squareRoot()
    #expect(enclosure.lower <= estimate * (1 + 1e-13) && estimate * (1 - 1e-13) <= enclosure.upper)
    #expect(enclosure.upper - enclosure.lower <= 1e-11 * enclosure.upper)
    let other = matrix.transposed.operatorNorm()
    #expect(other.lower <= enclosure.upper && enclosure.lower <= other.upper)
  }
}
