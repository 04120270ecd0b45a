import ExactArithmetic

/// What an exported problem says about its own answer.
public enum SMTLIBStatus: String, Hashable, Sendable, CaseIterable {
  /// There is a solution.
  case sat
  /// There is none.
  case unsat
  /// Nobody said.
  case unknown
}

extension MixedProblem {
  /// The problem as a self-contained SMT-LIB 2.6 script of the logic QF_LRA, in standard syntax only.
  ///
  /// Equal problems, headers and statuses give equal bytes on every machine. Remarks of conditions become comments.
  ///
  /// - Parameters:
  ///   - header: Lines for readers, written as comments at the top: the statement that the problem encodes, and any
  ///     step from statement to problem that the script itself does not prove.
  ///   - status: The answer that a solver should find.
  /// - Complexity: linear in the size of the problem.
  public func smtLIB(header: [String] = [], status: SMTLIBStatus = .unknown) -> String {
    var text = ""
    for line in header { SMTLIB.comment(line, into: &text) }
    text += "(set-info :smt-lib-version 2.6)\n"
    text += "(set-info :status \(status.rawValue))\n"
    text += "(set-logic QF_LRA)\n"
    let booleans = booleanNames.map { SymbolTable.quoted($0) }
    let reals = realNames.map { SymbolTable.quoted($0) }
    for name in booleans { text += "(declare-fun \(name) () Bool)\n" }
    for name in reals { text += "(declare-fun \(name) () Real)\n" }
    for assertion in assertions {
      if let comment = assertion.comment { SMTLIB.comment(comment, into: &text) }
      let formula =
        switch assertion.condition {
        case .clause(let literals): SMTLIB.clause(literals.map { SMTLIB.literal($0, booleans) })
        case .linear(let constraint):
          if let guardLiteral = constraint.guardLiteral {
            "(=> \(SMTLIB.literal(guardLiteral, booleans)) \(SMTLIB.comparison(constraint, reals)))"
          } else {
            SMTLIB.comparison(constraint, reals)
          }
        }
      text += "(assert \(formula))\n"
    }
    return text + "(check-sat)\n(exit)\n"
  }
}

/// The pieces of SMT-LIB text.
enum SMTLIB {
  /// Appends a comment, one line for each line of the remark.
  static func comment(_ remark: String, into text: inout String) {
    for line in remark.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      text += line.isEmpty ? ";\n" : "; \(line)\n"
    }
  }

  /// The number as a constant term: `3`, `(- 3)`, `(/ 3 7)`, `(- (/ 3 7))`.
  static func number(_ value: Rational) -> String {
    let magnitude = value.magnitude
    let positive = magnitude.isInteger ? "\(magnitude)" : "(/ \(magnitude.numerator) \(magnitude.denominator))"
    return value.signum < 0 ? "(- \(positive))" : positive
  }

  /// The literal, given the symbols of the Boolean variables.
  static func literal(_ literal: Literal, _ names: [String]) -> String {
    literal.isNegated ? "(not \(names[literal.variable]))" : names[literal.variable]
  }

  /// The disjunction; SMT-LIB has none of fewer than two terms.
  static func clause(_ literals: [String]) -> String {
    switch literals.count {
    case 0: "false"
    case 1: literals[0]
    default: "(or \(literals.joined(separator: " ")))"
    }
  }

  /// The unguarded constraint, given the symbols of the real variables.
  static func comparison(_ constraint: LinearConstraint, _ names: [String]) -> String {
    let summands = constraint.terms.map { term in
      let name = names[term.variable.index]
      return term.coefficient == 1 ? name : "(* \(number(term.coefficient)) \(name))"
    }
    let sum =
      switch summands.count {
      case 0: "0"
      case 1: summands[0]
      default: "(+ \(summands.joined(separator: " ")))"
      }
    return "(\(constraint.relation.rawValue) \(sum) \(number(constraint.bound)))"
  }
}
