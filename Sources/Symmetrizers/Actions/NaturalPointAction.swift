public import FiniteGroups

/// A group acting on its points `0 ..< degree`.
public struct NaturalPointAction<Group: BlackBoxGroup>: ValueAction {
  /// The group.
  public let group: Group

  /// The natural action on points.
  public init(_ group: Group) { self.group = group }

  /// The image of a point.
  ///
  /// - Complexity: O(degree)
  public func apply(_ element: Group.Element, to value: Int) -> Int { group.permutation(element)(value) }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}

/// Points of any permutation action of an enumerated group: cosets, blocks, itself.
extension TabulatedAction: ValueAction {
  /// The image of a point.
  ///
  /// - Complexity: O(1)
  public func apply(_ element: Int, to value: Int) -> Int { image(of: value, under: element) }

  /// The inverse g⁻¹.
  public func inverse(_ element: Int) -> Int { group.inverse(element) }
}
