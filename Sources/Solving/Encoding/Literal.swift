/// A Boolean variable of a ``MixedProblem`` or its negation.
///
/// Literals come from ``MixedProblem/addBoolean(_:)`` and mean something only in the problem that made them.
public struct Literal: Hashable, Sendable {
  /// The index of the variable in ``MixedProblem/booleanNames``.
  public let variable: Int
  /// Whether this is the negation of the variable.
  public let isNegated: Bool

  init(variable: Int, isNegated: Bool = false) {
    self.variable = variable
    self.isNegated = isNegated
  }

  /// The negation; `!(!l) == l`.
  public static prefix func ! (literal: Literal) -> Literal {
    Literal(variable: literal.variable, isNegated: !literal.isNegated)
  }

  /// The truth value under an assignment of the variables.
  ///
  /// - Precondition: `booleans` has a value for the variable.
  public func isTrue(in booleans: [Bool]) -> Bool { booleans[variable] != isNegated }
}

/// A real variable of a ``MixedProblem``.
///
/// Variables come from ``MixedProblem/addReal(_:)`` and mean something only in the problem that made them.
public struct RealVariable: Hashable, Sendable {
  /// The index of the variable in ``MixedProblem/realNames``.
  public let index: Int

  init(index: Int) { self.index = index }
}
