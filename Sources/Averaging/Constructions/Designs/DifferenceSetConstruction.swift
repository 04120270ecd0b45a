import ExactArithmetic
import FiniteGroups

/// The uniform scheme on a smallest difference set of the group that a bounded search finds, or on the complement of one.
///
/// Where it succeeds on all functions, no scheme of any weight class is smaller for ε = (v − k)/(k(v − 1)): the Plancherel bound is met.
public struct DifferenceSetConstruction: SchemeConstruction {
  /// `"difference-set"`.
  public var name: String { "difference-set" }
  /// The weak error is known beforehand.
  public var guarantee: String {
    "weak error (v − k)/(k(v − 1)) with k queries, the least possible on all functions (`mathematics.md` §5); for |G| = v ≤ "
      + "\(DifferenceSet.searchOrderLimit) with a difference set that is found within \(nodeLimit) nodes"
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }
  /// How many partial sets are looked at for each k.
  public let nodeLimit: Int

  /// The construction.
  public init(nodeLimit: Int = 200_000) { self.nodeLimit = nodeLimit }

  /// Searches by ascending k; no random number is drawn.
  ///
  /// - Throws: ``ConstructionError/notReached(construction:reason:)``; always for an exact target.
  /// - Complexity: at most ``nodeLimit`` nodes for each k that the parameters allow
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let group = problem.group
    let (v, epsilon) = (group.order, problem.target.sufficientWeakError)
    for size in 2..<max(2, v - 1) where size * (size - 1) % (v - 1) == 0 {
      if Rational(v - size, size * (v - 1)) > epsilon { continue }
      // A complement is as good, and the smaller of the two is searched for.
      let searched = min(size, v - size)
      let multiplicity = searched * (searched - 1) / (v - 1)
      guard
        let set = try? DifferenceSet.search(
          in: group, groupTitle: "the group", size: searched, multiplicity: multiplicity, nodeLimit: nodeLimit)
      else { continue }
      let chosen = Set(set.elements)
      let elements = (0..<v).filter { chosen.contains($0) == (searched == size) }
      return ConstructedScheme(
        AveragingScheme(uniformOn: elements), for: problem, construction: name, elementsExamined: v,
        guaranteedSize: size)
    }
    throw .notReached(
      construction: name,
      reason: "no difference set of a group of order \(v) with weak error at most \(epsilon) was found")
  }
}
