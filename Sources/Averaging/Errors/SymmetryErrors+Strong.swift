public import ExactArithmetic
import FiniteGroups
import Representations

extension SymmetryErrors {
  /// The strong error of a scheme, the maximum over all h of the group.
  ///
  /// h and h⁻¹ give the same value, so that half of the group is looked at; for most h a factorization in doubles
  /// proves that they do not exceed the maximum.
  ///
  /// - Precondition: elements of the group of the class.
  /// - Complexity: O(order · dimension³) for each small constituent, O(order · Σd³) for large ones
  public func strong(of scheme: AveragingScheme) -> SymmetryError<Int> {
    let integrality = 2 * scheme.commonDenominator * scheme.commonDenominator
    var result = dual?.strong(of: scheme) ?? .zero
    for (index, space) in spaces {
      let changes = averageChanges(of: scheme, on: index, space)
      // The largest first: the others are then mostly proved to be no larger.
      for element in changes.elements {
        if changes.isProvablyAtMost(result.upper, at: element), result.witness != nil { continue }
        let pencil = space.pencil(changes.matrix(at: element), dividedBy: 2)
        result = space.maximum(result, pencil, scale: integrality, constituent: index, element: element)
      }
    }
    return result
  }

  /// Whether the strong error of a scheme is at most ε; exact, but for `undecided` as for ``isWeak(_:epsilon:)``.
  ///
  /// - Complexity: as ``strong(of:)``
  public func isStrong(_ scheme: AveragingScheme, epsilon: Rational) -> SymmetryVerdict<Int> {
    var isUndecided = false
    for (index, space) in spaces {
      let changes = averageChanges(of: scheme, on: index, space)
      for element in changes.elements where !changes.isProvablyAtMost(epsilon, at: element) {
        switch space.pencil(changes.matrix(at: element), dividedBy: 2).decide(epsilon) {
        case .holds: break
        case .fails(let direction):
          return .fails(witness: space.testFunction(direction, constituent: index, element: element))
        case .undecided: isUndecided = true
        }
      }
    }
    let verdict = dual?.strong(of: scheme).verdict(epsilon) ?? .holds
    if case .fails = verdict { return verdict }
    return isUndecided ? .undecided(strong(of: scheme).enclosure) : verdict
  }

  private func averageChanges(of scheme: AveragingScheme, on index: Int, _ space: ActionSpace) -> AverageChanges {
    AverageChanges(
      average: average(of: scheme, on: index), constituent: functions.constituents[index],
      group: functions.group, isOrthonormal: space.isOrthonormal)
  }
}
