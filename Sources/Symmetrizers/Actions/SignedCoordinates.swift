import Averaging
public import FiniteGroups

/// Coordinates permuted with signs: the points 2i and 2i + 1 of the group (from 0) stand for +eᵢ and −eᵢ, as for C2^m, which flips signs,
/// and for B_n, which permutes too.
public struct SignedCoordinates<Group: BlackBoxGroup, Scalar: SignedNumeric & Sendable>: CoordinateRepresentation {
  /// The group.
  public let group: Group
  /// The number of coordinates.
  public let dimension: Int

  /// The representation on half as many coordinates as the group has points.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)`` if a generator does not keep the pairs of points.
  /// - Complexity: O(generators · degree)
  public init(_ group: Group) throws(SymmetrizerError) {
    for generator in group.generatingSet {
      let permutation = group.permutation(generator)
      guard permutation.degree.isMultiple(of: 2), CoordinateAction.signedPairs.signedPermutation(permutation) != nil
      else {
        throw .unsuitableAction(
          "flip signs",
          hint: "\(permutation) does not keep the pairs of points {1, 2}, {3, 4}, …, which stand for ±coordinates; "
            + "C2^m and B_n do")
      }
    }
    self.group = group
    dimension = group.degree / 2
  }

  /// The signed permutation of the coordinates.
  ///
  /// - Complexity: O(degree)
  public func map(of element: Group.Element) -> CoordinateMap<Scalar> {
    guard let signed = CoordinateAction.signedPairs.signedPermutation(group.permutation(element)) else {
      preconditionFailure("the generators keep the pairs of points, so products of them do")
    }
    return CoordinateMap(signed)
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}
