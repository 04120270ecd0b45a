import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

/// (1/n) E √(σᵀKσ) in doubles, over all 2ⁿ patterns.
private func complexityInDoubles(_ gram: Matrix<Rational>) -> Double {
  let size = gram.rowCount
  var sum = 0.0
  for mask in 0..<(1 << size) {
    let signs = (0..<size).map { mask >> $0 & 1 == 1 ? -1.0 : 1.0 }
    var value = 0.0
    for row in 0..<size {
      for column in 0..<size { value += signs[row] * signs[column] * gram[row, column].approximation }
    }
    sum += max(0, value).squareRoot()
  }
  return sum / Double(1 << size) / Double(size)
}

/// exp(−distance) does not have rational values; 2^−distance on a cycle does, and is positive definite for even cycles
/// here.
private func decayingKernel(_ count: Int) -> Matrix<Rational> {
  var kernel = Matrix<Rational>(rowCount: count, columnCount: count, repeating: .zero)
  for row in 0..<count {
    for column in 0..<count {
      let step = abs(row - column)
      kernel[row, column] = 1 / Rational.power(2, min(step, count - step))
    }
  }
  return kernel
}

@Suite struct KernelBallTests {
  @Test func enumerationAgreesWithDoubles() throws {
    var random = SplitMix64(seed: 3)
    for (size, features) in [(1, 1), (2, 3), (5, 2), (7, 4)] {
      let rows = (0..<size).map { _ in (0..<features).map { _ in Rational(Int.random(in: -3...3, using: &random), 2) } }
      let ball = try KernelBall(features: Matrix(rows: rows, columnCount: features))
      let exact = try ball.rademacherComplexity()
      #expect(abs(exact.midpoint.approximation - complexityInDoubles(ball.gram)) < 1e-12)
      #expect(exact.width.approximation < 1e-17)
      // Jensen and Khintchine, through squares.
      #expect(exact.lower * exact.lower <= ball.squaredUpperBound)
      #expect(ball.squaredLowerBound <= exact.upper * exact.upper)
    }
  }

  /// Orthogonal features reach the upper bound, two equal ones the lower.
  @Test func boundsAreAttained() throws {
    let orthogonal = try KernelBall(gram: .identity(4))
    #expect(try orthogonal.rademacherComplexity() == Enclosure(Rational(1, 2)))
    #expect(orthogonal.squaredUpperBound == Rational(1, 4))
    let equal = try KernelBall(features: Matrix(rows: [[1], [1]], columnCount: 1))
    #expect(try equal.rademacherComplexity() == Enclosure(Rational(1, 2)))
    #expect(equal.squaredLowerBound == Rational(1, 4))
  }

  @Test func otherMatricesAreRefused() {
    for rows: [[Rational]] in [[[-1]], [[0, 1], [1, 0]], [[1, 0], [1, 1]], []] {
      #expect(throws: ComplexityError.self) { try KernelBall(gram: Matrix(rows: rows, columnCount: rows.count)) }
    }
    #expect(throws: ComplexityError.tooLarge(what: "signs", count: 17, limit: 16)) {
      try KernelBall(gram: .identity(17)).rademacherComplexity()
    }
  }
}

@Suite struct InvariantKernelComplexityTests {
  /// The supremum over ‖Pf‖ ≤ b, ‖(I−P)f‖ ≤ a in doubles, sign pattern by sign pattern, from the features of both
  /// parts.
  @Test func asymmetryAddsLinearly() throws {
    let problem = try FiniteProblem(
      action: try permutationAction([4, 5, 6, 1, 2, 3]), target: [Rational](repeating: 0, count: 6), noiseVariance: 0)
    let kernel = try InvariantKernel(decayingKernel(6), on: problem)
    #expect(kernel.complement.isPositiveSemidefinite())
    let sample = [0, 1, 3, 4, 4]
    let invariant = try kernel.invariantBall(at: sample).rademacherComplexity()
    let whole = try kernel.ball(at: sample).rademacherComplexity()
    #expect(invariant.isBelow(whole))
    var last = Enclosure(-1)
    for asymmetry in [Rational(0), Rational(1, 3), 1] {
      let value = try kernel.rademacherComplexity(invariantBound: 1, asymmetry: asymmetry, at: sample)
      let expected =
        complexityInDoubles(kernel.averaged.restricted(to: sample))
        + asymmetry.approximation * complexityInDoubles(kernel.complement.restricted(to: sample))
      #expect(abs(value.midpoint.approximation - expected) < 1e-12)
      #expect(last.isBelow(value))
      last = value
    }
    #expect(try kernel.rademacherComplexity(invariantBound: 1, asymmetry: 0, at: sample) == invariant)
    // The ball of radius 1 is inside b = a = 1.
    #expect(whole.isBelow(last))
  }

