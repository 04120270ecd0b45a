import ExactArithmetic
import Testing

@testable import Solving

@Suite("Mixed problems")
struct MixedProblemTests {
  @Test(
    "names become legal and distinct",
    arguments: [
      (["x", "x", "x"], ["x", "x_2", "x_3"]),
      (["x_2", "x", "x"], ["x_2", "x", "x_3"]),
      (["and", "true", "Real"], ["and_2", "true_2", "Real_2"]),
      (["a|b", "a\\b", "a\nb", "é"], ["a_b", "a_b_2", "a_b_3", "_"]),
      (["", ".d", "@e", "two words"], ["x", "x.d", "x@e", "two words"]),
    ] as [([String], [String])])
  func names(wishes: [String], names: [String]) {
    var booleans = MixedProblem()
    for wish in wishes { _ = booleans.addBoolean(wish) }
    // "_" is a reserved word itself.
    #expect(booleans.booleanNames == names.map { $0 == "_" ? "__2" : $0 })
    var mixed = MixedProblem()
    for (index, wish) in wishes.enumerated() {
      if index.isMultiple(of: 2) { _ = mixed.addReal(wish) } else { _ = mixed.addBoolean(wish) }
    }
    #expect(Set(mixed.booleanNames + mixed.realNames).count == wishes.count)
  }

  @Test("terms of one variable are added, zeros dropped, variables sorted")
  func canonicalTerms() throws {
    var problem = MixedProblem()
    let (x, y, z) = (problem.addReal("x"), problem.addReal("y"), problem.addReal("z"))
    problem.addLinear([.init(2, z), .init(1, x), .init(0, y), .init(Rational(1, 2), z), .init(-1, x)], .atMost, 3)
    guard case .linear(let constraint) = try #require(problem.assertions.first).condition else {
      Issue.record("a linear constraint was added")
      return
    }
    #expect(constraint.terms == [.init(Rational(5, 2), z)])
    #expect(constraint.leftSide(in: [9, 9, 2]) == 5)
  }

  @Test("a violated condition is found, whichever it is")
  func violations() {
    var problem = MixedProblem()
    let (p, q) = (problem.addBoolean("p"), problem.addBoolean("q"))
    let x = problem.addReal("x")
    problem.addClause([p, !q])
    problem.addLinear([.init(3, x)], .equal, 1, if: p)
    problem.addLinear([.init(1, x)], .atLeast, 0)
    problem.addLinear([.init(1, x)], .atMost, Rational(1, 2))
    let cases: [([Bool], Rational, Int?)] = [
      ([true, true], Rational(1, 3), nil), ([false, true], Rational(1, 3), 0), ([true, false], Rational(1, 2), 1),
      ([false, false], Rational(1, 2), nil), ([false, false], -1, 2), ([false, false], Rational(501, 1000), 3),
    ]
    for (booleans, real, violation) in cases {
      #expect(problem.firstViolation(booleans: booleans, reals: [real]) == violation, "\(booleans), \(real)")
    }
  }

  @Test("a wrong model is an error, not an answer")
  func wrongModel() throws {
    var problem = MixedProblem()
    let x = problem.addReal("x")
    problem.addLinear([.init(3, x)], .equal, 1)
    #expect(
      try MixedProblemSolver.checked(booleans: [], reals: [Rational(1, 3)], for: problem)
        == .satisfiable(booleans: [], reals: [Rational(1, 3)]))
    let error = #expect(throws: Z3Error.self) {
      try MixedProblemSolver.checked(booleans: [], reals: [Rational(33, 100)], for: problem)
    }
    #expect(error?.code == .wrongModel)
  }

  @Test("small problems get their answers")
  func answers() throws {
    let solver = MixedProblemSolver()
    #expect(try solver.solve(MixedProblem()) == .satisfiable(booleans: [], reals: []))

    var contradiction = MixedProblem()
    contradiction.addClause([])
    #expect(try solver.solve(contradiction) == .unsatisfiable)

    var absurd = MixedProblem()
    absurd.addLinear([], .equal, 1)
    #expect(try solver.solve(absurd) == .unsatisfiable)

    // A guard that contradicts its constraint is false; the number is determined and has no finite decimal.
    var guarded = MixedProblem()
    let p = guarded.addBoolean("p")
    let x = guarded.addReal("two words")
    guarded.addLinear([.init(7, x)], .equal, -3)
    guarded.addLinear([.init(1, x)], .atLeast, 0, if: p)
    #expect(try solver.solve(guarded) == .satisfiable(booleans: [false], reals: [Rational(-3, 7)]))
    guarded.addClause([p])
    #expect(try solver.solve(guarded) == .unsatisfiable)
  }

  @Test("equal calls make equal problems")
  func determinism() throws {
    func make() throws -> SupportEncoding {
      let instance = Instances.quadratics(4)
      return try SupportEncoding(count: instance.count, rows: instance.rows, weightClass: .affine, size: 9)
    }
    #expect(try make() == make())
    #expect(try make().smtLIB() == make().smtLIB())
    #expect(try MixedProblemSolver().solve(make().problem) == MixedProblemSolver().solve(make().problem))
  }
}
