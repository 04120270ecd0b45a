import ExactArithmetic
import LawSuites
import Testing

@Suite struct LinearProgramTests {
  @Test func findsAVertexWithItsDual() {
    let program = LinearProgram(
      maximize: [3, 5], constraints: Matrix(rows: [[1, 0], [0, 2], [3, 2]], columnCount: 2), bounds: [4, 12, 18])
    #expect(program.solve() == .optimal(value: 36, solution: [2, 6], dual: [0, Rational(3, 2), 1]))
  }

  @Test func seesThatAnObjectiveIsUnbounded() {
    let program = LinearProgram(maximize: [1, 1], constraints: Matrix(rows: [[1, -1]], columnCount: 2), bounds: [1])
    #expect(program.solve() == .unbounded)
  }

  /// Beale's example, on which the simplex method with the largest-coefficient rule cycles for ever.
  @Test func doesNotCycle() {
    let program = LinearProgram(
      maximize: [Rational(3, 4), -150, Rational(1, 50), -6],
      constraints: Matrix(
        rows: [
          [Rational(1, 4), -60, Rational(-1, 25), 9], [Rational(1, 2), -90, Rational(-1, 50), 3], [0, 0, 1, 0],
        ],
        columnCount: 4),
      bounds: [0, 0, 1])
    guard case .optimal(let value, _, _) = program.solve() else {
      Issue.record("the program has an optimum")
      return
    }
    #expect(value == Rational(1, 20))
  }

  @Test func randomOptimaAreProvedByTheirDuals() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<60 {
      let variables = Int.random(in: 1...5, using: &random)
      let count = Int.random(in: 1...6, using: &random)
      let rows = (0..<count).map { _ in (0..<variables).map { _ in Rational(Int.random(in: -3...6, using: &random), 2) }
      }
      let bounds = (0..<count).map { _ in Rational(Int.random(in: 0...8, using: &random)) }
      let objective = (0..<variables).map { _ in Rational(Int.random(in: -3...5, using: &random)) }
      let matrix = Matrix(rows: rows, columnCount: variables)
      guard
        case .optimal(let value, let x, let y) = LinearProgram(maximize: objective, constraints: matrix, bounds: bounds)
          .solve()
      else { continue }
      #expect(x.allSatisfy { $0.signum >= 0 } && y.allSatisfy { $0.signum >= 0 })
      #expect(zip(matrix.applied(to: x), bounds).allSatisfy { $0 <= $1 })
      #expect(zip(matrix.transposed.applied(to: y), objective).allSatisfy { $0 >= $1 })
      #expect(zip(objective, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 } == value)
      #expect(zip(bounds, y).reduce(Rational.zero) { $0 + $1.0 * $1.1 } == value)
    }
  }
}
