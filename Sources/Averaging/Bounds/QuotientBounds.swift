import BigInt
import ExactArithmetic
import Representations

/// The bounds that look at a quotient G/N all of whose irreducible representations occur in F ⊕ 1.
///
/// A scheme on G pushes forward to G/N: weights add up over cosets, the size does not grow, and ω̂(π) is the same for the π that factor
/// through G/N. So a lower bound for G/N and all of its representations is one for G and F, for affine and convex weights alike. (The
/// image of a uniform scheme need not be uniform; as an affine scheme it obeys the bounds for affine ones.)
enum QuotientBounds {
  private static let source = "Tahmasebi & Weber, arXiv 2512.11855, Remark 16 (Plancherel), on a quotient of G"

  /// |G/N|/(1 + ε(|G/N| − 1)). From Σω = 1 and Cauchy–Schwarz, 1/size ≤ Σ ω² = (1/|G/N|) Σ d_π ‖ω̂(π)‖²_HS ≤
  /// (1 + ε(|G/N| − 1))/|G/N|, for weights of any sign.
  static func plancherel(for problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(.plancherel, .lower, source: source, for: problem)
    let order: BigInt
    switch problem.irreducibles {
    case .listed(let listed): order = listed.isComplete ? listed.groupOrder : 1
    case .table(let occurring): order = BigInt(largestQuotient(occurring))
    }
    draft.require(
      "all irreducible representations of a nontrivial quotient of G occur in F ⊕ 1", order > 1)
    let value = DualBounds.plancherel(order: order, epsilon: problem.symmetry.impliedWeakError)
    return draft.stated(value.ceiling, value: RealCyclotomic(value), evidence: .quotient(order: order))
  }

  /// The number of normal subgroups after which the search for a quotient ends with the best one found.
  static let normalSubgroupLimit = 1_000

  /// The largest order of a quotient G/N all of whose irreducible representations occur.
  ///
  /// The N in question are intersections of kernels of members of Irr(F), and with N every larger normal subgroup is one: so all of
  /// them are reached from G by intersecting with one kernel at a time, without leaving them.
  static func largestQuotient(_ occurring: OccurringIrreducibles) -> Int {
    let table = occurring.table
    // If the kernel of F is such an N, it is the least.
    if occurring.dimension == occurring.effectiveOrder { return occurring.effectiveOrder }
    let members = Set(occurring.rows)
    let kernels = (0..<table.count).map { row in
      Set((0..<table.count).filter { table.value(of: row, at: $0) == table.value(of: row, at: 0) })
    }
    func order(_ classes: Set<Int>) -> Int { classes.reduce(0) { $0 + table.classes.sizes[$1] } }
    func allOccur(_ classes: Set<Int>) -> Bool {
      (0..<table.count).allSatisfy {
        $0 == occurring.trivialRow || members.contains($0) || !classes.isSubset(of: kernels[$0])
      }
    }
    let whole = Set(0..<table.count)
    var found: Set<Set<Int>> = [whole]
    var pending = [whole]
    var least = table.groupOrder
    while let current = pending.popLast() {
      least = min(least, order(current))
      for row in occurring.rows where found.count < normalSubgroupLimit {
        let next = current.intersection(kernels[row])
        if next.count < current.count, !found.contains(next), allOccur(next) {
          found.insert(next)
          pending.append(next)
        }
      }
    }
    return table.groupOrder / least
  }

  /// Schemes on C2^m and binary codes: if all m independent characters of order 2 and their products occur, the columns s ∈ S of a
  /// uniform scheme of size n generate a code of length n and dimension m in which a word of weight w ≠ 0 has |ω̂| = |n − 2w|/n ≤ √ε.
  /// Translating S so that it contains the identity makes one column zero: length n − 1, the same weights, and Griesmer's bound
  /// n − 1 ≥ Σ_{i<m} ⌈d/2ⁱ⌉ for the least weight d. Repeated columns are allowed, so S may be in a group of which C2^m is a quotient.
  static func griesmer(for problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .griesmer, .lower, source: "J. H. Griesmer, 1960, doi:10.1147/rd.45.0532, on the code of a small-bias set",
      weights: [.uniform], for: problem)
    let epsilon = problem.symmetry.impliedWeakError
    draft.require("the weak error allowed is below 1", epsilon < 1)
    var dimension = 0
    switch problem.irreducibles {
    case .listed(let listed):
      let isElementary = listed.isComplete && listed.totalDegree + 1 == listed.dimension
      dimension = isElementary ? listed.groupOrder.bitWidth - 2 : 0
    case .table(let occurring):
      let table = occurring.table
      let signs = table.linearCharacters.filter { row in
        (0..<table.count).allSatisfy { table.value(of: row, at: $0).rational.map { $0 == 1 || $0 == -1 } ?? false }
      }
      let members = Set(occurring.rows).union([occurring.trivialRow])
      if signs.allSatisfy(members.contains) { dimension = signs.count.trailingZeroBitCount }
    }
    draft.require("G has a character of order 2, and all of them occur in F", dimension > 0)
    draft.require("there are at most 2^\(codeDimensionLimit) of them", dimension <= codeDimensionLimit)
    guard draft.applies else { return draft.refused }
    return draft.stated(
      BigInt(griesmerSize(dimension: dimension, epsilon: epsilon)), evidence: .code(dimension: dimension))
  }

  /// The largest dimension of the codes looked at.
  static let codeDimensionLimit = 20

  /// The least n that both Griesmer's and Plancherel's bound allow.
  private static func griesmerSize(dimension: Int, epsilon: Rational) -> Int {
    let plancherel = DualBounds.plancherel(order: BigInt(1) << dimension, epsilon: epsilon).ceiling
    // The search ends at n = 2^m: weights n/2, and 1 + Σ 2^(m−1−i) = 2^m.
    var size = Int(plancherel)
    while true {
      // The least w ≥ 1 with n − 2w ≤ √ε·n.
      let square = (epsilon * Rational(size) * Rational(size)).floor
      let weight = max(1, (size - Int(square.squareRoot()) + 1) / 2)
      let length = (0..<dimension).reduce(0) { $0 + (weight + (1 << $1) - 1) >> $1 }
      if length <= size - 1 { return size }
      size += 1
    }
  }
}
