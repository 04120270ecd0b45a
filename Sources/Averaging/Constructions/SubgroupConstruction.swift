import ExactArithmetic
import FiniteGroups

/// The uniform scheme on a smallest subgroup H with F^H = F^G.
///
/// E_ω is the projection on F^H, so the weak error of a subgroup is 0 or 1: nothing approximate is to be had.
public struct SubgroupConstruction: SchemeConstruction {
  /// `"subgroup"`.
  public var name: String { "subgroup" }
  /// Exactness.
  public var guarantee: String {
    """
    exact with |H| queries, H ≤ G with F^H = F^G; least among all subgroups for |G| ≤ \(SubgroupClasses.orderLimit), \
    among generated candidates beyond (`mathematics.md` §8)
    """
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }

  /// The construction; there is nothing to choose.
  public init() {}

  /// Looks through the subgroups by ascending order.
  ///
  /// - Complexity: that of `FiniteGroups/SubgroupClasses`, then O(order) for each class
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let candidates = SubgroupCandidates(of: problem.group, using: &random)
    var examined = 0
    for subgroup in candidates.subgroups {
      examined += subgroup.order
      // Σ_H K = |H| · Σ d_π dim π^H over the conjugates of Irr(F).
      if subgroup.elements.reduce(0, { $0 + problem.kernel[$1] }) == 0 {
        return ConstructedScheme(
          AveragingScheme(uniformOn: subgroup.elements), for: problem, construction: name, elementsExamined: examined,
          guaranteedSize: subgroup.order)
      }
    }
    return ConstructedScheme(
      .wholeGroup(problem.group, weightClass: .uniform), for: problem, construction: name,
      elementsExamined: examined, guaranteedSize: problem.group.order)
  }
}

/// Subgroups to be tried: one of each class of conjugates where they can be listed, else some.
struct SubgroupCandidates {
  /// By ascending order; the whole group is last.
  let subgroups: [Subgroup]
  /// Whether all classes are represented.
  let isComplete: Bool

  /// The number of random pairs of generators tried where the subgroups cannot be listed.
  static let randomPairs = 60
  /// The number of subgroups listed.
  static let listLimit = 5_000

  init(of group: FiniteGroup, using random: inout some RandomNumberGenerator) {
    if let classes = try? SubgroupClasses(of: group, subgroupLimit: SubgroupCandidates.listLimit) {
      subgroups = classes.representatives
      isComplete = true
      return
    }
    var found: Set<Subgroup> = [Subgroup(trivialIn: group), Subgroup(whole: group)]
    for generator in ConjugacyClasses(of: group).representatives {
      found.insert(Subgroup(of: group, generatedBy: [generator]))
    }
    for point in 0..<min(group.degree, 16) {
      found.insert(StabilizerTower.stabilizer(of: point, in: Array(0..<group.order), group))
    }
    for _ in 0..<SubgroupCandidates.randomPairs {
      let pair = (0..<2).map { _ in Int.random(in: 0..<group.order, using: &random) }
      found.insert(Subgroup(of: group, generatedBy: pair))
    }
    subgroups = found.sorted {
      $0.order != $1.order ? $0.order < $1.order : $0.elements.lexicographicallyPrecedes($1.elements)
    }
    isComplete = false
  }
}
