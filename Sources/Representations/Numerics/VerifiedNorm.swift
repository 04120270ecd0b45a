/// What proves bounds for one matrix, not zero.
struct VerifiedNorm {
  /// The matrix is 2^scale times the one that is worked with.
  let scale: Int
  /// Entries below 2, columns no more than rows. Entries that vanish below 2⁻¹⁰⁷⁴ count as underflow.
  private let tall: RealMatrix
  private let absolute: RealMatrix
  private let gram: RealMatrix
  /// ‖AᵀA − computed‖ is at most this.
  private let gramError: Double

  init(of matrix: RealMatrix, largest: Double) {
    scale = Int(largest.exponent)
    let scaled = matrix.scaled(byPowerOfTwo: -scale)
    tall = scaled.columnCount <= scaled.rowCount ? scaled : scaled.transposed
    absolute = tall.absolute
    gram = tall.transposed * tall
    gramError = Rounding.up(Rounding.gamma(tall.rowCount) * absolute.squaredNormOfNonnegative() + Rounding.underflow)
  }

  /// A bound for the matrix, from one for the scaled matrix, above.
  func rescaled(_ upper: Double) -> Double { Rounding.up(upper.scaled(byPowerOfTwo: scale)) }

  var enclosure: NormEnclosure {
    let (vector, estimate) = gram.leadingEigenvector()
    var upper = simpleUpperBound
    var slack = Double(max(gram.rowCount, 8)) * 0x1p-52
    while slack < 0.5 {
      if let proved = spectralUpperBound(at: estimate * (1 + slack)) {
        upper = min(upper, proved)
        break
      }
      slack *= 8
    }
    return NormEnclosure(
      lower: Rounding.down(lowerBound(vector).scaled(byPowerOfTwo: scale)), upper: rescaled(upper))
  }

  /// ‖Av‖/‖v‖ from below.
  private func lowerBound(_ vector: [Double]) -> Double {
    let image = tall.applied(to: vector)
    let bound = absolute.applied(to: vector.map(\.magnitude))
    // |computed − exact| ≤ γₙ|A||v|, and |A||v| is computed with relative error γₙ.
    let rounding = Rounding.up(
      Rounding.up(Rounding.normUp(bound) * Rounding.up(1 + Rounding.gamma(vector.count)))
        * Rounding.gamma(vector.count))
    let length = Rounding.down(Rounding.down(Rounding.normDown(image) - rounding) - Rounding.underflow)
    let divisor = Rounding.normUp(vector)
    return divisor > 0 && divisor.isFinite ? Rounding.down(length / divisor) : 0
  }

  /// The smaller of the Frobenius norm and √(‖A‖₁‖A‖_∞), from above.
  private var simpleUpperBound: Double {
    let (rows, columns) = (absolute.rowCount, absolute.columnCount)
    let rowSum = absolute.applied(to: Array(repeating: 1, count: columns)).reduce(0, max)
    let columnSum = absolute.transposeApplied(to: Array(repeating: 1, count: rows)).reduce(0, max)
    let product = Rounding.up(
      Rounding.up(sum: rowSum, roundings: columns) * Rounding.up(sum: columnSum, roundings: rows))
    return min(Rounding.normUp(absolute.entries), Rounding.up(product.squareRoot()))
  }

  /// √(t + what rounding can have done) if t·I − AᵀA, as computed, has a Cholesky factor.
  func spectralUpperBound(at bound: Double) -> Double? {
    var shifted = -1 * gram
    var diagonalError = 0.0
    for index in 0..<gram.rowCount {
      shifted[index, index] += bound
      diagonalError = max(diagonalError, shifted[index, index].magnitude * Rounding.unit)
    }
    guard let factor = shifted.choleskyFactor() else { return nil }
    let factorError = Rounding.up(
      Rounding.gamma(gram.rowCount + 1) * factor.absolute.squaredNormOfNonnegative() + Rounding.underflow)
    let square = Rounding.up(Rounding.up(Rounding.up(bound + gramError) + factorError) + Rounding.up(diagonalError))
    return Rounding.up(square.squareRoot())
  }
}

extension RealMatrix {
  /// The absolute values of the entries.
  fileprivate var absolute: RealMatrix {
    RealMatrix(rowCount: rowCount, columnCount: columnCount, entries: entries.map(\.magnitude))
  }

  /// At least ‖B‖² for this nonnegative matrix B: max (BᵀBx)ᵢ/xᵢ for any positive x (Collatz and Wielandt), here a few steps of
  /// the power method.
  ///
  /// - Complexity: O(rowCount · columnCount)
  fileprivate func squaredNormOfNonnegative() -> Double {
    var vector = [Double](repeating: 1, count: columnCount)
    var best = Double.infinity
    for _ in 0..<4 {
      let image = transposeApplied(to: applied(to: vector))
      let quotient = zip(image, vector).reduce(0) { max($0, $1.0 / $1.1) }
      // Sums of nonnegative terms: the relative error is at most γ of all roundings on the way, the quotient's included.
      best = min(best, Rounding.up(sum: quotient, roundings: rowCount + columnCount + 4))
      let largest = image.reduce(0, max)
      guard largest > 0 else { break }
      vector = image.map { $0 / largest + 0x1p-20 }
    }
    return best
  }

  fileprivate func scaled(byPowerOfTwo exponent: Int) -> RealMatrix {
    RealMatrix(
      rowCount: rowCount, columnCount: columnCount, entries: entries.map { $0.scaled(byPowerOfTwo: exponent) })
  }
}
