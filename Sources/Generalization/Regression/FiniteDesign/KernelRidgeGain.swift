public import ExactArithmetic
import FiniteGroups

/// Kernel ridge regression made invariant in two ways, against the plain one; all numbers exact.
///
/// With f̂ the minimizer of (1/n)Σ(yᵢ − f(xᵢ))² + λ‖f‖² in the space of an invariant kernel K:
/// 1. R(f̂) − R(Pf̂) = E‖(I−P)f̂‖² for invariant μ and f*: averaging the estimate never harms (``StrictGain``).
/// 2. Fitting with K̄ is fitting with K to all images of the data, residuals averaged over the group and the same λ,
///    for every y (``augmentationIsInvariantFit``): the criterion is strictly convex and invariant, so its minimizer
///    is; on invariant functions the residuals of an orbit are equal.
/// 3. *Neither Pf̂ nor the fit with K̄ is always better*: two points exchanged, K = I, λ = 1, one observation: Pf̂
///    shrinks to y/4, the fit with K̄ to y/3; without noise the second has the smaller risk, for f* = 0 and σ² > 0 the
///    first.
///
/// Source: B. Elesedy, "Provably strict generalisation benefit for invariance in kernel methods", NeurIPS 2021, for 1;
/// 2 is the form for kernels of Chen, Dobriban & Lee, JMLR 21 (2020); 3 is shown by the numbers.
public struct KernelRidgeGain: Sendable, Hashable {
  /// R(f̂), R(Pf̂) and the terms between them.
  public let averaging: StrictGain
  /// The risk of the fit with K̄.
  public let invariantKernelRisk: Rational
  /// Law 2, for each outcome of the design, exactly.
  public let augmentationIsInvariantFit: Bool

  /// The gain on a finite problem.
  ///
  /// - Parameters:
  ///   - kernel: K with K̄.
  ///   - ridge: λ > 0.
  ///   - designs: the design.
  ///   - problem: μ, f* and σ².
  /// - Throws: ``ProblemError``, ``RegressionError``.
  /// - Complexity: O(outcomes · points³)
  public init(
    kernel: InvariantKernel, ridge: Rational, designs: DesignDistribution, on problem: FiniteProblem
  ) throws {
    averaging = try StrictGain(
      of: { try LinearSmoother(kernelRidge: kernel.values, ridge: ridge, design: $0) }, over: designs,
      action: problem.action, measure: problem.measure, target: problem.target, noiseVariance: problem.noiseVariance)
    var risk = Rational.zero
    var agrees = true
    for outcome in designs.outcomes {
      let fit = try LinearSmoother(kernelRidge: kernel.averaged, ridge: ridge, design: outcome.design)
      risk += outcome.probability * fit.risk(on: problem).total
      let augmented = try KernelRidgeGain.augmented(kernel, ridge: ridge, outcome.design, problem.action)
      agrees = agrees && augmented == fit
    }
    invariantKernelRisk = risk
    augmentationIsInvariantFit = agrees
  }

  /// The fit with K to all (gxᵢ, yᵢ), as a smoother of the yᵢ.
  private static func augmented(
    _ kernel: InvariantKernel, ridge: Rational, _ design: FixedDesign, _ action: TabulatedAction
  ) throws(ProblemError) -> LinearSmoother {
    var counts = [Int](repeating: 0, count: action.pointCount)
    for element in 0..<action.group.order {
      for (point, times) in design.counts.enumerated() { counts[action.image(of: point, under: element)] += times }
    }
    let whole = try LinearSmoother(
      kernelRidge: kernel.values, ridge: ridge, design: FixedDesign(unchecked: counts))
    // The observation of x stands at all gx.
    var response = Matrix<Rational>(rowCount: counts.count, columnCount: counts.count, repeating: 0)
    for (point, times) in design.counts.enumerated() where times > 0 {
      for element in 0..<action.group.order {
        let image = action.image(of: point, under: element)
        for row in counts.indices { response[row, point] += whole.response[row, image] }
      }
    }
    return LinearSmoother(design: design, response: response)
  }
}
