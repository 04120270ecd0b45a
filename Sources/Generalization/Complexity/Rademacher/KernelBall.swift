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

  /// The Rademacher complexity, by enumeration of the signs; wide by at most 2⁻⁶⁰.
  ///
  /// - Throws: ``ComplexityError/tooLarge(what:count:limit:)`` for more than 16 points; see ``squaredUpperBound``.
  /// - Complexity: O(2ⁿ n²) operations, and a square root for each value of σᵀKσ
  public func rademacherComplexity() throws(ComplexityError) -> Enclosure {
    let half = try halfOfSquares(of: gram)
    return KernelBall.meanRoot(half).scaled(by: Rational(1, sampleSize))
  }

  /// tr K/n², the square of an upper bound (Jensen's inequality).
  public var squaredUpperBound: Rational { trace / Rational(sampleSize * sampleSize) }

  /// tr K/2n², the square of a lower bound: E‖Σσᵢvᵢ‖ ≥ √(Σ‖vᵢ‖²/2), best possible (n = 2, v₁ = v₂).
  ///
  /// Source: S. Szarek, "On the best constants in the Khinchin inequality", Studia Math. 58 (1976); for vectors R.
  /// Latała, K. Oleszkiewicz, Studia Math. 109 (1994).
  public var squaredLowerBound: Rational { squaredUpperBound / 2 }

  private var trace: Rational { (0..<sampleSize).reduce(.zero) { $0 + gram[$1, $1] } }

  /// How often σᵀMσ takes each value, for half of the patterns.
  func halfOfSquares(of matrix: Matrix<Rational>) throws(ComplexityError) -> [Rational: Int] {
    guard sampleSize <= SignPatterns.limit else {
      throw .tooLarge(what: "signs", count: sampleSize, limit: SignPatterns.limit)
    }
    var counts: [Rational: Int] = [:]
    SignPatterns.forEachHalf(sampleSize) { signs in
      var value = Rational.zero
      for row in signs.indices {
        for column in 0..<row where !matrix[row, column].isZero {
          value += signs[row] == signs[column] ? matrix[row, column] : -matrix[row, column]
        }
      }
      value = 2 * value
      for row in signs.indices { value += matrix[row, row] }
      counts[value, default: 0] += 1
    }
    return counts
  }

  /// The mean of the square roots of values that are counted.
  static func meanRoot(_ counts: [Rational: Int]) -> Enclosure {
    let total = counts.values.reduce(0, +)
    let sum = counts.sorted { $0.key < $1.key }.reduce(Enclosure(.zero)) { sum, entry in
      sum + Enclosure.squareRoot(of: entry.key).scaled(by: Rational(entry.value))
    }
    return sum.scaled(by: Rational(1, total))
  }
}
