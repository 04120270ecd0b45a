/// A linear program over ℚ in the form of ``ExactLinearProgram``.
public typealias LinearProgram = ExactLinearProgram<Rational>

/// A linear program over an ordered exact field in the form *maximize c·x subject to A x ≤ b, x ≥ 0* with b ≥ 0, solved
/// exactly.
///
/// The origin is feasible, so the simplex method starts there; Bland's rule excludes cycling. An optimum comes with the
/// dual solution, so that anyone can check it: y ≥ 0, Aᵀy ≥ c and b·y = c·x. For equations and other right sides see
/// ``GeneralLinearProgram``.
public struct ExactLinearProgram<Element: OrderedExactField>: Sendable {
  /// What the simplex method found.
  public enum Outcome: Sendable, Equatable {
    /// An optimal vertex, its value, and an optimal dual solution (one number per constraint).
    case optimal(value: Element, solution: [Element], dual: [Element])
    /// The objective grows without limit.
    case unbounded
    /// The work limit was reached first.
    case stopped
  }

  /// The coefficients c of the objective.
  public let objective: [Element]
  /// The left sides A, a row per constraint.
  public let constraints: Matrix<Element>
  /// The right sides b, none of them negative.
  public let bounds: [Element]

  /// - Precondition: the shapes fit and no bound is negative.
  public init(maximize objective: [Element], constraints: Matrix<Element>, bounds: [Element]) {
    precondition(constraints.columnCount == objective.count && constraints.rowCount == bounds.count)
    precondition(bounds.allSatisfy { $0.signum >= 0 }, "this form needs b ≥ 0")
    self.objective = objective
    self.constraints = constraints
    self.bounds = bounds
  }

  /// Runs the simplex method.
  ///
  /// - Parameter workLimit: the number of tableau entries that may be touched, long ones counted by
  ///   ``OrderedExactField/operationCost``, or `nil` for no limit; the same program stops at the same place on any machine.
  /// - Complexity: O(constraints · variables) field operations per pivot step; exponential in the worst case, a small
  ///   multiple of the number of constraints in practice.
  @_specialize(where Element == Rational)
  public func solve(workLimit: Int? = nil) -> Outcome {
    let variables = objective.count
    let count = bounds.count
    // Columns: the variables, the slacks, the right side. The last row holds the reduced costs.
    var entries = Matrix<Element>(rowCount: count + 1, columnCount: variables + count + 1, repeating: 0)
    for row in 0..<count {
      for column in 0..<variables { entries[row, column] = constraints[row, column] }
      entries[row, variables + row] = 1
      entries[row, variables + count] = bounds[row]
    }
    for column in 0..<variables { entries[count, column] = -objective[column] }
    var tableau = SimplexTableau(
      entries: entries, basis: Array(variables..<(variables + count)), workLimit: workLimit)
    switch tableau.run(candidates: variables + count) {
    case .unbounded: return .unbounded
    case .stopped: return .stopped
    case .optimal:
      return .optimal(
        value: tableau.entries[count, variables + count], solution: tableau.vertex(count: variables),
        dual: (0..<count).map { tableau.entries[count, variables + $0] })
    }
  }
}
