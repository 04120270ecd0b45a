extension GeneralLinearProgram {
  /// Whether an outcome is proved by the vectors it carries; exact, and independent of how it was found. `stopped` claims
  /// nothing and is never proved.
  ///
  /// - Complexity: O(constraints · variables) field operations
  public func proves(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .optimal(let value, let solution, let dual):
      return isFeasible(solution) && isSigned(dual) && dot(objective, solution) == value
        && dot(bounds, dual) == value
        && zip(constraints.transposed.applied(to: dual), objective).allSatisfy { $0 >= $1 }
    case .infeasible(let certificate):
      return isSigned(certificate) && dot(bounds, certificate).signum < 0
        && constraints.transposed.applied(to: certificate).allSatisfy { $0.signum >= 0 }
    case .unbounded(let solution, let ray):
      return isFeasible(solution) && satisfies(ray, bounds: Array(repeating: 0, count: bounds.count))
        && dot(objective, ray).signum > 0
    case .stopped: return false
    }
  }

  /// Whether a vector satisfies all constraints.
  public func isFeasible(_ solution: [Element]) -> Bool { satisfies(solution, bounds: bounds) }

  private func satisfies(_ vector: [Element], bounds: [Element]) -> Bool {
    guard vector.count == objective.count, vector.allSatisfy({ $0.signum >= 0 }) else { return false }
    return zip(zip(constraints.applied(to: vector), relations), bounds).allSatisfy { left, bound in
      switch left.1 {
      case .atMost: left.0 <= bound
      case .equal: left.0 == bound
      case .atLeast: left.0 >= bound
      }
    }
  }

  private func isSigned(_ dual: [Element]) -> Bool {
    guard dual.count == bounds.count else { return false }
    return zip(dual, relations).allSatisfy { value, relation in
      switch relation {
      case .atMost: value.signum >= 0
      case .equal: true
      case .atLeast: value.signum <= 0
      }
    }
  }

  private func dot(_ left: [Element], _ right: [Element]) -> Element {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
