import ExactArithmetic
import FiniteGroups

/// Exact schemes as products ω₁ ∗ ω₂ ∗ … of small ones.
///
/// Two kinds are tried, and the smallest scheme is returned: products u_A ∗ u_B of the uniform schemes of two
/// subgroups, which are uniform on the set AB with |A||B|/|A ∩ B| elements; and products along a chain of point
/// stabilizers, cut off as soon as they are exact, in which each level averages over a transversal T or, with fewer
/// elements of T by Carathéodory's reduction, does just as well on the functions that the level below has made
/// invariant. The whole chain with full transversals is the group.
public struct CosetProductConstruction: SchemeConstruction {
  /// The largest number of pairs of subgroups tried.
  public let pairLimit: Int
  /// The largest number of subgroups of which pairs are made, small ones first.
  public let subgroupLimit: Int

  /// `"coset-product"`.
  public var name: String { "coset-product" }
  /// Exactness.
  public var guarantee: String {
    """
    exact, never larger than |G|: a product of uniform schemes on subgroups or of schemes on transversals of a \
    stabilizer chain
    """
  }
  /// Convex.
  public var weightClass: WeightClass { .convex }

  /// - Parameters:
  ///   - pairLimit: how many pairs of subgroups are tried.
  ///   - subgroupLimit: of how many subgroups pairs are made.
  public init(pairLimit: Int = 2_000, subgroupLimit: Int = .max) {
    self.pairLimit = pairLimit
    self.subgroupLimit = subgroupLimit
  }

  /// Tries the products.
  ///
  /// - Complexity: O(pairs · order · |B|), and exact elimination for each level of the chain
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    var search = ProductSearch(problem)
    search.tryChain()
    let candidates = SubgroupCandidates(of: problem.group, using: &random).subgroups
    search.tryPairs(Array(candidates.prefix(subgroupLimit)), limit: pairLimit)
    return ConstructedScheme(
      search.best, for: problem, construction: name, elementsExamined: search.examined,
      guaranteedSize: problem.group.order)
  }
}

private struct ProductSearch {
  let problem: SchemeProblem
  var best: AveragingScheme
  var examined = 0

  init(_ problem: SchemeProblem) {
    self.problem = problem
    best = .wholeGroup(problem.group, weightClass: .convex)
  }

  /// Products of two subgroups, smallest first; every second factor is conjugated by some elements.
  mutating func tryPairs(_ subgroups: [Subgroup], limit: Int) {
    let group = problem.group
    // (u_A ∗ K)·|A|, for every subgroup.
    var pairs: [(left: Subgroup, right: Subgroup)] = []
    for left in subgroups {
      for right in subgroups where !right.isWhole {
        // The product has at least max(|A|, |B|) elements.
        if max(left.order, right.order) < best.size { pairs.append((left, right)) }
      }
    }
    pairs.sort { $0.left.order * $0.right.order < $1.left.order * $1.right.order }
    var summed: [Subgroup: [Int]] = [:]
    for (left, right) in pairs.prefix(limit) {
      let sums =
        summed[left]
        ?? (0..<group.order).map { element in
          left.elements.reduce(0) { $0 + problem.kernel[group.product($1, element)] }
        }
      summed[left] = sums
      for shift in conjugators(group) {
        let conjugate = shift == group.identity ? right : right.conjugate(by: shift)
        let size = left.order * conjugate.order / left.elements.count { conjugate.contains($0) }
        guard size < best.size else { continue }
        examined += size
        // K ∗ u_A ∗ u_B = 0 at every element.
        let isExact = (0..<group.order).allSatisfy { element in
          conjugate.elements.reduce(0) { $0 + sums[group.product(element, $1)] } == 0
        }
        if isExact { take(left.elements, conjugate.elements) }
      }
    }
  }

  private func conjugators(_ group: FiniteGroup) -> [Int] { [group.identity] + group.generatorIndices }

  /// Takes the uniform scheme on AB.
  private mutating func take(_ left: [Int], _ right: [Int]) {
    var products: Set<Int> = []
    for first in left { for second in right { products.insert(problem.group.product(first, second)) } }
    let scheme = AveragingScheme(uniformOn: Array(products))
    if scheme.size < best.size, problem.isExact(scheme) {
      best = AveragingScheme(positive: scheme.entries.map { ($0.element, $0.weight) })
    }
  }

  /// Products along the chain of stabilizers.
  mutating func tryChain() {
    let tower = StabilizerTower(of: problem.group)
    for reduces in [true, false] {
      var product = AveragingScheme.point(problem.group.identity)
      for level in tower.levels {
        let factor =
          reduces ? reducedLevel(level) : AveragingScheme(uniformOn: level.transversal)
        product = product.convolved(with: factor, in: problem.group)
        if product.size >= best.size { break }
        examined += product.size
        if problem.isExact(product) {
          best = product
          break
        }
      }
    }
  }

  /// Weights on few elements of the transversal T that average the functions invariant under the stabilizer as all of
  /// T does.
  private func reducedLevel(_ level: StabilizerTower.Level) -> AveragingScheme {
    let group = problem.group
    let columns = level.transversal.map { element -> [Int] in
      let inverse = group.inverse(element)
      return (0..<group.order).map { target in
        let moved = group.product(inverse, target)
        return level.stabilizer.reduce(0) { $0 + 1 + problem.kernel[group.product(group.inverse($1), moved)] }
      }
    }
    var reduction = ExactReduction(columns: columns)
    let weights = reduction.convex(Array(repeating: Rational(1, columns.count), count: columns.count))
    return AveragingScheme(positive: zip(level.transversal, weights).filter { !$0.1.isZero }.map { ($0, $1) })
  }
}
