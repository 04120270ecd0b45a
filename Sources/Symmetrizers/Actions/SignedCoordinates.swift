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
    try SignedPairs.check(group.generatingSet.map { group.permutation($0) })
    self.group = group
    dimension = group.degree / 2
  }

  /// The signed permutation of the coordinates.
  ///
  /// - Complexity: O(degree)
  public func map(of element: Group.Element) -> CoordinateMap<Scalar> {
    SignedPairs.map(of: group.permutation(element))
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}

/// Permutations of points as signed permutations of half as many coordinates.
enum SignedPairs {
  /// Whether generators keep the pairs.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)``.
  static func check(_ generators: [Permutation]) throws(SymmetrizerError) {
    for permutation in generators {
      guard permutation.degree.isMultiple(of: 2), CoordinateAction.signedPairs.signedPermutation(permutation) != nil
      else {
        throw .unsuitableAction(
          "flip signs",
          hint: "\(permutation) does not keep the pairs of points {1, 2}, {3, 4}, …, which stand for ±coordinates; "
            + "C2^m and B_n do")
      }
    }
  }

  /// The map of an element.
  ///
  /// - Precondition: a product of permutations that were checked.
  static func map<Scalar>(of element: Permutation) -> CoordinateMap<Scalar> {
    guard let signed = CoordinateAction.signedPairs.signedPermutation(element) else {
      preconditionFailure("the generators keep the pairs of points, so products of them do")
    }
    return CoordinateMap(signed)
  }
}
