import ExactArithmetic
import Testing

@testable import Solving

@Suite("Z3: wrapper")
struct Z3WrapperTests {
  @Test("the version is that of a Z3 4 that we know")
  func version() {
    #expect(Z3.version.major == 4)
    #expect(Z3.version.description.split(separator: ".").count == 4)
    #expect(
      Z3.Version(major: 4, minor: 8, build: 12, revision: 0) < Z3.Version(major: 4, minor: 13, build: 0, revision: 0))
  }

  @Test("a misspelt parameter is an error that names it, and the process lives on")
  func misspeltParameter() throws {
    let context = try Z3Context()
    let solver = try Z3Solver(in: context)
    let parameters = try Z3Parameters(in: context)
    try parameters.set("tiemout", 10)
    let error = #expect(throws: Z3Error.self) { try solver.set(parameters) }
    #expect(error?.code == .exception)
    #expect(error?.operation == "Z3_params_validate")
    #expect(error?.message == "unknown parameter 'tiemout'")
    // The solver is as good as new.
    guard case .sat = try solver.check() else {
      Issue.record("an empty solver is satisfiable")
      return
    }
  }

  @Test("a parameter of the wrong kind is an error")
  func wrongKindOfParameter() throws {
    let context = try Z3Context()
    let parameters = try Z3Parameters(in: context)
    try parameters.set("timeout", true)
    #expect(throws: Z3Error.self) { try Z3Solver(in: context).set(parameters) }
  }

  @Test("terms of the wrong sort are an error", arguments: LinearConstraint.Relation.allCases)
  func wrongSort(relation: LinearConstraint.Relation) throws {
    let context = try Z3Context()
    let truth = try Z3Expression.constant("b", Z3Sort.boolean(in: context))
    let number = try Z3Expression.constant("x", Z3Sort.real(in: context))
    let error = #expect(throws: Z3Error.self) { try Z3Expression.comparison(truth, relation, number) }
    #expect(error?.message.isEmpty == false)
    #expect(throws: Z3Error.self) { try Z3Solver(in: context).assert(number) }
    #expect(throws: Z3Error.self) { try Z3Expression.sum([truth, number], zero: number) }
    #expect(throws: Z3Error.self) { try Z3Expression.any([truth, number], in: context) }
  }

  @Test("what was made in another context is refused")
  func foreignContext() throws {
    let (home, abroad) = (try Z3Context(), try Z3Context())
    let foreign = try Z3Expression.constant("b", Z3Sort.boolean(in: abroad))
    let solver = try Z3Solver(in: home)
    #expect(throws: Z3Error.self) { try solver.assert(foreign) }
    #expect(throws: Z3Error.self) { try Z3Expression.any([foreign, foreign], in: home) }
    #expect(throws: Z3Error.self) { try solver.set(Z3Parameters(in: abroad)) }
    guard case .sat(let model) = try solver.check() else {
      Issue.record("an empty solver is satisfiable")
      return
    }
    let error = #expect(throws: Z3Error.self) { try model.boolean(foreign) }
    #expect(error?.code == .foreignContext)
  }

  @Test("text that is not SMT-LIB is an error of the parser", arguments: ["(assert", "(assert (= x 1))", "nonsense"])
  func parserErrors(text: String) throws {
    let error = #expect(throws: Z3Error.self) { try Z3Solver(in: Z3Context()).read(smtLIB: text) }
    #expect(error?.code == .parser)
    #expect(error?.message.isEmpty == false)
  }

  @Test(
    "numbers cross exactly in both directions",
    arguments: ["0", "1", "-3/7", "9223372036854775808", "-123456789012345678901234567890/7919", "1/3"])
  func exactNumbers(text: String) throws {
    let value = try #require(Rational(text))
    let context = try Z3Context()
    let real = try Z3Sort.real(in: context)
    #expect(try Z3Expression.number(value, real).rational() == value)
    let solver = try Z3Solver(in: context)
    let variable = try Z3Expression.constant("x", real)
    try solver.assert(.comparison(variable, .equal, .number(value, real)))
    guard case .sat(let model) = try solver.check() else {
      Issue.record("x = \(text) is satisfiable")
      return
    }
    #expect(try model.rational(variable) == value)
  }

  @Test("a term without a value is no number, and no truth value")
  func unreadable() throws {
    let context = try Z3Context()
    let number = try Z3Expression.constant("x", Z3Sort.real(in: context))
    let truth = try Z3Expression.constant("b", Z3Sort.boolean(in: context))
    let error = #expect(throws: Z3Error.self) { try number.rational() }
    #expect(error?.code == .unreadableNumeral)
    #expect(try truth.truthValue() == nil)
    #expect(try Z3Expression.any([], in: context).truthValue() == false)
  }

  @Test("a model gives a value to what it leaves open")
  func completion() throws {
    let context = try Z3Context()
    guard case .sat(let model) = try Z3Solver(in: context).check() else {
      Issue.record("an empty solver is satisfiable")
      return
    }
    #expect(try model.rational(.constant("free", Z3Sort.real(in: context))) == 0)
  }

  @Test("handles outlive the names of their context and solver")
  func lifetimes() throws {
    func model() throws -> (Z3Model, Z3Expression)? {
      let context = try Z3Context()
      let real = try Z3Sort.real(in: context)
      let variable = try Z3Expression.constant("x", real)
      let solver = try Z3Solver(in: context)
      try solver.assert(.comparison(variable, .atLeast, .number(Rational(5, 2), real)))
      guard case .sat(let model) = try solver.check() else { return nil }
      return (model, variable)
    }
    let (survivor, variable) = try #require(try model())
    #expect(try survivor.rational(variable) >= Rational(5, 2))
  }

  @Test("errors print what failed, why, and their number")
  func description() {
    let error = Z3Error(code: .exception, operation: "Z3_f", message: "unknown parameter 'x'")
    #expect(error.description == "Z3_f: unknown parameter 'x' (Z3 error 12, exception)")
  }
}
