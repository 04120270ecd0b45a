/// A linear program over an ordered exact field: *maximize c·x subject to rows of A x ≤, = or ≥ b, x ≥ 0*, with any right
/// sides, solved exactly by the simplex method in two phases.
///
/// Every outcome comes with what proves it (see ``proves(_:)``): an optimum with a dual solution, infeasibility with a
/// Farkas vector, an unbounded objective with a ray.
public struct GeneralLinearProgram<Element: OrderedExactField>: Sendable {
  /// How a row of A x compares with its right side.
  public enum Relation: Sendable, Hashable {
    /// At most the right side.
    case atMost
    /// Equal to the right side.
    case equal
    /// At least the right side.
    case atLeast
  }

  /// What the simplex method found. A vector y with one number per constraint is *signed* if it is ≥ 0 where the relation is
  /// `atMost` and ≤ 0 where it is `atLeast`.
  public enum Outcome: Sendable, Equatable {
    /// An optimal vertex, its value, and an optimal dual solution: y signed, Aᵀy ≥ c, b·y = c·x.
    case optimal(value: Element, solution: [Element], dual: [Element])
    /// There is no solution: y signed, Aᵀy ≥ 0, b·y < 0 (Farkas).
    case infeasible(certificate: [Element])
    /// A solution and a direction d ≥ 0 that keeps every constraint and improves: c·d > 0.
    case unbounded(solution: [Element], ray: [Element])
    /// The work limit was reached first.
    case stopped
  }

  /// The coefficients c of the objective.
  public let objective: [Element]
  /// The left sides A, a row per constraint.
  public let constraints: Matrix<Element>
  /// The relation of each constraint.
  public let relations: [Relation]
  /// The right sides b.
  public let bounds: [Element]

  /// - Precondition: the shapes fit.
  public init(maximize objective: [Element], constraints: Matrix<Element>, relations: [Relation], bounds: [Element]) {
    precondition(constraints.columnCount == objective.count, "a number of the objective for each column")
    precondition(
      constraints.rowCount == bounds.count && constraints.rowCount == relations.count,
      "a relation and a right side for each row")
    self.objective = objective
    self.constraints = constraints
    self.relations = relations
    self.bounds = bounds
  }

  /// The question whether *A x = b, x ≥ 0* has a solution: every constraint an equation, the objective zero.
  ///
  /// - Precondition: `bounds.count == constraints.rowCount`.
  public init(equations constraints: Matrix<Element>, bounds: [Element]) {
    self.init(
      maximize: Array(repeating: 0, count: constraints.columnCount), constraints: constraints,
      relations: Array(repeating: .equal, count: constraints.rowCount), bounds: bounds)
  }

  /// Runs both phases.
  ///
  /// - Parameter workLimit: the number of tableau entries that may be touched, long ones counted by
  ///   ``OrderedExactField/operationCost``, or `nil` for no limit; the same program stops at the same place on any machine.
  /// - Complexity: O(constraints · (constraints + variables)) field operations per pivot step; exponential in the worst
  ///   case, a small multiple of the number of constraints in practice.
  @_specialize(where Element == Rational)
  public func solve(workLimit: Int? = nil) -> Outcome {
    let layout = TwoPhaseLayout(self)
    var tableau = SimplexTableau(
      entries: layout.firstPhase(self), basis: layout.unitColumn, workLimit: workLimit)
    if layout.artificialCount > 0 {
      if case .stopped = tableau.run(candidates: layout.structuralCount) { return .stopped }
      if tableau.entries[tableau.costs, tableau.rightSide].signum < 0 {
        return .infeasible(certificate: layout.dual(tableau, artificialCost: -1))
      }
      layout.removeArtificials(&tableau)
    }
    layout.startSecondPhase(&tableau, objective: objective)
    switch tableau.run(candidates: layout.structuralCount) {
    case .stopped: return .stopped
    case .unbounded(let entering):
      return .unbounded(
        solution: tableau.vertex(count: objective.count), ray: layout.ray(tableau, entering: entering))
    case .optimal:
      return .optimal(
        value: tableau.entries[tableau.costs, tableau.rightSide], solution: tableau.vertex(count: objective.count),
        dual: layout.dual(tableau, artificialCost: 0))
    }
  }
}

