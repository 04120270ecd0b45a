import ExactArithmetic
public import FiniteGroups
public import Symmetrizers

/// The least image of an input in its orbit, compared lexicographically, for any action of a group whose elements are listed.
///
/// As a canonicalization it asks f once, at the least image κ(x) = g⁻¹x, which is invariance exactly. As a frame it asks at every element g with g⁻¹x = κ(x), a coset of
/// the stabilizer, with equal weights, which is equivariance exactly (Puny et al. 2022, Theorem 1). Where the group acts by rotations in
/// doubles, g⁻¹x is rounded, and both hold up to the choice between images that differ by rounding.
///
/// What does *not* hold: continuity, where the least image jumps. `MinimalImage` and `Sorting` of Symmetrizers do the same for permutations of coordinates without listing
/// the group.
///
/// - Complexity: O(order) moved inputs for each evaluation; no query but those counted
public struct LeastImageFrame: Symmetrizer {
  /// The elements.
  public typealias Element = Permutation
  /// Tensors.
  public typealias Input = [Double]
  /// The largest group whose elements are tried.
  public static let orderLimit = 10_000

  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  private let elements: [Permutation]
  private let action: SymmetryQuestion.Action
  private let isFrame: Bool

  /// The least image under a group.
  ///
  /// - Parameters:
  ///   - question: the group and its action on inputs.
  ///   - isFrame: whether all elements that carry the least image to the input are asked, not one of them.
  ///   - group: the same group, with its elements listed.
  /// - Throws: ``ProbeError/groupTooLarge(_:)`` for more than ``orderLimit`` elements.
  /// - Complexity: O(order · degree)
  public init(_ question: SymmetryQuestion, isFrame: Bool, group: FiniteGroup) throws(ProbeError) {
    guard group.order <= LeastImageFrame.orderLimit else {
      throw .groupTooLarge(
        "the least image of an orbit is looked for among all \(group.order) elements; the limit is \(LeastImageFrame.orderLimit)"
      )
    }
    elements = (0..<group.order).map { group.permutation($0) }
    action = question.inputAction
    self.isFrame = isFrame
    profile = SymmetrizerProfile(
      name: isFrame ? "least-image-frame" : "least-image",
      source: isFrame ? "Puny et al. 2022" : "Kaba et al. 2023", queries: isFrame ? group.order : 1,
      guarantee: SymmetryGuarantee(
        .exact, error: 0,
        scope: isFrame
          ? "every function, made invariant or equivariant" : "every function, made invariant"),
      continuity: Continuity(isPreserved: nil, reason: "jumps where the least image does"))
  }

  /// One query at the least image, or one for each element that leads from it to the input.
  public func queries(
    at input: [Double], using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Permutation>] {
    var least = input
    var found: [Permutation] = []
    for element in elements {
      // −0 is made 0, so that equal points are compared as equal.
      let image = action.apply(action.inverse(element), to: input).map { $0 == 0 ? 0 : $0 }
      if found.isEmpty || image.lexicographicallyPrecedes(least) {
        (least, found) = (image, [element])
      } else if isFrame, image == least {
        found.append(element)
      }
    }
    return found.map { WeightedQuery($0, weight: Rational(1, found.count)) }
  }
}
