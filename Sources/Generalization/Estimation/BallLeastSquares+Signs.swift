public import ExactArithmetic

extension BallLeastSquares {
  /// The risk of least squares on F_a, in a balanced design with noise ±σ, as the mean over all sign vectors: an enclosure, as
  /// square roots occur, without any simulation.
  ///
  /// - Parameters:
  ///   - problem: the points, the measure, the target and σ².
  ///   - samples: n.
  ///   - radiusSquared: a² ≥ 0.
  ///   - bits: the precision of square roots, in binary digits.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for more than ``LinearSmoother/signLimit`` observations, a negative
  ///   a², and where n·μ(x) is not whole.
  /// - Complexity: O(2ⁿ · (points + a square root of `bits` bits))
  public static func riskByEnumeration(
    on problem: FiniteProblem, samples: Int, radiusSquared: Rational, bits: Int = 40
  ) throws(ProblemError) -> Enclosure {
    guard radiusSquared.signum >= 0 else {
      throw .outOfRange("the squared model asymmetry", radiusSquared, allowed: "at least 0")
    }
    guard samples <= LinearSmoother.signLimit else {
      throw .outOfRange("the number of observations", Rational(samples), allowed: "at most \(LinearSmoother.signLimit)")
    }
    let design = try FixedDesign(balanced: samples, on: problem)
    let points = design.points
    let average = problem.average(problem.target)
    let signal = zip(problem.target, average).map { $0 - $1 }
    let square = problem.squaredNorm(signal)
    // Everything is a polynomial in σ, which may be irrational: enclosed once.
    let deviation = Enclosure.squareRoot(of: problem.noiseVariance, bits: bits)
    let radius = Enclosure.squareRoot(of: radiusSquared, bits: bits)
    let distance = Enclosure.squareRoot(of: square, bits: bits)
    var total = Enclosure(.zero)
    for vector in 0..<(1 << samples) {
      var unit = [Rational](repeating: 0, count: problem.pointCount)
      for (number, point) in points.enumerated() {
        unit[point] += Rational(vector >> number & 1 == 1 ? 1 : -1, design.counts[point])
      }
      let mean = problem.average(unit)
      let rest = zip(unit, mean).map { $0 - $1 }
      // w = v + σ·rest.
      let cross = problem.innerProduct(signal, rest)
      let error = problem.squaredNorm(rest) * problem.noiseVariance
      let norm = Enclosure(square + error) + deviation.scaled(by: 2 * cross)
      let inner = Enclosure(square) + deviation.scaled(by: cross)
      let clipped = Enclosure(max(0, norm.lower), max(0, norm.upper))
      // ⟨w, v⟩/‖w‖ is between −d and d; that is all that is known where ‖w‖ is not told from 0.
      let cosine =
        inner.divided(by: Enclosure.squareRoot(of: clipped, bits: bits)) ?? Enclosure(-distance.upper, distance.upper)
      let beyond = Enclosure(radiusSquared + square) - radius.scaled(by: 2) * cosine
      let loss: Enclosure
      if clipped.upper <= radiusSquared {
        loss = Enclosure(error)
      } else if clipped.lower > radiusSquared {
        loss = beyond
      } else {
        // The loss is continuous in ‖w‖ at a; both formulas enclose it there.
        loss = Enclosure(min(error, beyond.lower), max(error, beyond.upper))
      }
      total = total + loss + Enclosure(problem.squaredNorm(mean) * problem.noiseVariance)
    }
    return total.scaled(by: Rational(1, 1 << samples))
  }
}
