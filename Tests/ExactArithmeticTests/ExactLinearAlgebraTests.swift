import ExactArithmetic
import LawSuites
import Testing

@Suite struct ExactLinearAlgebraTests {
  /// Row reduction by the textbook: the slow, independent oracle.
  static func textbookForm<Element: ExactField>(_ matrix: Matrix<Element>) -> (rows: [[Element]], pivots: [Int]) {
    var rows = (0..<matrix.rowCount).map { Array(matrix[row: $0]) }
    var pivots: [Int] = []
    for column in 0..<matrix.columnCount {
      guard let pivot = (pivots.count..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(pivots.count, pivot)
      let lead = rows[pivots.count][column]
      rows[pivots.count] = rows[pivots.count].map { $0 / lead }
      for other in rows.indices where other != pivots.count && !rows[other][column].isZero {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[pivots.count]).map { $0 - factor * $1 }
      }
      pivots.append(column)
    }
    return (Array(rows.prefix(pivots.count)), pivots)
  }

  /// The determinant by Leibniz' formula.
  static func leibniz<Element: ExactField>(_ matrix: Matrix<Element>) -> Element {
    func expand(_ row: Int, _ columns: [Int]) -> Element {
      if columns.isEmpty { return 1 }
      var sum: Element = 0
      for (index, column) in columns.enumerated() where !matrix[row, column].isZero {
        var rest = columns
        rest.remove(at: index)
        let minor = matrix[row, column] * expand(row + 1, rest)
        if index % 2 == 0 { sum += minor } else { sum -= minor }
      }
      return sum
    }
    return expand(0, Array(0..<matrix.columnCount))
  }

  static func matrix<Element: ExactField>(
    _ rows: Int, _ columns: Int, rank: Int, entry: () -> Element
  ) -> Matrix<Element> {
    let left = Matrix(rows: (0..<rows).map { _ in (0..<rank).map { _ in entry() } }, columnCount: rank)
    let right = Matrix(rows: (0..<rank).map { _ in (0..<columns).map { _ in entry() } }, columnCount: columns)
    return left * right
  }

  /// Everything that can be said about a matrix, checked by multiplication and against the textbook.
  static func expectLinearAlgebra<Element: ExactField>(_ matrix: Matrix<Element>) {
    let form = matrix.reducedRowEchelonForm()
    let expected = textbookForm(matrix)
    #expect(form.pivots == expected.pivots)
    #expect((0..<form.rank).map { Array(form.rows[row: $0]) } == expected.rows)
    #expect(matrix.rank() == form.rank && matrix.transposed.rank() == form.rank)
    let basis = Matrix(rows: form.basisRows.map { Array(matrix[row: $0]) }, columnCount: matrix.columnCount)
    #expect(textbookForm(basis).rows == expected.rows)
    let kernel = matrix.nullspace()
    #expect(kernel.rowCount == matrix.columnCount - form.rank)
    #expect((matrix * kernel.transposed).entries.allSatisfy { $0.isZero })
    let solution = (0..<matrix.columnCount).map { Element(rational: Rational($0 + 1, 2)) }
    let target = matrix.applied(to: solution)
    #expect(matrix.solve(target).map { matrix.applied(to: $0) } == target)
    if form.rank < matrix.rowCount {
      // The range is a proper subspace: some unit vector is outside.
      let units = (0..<matrix.rowCount).map { row in (0..<matrix.rowCount).map { $0 == row ? 1 as Element : 0 } }
      #expect(units.contains { matrix.solve($0) == nil })
    }
    if matrix.rowCount == matrix.columnCount {
      #expect(matrix.determinant() == leibniz(matrix))
      #expect(matrix.determinant().isZero == (form.rank < matrix.rowCount))
      let inverse = matrix.inverse()
      #expect((inverse == nil) == (form.rank < matrix.rowCount))
      if let inverse {
        #expect(matrix * inverse == .identity(matrix.rowCount))
        #expect(inverse * matrix == .identity(matrix.rowCount))
      }
    }
  }

