public import FiniteGroups

/// The action that moves nothing: on the outputs of functions that are to be invariant.
public struct TrivialAction<Group: BlackBoxGroup, Value: Sendable>: ValueAction {
  /// The group.
  public let group: Group

  /// The trivial action of a group.
  public init(_ group: Group) { self.group = group }

  /// The image g·v.
  public func apply(_ element: Group.Element, to value: Value) -> Value { value }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}