/// Where the columns of the two-phase tableau are: variables, slacks, artificial variables, right side.
private struct TwoPhaseLayout<Element: OrderedExactField> {
  let variableCount: Int
  /// Variables and slacks: the columns that may enter the basis.
  let structuralCount: Int
  /// For each row, whether it was multiplied by −1 to make its right side nonnegative.
  let negated: [Bool]
  /// For each row, its slack column.
  let slackColumn: [Int?]
  /// For each row, the column that starts as its unit vector: the slack if it has the right sign, else an artificial one.
  let unitColumn: [Int]
  let artificialCount: Int

  init(_ program: GeneralLinearProgram<Element>) {
    variableCount = program.objective.count
    var next = variableCount
    slackColumn = program.relations.map { relation in
      if relation == .equal { return nil }
      next += 1
      return next - 1
    }
    structuralCount = next
    // A row a·x ≥ 0 is negated too, so that its slack can start in the basis.
    negated = zip(program.bounds, program.relations).map { bound, relation in
      bound.signum < 0 || (bound.isZero && relation == .atLeast)
    }
    var units: [Int] = []
    for (row, relation) in program.relations.enumerated() {
      if let slack = slackColumn[row], (relation == .atMost) != negated[row] {
        units.append(slack)
      } else {
        units.append(next)
        next += 1
      }
    }
    unitColumn = units
    artificialCount = next - structuralCount
  }

  /// The tableau that maximizes minus the sum of the artificial variables.
  func firstPhase(_ program: GeneralLinearProgram<Element>) -> Matrix<Element> {
    let count = program.bounds.count
    let rightSide = structuralCount + artificialCount
    var entries = Matrix<Element>(rowCount: count + 1, columnCount: rightSide + 1, repeating: 0)
    for row in 0..<count {
      for column in 0..<variableCount {
        let value = program.constraints[row, column]
        entries[row, column] = negated[row] ? -value : value
      }
      if let slack = slackColumn[row] {
        entries[row, slack] = (program.relations[row] == .atMost) != negated[row] ? 1 : -1
      }
      entries[row, unitColumn[row]] = 1
      entries[row, rightSide] = negated[row] ? -program.bounds[row] : program.bounds[row]
      if unitColumn[row] < structuralCount { continue }
      for column in 0...rightSide where column < structuralCount || column == rightSide {
        entries[count, column] -= entries[row, column]
      }
    }
    return entries
  }

  /// Exchanges artificial variables at zero for others; where none can, the row is a combination of other rows and stays
  /// zero in every structural column.
  func removeArtificials(_ tableau: inout SimplexTableau<Element>) {
    for row in tableau.basis.indices where tableau.basis[row] >= structuralCount {
      if let column = (0..<structuralCount).first(where: { !tableau.entries[row, $0].isZero }) {
        tableau.pivot(row: row, column: column)
      }
    }
  }

  /// Writes the reduced costs of the objective for the present basis.
  func startSecondPhase(_ tableau: inout SimplexTableau<Element>, objective: [Element]) {
    let costs = tableau.costs
    for column in 0...tableau.rightSide { tableau.entries[costs, column] = 0 }
    for column in 0..<variableCount { tableau.entries[costs, column] = -objective[column] }
    for (row, variable) in tableau.basis.enumerated() where variable < variableCount {
      let cost = objective[variable]
      if cost.isZero { continue }
      for column in 0...tableau.rightSide where !tableau.entries[row, column].isZero {
        tableau.entries[costs, column] += cost * tableau.entries[row, column]
      }
    }
  }

  /// The dual solution: z of the unit column of each row, with the sign of the row.
  func dual(_ tableau: SimplexTableau<Element>, artificialCost: Element) -> [Element] {
    unitColumn.indices.map { row in
      let reduced = tableau.entries[tableau.costs, unitColumn[row]]
      let value = unitColumn[row] < structuralCount ? reduced : reduced + artificialCost
      return negated[row] ? -value : value
    }
  }

  /// The direction in which the entering variable grows.
  func ray(_ tableau: SimplexTableau<Element>, entering: Int) -> [Element] {
    var ray = [Element](repeating: 0, count: variableCount)
    if entering < variableCount { ray[entering] = 1 }
    for (row, variable) in tableau.basis.enumerated() where variable < variableCount {
      ray[variable] = -tableau.entries[row, entering]
    }
    return ray
  }
}
