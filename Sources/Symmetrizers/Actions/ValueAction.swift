/// How the elements of a group move values: inputs of a function, or its outputs.
///
/// The laws: the identity moves nothing, and moving by h and then by g is moving by the product g·h.
public protocol ValueAction<Element, Value>: Sendable {
  /// The elements of the group.
  associatedtype Element: Hashable & Sendable
  /// What is moved.
  associatedtype Value: Sendable

  /// The image g·v.
  ///
  /// - Precondition: the value is of the kind that the action is made for.
  func apply(_ element: Element, to value: Value) -> Value
  /// The inverse g⁻¹.
  func inverse(_ element: Element) -> Element
}
