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

extension RealMatrix {
  /// Whether `‖A + F‖ <= bound` could be proved for every F with `‖F‖ <= normError`; `false` says nothing.
  ///
  /// One Cholesky factorization instead of the search of ``operatorNorm(entryError:normError:)``: what a maximum of many norms
  /// needs of all but one of them.
  ///
  /// - Precondition: no negative error.
  /// - Complexity: O(m·n·min(m, n))
  public func isNormProvablyAtMost(_ bound: Double, normError: Double = 0) -> Bool {
    precondition(normError >= 0, "an error bound is not negative")
    let largest = entries.reduce(0) { max($0, $1.magnitude) }
    guard entries.allSatisfy({ $0.isFinite }), bound > 0, bound.isFinite else { return false }
    if largest == 0 { return normError <= bound }
    let verified = VerifiedNorm(of: self, largest: largest)
    let target = Rounding.down(bound - normError)
    // Beyond this the norm would be below the largest entry, or far above anything to be proved.
    let scaled = min(target.scaled(byPowerOfTwo: -verified.scale), 0x1p40)
    guard scaled >= 1, let upper = verified.spectralUpperBound(at: scaled * scaled * (1 - 0x1p-34)) else {
      return false
    }
    return Rounding.up(verified.rescaled(upper) + normError) <= bound
  }

  /// A rough estimate of the operator norm, from below in exact arithmetic, by a few steps of the power method.
  ///
  /// - Complexity: O(m·n)
  func estimatedNorm() -> Double {
    // Small numbers of both signs without a visible pattern.
    var vector = (0..<columnCount).map { Double(($0 * 7 + 3) % 11) - 4.5 }
    var estimate = 0.0
    for _ in 0..<4 {
      let length = VectorKernel.norm(vector)
      guard length > 0 else { break }
      let image = applied(to: vector.map { $0 / length })
      estimate = VectorKernel.norm(image)
      vector = transposeApplied(to: image)
    }
    return estimate
  }
}

extension ComplexMatrix {
  /// The matrix itself if it is real, else its realification: a real matrix with the same norm.
  var realOfEqualNorm: RealMatrix { isReal ? real : realification }
}
