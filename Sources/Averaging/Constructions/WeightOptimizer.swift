import ExactArithmetic
import Representations

/// Optimal weights on a fixed support.
struct WeightOptimum {
  /// The scheme with rounded weights; weights that vanish are left out.
  let scheme: AveragingScheme
  /// Its weak error, between proved bounds.
  let error: NormEnclosure
  /// A proved lower bound of the weak error of every convex scheme on the support; `nil` for affine weights.
  let lowerBound: Double?
  /// The number of Newton steps.
  let steps: Int
}

/// Minimizes the weak error over the weights on a support, and rounds them to rational numbers that sum to 1 exactly.
struct WeightOptimizer {
  private let problem: SchemeProblem
  private let support: [Int]
  private let weightClass: WeightClass

  /// - Parameters:
  ///   - problem: the group and Irr(F); the target does not matter.
  ///   - support: distinct elements, not empty.
  ///   - weightClass: convex or affine.
  init(_ problem: SchemeProblem, support: [Int], weightClass: WeightClass) {
    precondition(!support.isEmpty, "weights are optimized on a support that is not empty")
    self.problem = problem
    self.support = support
    self.weightClass = weightClass
  }

  /// The optimum, within about 10⁻⁸ in √error, and a proof of how good it is.
  ///
  /// - Complexity: some hundred Newton steps, see ``WeightBarrier``
  func optimum(tolerance: Double = 1e-8) -> WeightOptimum {
    if problem.rows.isEmpty {
      return WeightOptimum(
        scheme: .point(support[0], weightClass: weightClass), error: .zero, lowerBound: 0, steps: 0)
    }
    var barrier = WeightBarrier(problem.guide, support: support, isConvex: weightClass == .convex)
    barrier.minimize(tolerance: tolerance)
    let candidates = [roundedSimply(barrier.weights), roundedFinely(barrier.weights)].compactMap { $0 }
    // The last candidate always exists; the simple one is preferred unless it is worse.
    var best = candidates[0]
    var error = problem.weakError(of: best)
    for candidate in candidates.dropFirst() {
      let other = problem.weakError(of: candidate)
      if other.upper < error.upper - 1e-12 { (best, error) = (candidate, other) }
    }
    let lower =
      weightClass == .convex
      ? SupportWitness(problem, row: barrier.dual()).errorBound(on: support) : nil
    return WeightOptimum(scheme: best, error: error, lowerBound: lower, steps: barrier.steps)
  }

  /// Weights with the least common denominator up to 1000 that is close enough.
  private func roundedSimply(_ weights: [Double]) -> AveragingScheme? {
    WeightRounding.simple(weights).flatMap(scheme)
  }

  /// Weights rounded to multiples of 2⁻⁴⁰.
  private func roundedFinely(_ weights: [Double]) -> AveragingScheme {
    let equal = AveragingScheme(
      unchecked: support.map { .init(element: $0, weight: Rational(1, support.count)) }, weightClass: weightClass)
    return scheme(WeightRounding.fine(weights)) ?? equal
  }

  private func scheme(_ weights: [Rational]) -> AveragingScheme? {
    try? AveragingScheme(zip(support, weights).map { ($0, $1) }, weightClass: weightClass)
  }
}
