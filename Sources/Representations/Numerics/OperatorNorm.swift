extension RealMatrix {
  /// Two numbers between which the operator norm (largest singular value) provably lies.
  ///
  /// What is proved: for every matrix `A + E + F` with `|E[i, j]| <= entryError` for all i, j and `‖F‖ <= normError`, its
  /// norm lies in the enclosure. Without errors the relative width is about n·u·κ, u the unit roundoff and κ ≥ 1 the ratio of ‖|A|‖ to
  /// ‖A‖, squared: 1e-13 to 1e-10 for sizes from 10 to 1000.
  ///
  /// - The lower bound is a quotient ‖Av‖/‖v‖ for an explicit vector v, less what rounding can have done to it, γₙ‖|A||v|‖.
  /// - The upper bound is √t, t·I − AᵀA being positive semidefinite. That follows from a floating-point Cholesky factorization
  ///   that ran to completion: the matrix factored differs from t·I − AᵀA by the rounding of AᵀA, at most γₘ‖|A|ᵀ|A|‖, and
  ///   RᵀR ⪰ 0 from the matrix factored by at most γₙ₊₁‖|R|ᵀ|R|‖. Norms of nonnegative matrices are bounded by the
  ///   quotients of Collatz and Wielandt. The Frobenius norm and √(‖A‖₁‖A‖_∞) are upper bounds too, and stand in.
  ///
  /// Estimates (eigenvectors, t) only decide how narrow the enclosure is, not whether it holds.
  ///
  /// Sources: S. M. Rump, "Verification of positive definiteness", BIT 46 (2006); N. J. Higham, "Accuracy and Stability of
  /// Numerical Algorithms", 2nd ed., §3.1 and theorem 10.3; L. Collatz, "Einschließungssatz für die charakteristischen Zahlen von
  /// Matrizen", 1942.
  ///
  /// - Parameters:
  ///   - entryError: how much every entry may be off.
  ///   - normError: how much the matrix may be off in operator norm, besides.
  /// - Returns: the enclosure; [0, ∞] if an entry is not finite.
  /// - Precondition: no negative error.
  /// - Complexity: O(m·n·min(m, n))
  public func operatorNorm(entryError: Double = 0, normError: Double = 0) -> NormEnclosure {
    precondition(entryError >= 0 && normError >= 0, "an error bound is not negative")
    if rowCount == 0 || columnCount == 0 { return .zero }
    let largest = entries.reduce(0) { max($0, $1.magnitude) }
    guard entries.allSatisfy({ $0.isFinite }), entryError.isFinite, normError.isFinite else {
      return NormEnclosure(lower: 0, upper: .infinity)
    }
    let spread = entryError == 0 ? 0 : Rounding.up(entryError * Rounding.up(Double(entries.count).squareRoot()))
    let error = normError == 0 ? spread : spread == 0 ? normError : Rounding.up(spread + normError)
    if largest == 0 { return NormEnclosure(lower: 0, upper: error) }
    return VerifiedNorm(of: self, largest: largest).enclosure.widened(by: error)
  }
}

extension ComplexMatrix {
  /// Two numbers between which the operator norm (largest singular value) provably lies.
  ///
  /// The same as ``RealMatrix/operatorNorm(entryError:normError:)``; `entryError` bounds the absolute value of the error of
  /// every complex entry.
  ///
  /// - Complexity: O(m·n·min(m, n)); eight times the real cost if an imaginary part is not zero
  public func operatorNorm(entryError: Double = 0, normError: Double = 0) -> NormEnclosure {
    if isReal { return real.operatorNorm(entryError: entryError, normError: normError) }
    // The realification of an error of entries δ has norm at most δ√(mn), as the error itself has.
    precondition(entryError >= 0 && normError >= 0, "an error bound is not negative")
    let count = Double(rowCount * columnCount)
    let spread = entryError == 0 ? 0 : Rounding.up(entryError * Rounding.up(count.squareRoot()))
    return realification.operatorNorm(normError: spread == 0 ? normError : Rounding.up(spread + normError))
  }
}

