// Goals of this folder:
// 1. A problem over Booleans and reals is a plain value that no solver owns: it can be printed, compared, exported,
//    solved by several solvers, and a claimed solution can be checked against it exactly.
// 2. The same calls make the same bytes on every machine: names and order are part of the value.
// 3. Only clauses and linear constraints, the least that every SMT solver reads; counting is spelt out in clauses.

public import ExactArithmetic

/// A satisfiability problem over Boolean and real variables: clauses, and linear constraints with exact coefficients
/// that may be guarded by a literal.
///
/// A problem is a value: copies are independent, and equal calls make equal problems.
public struct MixedProblem: Hashable, Sendable {
  /// One thing demanded of every solution.
  public enum Condition: Hashable, Sendable {
    /// At least one of the literals holds; the empty clause is never satisfied.
    case clause([Literal])
    /// A linear constraint holds (where its guard holds).
    case linear(LinearConstraint)
  }

  /// A condition with the remark that exports print above it.
  public struct Assertion: Hashable, Sendable {
    /// What is demanded.
    public let condition: Condition
    /// A remark for readers, without meaning; may have several lines.
    public let comment: String?
  }

  /// The names of the Boolean variables, in the order in which they were added; distinct from all other names.
  public private(set) var booleanNames: [String] = []
  /// The names of the real variables, in the order in which they were added; distinct from all other names.
  public private(set) var realNames: [String] = []
  /// All conditions, in the order in which they were added.
  public private(set) var assertions: [Assertion] = []

  private var names = SymbolTable()

  /// The problem without variables and conditions, which is satisfiable.
  public init() {}

  /// Adds a Boolean variable.
  ///
  /// - Parameter name: A readable name. Characters other than printable ASCII, `|` and `\` become `_`; a name that is
  ///   taken (or means something in SMT-LIB, such as `and`) gets the first free suffix `_2`, `_3`, ….
  /// - Returns: The literal that says the variable is true.
  /// - Complexity: O(1) expected for a fresh name.
  public mutating func addBoolean(_ name: String) -> Literal {
    booleanNames.append(names.insert(name))
    return Literal(variable: booleanNames.count - 1)
  }

  /// Adds a real variable.
  ///
  /// - Parameter name: As in ``addBoolean(_:)``.
  /// - Complexity: O(1) expected for a fresh name.
  public mutating func addReal(_ name: String) -> RealVariable {
    realNames.append(names.insert(name))
    return RealVariable(index: realNames.count - 1)
  }

  /// Demands that at least one of the literals holds.
  ///
  /// - Precondition: the literals come from this problem.
  public mutating func addClause(_ literals: [Literal], comment: String? = nil) {
    precondition(
      literals.allSatisfy { booleanNames.indices.contains($0.variable) }, "the literals of a clause are of its problem")
    assertions.append(Assertion(condition: .clause(literals), comment: comment))
  }

  /// Demands `Σ terms (relation) bound`, only where `guardLiteral` holds if there is one.
  ///
  /// Terms of one variable are added together and zero coefficients dropped.
  ///
  /// - Precondition: the variables come from this problem.
  /// - Complexity: O(n log n) for n terms.
  public mutating func addLinear(
    _ terms: [LinearConstraint.Term], _ relation: LinearConstraint.Relation, _ bound: Rational,
    if guardLiteral: Literal? = nil, comment: String? = nil
  ) {
    precondition(
      terms.allSatisfy { realNames.indices.contains($0.variable.index) }
        && guardLiteral.map { booleanNames.indices.contains($0.variable) } ?? true,
      "the variables of a constraint are of its problem")
    let constraint = LinearConstraint(terms, relation, bound, if: guardLiteral)
    assertions.append(Assertion(condition: .linear(constraint), comment: comment))
  }

  /// Puts a remark above the next condition that is added from `start` on, where there is none yet.
  mutating func annotate(from start: Int, _ comment: String?) {
    guard let comment, assertions.indices.contains(start), assertions[start].comment == nil else { return }
    assertions[start] = Assertion(condition: assertions[start].condition, comment: comment)
  }
}

// MARK: - Exact checking

extension MixedProblem {
  /// The index of the first condition that an assignment violates, or `nil` if it satisfies them all. Decided exactly;
  /// this is what makes a solver's model trustworthy.
  ///
  /// - Precondition: `booleans` and `reals` have as many values as there are variables.
  /// - Complexity: linear in the size of the problem, in rational operations.
  public func firstViolation(booleans: [Bool], reals: [Rational]) -> Int? {
    precondition(
      booleans.count == booleanNames.count && reals.count == realNames.count, "an assignment has a value per variable")
    return assertions.firstIndex { assertion in
      switch assertion.condition {
      case .clause(let literals): !literals.contains { $0.isTrue(in: booleans) }
      case .linear(let constraint): !constraint.isSatisfied(booleans: booleans, reals: reals)
      }
    }
  }
}
