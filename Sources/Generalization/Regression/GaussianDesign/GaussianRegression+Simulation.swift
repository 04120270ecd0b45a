import ExactArithmetic
import Representations

extension GaussianRegression {
  /// A simulated gain with an interval that contains the expected gain unless an event of probability at most
  /// ``MedianOfMeans/failureProbability`` happens, up to rounding of doubles.
  ///
  /// Designs are drawn and the noise is averaged exactly, which leaves σ² tr(P_A(XᵀX)⁺)·s² + s²(‖P_A(X⁺X − I)θ‖² −
  /// ‖θ_A‖²) for each. Because Gaussian designs do not prefer a direction, A is spanned by the first coordinates, and θ
  /// lies in two.
  ///
  /// The bound on the variance comes from the second moments of inverse Wishart matrices, which exist for |n − d| > 3;
  /// for n > d it is the variance itself.
  ///
  /// Source of the moments: D. von Rosen, "Moments for the inverted Wishart distribution", Scand. J. Statist. 15
  /// (1988).
  ///
  /// - Parameters:
  ///   - repetitions: the number of designs.
  ///   - blocks: k, which decides the failure probability e^{−k/8}.
  ///   - seed: the same seed gives the same numbers.
  /// - Throws: ``RegressionError/outOfRange(name:value:range:)`` for |n − d| ≤ 3 and for fewer repetitions than blocks.
  /// - Complexity: O(repetitions · min(n, d)² · max(n, d))
  public func simulatedGain(
    repetitions: Int, blocks: Int = 80, seed: UInt64
  ) throws(RegressionError) -> MedianOfMeans {
    guard abs(sampleSize - dimension) > 3 else {
      throw .outOfRange(
        name: "the size of the sample", value: Rational(sampleSize),
        range: "further than 3 from the dimension, where variances are finite")
    }
    guard blocks >= 1, repetitions >= blocks else {
      throw .outOfRange(name: "the number of repetitions", value: Rational(repetitions), range: "at least \(blocks)")
    }
    var deviates = NormalDeviates(SplitMix64(seed: seed))
    var gains: [Double] = []
    // A design is singular with probability 0, and in doubles next to never; another is drawn then.
    while gains.count < repetitions {
      if let gain = conditionalGain(of: design(&deviates)) { gains.append(gain) }
    }
    return MedianOfMeans(gains, blocks: blocks, varianceBound: varianceBound)
  }

  /// An upper bound of the variance of the gain given the design, n and d further apart than 3.
  var varianceBound: Double {
    let (noise, complement) = (noiseVariance.approximation, Double(complementDimension))
    // Var M_ii and Cov(M_ii, M_jj) of M = W⁻¹, W Wishart of size p with ν > p + 3 degrees of freedom.
    func moments(size p: Int, degrees nu: Int) -> (mean: Double, variance: Double, covariance: Double) {
      let (a, b, c) = (Double(nu - p), Double(nu - p - 1), Double(nu - p - 3))
      return (1 / b, 2 / (b * b * c), 2 / (a * b * b * c))
    }
    if sampleSize > dimension {
      let (_, variance, covariance) = moments(size: dimension, degrees: sampleSize)
      return noise * noise * complement * (variance + (complement - 1) * covariance)
    }
    let (mean, variance, covariance) = moments(size: sampleSize, degrees: dimension)
    let size = Double(sampleSize)
    // T = tr P_A(XᵀX)⁺ ≤ tr M and E(T | M) = (dim A/d) tr M, so E T² ≤ (dim A/d) E(tr M)².
    let share = complement / Double(dimension)
    let square = share * (size * (variance + (size - 1) * covariance) + size * size * mean * mean)
    let noiseDeviation = noise * max(0, square - share * share * size * size * mean * mean).squareRoot()
    // ‖P_A(…)θ‖² lies between 0 and ‖θ‖² and has a known mean m: variance ≤ m(‖θ‖² − m) (Bhatia & Davis 2000).
    let range = (inputVariance * (squaredInvariantPart + squaredComplementPart)).approximation
    let center = (signalGain + inputVariance * squaredComplementPart).approximation
    let deviation = noiseDeviation + max(0, center * (range - center)).squareRoot()
    return deviation * deviation
  }

  /// The rows of a standard Gaussian matrix.
  private func design(_ deviates: inout NormalDeviates<SplitMix64>) -> [[Double]] {
    (0..<sampleSize).map { _ in (0..<dimension).map { _ in deviates.next() } }
  }

  /// The gain for a design, averaged over the noise, `nil` if it is singular; s² cancels in the noise term, where X =
  /// s·Z.
  private func conditionalGain(of rows: [[Double]]) -> Double? {
    let noise = noiseVariance.approximation
    // Z⁺ = (ZᵀZ)⁻¹Zᵀ or Zᵀ(ZZᵀ)⁻¹.
    let isTall = sampleSize >= dimension
    let columns = (0..<dimension).map { column in rows.map { $0[column] } }
    let vectors = isTall ? columns : rows
    let size = vectors.count
    var gram = RealMatrix(rowCount: size, columnCount: size)
    for row in 0..<size {
      for column in 0..<size { gram[row, column] = zip(vectors[row], vectors[column]).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    guard let factor = gram.choleskyFactor() else { return nil }
    if isTall {
      // (ZᵀZ)⁻¹ᵢᵢ = ‖R⁻ᵀeᵢ‖².
      let trace = (0..<complementDimension).reduce(0.0) { sum, index in
        sum + factor.forward((0..<size).map { $0 == index ? 1 : 0 }).reduce(0) { $0 + $1 * $1 }
      }
      return noise * trace - (inputVariance * squaredComplementPart).approximation
    }
    // ‖row i of Zᵀ(ZZᵀ)⁻¹‖² = ‖(ZZᵀ)⁻¹ zᵢ‖², zᵢ the column i of Z.
    let trace = (0..<complementDimension).reduce(0.0) { sum, index in
      sum + factor.backward(factor.forward(columns[index])).reduce(0) { $0 + $1 * $1 }
    }
    var target = [Double](repeating: 0, count: dimension)
    if complementDimension > 0 { target[0] = squaredComplementPart.approximation.squareRoot() }
    if complementDimension < dimension { target[dimension - 1] = squaredInvariantPart.approximation.squareRoot() }
    let observed = rows.map { row in zip(row, target).reduce(0) { $0 + $1.0 * $1.1 } }
    let solution = factor.backward(factor.forward(observed))
    let error = (0..<complementDimension).reduce(0.0) { sum, index in
      let part = zip(columns[index], solution).reduce(0) { $0 + $1.0 * $1.1 } - target[index]
      return sum + part * part
    }
    return noise * trace + inputVariance.approximation * (error - squaredComplementPart.approximation)
  }
}

extension RealMatrix {
  /// R⁻ᵀb for an upper triangular R.
  fileprivate func forward(_ right: [Double]) -> [Double] {
    var result = right
    for row in 0..<rowCount {
      for earlier in 0..<row { result[row] -= self[earlier, row] * result[earlier] }
      result[row] /= self[row, row]
    }
    return result
  }

  /// R⁻¹b for an upper triangular R.
  fileprivate func backward(_ right: [Double]) -> [Double] {
    var result = right
    for row in (0..<rowCount).reversed() {
      for later in (row + 1)..<max(row + 1, rowCount) { result[row] -= self[row, later] * result[later] }
      result[row] /= self[row, row]
    }
    return result
  }
}
