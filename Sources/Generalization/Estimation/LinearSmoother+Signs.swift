import ExactArithmetic

extension LinearSmoother {
  /// The most observations whose signs are enumerated.
  public static let signLimit = 16

  /// The risk for noise ±σ, each with probability 1/2 and independent, as the mean over all 2ⁿ sign vectors: an exact number
  /// that shares nothing with ``risk(on:)`` but the matrix of the smoother.
  ///
  /// Each loss is A + Bσ + Cσ² with rational A, B, C; their means are returned together as A + Cσ² + B√σ². Signs are taken in
  /// the order of a Gray code, so that each step changes one observation.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for more than ``signLimit`` observations.
  /// - Complexity: O(2ⁿ · points)
  public func riskByEnumeration(on problem: FiniteProblem) throws(ProblemError) -> Surd {
    let points = design.points
    guard points.count <= LinearSmoother.signLimit else {
      throw .outOfRange(
        "the number of observations", Rational(points.count), allowed: "at most \(LinearSmoother.signLimit)")
    }
    let bias = zip(mean(of: problem.target), problem.target).map { $0 - $1 }
    let columns = points.map { point in (0..<problem.pointCount).map { response[$0, point] } }
    // All signs −1 at first.
    var noise = columns.reduce([Rational](repeating: 0, count: bias.count)) { sum, column in
      zip(sum, column).map { $0 - $1 }
    }
    var signs = [Rational](repeating: -1, count: points.count)
    var (linear, quadratic) = (Rational.zero, Rational.zero)
    for step in 0..<(1 << points.count) {
      if step > 0 {
        let flipped = step.trailingZeroBitCount
        signs[flipped] = -signs[flipped]
        for row in noise.indices { noise[row] += 2 * signs[flipped] * columns[flipped][row] }
      }
      linear += 2 * problem.innerProduct(bias, noise)
      quadratic += problem.squaredNorm(noise)
    }
    let count = Rational(1 << points.count)
    return Surd(
      problem.squaredNorm(bias) + problem.noiseVariance * quadratic / count, coefficient: linear / count,
      radicand: problem.noiseVariance)
  }
}
