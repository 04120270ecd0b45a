public import ExactArithmetic
import FiniteGroups

/// The series estimate in a *random* design: every coefficient ⟨u, f*⟩ is estimated by (1/n)Σ u(xᵢ)yᵢ, and the complement of the
/// invariants is shrunk by c. It needs μ, not the inversion of a random matrix, and so its risk is exact for every space.
///
/// With K₀ and K₁ the reproducing kernels of V^G and of its complement in V,
/// risk = misfit + (1 − c)²d² + (1/n)(E[K₀(x,x)y²] − ‖PΠ_V f*‖²) + (c²/n)(E[K₁(x,x)y²] − d²), E[y²|x] = f*(x)² + σ²:
/// in place of σ² it has the second moment of y.
///
/// Source: A. B. Tsybakov, "Introduction to nonparametric estimation", 2009, section 1.7 (projection estimators).
public struct SeriesRegression: Sendable {
  /// ‖(I − Π_V)f*‖².
  public let misfit: Rational
  /// d² = ‖(I − P)Π_V f*‖².
  public let dataAsymmetry: Rational
  /// n times the variance of the invariant part.
  public let invariantVariance: Rational
  /// n times the variance of the complement at c = 1.
  public let complementVariance: Rational

  /// The estimator on a G-stable space.
  ///
  /// - Throws: ``ProblemError/notStable(function:element:)``.
  /// - Complexity: O(points · dimension² · generators)
  public init(in space: FeatureSpace, on problem: FiniteProblem) throws(ProblemError) {
    try space.requireStability(under: problem.action.group.generatorIndices, action: problem.action)
    let invariants = try FeatureSpace(
      spannedBy: (0..<space.dimension).map { problem.average(Array(space.basis[row: $0])) }, on: problem)
    let projected = space.projection(of: problem.target)
    let average = problem.average(projected)
    let moments = problem.target.map { $0 * $0 + problem.noiseVariance }
    let first = problem.innerProduct(invariants.leverages, moments)
    let whole = problem.innerProduct(space.leverages, moments)
    misfit = problem.squaredDistance(problem.target, projected)
    dataAsymmetry = problem.squaredDistance(projected, average)
    invariantVariance = first - problem.squaredNorm(average)
    complementVariance = whole - first - dataAsymmetry
  }

  /// The risk with n samples and the complement shrunk by c.
  ///
  /// - Precondition: `samples >= 1`.
  public func risk(samples: Int, keeping factor: Rational) -> Rational {
    let lost = 1 - factor
    return misfit + lost * lost * dataAsymmetry
      + (invariantVariance + factor * factor * complementVariance) / Rational(samples)
  }

  /// The best c, d²/(d² + w/n) with w = n times the variance of the complement; 1 where both are 0.
  ///
  /// - Precondition: `samples >= 1`.
  public func optimalFactor(samples: Int) -> Rational {
    dataAsymmetry.divided(by: dataAsymmetry + complementVariance / Rational(samples)) ?? 1
  }
}
