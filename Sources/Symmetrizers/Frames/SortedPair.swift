public import FiniteGroups

/// S_n × {±1} on ℝⁿ, all coordinates negated together: the sorted x and the sorted −x, with weights 1/2.
///
/// Two queries; invariant for every f, because the two sorted vectors are the same for all points of an orbit;
/// continuous, because sorting is. For n > 2 no frame of equal weights that keeps continuity asks fewer: reflections
/// generate S_n, of index 2 (``ReflectionCriterion``).
///
/// A law that fails: with outputs carried back it is equivariant only where the coordinates are distinct.
///
/// - Complexity: O(n log n)
public struct SortedPair<Scalar: SignedNumeric & Comparable & Sendable>: PointwiseSymmetrizer {
  private let sorting = SortingUpToSign<Scalar>()

  /// S_n × {±1} for any n.
  public init() {}

  /// Two queries.
  public var profile: SymmetrizerProfile {
    SymmetrizerProfile(
      name: "sorted-pair", source: "reflection criterion, here", queries: 2,
      guarantee: SymmetryGuarantee(.exact, error: 0, scope: "every function, made invariant"),
      continuity: Continuity(isPreserved: true, reason: "both sorted vectors are 1-Lipschitz"))
  }

  /// The elements that sort x and −x.
  ///
  /// - Throws: ``CanonicalizationError/notOrdered(place:)``
  public func queries(
    at input: [Scalar], using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<SignedPermutation>] {
    // The empty vector is its own negative, and there is one element.
    if input.isEmpty { return [WeightedQuery(SignedPermutation(identity: 0), weight: 1)] }
    return try sorting.forms(of: input).map { WeightedQuery($0.element, weight: .init(1, 2)) }
  }

  /// The vector g⁻¹x.
  public func carriedBack(_ input: [Scalar], by element: SignedPermutation) -> [Scalar] { element.carriedBack(input) }

  /// The product g·h.
  public func product(_ left: SignedPermutation, _ right: SignedPermutation) -> SignedPermutation { left * right }
}
