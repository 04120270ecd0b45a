import BigInt
import ExactArithmetic

/// The sizes at which a random sample is good enough with positive probability.
enum SampleBounds {
  static func all(for problem: BoundProblem) -> [AveragingBound] {
    [
      bound(.bernstein, .bernstein, "Tahmasebi & Weber, arXiv 2512.11855, Theorem 15", problem),
      bound(.chernoff, .chernoff, "E exp(θX) ≤ cosh θ ≤ exp(θ²/2); Tropp, doi:10.1007/s10208-011-9099-z", problem),
      bound(
        .kullbackLeibler, .kullbackLeibler, "E exp(θX) ≤ cosh θ, θ optimal; Tropp, doi:10.1007/s10208-011-9099-z",
        problem),
    ]
  }

  /// A uniform sample without replacement obeys the same tail bounds (Gross & Nesme, arXiv 1001.2738), up to |G| elements.
  private static func bound(
    _ name: AveragingBound.Name, _ method: SamplingBound, _ source: String, _ problem: BoundProblem
  ) -> AveragingBound {
    var draft = BoundDraft(name, .upper, source: source, for: problem)
    let epsilon = problem.symmetry.sufficientWeakError
    draft.require("the weak error allowed is in (0, 1]", epsilon.signum > 0 && epsilon <= 1)
    guard draft.applies, let size = method.sufficientSize(dimension: problem.totalDegree, epsilon: epsilon) else {
      return draft.refused
    }
    return draft.stated(min(BigInt(size), problem.groupOrder), evidence: .totalDegree(problem.totalDegree))
  }
}
