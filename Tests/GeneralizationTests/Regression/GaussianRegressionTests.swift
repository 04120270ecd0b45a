import ExactArithmetic
import Testing

@testable import Generalization

/// The 24 vectors ±eᵢ ± eⱼ of ℝ⁴: a spherical 5-design, so that moments of degree 4 are those of uniform directions.
private let rootsOfD4: [[Rational]] = (0..<4).flatMap { i in
  (0..<i).flatMap { j in
    [(1, 1), (1, -1), (-1, 1), (-1, -1)].map { signs in
      var vector = [Rational](repeating: 0, count: 4)
      vector[i] = Rational(signs.0)
      vector[j] = Rational(signs.1)
      return vector
    }
  }
}

/// E ‖P_A (x xᵀ/‖x‖² − I)θ‖² − ‖P_A θ‖² over the directions of a design, A spanned by the first coordinates.
private func signalGain(over directions: [[Rational]], complement: Int, target: [Rational]) -> Rational {
  let sum = directions.reduce(Rational.zero) { sum, x in
    let inner = zip(x, target).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    let square = x.reduce(Rational.zero) { $0 + $1 * $1 }
    let error = zip(x, target).map { inner * $0 / square - $1 }
    return sum + error.prefix(complement).reduce(.zero) { $0 + $1 * $1 }
  }
  return sum / Rational(directions.count) - target.prefix(complement).reduce(.zero) { $0 + $1 * $1 }
}

@Suite struct GaussianRegressionTests {
  /// One observation: the projection on its direction has the moments of a spherical 4-design, exactly.
  @Test func oneObservationAgreesWithASphericalDesign() throws {
    #expect(rootsOfD4.count == 24)
    for complement in 1...3 {
      for target: [Rational] in [[0, 0, 0, 1], [1, 0, 0, 2], [3, 0, 0, 0]] {
        let inside = target.prefix(complement).reduce(Rational.zero) { $0 + $1 * $1 }
        let outside = target.dropFirst(complement).reduce(Rational.zero) { $0 + $1 * $1 }
        let setting = try GaussianRegression(
          dimension: 4, complementDimension: complement, sampleSize: 1, inputVariance: 1, noiseVariance: 0,
          squaredInvariantPart: outside, squaredComplementPart: inside)
        #expect(setting.gain == signalGain(over: rootsOfD4, complement: complement, target: target))
      }
    }
  }

  /// The formulas of the theorem for invariant targets, in the form printed there.
  @Test func invariantTargetsHaveThePrintedForm() throws {
    for (d, k, n) in [(5, 2, 8), (5, 5, 7), (6, 3, 2), (7, 4, 5), (3, 1, 1)] {
      let (s, sigma, theta) = (Rational(2), Rational(3, 5), k == d ? 0 : Rational(7))
      let setting = try GaussianRegression(
        dimension: d, complementDimension: k, sampleSize: n, inputVariance: s, noiseVariance: sigma,
        squaredInvariantPart: theta)
      let expected =
        n > d
        ? sigma * Rational(k, n - d - 1)
        : s * theta * Rational(n * (d - n) * k, d * (d - 1) * (d + 2)) + sigma * Rational(n * k, d * (d - n - 1))
      #expect(setting.gain == expected && setting.isStrict)
    }
  }

  @Test func gainIsInfiniteNearInterpolation() throws {
    for n in 3...5 {
      func setting(_ noise: Rational, _ complement: Int) throws -> GaussianRegression {
        try GaussianRegression(
          dimension: 4, complementDimension: complement, sampleSize: n, inputVariance: 1, noiseVariance: noise,
          squaredInvariantPart: 1)
      }
      #expect(try setting(1, 2).gain == nil)
      #expect(try setting(1, 0).gain == 0)
      let noiseless = try #require(try setting(0, 2).gain)
      #expect(noiseless.signum == (n < 4 ? 1 : 0))
      #expect(try setting(0, 2).isStrict == (n < 4))
    }
  }

  /// Where θ is not invariant averaging can harm: without noise and with n > d + 1 by all of s²‖θ_A‖².
  @Test func otherTargetsCanLose() throws {
    func setting(_ n: Int, _ noise: Rational) throws -> GaussianRegression {
      try GaussianRegression(
        dimension: 2, complementDimension: 1, sampleSize: n, inputVariance: 3, noiseVariance: noise,
        squaredInvariantPart: 1, squaredComplementPart: Rational(1, 2))
    }
    #expect(try setting(4, 0).gain == Rational(-3, 2))
    #expect(try !setting(4, 0).isStrict)
    // With enough noise it gains: σ² > s²‖θ_A‖² (n − d − 1)/dim A.
    #expect(try setting(4, Rational(3, 2)).gain == 0)
    #expect(try setting(4, 2).gain == Rational(1, 2))
  }

  @Test func otherNumbersAreRefused() {
    func make(
      d: Int = 3, k: Int = 1, n: Int = 1, s: Rational = 1, noise: Rational = 0, inside: Rational = 0, a: Rational = 0
    ) throws {
      _ = try GaussianRegression(
        dimension: d, complementDimension: k, sampleSize: n, inputVariance: s, noiseVariance: noise,
        squaredInvariantPart: inside, squaredComplementPart: a)
    }
    #expect(throws: RegressionError.self) { try make(d: 0, k: 0) }
    #expect(throws: RegressionError.self) { try make(k: 4) }
    #expect(throws: RegressionError.self) { try make(n: 0) }
    #expect(throws: RegressionError.self) { try make(d: 1 << 40) }
    #expect(throws: RegressionError.self) { try make(n: 1 << 40) }
    #expect(throws: Never.self) { try make(d: 1_000_000, n: 1_000_000) }
    #expect(throws: RegressionError.self) { try make(s: 0) }
    #expect(throws: RegressionError.self) { try make(noise: -1) }
    #expect(throws: RegressionError.self) { try make(k: 3, inside: 1) }
    #expect(throws: RegressionError.self) { try make(k: 0, a: 1) }
    #expect(throws: Never.self) { try make(k: 0, inside: 1) }
  }
}
