public import ExactArithmetic

/// A linear constraint `Σ coefficient · variable  (=, ≤ or ≥)  bound`, demanded always or only where a literal holds.
///
/// The terms are in canonical form: ascending variables, each once, no zero coefficients. No terms at all is allowed
/// and makes a constraint that is always true or always false.
public struct LinearConstraint: Hashable, Sendable {
  /// How the left side compares with the bound.
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    /// The left side equals the bound.
    case equal = "="
    /// The left side is at most the bound.
    case atMost = "<="
    /// The left side is at least the bound.
    case atLeast = ">="

    /// Whether the relation holds between two numbers.
    public func holds(_ left: Rational, _ right: Rational) -> Bool {
      switch self {
      case .equal: left == right
      case .atMost: left <= right
      case .atLeast: left >= right
      }
    }
  }

  /// A variable with its coefficient.
  public struct Term: Hashable, Sendable {
    /// The variable.
    public let variable: RealVariable
    /// The factor of the variable; not zero in a constraint.
    public let coefficient: Rational

    /// The product of a coefficient and a variable.
    public init(_ coefficient: Rational, _ variable: RealVariable) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// The left side.
  public let terms: [Term]
  /// How the left side compares with the bound.
  public let relation: Relation
  /// The right side.
  public let bound: Rational
  /// If present, the constraint is demanded only where this literal holds.
  public let guardLiteral: Literal?

  /// A constraint with its terms brought into canonical form: terms of one variable are added together.
  ///
  /// - Complexity: O(n log n) for n terms.
  init(_ terms: [Term], _ relation: Relation, _ bound: Rational, if guardLiteral: Literal?) {
    var canonical: [Term] = []
    canonical.reserveCapacity(terms.count)
    for term in terms.sorted(by: { $0.variable.index < $1.variable.index }) {
      if let last = canonical.last, last.variable == term.variable {
        canonical[canonical.count - 1] = Term(last.coefficient + term.coefficient, term.variable)
      } else {
        canonical.append(term)
      }
    }
    self.terms = canonical.filter { !$0.coefficient.isZero }
    self.relation = relation
    self.bound = bound
    self.guardLiteral = guardLiteral
  }

  /// The value of the left side.
  ///
  /// - Precondition: `reals` has a value for each variable of the terms.
  /// - Complexity: O(n) rational operations for n terms.
  public func leftSide(in reals: [Rational]) -> Rational {
    terms.reduce(Rational.zero) { $0 + $1.coefficient * reals[$1.variable.index] }
  }

  /// Whether an assignment satisfies the constraint, decided exactly.
  ///
  /// - Precondition: the assignment has a value for each variable of the constraint.
  /// - Complexity: O(n) rational operations for n terms.
  public func isSatisfied(booleans: [Bool], reals: [Rational]) -> Bool {
    if let guardLiteral, !guardLiteral.isTrue(in: booleans) { return true }
    return relation.holds(leftSide(in: reals), bound)
  }
}
