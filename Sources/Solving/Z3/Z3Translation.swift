import ExactArithmetic

/// The terms of Z3 for the variables and conditions of one problem.
struct Z3Translation {
  /// The constants of the Boolean variables, by index.
  let booleans: [Z3Expression]
  /// The constants of the real variables, by index.
  let reals: [Z3Expression]

  private let context: Z3Context
  private let real: Z3Sort
  /// The numbers met so far: coefficients repeat a lot.
  private var numbers: [Rational: Z3Expression] = [:]
  private var negations: [Z3Expression?]

  init(of problem: MixedProblem, in context: Z3Context) throws(Z3Error) {
    let boolean = try Z3Sort.boolean(in: context)
    let real = try Z3Sort.real(in: context)
    booleans = try problem.booleanNames.map { name throws(Z3Error) in try Z3Expression.constant(name, boolean) }
    reals = try problem.realNames.map { name throws(Z3Error) in try Z3Expression.constant(name, real) }
    self.context = context
    self.real = real
    negations = Array(repeating: nil, count: booleans.count)
  }

  /// The formula of a condition.
  mutating func formula(_ condition: MixedProblem.Condition) throws(Z3Error) -> Z3Expression {
    switch condition {
    case .clause(let literals):
      var disjuncts: [Z3Expression] = []
      for literal in literals { disjuncts.append(try formula(literal)) }
      return try Z3Expression.any(disjuncts, in: context)
    case .linear(let constraint):
      let comparison = try formula(constraint)
      guard let guardLiteral = constraint.guardLiteral else { return comparison }
      return try Z3Expression.any([formula(!guardLiteral), comparison], in: context)
    }
  }

  private mutating func formula(_ literal: Literal) throws(Z3Error) -> Z3Expression {
    guard literal.isNegated else { return booleans[literal.variable] }
    if let known = negations[literal.variable] { return known }
    let negation = try !booleans[literal.variable]
    negations[literal.variable] = negation
    return negation
  }

  private mutating func formula(_ constraint: LinearConstraint) throws(Z3Error) -> Z3Expression {
    var summands: [Z3Expression] = []
    for term in constraint.terms {
      let variable = reals[term.variable.index]
      summands.append(term.coefficient == 1 ? variable : try number(term.coefficient) * variable)
    }
    let sum = try Z3Expression.sum(summands, zero: number(.zero))
    return try Z3Expression.comparison(sum, constraint.relation, number(constraint.bound))
  }

  private mutating func number(_ value: Rational) throws(Z3Error) -> Z3Expression {
    if let known = numbers[value] { return known }
    let number = try Z3Expression.number(value, real)
    numbers[value] = number
    return number
  }
}
