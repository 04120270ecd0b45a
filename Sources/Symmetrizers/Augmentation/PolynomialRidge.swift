public import ExactArithmetic

/// Least squares with a penalty over polynomials of degree at most k on ℚᵈ, in exact arithmetic: a learner that augmentation can be judged by
/// without rounding.
///
/// The norm is that of the kernel (1 + ⟨x, y⟩)ᵏ: a polynomial Σ c_m xᵐ has the squared norm Σ c_m²/K_m, K_m the multinomial coefficients
/// k!/(m₀! m₁! … m_d!), m₀ = k − |m|. As the kernel is invariant under orthogonal maps so is the norm; for permutations of coordinates and for
/// changes of sign one sees it directly.
///
/// Source of the norm: B. Schölkopf, A. Smola, "Learning with Kernels", 2002, section 2.1.
public struct PolynomialRidge: Sendable {
  /// The number d of variables.
  public let dimension: Int
  /// The exponents of the monomials.
  public let exponents: [[Int]]
  /// λ > 0, the factor of the squared norm.
  public let penalty: Rational
  private let kernelWeights: [Rational]

  /// The largest number of monomials.
  public static let monomialLimit = 300

  /// A learner.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for a penalty that is not positive, and for negative degrees;
  ///   ``SymmetrizerError/tooLarge(_:)`` beyond ``monomialLimit``.
  /// - Complexity: O(monomials · d)
  public init(dimension: Int, degree: Int, penalty: Rational) throws(SymmetrizerError) {
    guard dimension >= 1, degree >= 0, penalty.signum > 0 else {
      throw .unsuitableParameter("polynomials have a variable and a degree of at least 0, and the penalty is positive")
    }
    var exponents: [[Int]] = [[]]
    for _ in 0..<dimension {
      exponents = exponents.flatMap { head in
        (0...(degree - head.reduce(0, +))).map { head + [$0] }
      }
      guard exponents.count <= PolynomialRidge.monomialLimit else {
        throw .tooLarge("more than \(PolynomialRidge.monomialLimit) monomials")
      }
    }
    self.dimension = dimension
    self.exponents = exponents
    self.penalty = penalty
    kernelWeights = exponents.map { exponent in
      ([degree - exponent.reduce(0, +)] + exponent).reduce(PolynomialRidge.factorial(degree)) {
        $0 / PolynomialRidge.factorial($1)
      }
    }
  }

  private static func factorial(_ n: Int) -> Rational {
    (0..<n).reduce(Rational.one) { $0 * Rational($1 + 1) }
  }

  /// The values of the monomials at a point.
  ///
  /// - Precondition: as many coordinates as variables.
  public func monomials(at point: [Rational]) -> [Rational] {
    exponents.map { exponent in
      zip(exponent, point).reduce(Rational.one) { product, factor in
        (0..<factor.0).reduce(product) { power, _ in power * factor.1 }
      }
    }
  }

  /// The coefficients of the polynomial that minimizes Σ weight·(f(x) − y)² + λ‖f‖².
  ///
  /// The minimizer is unique, because λ > 0.
  ///
  /// - Throws: ``SymmetrizerError/wrongShape(_:)`` for points with another number of coordinates;
  ///   ``SymmetrizerError/unsuitableParameter(_:)`` for negative weights, with which there may be no minimum.
  /// - Complexity: O(examples · monomials²), and the exact solution of a system of as many equations as there are monomials
  public func fit(_ examples: [WeightedExample<[Rational], Rational>]) throws(SymmetrizerError) -> [Rational] {
    guard examples.allSatisfy({ $0.weight.signum >= 0 }) else {
      throw .unsuitableParameter("examples with negative weights have no least squares")
    }
    var system = Matrix<Rational>(rowCount: exponents.count, columnCount: exponents.count, repeating: .zero)
    var target = [Rational](repeating: .zero, count: exponents.count)
    for (place, weight) in kernelWeights.enumerated() { system[place, place] = penalty / weight }
    for example in examples {
      guard example.input.count == dimension else {
        throw .wrongShape("an example has \(example.input.count) coordinates, the polynomials \(dimension) variables")
      }
      let values = monomials(at: example.input)
      for row in values.indices {
        let factor = example.weight * values[row]
        if factor.isZero { continue }
        target[row] += factor * example.output
        for column in values.indices { system[row, column] += factor * values[column] }
      }
    }
    guard let solution = system.solve(target) else {
      preconditionFailure("a positive definite system has a solution")
    }
    return solution
  }

  /// The value of a polynomial at a point.
  ///
  /// - Precondition: as many coefficients as monomials, as many coordinates as variables.
  public func value(_ coefficients: [Rational], at point: [Rational]) -> Rational {
    zip(coefficients, monomials(at: point)).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
  }
}
