import BigInt
import ExactArithmetic

/// The bounds for convex weights that a class function k ≥ 0 proves.
enum DualBounds {
  private static let weights: [WeightClass] = [.convex, .uniform]

  static func delsarte(for problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .delsarte, .lower, source: "P. Delsarte, 1973: linear program on conjugacy classes", weights: weights,
      for: problem)
    draft.require("the character table is known", problem.occurring != nil)
    guard draft.applies, let occurring = problem.occurring else { return draft.refused }
    let function = DelsarteFunction(occurring, epsilon: problem.symmetry.impliedWeakError)
    draft.require("the linear program is small enough to be solved", function != nil)
    guard let function else { return draft.refused }
    return draft.stated(function.value.ceiling, value: function.value, evidence: .classFunction(function))
  }

  /// For a transitive permutation character k of degree N inside F ⊕ 1: k ≥ 0, k(e) = N, mean(k) = 1, all c_π ≥ 0, so the bound is
  /// N/(1 + ε(N − 1)). It needs no table.
  static func permutationCharacter(for problem: BoundProblem) -> AveragingBound {
    var draft = BoundDraft(
      .permutationCharacter, .lower, source: "P. Delsarte, 1973, for the character of a permutation representation",
      weights: weights, for: problem)
    guard case .listed(let listed) = problem.irreducibles else {
      draft.require("the group is not enumerated; else the linear program is at least as good", false)
      return draft.refused
    }
    let value = plancherel(order: listed.permutationDegree, epsilon: problem.symmetry.impliedWeakError)
    return draft.stated(
      value.ceiling, value: RealCyclotomic(value), evidence: .permutationDegree(listed.permutationDegree))
  }

  /// N/(1 + ε(N − 1)).
  static func plancherel(order: BigInt, epsilon: Rational) -> Rational {
    Rational(order) / (1 + epsilon * Rational(order - 1))
  }
}
