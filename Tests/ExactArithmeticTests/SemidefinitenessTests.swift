import ExactArithmetic
import LawSuites
import Testing

@Suite struct SemidefinitenessTests {
  /// Σ of squares: positive semidefinite of known rank; its witness-free verdict is checked by the rank.
  static func expectGram<Element: OrderedExactField>(_ factor: Matrix<Element>) {
    let gram = factor * factor.transposed
    #expect(gram.semidefiniteness() == .positiveSemidefinite(rank: gram.rank()))
    #expect(gram.isPositiveSemidefinite())
  }

  /// A matrix that is not semidefinite: the witness must say so.
  static func expectNegative<Element: OrderedExactField>(_ matrix: Matrix<Element>) {
    guard case .negativeDirection(let witness) = matrix.semidefiniteness() else {
      Issue.record("a negative direction exists")
      return
    }
    #expect(matrix.quadraticForm(at: witness).signum < 0)
    #expect(!matrix.isPositiveSemidefinite())
  }

  @Test(arguments: [(1, 1), (3, 2), (4, 4), (5, 3), (4, 6)]) func gramMatricesAreSemidefinite(_ size: Int, _ rank: Int)
  {
    var random = SplitMix64(seed: UInt64(10 * size + rank))
    func small() -> Rational { Rational(Int.random(in: -5...5, using: &random), Int.random(in: 1...3, using: &random)) }
    for _ in 0..<4 {
      Self.expectGram(Matrix(rows: (0..<size).map { _ in (0..<rank).map { _ in small() } }, columnCount: rank))
      Self.expectGram(
        Matrix(
          rows: (0..<size).map { _ in (0..<rank).map { _ in RealCyclotomic(small()) + .goldenRatio.scaled(by: small()) }
          },
          columnCount: rank))
    }
  }

  /// A semidefinite matrix of low rank minus a little of any square outside its range is not semidefinite.
  @Test func perturbationsAreSeen() {
    var random = SplitMix64(seed: 4)
    for size in 2...6 {
      let factor = Matrix(
        rows: (0..<size).map { _ in (0..<(size - 1)).map { _ in Rational(Int.random(in: -5...5, using: &random)) } },
        columnCount: size - 1)
      let gram = factor * factor.transposed
      guard gram.rank() < size else { continue }
      let kernel = Array(gram.nullspace()[row: 0])
      var perturbed = gram
      let tiny = Rational(1, 1_000_000_000)
      for row in 0..<size { for column in 0..<size { perturbed[row, column] -= tiny * kernel[row] * kernel[column] } }
      Self.expectNegative(perturbed)
      Self.expectNegative(perturbed.mapEntries { RealCyclotomic($0) })
    }
  }

  @Test func exactlyAtTheBorder() {
    let root = RealCyclotomic.squareRoot(of: 2)
    // det = 2 − √2·√2 = 0, and an entry larger by 10⁻³⁰ makes it negative.
    let border = Matrix(rows: [[1, root], [root, 2]], columnCount: 2)
    #expect(border.semidefiniteness() == .positiveSemidefinite(rank: 1))
    let tiny = RealCyclotomic(Rational(1, 1_000_000_000_000_000)).power(2)
    Self.expectNegative(Matrix(rows: [[1, root + tiny], [root + tiny, 2]], columnCount: 2))
    #expect(
      Matrix(rows: [[1, root - tiny], [root - tiny, 2]], columnCount: 2).semidefiniteness()
        == .positiveSemidefinite(rank: 2))
  }

  @Test(arguments: [
    [[-1]], [[0, 1], [1, 0]], [[0, -2], [-2, 5]], [[1, 2], [2, 3]], [[1, 0, 0], [0, 0, 1], [0, 1, 0]],
    [[4, 2, 0], [2, 1, 1], [0, 1, 9]], [[0, 0], [0, -7]], [[2, 2, 2], [2, 2, -2], [2, -2, 2]],
  ])
  func rejects(_ rows: [[Int]]) {
    let matrix = Matrix(rows: rows, columnCount: rows.count)
    Self.expectNegative(matrix.mapEntries { Rational($0) })
    Self.expectNegative(matrix.mapEntries { RealCyclotomic($0) * .goldenRatio })
  }

  @Test(arguments: [([[Int]](), 0), ([[0]], 0), ([[3]], 1), ([[1, -1], [-1, 1]], 1), ([[0, 0], [0, 2]], 1)])
  func accepts(_ rows: [[Int]], _ rank: Int) {
    let matrix = Matrix(rows: rows, columnCount: rows.count).mapEntries { Rational($0) }
    #expect(matrix.semidefiniteness() == .positiveSemidefinite(rank: rank))
  }
}
