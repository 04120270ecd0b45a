import ExactArithmetic
public import Representations

extension SchemeProblem {
  /// Whether a scheme is exact, decided in integers and rational numbers: ω ∗ K = 0.
  ///
  /// - Precondition: elements of the group.
  /// - Complexity: O(size · order)
  public func isExact(_ scheme: AveragingScheme) -> Bool {
    (0..<group.order).allSatisfy { element in
      scheme.entries.reduce(Rational.zero) { sum, entry in
        let value = kernel[group.product(group.inverse(entry.element), element)]
        return value == 0 ? sum : sum + entry.weight * Rational(value)
      }.isZero
    }
  }

  /// The weak error of a scheme, max ‖ω̂(π)‖² over Irr(F), between two proved bounds.
  ///
  /// - Complexity: O(size · Σd² + Σd³)
  public func weakError(of scheme: AveragingScheme) -> NormEnclosure {
    rows.isEmpty ? .zero : dual.weakError(of: scheme.entries.map { ($0.element, $0.weight) })
  }

  /// Up to this order the weak error is decided exactly where its enclosure contains ε.
  static let exactDecisionLimit = 48

  /// Whether the weak error of a scheme is provably at most ε.
  ///
  /// The enclosure decides; where it contains ε, small groups with ``isGaloisClosed`` are decided exactly: the function
  /// εK − ω*∗ω∗K is positive definite (its matrix positive semidefinite over ℚ) ⇔ ‖ω̂(π)‖² ≤ ε for all π.
  ///
  /// - Complexity: as ``weakError(of:)``; O(order³) rational operations in the doubtful case
  public func isProvablyWeak(_ scheme: AveragingScheme, epsilon: Rational, error: NormEnclosure? = nil) -> Bool {
    guard let enclosure = (error ?? weakError(of: scheme)).exact else { return false }
    if enclosure.upper <= epsilon { return true }
    if enclosure.lower > epsilon { return false }
    if epsilon.isZero { return isExact(scheme) }
    if let decision = isWeakBySigns(scheme, epsilon: epsilon) { return decision }
    guard isGaloisClosed, group.order <= SchemeProblem.exactDecisionLimit else { return false }
    let order = group.order
    var square = [Rational](repeating: .zero, count: order)
    for left in scheme.entries {
      for right in scheme.entries {
        square[group.product(group.inverse(left.element), right.element)] += left.weight * right.weight
      }
    }
    let values = (0..<order).map { element in
      (0..<order).reduce(epsilon * Rational(kernel[element])) { sum, factor in
        square[factor].isZero
          ? sum : sum - square[factor] * Rational(kernel[group.product(group.inverse(factor), element)])
      }
    }
    let rows = (0..<order).map { row in (0..<order).map { values[group.product(group.inverse(row), $0)] } }
    return Matrix(rows: rows, columnCount: order).isPositiveSemidefinite()
  }

  /// Whether a scheme provably reaches the target.
  ///
  /// The strong one is proved by the weak error where that is at most ε/2, since the strong error is at most twice the
  /// weak one; else by the strong error itself, if the problem was made from a function class.
  func isReached(by scheme: AveragingScheme, error: NormEnclosure) -> Bool {
    if isProvablyWeak(scheme, epsilon: target.sufficientWeakError, error: error) { return true }
    guard target.kind == .strong, let functions, let enclosure = error.exact, enclosure.lower <= target.epsilon,
      let errors = try? SymmetryErrors(on: functions), errors.isStrong(scheme, epsilon: target.epsilon).isProved
    else { return false }
    return true
  }
}
