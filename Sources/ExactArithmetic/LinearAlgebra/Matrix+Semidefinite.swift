/// Whether a symmetric matrix A has vᵀAv ≥ 0 for all real v.
public enum Semidefiniteness<Element: OrderedExactField>: Sendable, Equatable {
  /// It has; the matrix is positive definite if the rank is full.
  case positiveSemidefinite(rank: Int)
  /// It has not: the witness is a vector v with vᵀAv < 0.
  case negativeDirection(witness: [Element])
}

extension Matrix where Element: OrderedExactField {
  /// Decides exactly whether the matrix is positive semidefinite, by LDLᵀ with positive diagonal pivots.
  ///
  /// - Precondition: the matrix is symmetric.
  /// - Complexity: O(rank · rows²) field operations, whose operands grow
  @_specialize(where Element == Rational)
  public func semidefiniteness() -> Semidefiniteness<Element> {
    precondition(self == transposed, "semidefiniteness is a property of symmetric matrices")
    var rest = self
    var remaining = Array(0..<rowCount)
    var steps: [EliminationStep<Element>] = []
    while true {
      if let negative = remaining.first(where: { rest[$0, $0].signum < 0 }) {
        return .negativeDirection(witness: witness([negative: 1], after: steps))
      }
      guard let position = remaining.firstIndex(where: { !rest[$0, $0].isZero }) else { break }
      let pivot = remaining.remove(at: position)
      let diagonal = rest[pivot, pivot]
      let factors = remaining.filter { !rest[$0, pivot].isZero }.map { (row: $0, factor: rest[$0, pivot] / diagonal) }
      for (index, (row, factor)) in factors.enumerated() {
        for (column, _) in factors[index...] {
          let value = rest[row, column] - factor * rest[pivot, column]
          rest[row, column] = value
          rest[column, row] = value
        }
      }
      steps.append(EliminationStep(pivot: pivot, factors: factors))
    }
    // The remaining diagonal vanishes: e ∓ f has the value ∓2·A(e, f).
    for (index, row) in remaining.enumerated() {
      if let column = remaining[(index + 1)...].first(where: { !rest[row, $0].isZero }) {
        return .negativeDirection(
          witness: witness([row: 1, column: rest[row, column].signum > 0 ? -1 : 1], after: steps))
      }
    }
    return .positiveSemidefinite(rank: steps.count)
  }

  /// Whether vᵀAv ≥ 0 for all real v.
  ///
  /// - Precondition: the matrix is symmetric.
  /// - Complexity: that of ``semidefiniteness()``
  public func isPositiveSemidefinite() -> Bool {
    if case .positiveSemidefinite = semidefiniteness() { true } else { false }
  }

  /// vᵀAv.
  ///
  /// - Precondition: the matrix is square, and `vector.count == rowCount`.
  /// - Complexity: O(rows²)
  public func quadraticForm(at vector: [Element]) -> Element {
    zip(applied(to: vector), vector).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The vector that takes, in the whole matrix, the value that `tail` takes in the matrix left by the steps: solves
  /// Lᵀv = tail from the last step back.
  private func witness(_ tail: [Int: Element], after steps: [EliminationStep<Element>]) -> [Element] {
    var vector = [Element](repeating: 0, count: rowCount)
    for (index, value) in tail { vector[index] = value }
    for step in steps.reversed() {
      vector[step.pivot] = step.factors.reduce(0) { $0 - $1.factor * vector[$1.row] }
    }
    return vector
  }
}

/// One column of L.
private struct EliminationStep<Element> {
  let pivot: Int
  let factors: [(row: Int, factor: Element)]
}
