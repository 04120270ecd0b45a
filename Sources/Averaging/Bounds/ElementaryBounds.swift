import BigInt
import ExactArithmetic
import Representations

/// The bounds that need no more than |G|, the kernel and dim M(F ⊕ 1).
enum ElementaryBounds {
  static func all(for problem: BoundProblem) -> [AveragingBound] {
    [trivial(problem), singleElement(problem), wholeGroup(problem), criterion(problem), dimension(problem)]
  }

  private static func trivial(_ problem: BoundProblem) -> AveragingBound {
    BoundDraft(.trivial, .lower, source: "weights that sum to 1 are not all zero", for: problem).stated(1)
  }

  /// ‖ρ(g)‖ = 1, so a single element has weak error 1 at most.
  private static func singleElement(_ problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(.singleElement, .upper, source: "representations are unitary", for: problem)
    draft.require(
      "F is invariant or the weak error allowed is at least 1",
      problem.totalDegree.isZero || problem.symmetry.sufficientWeakError >= 1)
    return draft.stated(1)
  }

  /// One element from each coset of the kernel N, uniformly, averages over G/N, which is what acts.
  private static func wholeGroup(_ problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .wholeGroup, .upper, source: "the Reynolds operator, on representatives of the cosets of the kernel of F",
      for: problem)
    draft.transfer = nil
    let order = problem.occurring.map { BigInt($0.effectiveOrder) } ?? problem.groupOrder
    return draft.stated(order, evidence: .quotient(order: order))
  }

  private static func criterion(_ problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .criterion, .lower, source: "Tahmasebi & Weber, arXiv 2512.11855, Theorem 13", for: problem, onlyExact: true)
    draft.require("every irreducible representation occurs in F ⊕ 1", problem.isComplete)
    return draft.stated(problem.groupOrder, evidence: .dimension(problem.dimension))
  }

  /// The exact schemes are the points of a polytope (or space) in which dim M(F ⊕ 1) equations hold, the constant included: by
  /// Carathéodory one of them has at most so many weights. Exact symmetry implies weak and strong.
  private static func dimension(_ problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .dimension, .upper, source: "Carathéodory's theorem on the exact schemes", weights: [.convex, .affine],
      for: problem)
    if !problem.symmetry.epsilon.isZero { draft.transfer = "AC_wk ≤ AC_st ≤ AC_ex" }
    // A rational linear program has a rational vertex.
    return draft.stated(
      problem.dimension, evidence: .dimension(problem.dimension),
      rationalWeights: problem.occurring?.isGaloisStable ?? true)
  }

  /// The largest |G| · dim² for which matrix coefficients are tabulated for the divisibility bound.
  static let divisibilityLimit = 20_000_000

  /// The least multiple of the divisor that is at least another lower bound.
  static func divisibility(for problem: BoundProblem, atLeast least: BigInt) -> AveragingBound {
    var draft = BoundDraft(
      .divisibility, .lower, source: "n·mean(φ) is an integer for integral matrix coefficients φ", weights: [.uniform],
      for: problem, onlyExact: true)
    let size = problem.dimension * problem.dimension * problem.groupOrder
    draft.require(
      "matrix coefficients are tabulated, |G|·dim² ≤ \(divisibilityLimit)",
      problem.functions != nil && size <= BigInt(divisibilityLimit))
    guard draft.applies, let functions = problem.functions, let occurring = problem.occurring else {
      return draft.refused
    }
    let space = MatrixCoefficientSpace(of: functions, dimension: occurring.dimension)
    let divisor = DivisibilityBound(space, of: functions).divisor
    let multiples = (least + BigInt(divisor) - 1) / BigInt(divisor)
    return draft.stated(multiples * BigInt(divisor), evidence: .divisor(divisor))
  }
}