/// The proof of the bounds for one matrix, not zero.
private struct VerifiedNorm {
  let enclosure: NormEnclosure

  init(of matrix: RealMatrix, largest: Double) {
    // Scaled by a power of two to entries below 2 and columns no more than rows; entries that vanish below 2⁻¹⁰⁷⁴ count as
    // underflow.
    let scale = Int(largest.exponent)
    let scaled = matrix.scaled(byPowerOfTwo: -scale)
    let tall = scaled.columnCount <= scaled.rowCount ? scaled : scaled.transposed
    let gram = tall.transposed * tall
    let (vector, value) = gram.leadingEigenvector()
    let lower = VerifiedNorm.lowerBound(of: tall, vector: vector)
    let absolute = tall.absolute
    let simple = VerifiedNorm.simpleUpperBound(of: absolute)
    let upper = min(simple, VerifiedNorm.spectralUpperBound(of: absolute, gram: gram, estimate: value) ?? simple)
    enclosure = NormEnclosure(
      lower: Rounding.down(lower.scaled(byPowerOfTwo: scale)),
      upper: Rounding.up(upper.scaled(byPowerOfTwo: scale)))
  }

  /// ‖Av‖/‖v‖ from below.
  static func lowerBound(of matrix: RealMatrix, vector: [Double]) -> Double {
    let image = matrix.applied(to: vector)
    let bound = matrix.absolute.applied(to: vector.map(\.magnitude))
    // |computed − exact| ≤ γₙ|A||v|, and |A||v| is computed with relative error γₙ.
    let rounding = Rounding.up(
      Rounding.up(Rounding.normUp(bound) * Rounding.up(1 + Rounding.gamma(vector.count)))
        * Rounding.gamma(vector.count))
    let length = Rounding.down(Rounding.down(Rounding.normDown(image) - rounding) - Rounding.underflow)
    let divisor = Rounding.normUp(vector)
    return divisor > 0 && divisor.isFinite ? Rounding.down(length / divisor) : 0
  }

  /// The smaller of the Frobenius norm and √(‖A‖₁‖A‖_∞), from above.
  static func simpleUpperBound(of absolute: RealMatrix) -> Double {
    let (rows, columns) = (absolute.rowCount, absolute.columnCount)
    let rowSum = absolute.applied(to: Array(repeating: 1, count: columns)).reduce(0, max)
    let columnSum = absolute.transposeApplied(to: Array(repeating: 1, count: rows)).reduce(0, max)
    let product = Rounding.up(
      Rounding.up(sum: rowSum, roundings: columns) * Rounding.up(sum: columnSum, roundings: rows))
    return min(Rounding.normUp(absolute.entries), Rounding.up(product.squareRoot()))
  }

  /// √t with t·I − AᵀA proved positive semidefinite; `nil` if no t near the estimate could be proved.
  static func spectralUpperBound(of absolute: RealMatrix, gram: RealMatrix, estimate: Double) -> Double? {
    let size = gram.rowCount
    let gramError = Rounding.up(
      Rounding.gamma(absolute.rowCount) * absolute.squaredNormOfNonnegative() + Rounding.underflow)
    var slack = Double(max(size, 8)) * 0x1p-52
    while slack < 0.5 {
      let bound = estimate * (1 + slack)
      var shifted = -1 * gram
      var diagonalError = 0.0
      for index in 0..<size {
        shifted[index, index] += bound
        diagonalError = max(diagonalError, shifted[index, index].magnitude * Rounding.unit)
      }
      if let factor = shifted.choleskyFactor() {
        let factorError = Rounding.up(
          Rounding.gamma(size + 1) * factor.absolute.squaredNormOfNonnegative() + Rounding.underflow)
        let square = Rounding.up(
          Rounding.up(Rounding.up(bound + gramError) + Rounding.up(factorError)) + Rounding.up(diagonalError))
        return Rounding.up(square.squareRoot())
      }
      slack *= 8
    }
    return nil
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

extension Double {
  /// The number times 2^exponent, in two steps since the factor itself may be no double.
  fileprivate func scaled(byPowerOfTwo exponent: Int) -> Double {
    let half = exponent / 2
    return self * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
