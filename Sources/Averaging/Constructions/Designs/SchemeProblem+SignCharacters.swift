import ExactArithmetic
import FiniteGroups

extension SchemeProblem {
  /// Whether a scheme is weak(ε), decided in rational numbers for groups all of whose characters are signs; `nil` for others.
  ///
  /// A tabulated sign is certified to be near a unitary representation, so rounding it gives the exact value.
  ///
  /// - Complexity: O(size · rows)
  func isWeakBySigns(_ scheme: AveragingScheme, epsilon: Rational) -> Bool? {
    guard group.isAbelian, group.generatorIndices.allSatisfy({ group.order(of: $0) <= 2 }) else { return nil }
    return rows.indices.allSatisfy { row in
      let matrices = dual.representations[row].matrices
      let sum = scheme.entries.reduce(Rational.zero) {
        matrices[$1.element].real[0, 0] < 0 ? $0 - $1.weight : $0 + $1.weight
      }
      return sum * sum <= epsilon
    }
  }
}
