public import FiniteGroups

/// A representation of an enumerated group whose elements are named as permutations instead of indices.
///
/// So one type of elements serves groups that are enumerated and groups that are not.
public struct ElementsAsPermutations<Base: CoordinateRepresentation<Int, Double>>: CoordinateRepresentation {
  /// The group.
  public let group: FiniteGroup
  /// The representation by indices.
  public let base: Base

  /// The same representation for permutations.
  public init(_ base: Base, of group: FiniteGroup) { (self.base, self.group) = (base, group) }

  /// The number of coordinates.
  public var dimension: Int { base.dimension }

  /// The map of a permutation.
  ///
  /// - Precondition: an element of the group.
  /// - Complexity: O(degree) besides that of the base
  public func map(of element: Permutation) -> CoordinateMap<Double> {
    guard let index = group.index(of: element) else {
      preconditionFailure("\(element) is no element of the group that acts")
    }
    return base.map(of: index)
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Permutation) -> Permutation { element.inverse }
}
