import ExactArithmetic

extension FiniteProblem {
  /// The kernel δ(x, y)/μ(x), whose norm is that of L²(μ). So F_a = {f : ‖(I−P)f‖ ≤ a} of this problem, with ‖Pf‖ ≤ b,
  /// has the complexity ``InvariantKernel/rademacherComplexity(invariantBound:asymmetry:at:)`` of this kernel.
  ///
  /// Law: E K(x, x) = |X| and E K̄(x, x) = |X/G| for x from μ, so by Jensen's inequality the expected complexity of n
  /// points is at most √(|X|/n) for the unit ball and √(|X/G|/n) for its invariant functions: symmetry counts orbits
  /// instead of points.
  ///
  /// - Throws: nothing in practice; see ``InvariantKernel/init(_:on:)``.
  /// - Complexity: O(points² · generators + points³)
  public func squareIntegrableKernel() throws(ProblemError) -> InvariantKernel {
    var kernel = Matrix<Rational>(rowCount: pointCount, columnCount: pointCount, repeating: .zero)
    for (point, weight) in measure.enumerated() { kernel[point, point] = 1 / weight }
    return try InvariantKernel(kernel, on: self)
  }
}