  /// F_a of a finite problem: the supremum of Σ σᵢ f(xᵢ) is b‖Pv‖ + a‖(I−P)v‖, v = Σ σᵢ δ(xᵢ, ·)/μ, by Cauchy and
  /// Schwarz.
  @Test func asymmetryBallsOfProblems() throws {
    let problem = try FiniteProblem(
      action: try permutationAction([2, 3, 1, 5, 4]),
      measure: [Rational(1, 9), Rational(1, 9), Rational(1, 9), Rational(1, 3), Rational(1, 3)],
      target: [Rational](repeating: 0, count: 5), noiseVariance: 0)
    let kernel = try problem.squareIntegrableKernel()
    let sample = [0, 1, 1, 3]
    for (bound, asymmetry) in [(Rational(1), Rational(0)), (2, Rational(1, 2)), (0, 1)] {
      var sum = 0.0
      for mask in 0..<16 {
        var vector = [Rational](repeating: 0, count: 5)
        for (index, point) in sample.enumerated() {
          vector[point] += (mask >> index & 1 == 1 ? -1 : 1) / problem.measure[point]
        }
        let mean = problem.average(vector)
        sum += bound.approximation * problem.squaredNorm(mean).approximation.squareRoot()
        sum += asymmetry.approximation * problem.squaredDistance(vector, mean).approximation.squareRoot()
      }
      let exact = try kernel.rademacherComplexity(invariantBound: bound, asymmetry: asymmetry, at: sample)
      #expect(abs(exact.midpoint.approximation - sum / 64) < 1e-12)
    }
    let traces = (0..<5).reduce((Rational.zero, Rational.zero)) { sums, point in
      let weight = problem.measure[point]
      return (sums.0 + weight * kernel.values[point, point], sums.1 + weight * kernel.averaged[point, point])
    }
    #expect(traces == (5, 2))
    // Jensen: the expected complexity of n = 2 points, squared, is at most |X/G|/n.
    var expected = Rational.zero
    for first in 0..<5 {
      for second in 0..<5 {
        expected +=
          problem.measure[first] * problem.measure[second]
          * (try kernel.invariantBall(at: [first, second]).rademacherComplexity().upper)
      }
    }
    #expect(expected * expected <= 1)
  }
}

@Suite struct FiniteClassComplexityTests {
  /// All 2³ functions with values ±1 on three points, at samples with repetitions: the closed form of bounded
  /// functions.
  @Test func boundedFunctionsAreTheCube() throws {
    let cube = try FiniteFunctionClass((0..<8).map { code in (0..<3).map { code >> $0 & 1 == 1 ? 1 : -1 } })
    for sample in [[0], [0, 1, 2], [0, 0, 1, 2, 2, 2], [1, 1, 1, 1]] {
      let exact = try cube.rademacherComplexity(at: sample)
      #expect(exact == BoundedFunctions.rademacherComplexity(at: sample))
      #expect(exact < cube.massartBound(at: sample).lower)
    }
    // E|S₂| = 1, E|S₃| = 3/2, E|S₄| = 3/2.
    #expect(BoundedFunctions.rademacherComplexity(at: [7, 7]) == Rational(1, 2))
    #expect(BoundedFunctions.rademacherComplexity(at: [1, 1, 1]) == Rational(1, 2))
    #expect(BoundedFunctions.rademacherComplexity(at: [1, 1, 1, 1]) == Rational(3, 8))
  }

