import BigInt
import ExactArithmetic
import LawSuites
import Testing

@Suite struct GeneralLinearProgramTests {
  typealias Program = GeneralLinearProgram<Rational>

  /// A random program with an entry generator; every outcome must be proved by its vectors, whatever it is.
  static func outcomes<Element: OrderedExactField>(
    _ count: Int, seed: UInt64, entry: (inout SplitMix64) -> Element
  ) -> (optimal: Int, infeasible: Int, unbounded: Int) {
    var random = SplitMix64(seed: seed)
    var tally = (optimal: 0, infeasible: 0, unbounded: 0)
    for _ in 0..<count {
      let variables = Int.random(in: 1...5, using: &random)
      let rows = Int.random(in: 1...4, using: &random)
      let relations = (0..<rows).map { _ in
        [GeneralLinearProgram<Element>.Relation.atMost, .equal, .atLeast].randomElement(using: &random) ?? .equal
      }
      let program = GeneralLinearProgram(
        maximize: (0..<variables).map { _ in entry(&random) },
        constraints: Matrix(
          rows: (0..<rows).map { _ in (0..<variables).map { _ in entry(&random) } }, columnCount: variables),
        relations: relations, bounds: (0..<rows).map { _ in entry(&random) })
      let outcome = program.solve()
      #expect(program.proves(outcome), "\(program): \(outcome)")
      switch outcome {
      case .optimal: tally.optimal += 1
      case .infeasible: tally.infeasible += 1
      case .unbounded: tally.unbounded += 1
      case .stopped: Issue.record("there is no limit")
      }
    }
    return tally
  }

  @Test func everyRationalOutcomeIsProved() {
    let tally = Self.outcomes(150, seed: 1) { random in
      Rational(Int.random(in: -4...4, using: &random), Int.random(in: 1...2, using: &random))
    }
    #expect(tally.optimal > 20 && tally.infeasible > 20 && tally.unbounded > 20)
  }

  @Test func everyRealOutcomeIsProved() {
    for constant in [RealCyclotomic.goldenRatio, .squareRoot(of: 2), .doubleCosine(order: 7)] {
      let tally = Self.outcomes(20, seed: 2) { random in
        RealCyclotomic(Int.random(in: -3...3, using: &random))
          + constant * RealCyclotomic(Int.random(in: -2...2, using: &random))
      }
      #expect(tally.optimal > 0 && tally.infeasible > 0)
    }
  }

  /// The proofs are not taken on trust: changed vectors are refused.
  @Test func changedProofsAreRefused() {
    let program = Program(
      maximize: [3, 5], constraints: Matrix(rows: [[1, 0], [0, 2], [3, 2]], columnCount: 2),
      relations: [.atMost, .atMost, .atMost], bounds: [4, 12, 18])
    #expect(program.solve() == .optimal(value: 36, solution: [2, 6], dual: [0, Rational(3, 2), 1]))
    #expect(!program.proves(.optimal(value: 35, solution: [2, 6], dual: [0, Rational(3, 2), 1])))
    #expect(!program.proves(.optimal(value: 36, solution: [2, 7], dual: [0, Rational(3, 2), 1])))
    #expect(!program.proves(.optimal(value: 36, solution: [2, 6], dual: [0, 3, 0])))
    #expect(!program.proves(.optimal(value: 36, solution: [2, 6, 0], dual: [0, Rational(3, 2), 1])))
    #expect(!program.proves(.infeasible(certificate: [0, 0, 0])))
    #expect(!program.proves(.infeasible(certificate: [-1, 0, 0])))
    #expect(!program.proves(.unbounded(solution: [0, 0], ray: [1, 0])))
    #expect(!program.proves(.stopped))
  }

  @Test func equationsHaveAVertexOrAFarkasVector() {
    let simplex = Matrix<Rational>(rows: [[1, 1, 1], [0, 1, 2]], columnCount: 3)
    for (target, feasible) in [(Rational(1), true), (0, true), (2, true), (3, false), (-1, false)] {
      let program = Program(equations: simplex, bounds: [1, target])
      switch program.solve() {
      case .optimal(_, let solution, _):
        #expect(feasible)
        #expect(simplex.applied(to: solution) == [1, target] && solution.allSatisfy { $0.signum >= 0 })
        #expect(solution.filter { !$0.isZero }.count <= 2, "a vertex has at most as many nonzero numbers as equations")
      case .infeasible(let y):
        #expect(!feasible)
        #expect(simplex.transposed.applied(to: y).allSatisfy { $0.signum >= 0 })
        #expect((y[0] + y[1] * target).signum < 0)
      default: Issue.record("a feasibility question has a bounded objective")
      }
    }
  }

