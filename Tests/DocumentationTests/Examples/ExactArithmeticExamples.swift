import ExactArithmetic
import Testing

@Suite struct ExactArithmeticExamples {
  @Test func numbers() {
    let half = Rational(1, 3) + Rational(1, 6)
    #expect(half == Rational(1, 2))

    // Numbers of real cyclotomic fields have exact signs.
    let golden = RealCyclotomic.goldenRatio
    #expect(golden * golden == golden + 1)
    #expect(RealCyclotomic.doubleCosine(order: 5) == golden - 1)
    #expect((golden - RealCyclotomic(Rational(1_618_034, 1_000_000))).signum == -1)

    // What is not in such a field is enclosed by rational numbers.
    let logarithm = Enclosure.naturalLogarithm(of: 2)
    #expect(logarithm.lower < logarithm.upper)
    #expect(logarithm.upper - logarithm.lower < Rational(1, 1 << 50))
  }

  @Test func linearPrograms() {
    let program = LinearProgram(
      maximize: [3, 5], constraints: Matrix(rows: [[1, 0], [0, 2], [3, 2]], columnCount: 2), bounds: [4, 12, 18])
    // The dual solution proves the optimum: 12 · 3/2 + 18 · 1 = 36.
    #expect(program.solve() == .optimal(value: 36, solution: [2, 6], dual: [0, Rational(3, 2), 1]))
  }
}