  @Test(arguments: [(3, 5, 2), (4, 4, 4), (4, 3, 3), (5, 5, 3), (2, 2, 2), (1, 3, 1), (3, 3, 0)])
  func overEveryField(_ rows: Int, _ columns: Int, _ rank: Int) {
    var random = SplitMix64(seed: UInt64(100 * rows + 10 * columns + rank))
    func small() -> Rational { Rational(Int.random(in: -4...4, using: &random), Int.random(in: 1...2, using: &random)) }
    Self.expectLinearAlgebra(Self.matrix(rows, columns, rank: rank) { small() })
    for order in [3, 4, 5, 12] {
      Self.expectLinearAlgebra(
        Self.matrix(rows, columns, rank: rank) {
          Cyclotomic(small()) + Cyclotomic.rootOfUnity(order: order).scaled(by: small())
        })
    }
    for constant in [RealCyclotomic.squareRoot(of: 2), .goldenRatio, .doubleCosine(order: 7)] {
      Self.expectLinearAlgebra(
        Self.matrix(rows, columns, rank: rank) { RealCyclotomic(small()) + constant.scaled(by: small()) })
    }
  }

  /// Entries of different fields meet in their common one.
  @Test func mixedConductors() {
    let i = Cyclotomic.rootOfUnity(order: 4)
    let w = Cyclotomic.rootOfUnity(order: 3)
    let z = Cyclotomic.rootOfUnity(order: 5)
    Self.expectLinearAlgebra(Matrix(rows: [[i, w, 1], [w, z, i], [i + w, w + z, 1 + i]], columnCount: 3))
    Self.expectLinearAlgebra(Matrix(rows: [[i, w, 1], [w, z, i], [z, 2, i * w]], columnCount: 3))
  }

  /// The character table of a cyclic group: F · F* = n, and det² of the quadratic Gauss kind.
  @Test(arguments: [3, 5, 8]) func fourierMatrices(_ n: Int) throws {
    let fourier = Matrix(
      rows: (0..<n).map { row in (0..<n).map { Cyclotomic.rootOfUnity(order: n, exponent: row * $0) } }, columnCount: n)
    let adjoint = fourier.transposed.mapEntries(\.conjugate)
    #expect((fourier * adjoint) == Matrix.identity(n).mapEntries { $0 * Cyclotomic(n) })
    let inverse = try #require(fourier.inverse())
    #expect(inverse == adjoint.mapEntries { $0.scaled(by: Rational(1, n)) })
    let determinant = fourier.determinant()
    #expect(determinant.absoluteSquare == RealCyclotomic(n).power(n))
    #expect(fourier.rank() == n)
  }

  /// Entries of hundreds of digits need many primes, and denominators that the first primes divide are avoided.
  @Test func manyPrimes() throws {
    let root = Cyclotomic.rootOfUnity(order: 5)
    let big = Rational(1 << 40) * Rational((1 << 40) + 1)
    let matrix = Matrix(
      rows: [
        [root, Cyclotomic(big), 1, 0], [0, root + 1, 0, 1],
        [1, root.power(2).scaled(by: Rational(1, 2_147_483_171)), root, 7],
      ], columnCount: 4)
    Self.expectLinearAlgebra(matrix)
  }

  /// Over ℚ(ζ_n) a determinant has coordinates of both signs, and rational ones agree with the rational method.
  @Test func determinantsAgreeAcrossFields() {
    var random = SplitMix64(seed: 77)
    for size in 0...6 {
      let rational = Matrix(
        rows: (0..<size).map { _ in
          (0..<size).map { _ in Rational(Int.random(in: -9...9, using: &random), Int.random(in: 1...3, using: &random))
          }
        }, columnCount: size)
      let expected = Self.leibniz(rational)
      #expect(rational.determinant() == expected)
      #expect(rational.mapEntries { Cyclotomic($0) }.determinant().rational == expected)
      #expect(rational.mapEntries { RealCyclotomic($0) }.determinant().rational == expected)
    }
    // Vandermonde: Π (x_j − x_i).
    let nodes: [RealCyclotomic] = [1, .goldenRatio, .squareRoot(of: 2), -3]
    let vandermonde = Matrix(rows: nodes.map { node in (0..<4).map { node.power($0) } }, columnCount: 4)
    var product = RealCyclotomic.one
    for (index, node) in nodes.enumerated() { for other in nodes[..<index] { product *= node - other } }
    #expect(vandermonde.determinant() == product)
  }

  @Test func emptyShapes() {
    let none = Matrix<Cyclotomic>(rowCount: 0, columnCount: 3, repeating: 0)
    #expect(none.rank() == 0 && none.nullspace() == .identity(3))
    #expect(none.transposed.rank() == 0)
    #expect(Matrix<RealCyclotomic>(rowCount: 0, columnCount: 0, repeating: 0).determinant() == 1)
    #expect(Matrix<Cyclotomic>(rowCount: 0, columnCount: 0, repeating: 0).inverse() == .identity(0))
  }
}
