public import ExactArithmetic
public import FiniteGroups

/// All model groups of a problem within its group, with the one that is best for each number of samples.
///
/// Laws: H ≤ K implies b_H ≤ b_K and dim V^H ≥ dim V^K. Hence for a model group H and the data group S, the stabilizer of Π_V f*
/// (misfit aside, which all pay):
/// - H > S has the bias ‖(P_S − P_H)f*‖² > 0 and saves (dim V^S − dim V^H)σ²/n: it is better below
///   n = σ²(dim V^S − dim V^H)/b_H, worse above;
/// - H < S has no bias and loses (dim V^H − dim V^S)σ²/n at every n;
/// - other groups have a bias and may save or lose: for a few samples one of them may be best;
/// - from some n on, S is best.
///
/// Source: `mathematics.md` §10; for the question, Petrache & Trivedi 2023, arXiv 2305.17592.
public struct ModelGroupTable: Sendable {
  /// The subgroups listed at most.
  public static let subgroupLimit = 5_000

  /// The problem.
  public let problem: FiniteProblem
  /// The stabilizer of Π_V f* in the group of the problem.
  public let dataGroup: Subgroup
  /// One row for each subgroup, by ascending order.
  public let rows: [ModelGroup]

  /// The table of given subgroups.
  ///
  /// - Parameters:
  ///   - subgroups: of the group of the problem.
  ///   - space: a G-stable space V; all functions if `nil`.
  ///   - problem: the points, the measure, the target and σ².
  /// - Throws: ``ProblemError/notStable(function:element:)``.
  /// - Complexity: O(subgroups · points · generators) for all functions, times dimension² for a space
  public init(
    _ subgroups: [Subgroup], in space: FeatureSpace? = nil, of problem: FiniteProblem
  ) throws(ProblemError) {
    let group = problem.action.group
    try space?.requireStability(under: group.generatorIndices, action: problem.action)
    let projected = space?.projection(of: problem.target) ?? problem.target
    let stabilizer = problem.stabilizer(of: projected)
    var rows: [ModelGroup] = []
    let ordered = subgroups.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
    for subgroup in ordered.map(\.element) {
      let partition = problem.action.orbits(under: subgroup)
      rows.append(
        ModelGroup(
          subgroup: subgroup, relation: ModelGroup.Relation(of: subgroup, to: stabilizer),
          squaredBias: problem.squaredDistance(problem.target, partition.average(projected)),
          invariantDimension: try space?.invariantDimension(under: subgroup, action: problem.action) ?? partition.count)
      )
    }
    self.problem = problem
    dataGroup = stabilizer
    self.rows = rows
  }
}

extension ModelGroupTable {
  /// The table of all subgroups of the group of the problem, conjugates included.
  ///
  /// - Throws: ``ProblemError/group(_:)`` where there are more than ``subgroupLimit`` or the group has more than 500 elements;
  ///   ``ProblemError/notStable(function:element:)``.
  public init(allSubgroupsOf problem: FiniteProblem, in space: FeatureSpace? = nil) throws(ProblemError) {
    let classes: SubgroupClasses
    do throws(GroupError) {
      classes = try SubgroupClasses(of: problem.action.group, subgroupLimit: ModelGroupTable.subgroupLimit)
    } catch {
      throw .group(error)
    }
    try self.init((0..<classes.count).flatMap { classes.conjugates($0) }, in: space, of: problem)
  }

  /// The best row for n samples: least risk; of equal ones that of the least subgroup, which costs the fewest queries.
  ///
  /// - Complexity: O(rows)
  public func best(samples: Int) -> ModelGroup? {
    rows.min { left, right in
      (left.risk(samples: samples, noiseVariance: problem.noiseVariance), left.subgroup.order)
        < (right.risk(samples: samples, noiseVariance: problem.noiseVariance), right.subgroup.order)
    }
  }

  /// The model groups that are best for some real number n > 0 of samples, from many samples to few, each with the n from which on
  /// it is best; the last one is best from 0 on. The lower envelope of the lines b_H + dim V^H·s, s = σ²/n.
  ///
  /// - Returns: `nil` for rows only where there is no row. Without noise only the first is best, from 0 on.
  /// - Complexity: O(rows · length of the result)
  public var envelope: [(model: ModelGroup, from: Rational)] {
    var result: [(model: ModelGroup, from: Rational)] = []
    let first = rows.min {
      ($0.squaredBias, $0.invariantDimension, $0.subgroup.order) < (
        $1.squaredBias, $1.invariantDimension, $1.subgroup.order
      )
    }
    guard var current = first else { return [] }
    while problem.noiseVariance.signum > 0 {
      // The next line to cross the current one from above: the least s, then the least slope.
      let steps = rows.filter { $0.invariantDimension < current.invariantDimension }.map { row in
        (
          s: (row.squaredBias - current.squaredBias) / Rational(current.invariantDimension - row.invariantDimension),
          row: row
        )
      }
      let next = steps.min {
        ($0.s, $0.row.invariantDimension, $0.row.subgroup.order) < (
          $1.s, $1.row.invariantDimension, $1.row.subgroup.order
        )
      }
      guard let next, let samples = problem.noiseVariance.divided(by: next.s) else { break }
      result.append((current, samples))
      current = next.row
    }
    return result + [(current, 0)]
  }
}

extension FiniteProblem {
  /// The elements that leave a function where it is, {g : ρ(g)f = f}: the symmetry group of the function.
  ///
  /// - Complexity: O(order · points)
  public func stabilizer(of function: [Rational]) -> Subgroup {
    let group = action.group
    return Subgroup(
      of: group, generatedBy: (0..<group.order).filter { action.moved(function, by: $0) == function })
  }
}
