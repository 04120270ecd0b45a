import ExactArithmetic

extension AtlasChecks {
  /// Symmetries, errors and classes against each other.
  static func errors(_ index: AtlasIndex) -> [AtlasCheck] {
    let pairs = index.pairs
    return [
      AtlasCheck(
        "errors.complexity-chain",
        "same class and weights: AC_wk(ε) ≤ AC_st(ε) ≤ AC_ex, AC_st(2ε) ≤ AC_wk(ε), and larger ε cost no more",
        over: pairs
      ) { cheap, dear in
        guard cheap.weights == dear.weights, cheap.isImplied(by: dear) else { return nil }
        return AtlasEvidence(outcome: cheap.cost.isAtMost(dear.cost), instances: [cheap, dear])
      },
      AtlasCheck(
        "errors.strong-as-cheap-as-weak", "same class, weights and ε: AC_st(ε) ≤ AC_wk(ε)", over: pairs
      ) { strong, weak in
        guard strong.symmetry == "strong", weak.symmetry == "weak", strong.weights == weak.weights,
          strong.epsilon == weak.epsilon
        else { return nil }
        return AtlasEvidence(outcome: strong.cost.isAtMost(weak.cost), instances: [strong, weak])
      },
      AtlasCheck(
        "errors.monotone-in-the-class",
        "same group, symmetry, ε and weights: a smaller set of representations costs no more",
        over: nested(index)
      ) { small, large in
        AtlasEvidence(outcome: small.cost.isAtMost(large.cost), instances: [small, large])
      },
    ]
  }

  /// The pairs of instances of which one asks for a proper part of the representations of the other.
  ///
  /// - Complexity: O(n²) for n instances of one group
  private static func nested(_ index: AtlasIndex) -> [(AtlasInstance, AtlasInstance)] {
    struct Question: Hashable {
      let group: String
      let symmetry: String
      let epsilon: String?
      let weights: String
    }
    let buckets = Dictionary(grouping: index.instances) {
      Question(group: $0.group, symmetry: $0.symmetry, epsilon: $0.epsilon, weights: $0.weights)
    }
    var pairs: [(AtlasInstance, AtlasInstance)] = []
    for (_, members) in buckets.sorted(by: { ($0.value.first?.id ?? "") < ($1.value.first?.id ?? "") }) {
      let sets = members.map { Set($0.rows) }
      for (small, first) in zip(members, sets) {
        for (large, second) in zip(members, sets) where first.count < second.count && first.isSubset(of: second) {
          pairs.append((small, large))
        }
      }
    }
    return pairs
  }
}

extension AtlasInstance {
  /// Whether every scheme that is good enough for the other instance, about the same class, is good enough for this one.
  fileprivate func isImplied(by other: AtlasInstance) -> Bool {
    switch (symmetry, other.symmetry) {
    case ("exact", _): false
    case (_, "exact"): true
    // A weak error of ε is a strong error of at most 2ε, and a strong error is at least the weak one.
    case ("strong", "weak"): error >= 2 * other.error
    default: error >= other.error
    }
  }
}