  /// Exact weights on a regular pentagon: the mean of the vertices is 0, and no three neighbours have it in their hull.
  @Test func pentagonWeights() {
    func point(_ k: Int) -> [RealCyclotomic] {
      let root = Cyclotomic.rootOfUnity(order: 5, exponent: k)
      return [root.realPart, root.imaginaryPart, 1]
    }
    let all = Matrix(rows: (0..<5).map(point), columnCount: 3).transposed
    let whole = GeneralLinearProgram(equations: all, bounds: [0, 0, 1])
    guard case .optimal(_, let weights, _) = whole.solve() else {
      Issue.record("the centre is in the hull of the pentagon")
      return
    }
    #expect(weights.filter { !$0.isZero }.count == 3 && all.applied(to: weights) == [0, 0, 1])
    let some = GeneralLinearProgram(
      equations: Matrix(rows: (0..<3).map(point), columnCount: 3).transposed, bounds: [0, 0, 1])
    let outcome = some.solve()
    guard case .infeasible = outcome else {
      Issue.record("three neighbours do not surround the centre")
      return
    }
    #expect(some.proves(outcome))
  }

  @Test func dependentEquationsAreFine() {
    let rows = Matrix<Rational>(rows: [[1, 1], [2, 2], [1, 1]], columnCount: 2)
    let consistent = Program(
      maximize: [1, 0], constraints: rows, relations: [.equal, .equal, .equal], bounds: [1, 2, 1])
    let outcome = consistent.solve()
    #expect(consistent.proves(outcome))
    guard case .optimal(1, [1, 0], _) = outcome else {
      Issue.record("the optimum is (1, 0)")
      return
    }
    let contradictory = Program(equations: rows, bounds: [1, 2, 2])
    let refusal = contradictory.solve()
    guard case .infeasible = refusal else {
      Issue.record("1 is not 2")
      return
    }
    #expect(contradictory.proves(refusal))
  }

  @Test func withoutConstraintsOrVariables() {
    let free = Program(
      maximize: [1], constraints: Matrix(rowCount: 0, columnCount: 1, repeating: 0), relations: [], bounds: [])
    #expect(free.solve() == .unbounded(solution: [0], ray: [1]))
    let empty = Program(
      maximize: [], constraints: Matrix(rowCount: 1, columnCount: 0, repeating: 0), relations: [.atLeast], bounds: [1])
    #expect(empty.solve() == .infeasible(certificate: [-1]))
  }

  @Test func stopsAtTheSameWork() {
    let program = Program(equations: Matrix(rows: [[1, 1, 1], [0, 1, 2]], columnCount: 3), bounds: [1, 1])
    #expect(program.solve(workLimit: 0) == .stopped)
    #expect(program.solve(workLimit: 1_000) == program.solve())
  }

  /// The same program with coefficients of 300 and of 3,000 digits has the same pivots; the longer numbers use up the work.
  @Test func longNumbersAreWork() {
    func program(_ digits: Int) -> GeneralLinearProgram<Rational> {
      let long = Rational(BigInt(10).power(digits) + 1)
      return GeneralLinearProgram(
        equations: Matrix(rows: [[long, 1, 2], [1, long, 3]], columnCount: 3), bounds: [long, long])
    }
    #expect(program(1).solve(workLimit: 1_000) == program(1).solve())
    #expect(program(300).solve(workLimit: 100_000) == program(300).solve())
    #expect(program(3_000).solve(workLimit: 100_000) == .stopped)
    #expect(Rational(1, 3).operationCost == 1 && Rational(BigInt(1) << 640).operationCost > 100)
    #expect(RealCyclotomic(Rational(BigInt(1) << 640)).operationCost == Rational(BigInt(1) << 640).operationCost)
  }

  /// The form with the origin feasible, over another field: golden sections at the optimum.
  @Test func exactProgramOverTheRealField() {
    let golden = RealCyclotomic.goldenRatio
    let program = ExactLinearProgram(
      maximize: [1, golden], constraints: Matrix(rows: [[1, 1], [golden, 3]], columnCount: 2), bounds: [1, 2])
    guard case .optimal(let value, let x, let y) = program.solve() else {
      Issue.record("the program is bounded")
      return
    }
    #expect(value == x[0] + golden * x[1] && value == y[0] + 2 * y[1])
    #expect(zip(program.constraints.transposed.applied(to: y), program.objective).allSatisfy { $0 >= $1 })
    #expect(zip(program.constraints.applied(to: x), program.bounds).allSatisfy { $0 <= $1 })
    #expect((x + y).allSatisfy { $0.signum >= 0 })
  }

  @Test func bothFormsAgree() {
    var random = SplitMix64(seed: 19)
    for _ in 0..<40 {
      let objective = (0..<3).map { _ in Rational(Int.random(in: -3...5, using: &random)) }
      let matrix = Matrix(
        rows: (0..<3).map { _ in (0..<3).map { _ in Rational(Int.random(in: -2...6, using: &random)) } }, columnCount: 3
      )
      let bounds = (0..<3).map { _ in Rational(Int.random(in: 0...8, using: &random)) }
      let general = Program(
        maximize: objective, constraints: matrix, relations: [.atMost, .atMost, .atMost], bounds: bounds)
      switch (LinearProgram(maximize: objective, constraints: matrix, bounds: bounds).solve(), general.solve()) {
      case (.optimal(let first, _, _), .optimal(let second, _, _)): #expect(first == second)
      case (.unbounded, .unbounded): break
      case (let first, let second): Issue.record("\(first) is not \(second)")
      }
    }
  }
}