  /// Invariant functions are the functions on X/G, with the same complexity; never more than all functions.
  @Test func invariantFunctionsLiveOnOrbits() throws {
    let orbits = try permutationAction([2, 1, 4, 3]).orbits
    let invariant = try FiniteFunctionClass([[1, 1, 1, 1], [1, 1, -1, -1], [-1, -1, 1, 1], [-1, -1, -1, -1]])
    let quotient = try #require(invariant.descended(to: orbits))
    #expect(try FiniteFunctionClass([[1, 0, 0, 0]]).descended(to: orbits) == nil)
    for sample in [[0], [0, 1, 2, 3], [0, 2, 2]] {
      let value = try invariant.rademacherComplexity(at: sample)
      #expect(try quotient.rademacherComplexity(at: sample.map { orbits.orbitOf[$0] }) == value)
      #expect(BoundedFunctions.rademacherComplexity(at: sample, invariantUnder: orbits) == value)
      #expect(value <= BoundedFunctions.rademacherComplexity(at: sample))
    }
    #expect(BoundedFunctions.rademacherComplexity(at: [0, 1, 2, 3], invariantUnder: orbits) == Rational(1, 2))
  }

  @Test func malformedClassesAreRefused() {
    #expect(throws: ComplexityError.self) { try FiniteFunctionClass([]) }
    #expect(throws: ComplexityError.self) { try FiniteFunctionClass([[1, 2], [1]]) }
  }

  /// Both sides of symmetrization, against an enumeration of all ordered samples.
  @Test func symmetrizationInequalityAgreesWithEnumeration() throws {
    let functions = try FiniteFunctionClass([[1, 0, -1], [0, 2, Rational(1, 2)], [Rational(-1, 3), 1, 1]])
    let distribution = [Rational(1, 2), Rational(1, 3), Rational(1, 6)]
    let report = try SymmetrizationInequality(of: functions, distribution: distribution, sampleSize: 3)
    #expect(report.holds)
    var (gap, complexity) = (Rational.zero, Rational.zero)
    for code in 0..<27 {
      let sample = [code / 9, code / 3 % 3, code % 3]
      let weight = sample.reduce(Rational.one) { $0 * distribution[$1] }
      let gaps = (0..<3).map { function -> Rational in
        let mean = (0..<3).reduce(Rational.zero) { $0 + distribution[$1] * functions.values[function, $1] }
        return mean - sample.reduce(Rational.zero) { $0 + functions.values[function, $1] } / 3
      }
      gap += weight * (gaps.max() ?? 0)
      complexity += weight * (try functions.rademacherComplexity(at: sample))
    }
    #expect(report.expectedGap == gap && report.expectedComplexity == complexity)
  }

  /// For invariant functions the gap on X is the gap on X/G with the image of μ.
  @Test func gapOfInvariantFunctionsIsThatOfOrbits() throws {
    let orbits = try permutationAction([2, 1, 4, 3]).orbits
    let invariant = try FiniteFunctionClass([[1, 1, 0, 0], [-1, -1, 2, 2]])
    let quotient = try #require(invariant.descended(to: orbits))
    let whole = try SymmetrizationInequality(
      of: invariant, distribution: [Rational(1, 3), Rational(1, 3), Rational(1, 6), Rational(1, 6)], sampleSize: 3)
    let reduced = try SymmetrizationInequality(
      of: quotient, distribution: [Rational(2, 3), Rational(1, 3)], sampleSize: 3)
    #expect(whole == reduced && whole.holds)
    #expect(throws: ComplexityError.notAProbability(sum: 2)) {
      try SymmetrizationInequality(of: quotient, distribution: [1, 1], sampleSize: 1)
    }
    #expect(throws: ComplexityError.self) {
      try SymmetrizationInequality(of: quotient, distribution: [1], sampleSize: 1)
    }
  }
}
