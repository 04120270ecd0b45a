import BigInt
import ExactArithmetic
import LawSuites
import Testing

@Suite struct LinearAlgebraTests {
  static func random(_ rows: Int, _ columns: Int, rank: Int, spread: Int, seed: UInt64) -> Matrix<Rational> {
    var random = SplitMix64(seed: seed)
    func entry() -> Rational {
      Rational(Int.random(in: -spread...spread, using: &random), Int.random(in: 1...(spread / 3 + 1), using: &random))
    }
    let left = Matrix(rows: (0..<rows).map { _ in (0..<rank).map { _ in entry() } }, columnCount: rank)
    let right = Matrix(rows: (0..<rank).map { _ in (0..<columns).map { _ in entry() } }, columnCount: columns)
    return left * right
  }

  @Test(arguments: [(3, 5, 2, 4), (6, 6, 6, 9), (7, 4, 3, 1_000), (5, 9, 5, 100_000), (8, 8, 1, 50), (4, 4, 0, 3)])
  func modularFormEqualsTheTextbook(_ rows: Int, _ columns: Int, _ rank: Int, _ spread: Int) {
    for seed in 0..<8 as Range<UInt64> {
      let matrix = LinearAlgebraTests.random(rows, columns, rank: rank, spread: spread, seed: seed)
      let form = matrix.reducedRowEchelonForm()
      let expected = ExactLinearAlgebraTests.textbookForm(matrix)
      #expect(form.pivots == expected.pivots)
      #expect((0..<form.rank).map { Array(form.rows[row: $0]) } == expected.rows)
      #expect(matrix.rank() == expected.pivots.count)
      let basis = Matrix(rows: form.basisRows.map { Array(matrix[row: $0]) }, columnCount: columns)
      #expect(basis.rank() == form.rank && form.basisRows.count == form.rank)
    }
  }

  @Test func nullspaceIsTheKernel() {
    let matrix = LinearAlgebraTests.random(4, 7, rank: 3, spread: 20, seed: 5)
    let kernel = matrix.nullspace()
    #expect(kernel.rowCount == 7 - matrix.rank())
    for row in 0..<kernel.rowCount { #expect(matrix.applied(to: Array(kernel[row: row])).allSatisfy { $0.isZero }) }
    #expect(kernel.rank() == kernel.rowCount)
  }

  @Test func solvesExactlyWhatCanBeSolved() {
    let matrix = LinearAlgebraTests.random(6, 5, rank: 3, spread: 30, seed: 9)
    let target = matrix.applied(to: [1, Rational(-2, 3), 0, 5, Rational(7, 11)])
    let solution = matrix.solve(target)
    #expect(solution.map { matrix.applied(to: $0) } == target)
    #expect(Matrix<Rational>(rows: [[1, 1], [1, 1]], columnCount: 2).solve([1, 2]) == nil)
  }

  /// Primes that divide entries must not be believed: modulo the largest one the first matrix has rank 1.
  @Test func survivesUnluckyPrimes() {
    let p = Rational(2_147_483_647)
    let matrix = Matrix<Rational>(rows: [[1, 1], [1, 1 + p]], columnCount: 2)
    #expect(matrix.rank() == 2)
    #expect(matrix.reducedRowEchelonForm().pivots == [0, 1])
    // The pivot column itself vanishes modulo p, so the pivots look further right there.
    let shifted = Matrix<Rational>(rows: [[p, 1]], columnCount: 2)
    #expect(shifted.reducedRowEchelonForm().pivots == [0])
    #expect(shifted.reducedRowEchelonForm().rows[0, 1] == Rational(1, 2_147_483_647))
    // A denominator that p divides: the prime is skipped.
    #expect(Matrix<Rational>(rows: [[1 / p, 2]], columnCount: 2).reducedRowEchelonForm().rows[0, 1] == 2 * p)
  }

  @Test func liftsEntriesOfManyDigits() {
    let big = Rational(BigInt(7).power(120), over: BigInt(11).power(90)) ?? 0
    let form = Matrix<Rational>(rows: [[big, 1, 0], [0, 1, big]], columnCount: 3).reducedRowEchelonForm()
    #expect(form.rows[1, 2] == big)
    #expect(form.rows[0, 2] == -1)
  }

  @Test func emptyShapes() {
    #expect(Matrix<Rational>(rows: [], columnCount: 3).rank() == 0)
    #expect(Matrix<Rational>(rows: [], columnCount: 3).nullspace() == .identity(3))
    #expect(Matrix<Rational>(rows: [[], []], columnCount: 0).rank() == 0)
  }

  @Test func primeFieldsComputeModuloThePrime() {
    #expect(PrimeField(modulus: 4) == nil && PrimeField(modulus: 1) == nil && PrimeField(modulus: 1 << 31) == nil)
    #expect(Array(PrimeField.descending.prefix(3).map(\.modulus)) == [2_147_483_647, 2_147_483_629, 2_147_483_587])
    var random = SplitMix64(seed: 3)
    for modulus in [2, 3, 65_537, 2_147_483_647] {
      guard let field = PrimeField(modulus: modulus) else {
        Issue.record("\(modulus) is prime")
        continue
      }
      for value in [0, 1, UInt64.max, UInt64(modulus), UInt64(modulus) - 1] + (0..<200).map({ _ in random.next() }) {
        #expect(UInt64(field.reduce(value)) == value % UInt64(modulus))
        let residue = field.reduce(value)
        if residue != 0 { #expect(field.inverse(residue).map { field.multiply($0, residue) } == 1) }
      }
      #expect(field.residue(-1) == UInt32(modulus - 1))
      #expect(field.residue(BigInt(-1)) == UInt32(modulus - 1))
    }
  }
}
