import FiniteGroups

/// A chain of subgroups G = G₀ > G₁ > … > 1 with transversals: every element is uniquely u₀u₁…u_k with uᵢ in the transversal
/// of Gᵢ₊₁ in Gᵢ.
///
/// A representation is then known everywhere from Σ [Gᵢ : Gᵢ₊₁] matrices instead of |G|, and an average over G is a product of
/// averages over the transversals. The chain is that of point stabilizers, refined by subgroups in between where an index is
/// large and one is found.
struct TransversalChain: Sendable {
  struct Level: Sendable {
    /// One element of each left coset of the next subgroup; the identity is first.
    let representatives: [Int]
    /// For each element of the group, the number of its coset; −1 outside of this level's subgroup.
    let cosetOf: [Int32]
  }

  let group: FiniteGroup
  let levels: [Level]

  /// An index above this one is worth looking for a subgroup in between.
  private static let smallIndex = 7
  /// How many elements are tried for a subgroup in between.
  private static let attempts = 12

  /// - Complexity: O(order · (base + attempts)) products
  init(of group: FiniteGroup) {
    self.group = group
    var levels: [Level] = []
    var members = Array(0..<group.order)
    while members.count > 1 {
      let point =
        (0..<group.degree).first { point in members.contains { group.image(of: point, under: $0) != point } } ?? 0
      let stabilizer = members.filter { group.image(of: point, under: $0) == point }
      TransversalChain.refine(members, above: stabilizer, in: group, levels: &levels)
      members = stabilizer
    }
    self.levels = levels
  }

  /// The transversal elements, level by level; their product is the element.
  ///
  /// - Complexity: O(levels) products
  func positions(of element: Int) -> [Int] {
    var rest = element
    return levels.map { level in
      let position = Int(level.cosetOf[rest])
      if position > 0 { rest = group.product(group.inverse(level.representatives[position]), rest) }
      return position
    }
  }

  /// The sum of the indices: the number of matrices that determine a representation.
  var representativeCount: Int { levels.reduce(0) { $0 + $1.representatives.count } }

  /// Appends the levels between a group and a subgroup of it.
  private static func refine(_ upper: [Int], above lower: [Int], in group: FiniteGroup, levels: inout [Level]) {
    let level = cosets(of: lower, in: upper, group: group)
    if let between = intermediate(upper, above: lower, candidates: level.representatives, in: group) {
      refine(upper, above: between, in: group, levels: &levels)
      refine(between, above: lower, in: group, levels: &levels)
    } else {
      levels.append(level)
    }
  }

  private static func cosets(of lower: [Int], in upper: [Int], group: FiniteGroup) -> Level {
    var cosetOf = [Int32](repeating: -1, count: group.order)
    var representatives: [Int] = []
    for element in upper where cosetOf[element] < 0 {
      for inner in lower { cosetOf[group.product(element, inner)] = Int32(representatives.count) }
      representatives.append(element)
    }
    return Level(representatives: representatives, cosetOf: cosetOf)
  }

  /// A proper subgroup in between: the smallest that one further element generates, among a few elements of small order.
  private static func intermediate(
    _ upper: [Int], above lower: [Int], candidates: [Int], in group: FiniteGroup
  ) -> [Int]? {
    let index = upper.count / lower.count
    guard index > smallIndex, (2..<index).contains(where: { $0 * $0 <= index && index % $0 == 0 }) else { return nil }
    let base = Subgroup(of: group, generatedBy: lower)
    var best: [Int]?
    let step = max(1, candidates.count / attempts)
    for start in stride(from: 1, to: candidates.count, by: step) {
      // The last power outside of the lower group: it adds least.
      let element = candidates[start]
      let order = group.order(of: element)
      let exponent = (1..<order).last { order % $0 == 0 && !base.contains(group.power(element, $0)) } ?? 1
      let larger = Subgroup(of: group, generatedBy: base.generators + [group.power(element, exponent)]).elements
      if larger.count < (best?.count ?? upper.count) { best = larger }
    }
    return best
  }
}
