import ExactArithmetic

extension AtlasChecks {
  /// Threshold degrees, and profiles up to them.
  static func thresholds(_ index: AtlasIndex) -> [AtlasCheck] {
    let thresholds = index.dataset.thresholds
    /// A statement on numbers that are all known.
    func known(
      _ claim: String, _ statement: String, _ test: (AtlasThreshold) -> Bool?
    ) -> AtlasCheck {
      AtlasCheck(claim, statement, over: thresholds) { row in
        test(row).map { holds in
          AtlasEvidence(
            outcome: holds, instances: [],
            note:
              "\(row.group), \(row.representation): K* = \(row.threshold), bounds \(row.sharpBound), \(row.paperBound)")
        }
      }
    }
    let profiles = index.rows.filter { $0.entry.kind == .profile }
    return [
      known("threshold.sharp-bound", "K* ≤ min{|G| − 1, Σ M_λ − dim ρ}") { $0.threshold <= $0.sharpBound },
      known("threshold.paper-bound", "K* ≤ min{|G|, Σ M_λ − 1}") { $0.threshold <= $0.paperBound },
      known("threshold.symmetric-group", "K* = n(n − 1)/2 for S_n on n coordinates, which is the sharper bound") {
        row in
        guard let n = index.parameter("S", of: row.group), row.dimension == n,
          row.representation == "natural" || row.representation == "natural:S\(n)"
        else { return nil }
        return row.threshold == n * (n - 1) / 2 && row.isTight
      },
      AtlasCheck(
        "threshold.profile",
        "dim M of the polynomials of degree at most k is |G| where k ≥ K*, and for real representations only there",
        over: profiles
      ) { row in
        // The instance of equal weights, which are rational, is about all Galois conjugates.
        guard let threshold = row.threshold, let degree = row.entry.degree, !row.instance.hasEqualWeights else {
          return nil
        }
        let isWhole = row.instance.coefficientDimension == row.instance.order
        // Functions are real, so with a complex representation its conjugate occurs, which may happen below K*.
        let isReal = row.entry.isNatural || row.entry.representation == "plane"
        let isReached = degree >= threshold.threshold
        return AtlasEvidence(outcome: isReal ? isWhole == isReached : isWhole || !isReached, instances: [row.instance])
      },
      AtlasCheck(
        "threshold.polynomials",
        "exact, convex weights: polynomials of degree at most k on ℝⁿ cost |G| just when k ≥ K*",
        over: profiles
      ) { row in
        guard let threshold = row.threshold, let degree = row.entry.degree, row.entry.isNatural,
          row.entry.weights == "convex"
        else { return nil }
        let isWhole = row.instance.cost.isEqual(to: Rational(row.instance.order))
        return AtlasEvidence(
          outcome: isWhole.map { $0 == (degree >= threshold.threshold) }, instances: [row.instance])
      },
      AtlasCheck(
        "separation.without-all-irreducibles",
        "exact: classes that hold a faithful representation cost |G|, whatever is missing", over: profiles
      ) { row in
        guard row.threshold != nil, let degree = row.entry.degree, degree >= 1 else { return nil }
        return AtlasEvidence(
          outcome: row.instance.cost.isEqual(to: Rational(row.instance.order)), instances: [row.instance])
      },
      AtlasCheck(
        "separation.faithful-costs-at-least-logarithm",
        "exact, rational classes: a class that holds a faithful representation costs at least log₂|G|", over: profiles
      ) { row in
        guard row.threshold != nil, let degree = row.entry.degree, degree >= 1, row.entry.isRational else { return nil }
        let logarithm = ceilingOfLogarithm(row.instance.order)
        return AtlasEvidence(outcome: row.instance.cost.isAtLeast(Rational(logarithm)), instances: [row.instance])
      },
      AtlasCheck(
        "rebuttal.permutation-cost-is-n", "exact, convex weights: S_n on n points costs n", over: profiles
      ) { row in
        guard let n = index.parameter("S", of: row.entry.group), row.entry.degree == 1, row.entry.weights == "convex",
          row.entry.representation == "natural" || row.entry.representation == "natural:S\(n)",
          row.threshold?.dimension == n
        else { return nil }
        return AtlasEvidence(outcome: row.instance.cost.isEqual(to: Rational(n)), instances: [row.instance])
      },
    ]
  }

  /// ⌈log₂ n⌉, the least m with 2ᵐ ≥ n.
  static func ceilingOfLogarithm(_ n: Int) -> Int { n <= 1 ? 0 : Int.bitWidth - (n - 1).leadingZeroBitCount }
}
