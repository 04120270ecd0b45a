public import ExactArithmetic

/// The unit ball of a space of functions with a reproducing kernel, seen at a sample: its empirical Rademacher
/// complexity (1/n) E sup_{‖f‖ ≤ 1} Σ σᵢ f(xᵢ) = (1/n) E √(σᵀKσ), K the Gram matrix k(xᵢ, xⱼ).
///
/// A ball {f = Σ w_k φ_k : ‖w‖ ≤ 1} in the span of features is the case K = ΦΦᵀ.
public struct KernelBall: Sendable, Hashable {
  /// K, symmetric and positive semidefinite.
  public let gram: Matrix<Rational>

  /// The number n of points of the sample.
  public var sampleSize: Int { gram.rowCount }

  /// The ball with a given Gram matrix.
  ///
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)``.
  /// - Complexity: O(n³)
  public init(gram: Matrix<Rational>) throws(ComplexityError) {
    guard gram.rowCount >= 1 else { throw .notAGramMatrix(reason: "a sample has a point") }
    guard gram == gram.transposed else { throw .notAGramMatrix(reason: "this one is not symmetric") }
    guard gram.isPositiveSemidefinite() else { throw .notAGramMatrix(reason: "this one has a negative direction") }
    self.gram = gram
  }

  /// The ball in the span of features, a row of features for each point of the sample.
  ///
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public init(features: Matrix<Rational>) throws(ComplexityError) {
    try self.init(gram: features * features.transposed)
  }

  /// The Rademacher complexity, by enumeration of the signs; wide by at most 2⁻ᵇⁱᵗˢ.
  ///
  /// - Parameter bits: of each square root, at least 1.
  /// - Throws: ``ComplexityError/tooLarge(what:count:limit:)`` for more than 16 points; see ``squaredUpperBound``.
  /// - Complexity: O(2ⁿ n) operations, and a square root for each value of σᵀKσ: 15 s for 16
  ///   points with 2¹⁵ values at 64 bits, 0.6 s for 12
  public func rademacherComplexity(bits: Int = 64) throws(ComplexityError) -> Enclosure {
    guard sampleSize <= SignPatterns.limit else {
      throw .tooLarge(what: "signs", count: sampleSize, limit: SignPatterns.limit)
    }
    let (integers, denominator) = integralGram
    let counts =
      integers.map { matrix in
        SignPatterns.values(of: matrix).map { (value: Rational($0.key) / denominator, count: $0.value) }
      } ?? SignPatterns.values(of: gram).map { (value: $0.key, count: $0.value) }
    let total = counts.reduce(0) { $0 + $1.count }
    let sum = counts.reduce(Enclosure(.zero)) { sum, entry in
      sum + Enclosure.squareRoot(of: entry.value, bits: bits).scaled(by: Rational(entry.count))
    }
    return sum.scaled(by: Rational(1, total * sampleSize))
  }

  /// K times a common denominator, where no sum ±K_ij overflows, and the denominator.
  private var integralGram: (matrix: Matrix<Int>?, denominator: Rational) {
    let denominator = gram.entries.reduce(Rational.one) { factor, entry in
      let rest = entry * factor
      return rest.isInteger ? factor : factor * Rational(rest.denominator)
    }
    let scaled = gram.scaled(by: denominator)
    let weight = scaled.entries.reduce(Rational.zero) { $0 + $1.magnitude }
    guard weight < Rational(1 << 60) else { return (nil, denominator) }
    return (scaled.mapEntries { $0.asInt ?? 0 }, denominator)
  }

  /// tr K/n², the square of an upper bound (Jensen's inequality).
  public var squaredUpperBound: Rational { trace / Rational(sampleSize * sampleSize) }

  /// tr K/2n², the square of a lower bound: E‖Σσᵢvᵢ‖ ≥ √(Σ‖vᵢ‖²/2), best possible (n = 2, v₁ = v₂).
  ///
  /// Source: S. Szarek, "On the best constants in the Khinchin inequality", Studia Math. 58 (1976); for vectors R.
  /// Latała, K. Oleszkiewicz, Studia Math. 109 (1994).
  public var squaredLowerBound: Rational { squaredUpperBound / 2 }

  private var trace: Rational { (0..<sampleSize).reduce(.zero) { $0 + gram[$1, $1] } }
}
