import ExactArithmetic
import FiniteGroups

/// The uniform scheme on a set of permutations in the group that is uniformly transitive on t-tuples or t-subsets of its points.
///
/// It is exact on functions of t-tuples (t-subsets) of points, whatever group it lies in, and serves the functions of a problem if
/// their irreducible representations occur there, which is decided exactly, by the scheme. Known groups are tried as they stand; where
/// none of them lies in the group, sharply transitive sets are searched for among its elements.
public struct TransitiveSetConstruction: SchemeConstruction {
  /// `"transitive-set"`.
  public var name: String { "transitive-set" }
  /// Exactness.
  public var guarantee: String {
    "exact with λ·n!/(n − t)! or λ·C(n, t) queries for the least t at which a set uniformly transitive on t-tuples or t-subsets of "
      + "the n points is known and serves; λ = 1 is the least possible on all functions of them (`mathematics.md` §8)"
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }
  /// How many partial sets are looked at in a search.
  public let nodeLimit: Int

  /// The construction.
  public init(nodeLimit: Int = 2_000) { self.nodeLimit = nodeLimit }

  /// Tries t = 1, 2, …; no random number is drawn.
  ///
  /// - Throws: ``ConstructionError/notApplicable(construction:reason:)`` for groups that are not transitive on their points;
  ///   ``ConstructionError/notReached(construction:reason:)`` where no such set is known or found.
  /// - Complexity: O(size · order) for each set tried, and ``nodeLimit`` nodes for each search
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let group = problem.group
    let orbit = Set((0..<group.order).map { group.image(of: 0, under: $0) })
    guard group.degree > 1, orbit.count == group.degree else {
      throw .notApplicable(
        construction: name,
        reason:
          "the group must be transitive on its points, and the first of the \(group.degree) goes to \(orbit.count) only"
      )
    }
    var examined = 0
    var refusals: [String] = []
    for length in 1...group.degree {
      guard let tuples = TransitiveSet.count(.tuples, length: length, degree: group.degree), tuples <= group.order
      else { break }
      var found: [Int]?
      for unit in [TransitiveSet.Unit.subsets, .tuples] where unit == .tuples || 2 * length <= group.degree {
        let elements: [Int]
        do throws(DesignError) { elements = try members(unit, length, of: group) } catch {
          refusals.append(error.description)
          continue
        }
        examined += elements.count
        if elements.count < found?.count ?? .max, problem.isExact(AveragingScheme(uniformOn: elements)) {
          found = elements
        }
      }
      if let found {
        return ConstructedScheme(
          AveragingScheme(uniformOn: found), for: problem, construction: name, elementsExamined: examined,
          guaranteedSize: found.count)
      }
    }
    throw .notReached(
      construction: name,
      reason: refusals.last
        ?? "no set transitive on tuples of the points of the group averages these functions, but the whole group does")
  }

  /// A known sharply transitive set in the group, or one that a search finds, or a group with λ > 1.
  private func members(
    _ unit: TransitiveSet.Unit, _ length: Int, of group: FiniteGroup
  ) throws(DesignError) -> [Int] {
    let refusal: DesignError
    do throws(DesignError) {
      return try known(of: group) { () throws(DesignError) in
        unit == .tuples
          ? try TransitiveSet.sharplyTransitive(length: length, degree: group.degree)
          : try TransitiveSet.homogeneous(length: length, degree: group.degree)
      }
    } catch {
      refusal = error
    }
    var isPossible = true
    if case .impossible = refusal { isPossible = false }
    if isPossible, var search = SharplyTransitiveSearch(group, unit, length: length, nodeLimit: nodeLimit),
      let elements = search.run()
    {
      return elements
    }
    guard unit == .tuples,
      let elements = try? known(
        of: group,
        { () throws(DesignError) in try TransitiveSet.uniformlyTransitive(length: length, degree: group.degree) })
    else { throw refusal }
    return elements
  }

  /// The elements of a set, which must lie in the group.
  private func known(
    of group: FiniteGroup, _ make: () throws(DesignError) -> TransitiveSet
  ) throws(DesignError) -> [Int] {
    let set = try make()
    guard set.size <= group.order else { throw .noConstruction(set.title, reason: "it is larger than the group") }
    let elements = try set.scheme().entries.compactMap { group.index(of: $0.element) }
    guard elements.count == set.size else {
      throw .noConstruction(set.title, reason: "as it stands it is not in the group")
    }
    return elements
  }
}
