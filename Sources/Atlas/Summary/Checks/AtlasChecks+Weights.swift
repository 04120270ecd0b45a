import ExactArithmetic

extension AtlasChecks {
  /// Weights of different kinds on the same class.
  static func weights(_ index: AtlasIndex) -> [AtlasCheck] {
    let rational = Set(index.rows.filter(\.entry.isRational).map(\.instance.id))
    let alike = index.pairs.filter { $0.0.symmetry == $0.1.symmetry && $0.0.epsilon == $0.1.epsilon }
    func between(_ first: String, _ second: String, _ pair: (AtlasInstance, AtlasInstance)) -> Bool {
      pair.0.weights == first && pair.1.weights == second
    }
    let exact = alike.filter { $0.0.isExact && rational.contains($0.0.id) && rational.contains($0.1.id) }
    return [
      AtlasCheck(
        "bounds.lower-below-upper",
        "same class and symmetry: affine weights cost no more than convex ones, and those no more than equal ones",
        over: alike
      ) { pair in
        guard
          between("affine", "convex", pair) || between("convex", "uniform", pair) || between("affine", "uniform", pair)
        else { return nil }
        return AtlasEvidence(outcome: pair.0.cost.isAtMost(pair.1.cost), instances: [pair.0, pair.1])
      },
      AtlasCheck(
        "separation.signs-save-at-most-half",
        "exact, rational classes: convex weights cost at most twice as much as affine ones",
        over: exact
      ) { pair in
        guard between("convex", "affine", pair) else { return nil }
        let double = pair.1.cost * AtlasInterval(lower: 2, upper: 2)
        return AtlasEvidence(outcome: pair.0.cost.isAtMost(double), instances: [pair.0, pair.1])
      },
      AtlasCheck(
        "separation.equal-weights-cost-no-more", "exact, rational classes: equal weights cost no more than convex ones",
        over: exact
      ) { pair in
        guard between("uniform", "convex", pair) else { return nil }
        return AtlasEvidence(outcome: pair.0.cost.isAtMost(pair.1.cost), instances: [pair.0, pair.1])
      },
      AtlasCheck(
        "separation.equal-weights-suffice-for-prime-powers",
        "exact, rational classes of groups of prime power order: equal weights cost no more than convex ones",
        over: exact
      ) { pair in
        guard between("uniform", "convex", pair), isPrimePower(pair.0.order) else { return nil }
        return AtlasEvidence(outcome: pair.0.cost.isAtMost(pair.1.cost), instances: [pair.0, pair.1])
      },
    ]
  }

  static func isPrime(_ n: Int) -> Bool { n >= 2 && smallestFactor(n) == n }

  static func isPrimePower(_ n: Int) -> Bool {
    guard n >= 2 else { return false }
    let prime = smallestFactor(n)
    var rest = n
    while rest % prime == 0 { rest /= prime }
    return rest == 1
  }

  private static func smallestFactor(_ n: Int) -> Int {
    var factor = 2
    while factor * factor <= n {
      if n % factor == 0 { return factor }
      factor += 1
    }
    return n
  }
}
