/// A linear program over ℚ in the form *maximize c·x subject to A x ≤ b, x ≥ 0* with b ≥ 0, solved exactly.
///
/// The origin is feasible, so the simplex method starts there; Bland's rule excludes cycling. An optimum comes with the
/// dual solution, so that anyone can check it: y ≥ 0, Aᵀy ≥ c and b·y = c·x.
public struct LinearProgram: Sendable {
  /// What the simplex method found.
  public enum Outcome: Sendable, Equatable {
    /// An optimal vertex, its value, and an optimal dual solution (one number per constraint).
    case optimal(value: Rational, solution: [Rational], dual: [Rational])
    /// The objective grows without limit.
    case unbounded
    /// The work limit was reached first.
    case stopped
  }

  /// The coefficients c of the objective.
  public let objective: [Rational]
  /// The left sides A, a row per constraint.
  public let constraints: Matrix<Rational>
  /// The right sides b, none of them negative.
  public let bounds: [Rational]

  /// - Precondition: the shapes fit and no bound is negative.
  public init(maximize objective: [Rational], constraints: Matrix<Rational>, bounds: [Rational]) {
    precondition(constraints.columnCount == objective.count && constraints.rowCount == bounds.count)
    precondition(bounds.allSatisfy { $0.signum >= 0 }, "this form needs b ≥ 0")
    self.objective = objective
    self.constraints = constraints
    self.bounds = bounds
  }

  /// Runs the simplex method.
  ///
  /// - Parameter workLimit: the number of tableau entries that may be touched, or `nil` for no limit; the same program stops
  ///   at the same place on any machine.
  /// - Complexity: O(constraints · variables) rational operations per pivot step; exponential in the worst case, a small
  ///   multiple of the number of constraints in practice.
  public func solve(workLimit: Int? = nil) -> Outcome {
    var work = 0
    let variables = objective.count
    let count = bounds.count
    // Columns: the variables, the slacks, the right side. The last row holds the reduced costs.
    var tableau = Matrix<Rational>(rowCount: count + 1, columnCount: variables + count + 1, repeating: .zero)
    for row in 0..<count {
      for column in 0..<variables { tableau[row, column] = constraints[row, column] }
      tableau[row, variables + row] = .one
      tableau[row, variables + count] = bounds[row]
    }
    for column in 0..<variables { tableau[count, column] = -objective[column] }
    var basis = Array(variables..<(variables + count))

    while let entering = (0..<(variables + count)).first(where: { tableau[count, $0].signum < 0 }) {
      work += tableau.entries.count
      if let workLimit, work > workLimit { return .stopped }
      guard let leaving = leavingRow(tableau, basis: basis, entering: entering) else { return .unbounded }
      pivot(&tableau, row: leaving, column: entering)
      basis[leaving] = entering
    }

    var solution = [Rational](repeating: .zero, count: variables)
    for (row, variable) in basis.enumerated() where variable < variables {
      solution[variable] = tableau[row, variables + count]
    }
    return .optimal(
      value: tableau[count, variables + count], solution: solution,
      dual: (0..<count).map { tableau[count, variables + $0] })
  }

  /// The row with the least ratio, ties broken by the least basic variable (Bland).
  private func leavingRow(_ tableau: Matrix<Rational>, basis: [Int], entering: Int) -> Int? {
    let last = tableau.columnCount - 1
    var best: (row: Int, ratio: Rational)?
    for row in basis.indices where tableau[row, entering].signum > 0 {
      let ratio = tableau[row, last] / tableau[row, entering]
      if let current = best, (ratio, basis[row]) >= (current.ratio, basis[current.row]) { continue }
      best = (row, ratio)
    }
    return best?.row
  }

  private func pivot(_ tableau: inout Matrix<Rational>, row: Int, column: Int) {
    let scale = tableau[row, column]
    let nonzero = (0..<tableau.columnCount).filter { !tableau[row, $0].isZero }
    for index in nonzero { tableau[row, index] /= scale }
    for other in 0..<tableau.rowCount where other != row {
      let factor = tableau[other, column]
      if factor.isZero { continue }
      for index in nonzero { tableau[other, index] -= factor * tableau[row, index] }
    }
  }
}
