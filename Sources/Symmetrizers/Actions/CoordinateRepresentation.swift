public import FiniteGroups

/// A representation of a group by linear maps of n coordinates, element by element: what ``TensorAction`` puts on an axis.
///
/// The laws: the map of the identity moves nothing, and map(g·h) = map(g) after map(h); for matrices of doubles up to rounding.
public protocol CoordinateRepresentation<Element, Scalar>: Sendable {
  /// The elements of the group.
  associatedtype Element: Hashable & Sendable
  /// The numbers that are moved.
  associatedtype Scalar: SignedNumeric & Sendable

  /// The number of coordinates.
  var dimension: Int { get }
  /// The map ρ(g).
  func map(of element: Element) -> CoordinateMap<Scalar>
  /// The inverse g⁻¹.
  func inverse(_ element: Element) -> Element
}

/// Coordinates permuted as the group permutes its points: (g·v) at place g(i) is v at place i.
public struct PermutedCoordinates<Group: BlackBoxGroup, Scalar: SignedNumeric & Sendable>: CoordinateRepresentation {
  /// The group.
  public let group: Group

  /// The representation on as many coordinates as the group has points.
  public init(_ group: Group) { self.group = group }

  /// The number of coordinates.
  public var dimension: Int { group.degree }

  /// The permutation of the coordinates.
  ///
  /// - Complexity: O(degree)
  public func map(of element: Group.Element) -> CoordinateMap<Scalar> { CoordinateMap(group.permutation(element)) }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}
