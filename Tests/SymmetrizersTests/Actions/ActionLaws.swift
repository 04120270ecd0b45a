import FiniteGroups
import Symmetrizers
import Testing

/// The laws of ``ValueAction``: the identity moves nothing, apply(gh, v) = apply(g, apply(h, v)), and inverses undo.
///
/// - Parameter isEqual: equality of values; for doubles under matrices, up to rounding.
func expectActionLaws<Group: BlackBoxGroup, Action: ValueAction>(
  _ action: Action, of group: Group, elements: [Group.Element], values: [Action.Value],
  isEqual: (Action.Value, Action.Value) -> Bool
) where Action.Element == Group.Element {
  for value in values {
    #expect(isEqual(action.apply(group.identity, to: value), value))
    for g in elements {
      #expect(action.inverse(g) == group.inverse(g))
      #expect(isEqual(action.apply(action.inverse(g), to: action.apply(g, to: value)), value))
      for h in elements {
        #expect(
          isEqual(action.apply(group.product(g, h), to: value), action.apply(g, to: action.apply(h, to: value))),
          "\(g), \(h)")
      }
    }
  }
}

/// Equality of doubles up to 10⁻¹² of the largest.
func areClose(_ left: [Double], _ right: [Double]) -> Bool {
  let scale = left.map(\.magnitude).max() ?? 0
  return left.count == right.count && zip(left, right).allSatisfy { ($0 - $1).magnitude <= 1e-12 * max(scale, 1) }
}
