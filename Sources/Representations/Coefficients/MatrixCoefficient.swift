/// One of the functions g ↦ ⟨row, ρ(g) column⟩ that span M(F ⊕ 1).
public enum MatrixCoefficient: Sendable, Hashable {
  /// The constant function 1.
  case constant
  /// The (row, column) entry of a constituent.
  case entry(constituent: Int, row: Int, column: Int)
}

extension FunctionClass {
  /// The values of a matrix coefficient on the group, in the order of the elements.
  ///
  /// - Complexity: O(order)
  public func values(of coefficient: MatrixCoefficient) -> [Int] {
    switch coefficient {
    case .constant: Array(repeating: 1, count: group.order)
    case .entry(let constituent, let row, let column):
      (0..<group.order).map { constituents[constituent].entry(row, column, at: $0) }
    }
  }
}
