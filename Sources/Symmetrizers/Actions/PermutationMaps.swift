public import FiniteGroups

/// Coordinates moved by permutations themselves, as the points are or with signs in pairs: for elements of any group of permutations, of
/// which nothing needs to be known.
public struct PermutationMaps<Scalar: SignedNumeric & Sendable>: CoordinateRepresentation {
  /// The number of coordinates.
  public let dimension: Int
  private let hasSigns: Bool

  /// As many coordinates as points.
  ///
  /// - Precondition: `degree >= 0`.
  public init(degree: Int) {
    dimension = degree
    hasSigns = false
  }

  /// Half as many coordinates as points, as for ``SignedCoordinates``.
  ///
  /// - Parameters:
  ///   - generators: permutations that generate the group.
  ///   - degree: the number of points.
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)`` if a generator does not keep the pairs of points.
  /// - Complexity: O(generators · degree)
  public init(signedPairsOf generators: [Permutation], degree: Int) throws(SymmetrizerError) {
    try SignedPairs.check(generators)
    dimension = degree / 2
    hasSigns = true
  }

  /// The map ρ(g).
  ///
  /// - Precondition: an element of the group.
  /// - Complexity: O(degree)
  public func map(of element: Permutation) -> CoordinateMap<Scalar> {
    hasSigns ? SignedPairs.map(of: element) : CoordinateMap(element)
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Permutation) -> Permutation { element.inverse }
}
