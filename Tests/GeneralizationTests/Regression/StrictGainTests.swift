import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

/// ‖f‖² in L²(μ).
private func square(_ function: [Rational], _ measure: [Rational]) -> Rational {
  zip(measure, function).reduce(.zero) { $0 + $1.0 * $1.1 * $1.1 }
}

/// Risks of f̂ and Pf̂ and the mean of ‖(I−P)f̂‖² for noise ±1 and independent inputs, over all ordered samples and all
/// signs; P as the mean over all elements of the group.
private func enumerated(
  features: Matrix<Rational>, ridge: Rational, action: TabulatedAction, measure: [Rational], inputs: [Rational],
  target: [Rational], sampleSize: Int
) throws -> (risk: Rational, averaged: Rational, asymmetry: Rational) {
  let count = measure.count
  let order = action.group.order
  var (risk, averaged, asymmetry) = (Rational.zero, Rational.zero, Rational.zero)
  var samples: [[Int]] = [[]]
  for _ in 0..<sampleSize { samples = samples.flatMap { sample in (0..<count).map { sample + [$0] } } }
  for sample in samples {
    let probability = sample.reduce(Rational.one) { $0 * inputs[$1] } / Rational(1 << sampleSize)
    let rows = Matrix(rows: sample.map { Array(features[row: $0]) }, columnCount: features.columnCount)
    // Ridge through the dual: Φᵀ(ΦΦᵀ + λ)⁻¹; without ridge the pseudoinverse of the rows.
    let map: Matrix<Rational>
    if ridge.isZero {
      map = rows.pseudoInverse()
    } else {
      let dual = rows * rows.transposed + Matrix.identity(sampleSize).scaled(by: ridge)
      map = rows.transposed * (try #require(dual.inverse()))
    }
    for signs in 0..<(1 << sampleSize) {
      let values = sample.enumerated().map { target[$1] + (signs >> $0 & 1 == 1 ? 1 : -1) }
      let fit = features.applied(to: map.applied(to: values))
      var mean = [Rational](repeating: 0, count: count)
      for element in 0..<order {
        for (point, value) in action.moved(fit, by: element).enumerated() { mean[point] += value / Rational(order) }
      }
      risk += probability * square(zip(fit, target).map { $0 - $1 }, measure)
      averaged += probability * square(zip(mean, target).map { $0 - $1 }, measure)
      asymmetry += probability * square(zip(fit, mean).map { $0 - $1 }, measure)
    }
  }
  return (risk, averaged, asymmetry)
}

@Suite struct StrictGainTests {
  private let features = Matrix<Rational>(rows: [[1, 0], [1, 1], [1, -1], [2, 1]], columnCount: 2)

  /// Everything against all samples and all signs of the noise, for invariant and other targets, with and without
  /// ridge.
  @Test func numbersAgreeWithEnumeration() throws {
    let action = try permutationAction([2, 1, 4, 3])
    let measure = [Rational(1, 3), Rational(1, 3), Rational(1, 6), Rational(1, 6)]
    let inputs = [Rational(1, 2), Rational(1, 4), Rational(1, 8), Rational(1, 8)]
    for (target, ridge, size) in [
      ([2, 2, -1, -1], Rational(0), 2), ([1, 2, 0, 1], Rational(1, 2), 2), ([1, 1, 3, 3], 1, 1),
    ] as [([Rational], Rational, Int)] {
      let gain = try StrictGain(
        of: { try LinearSmoother(minimumNorm: features, ridge: ridge, design: $0) },
        over: try DesignDistribution(independent: size, from: inputs), action: action, measure: measure, target: target,
        noiseVariance: 1)
      let expected = try enumerated(
        features: features, ridge: ridge, action: action, measure: measure, inputs: inputs, target: target,
        sampleSize: size)
      #expect(gain.risk == expected.risk && gain.averagedRisk == expected.averaged)
      #expect(gain.estimateAsymmetry == expected.asymmetry)
      #expect(gain.lawsHold && gain.hasInvariantMeasure && !gain.isEstimateInvariant)
      if gain.targetAsymmetry.isZero { #expect(gain.gain == gain.estimateAsymmetry && gain.gain.signum > 0) }
    }
  }

  /// The gain vanishes exactly for estimates that are invariant: here least squares in invariant features.
  @Test func invariantEstimatesGainNothing() throws {
    let action = try permutationAction([2, 1, 4, 3])
    let invariant = Matrix<Rational>(rows: [[1, 0], [1, 0], [1, 1], [1, 1]], columnCount: 2)
    let uniform = [Rational](repeating: Rational(1, 4), count: 4)
    let gain = try StrictGain(
      of: { try LinearSmoother(minimumNorm: invariant, design: $0) },
      over: try DesignDistribution(independent: 2, from: uniform), action: action, measure: uniform,
      target: [1, 1, 2, 2], noiseVariance: Rational(1, 2))
    #expect(gain.gain == 0 && gain.isEstimateInvariant && gain.lawsHold)
    // Without noise and with enough data the estimate is the invariant target: no gain either.
    let problem = try FiniteProblem(action: action, target: [1, 1, 2, 2], noiseVariance: 0)
    let exact = try StrictGain(
      of: { try LinearSmoother(minimumNorm: .identity(4), design: $0) },
      over: DesignDistribution(try FixedDesign(counts: [1, 1, 1, 2], on: problem)), action: action, measure: uniform,
      target: [1, 1, 2, 2], noiseVariance: 0)
    #expect(exact.gain == 0 && exact.isEstimateInvariant && exact.risk == 0)
  }

  /// The two witnesses of the documentation.
  @Test func averagingHarmsWhereAHypothesisIsMissing() throws {
    let exchange = try permutationAction([2, 1])
    let half = [Rational(1, 2), Rational(1, 2)]
    let problem = try FiniteProblem(action: exchange, target: [1, -1], noiseVariance: 0)
    let target = try StrictGain(
      of: { try LinearSmoother(minimumNorm: .identity(2), design: $0) },
      over: DesignDistribution(try FixedDesign(counts: [1, 1], on: problem)), action: exchange, measure: half,
      target: [1, -1], noiseVariance: 0)
    #expect(target.gain == -1 && target.lawsHold && target.targetAsymmetry == 1)
    let skew = [Rational(9, 10), Rational(1, 10)]
    let measure = try StrictGain(
      of: { try LinearSmoother(minimumNorm: .identity(2), design: $0) },
      over: try DesignDistribution(independent: 1, from: skew), action: exchange, measure: skew, target: [1, 1],
      noiseVariance: 0)
    #expect(measure.gain == Rational(-7, 100) && !measure.hasInvariantMeasure && measure.targetAsymmetry == 0)
    // The inputs of the design need not be invariant, only the measure of the risk.
    let mixed = try StrictGain(
      of: { try LinearSmoother(minimumNorm: .identity(2), design: $0) },
      over: try DesignDistribution(independent: 1, from: skew), action: exchange, measure: half, target: [1, 1],
      noiseVariance: 0)
    #expect(mixed.gain == mixed.estimateAsymmetry && mixed.gain.signum > 0 && mixed.lawsHold)
  }

  @Test func designsAreMultinomial() throws {
    let designs = try DesignDistribution(independent: 3, from: [Rational(1, 2), Rational(1, 3), Rational(1, 6)])
    #expect(designs.outcomes.count == 10)
    #expect(designs.outcomes.reduce(Rational.zero) { $0 + $1.probability } == 1)
    let middle = designs.outcomes.first { $0.design.counts == [2, 1, 0] }
    #expect(middle?.probability == Rational(1, 4))
    #expect(throws: RegressionError.notAProbability(sum: 2)) { try DesignDistribution(independent: 1, from: [1, 1]) }
    #expect(throws: RegressionError.self) {
      try DesignDistribution(independent: 12, from: [Rational](repeating: Rational(1, 12), count: 12))
    }
  }

  @Test func otherSizesAreRefused() throws {
    let exchange = try permutationAction([2, 1])
    func make(_ measure: [Rational], _ target: [Rational], _ noise: Rational) throws {
      _ = try StrictGain(
        of: { try LinearSmoother(minimumNorm: .identity(2), design: $0) },
        over: try DesignDistribution(independent: 1, from: [1, 0]), action: exchange, measure: measure, target: target,
        noiseVariance: noise)
    }
    #expect(throws: RegressionError.self) { try make([1], [1, 1], 0) }
    #expect(throws: RegressionError.self) { try make([1, 0], [1], 0) }
    #expect(throws: RegressionError.notAProbability(sum: 2)) { try make([1, 1], [1, 1], 0) }
    #expect(throws: RegressionError.self) { try make([1, 0], [1, 1], -1) }
    let design = try #require(try DesignDistribution(independent: 1, from: [1, 0]).outcomes.first?.design)
    #expect(throws: RegressionError.self) { try LinearSmoother(minimumNorm: .identity(3), design: design) }
    #expect(throws: RegressionError.self) { try LinearSmoother(minimumNorm: .identity(2), ridge: -1, design: design) }
  }
}

@Suite struct KernelRidgeGainTests {
  private func kernel(_ problem: FiniteProblem) throws -> InvariantKernel {
    try InvariantKernel(
      Matrix(rows: [[2, 1, 0, 1], [1, 2, 1, 0], [0, 1, 2, 1], [1, 0, 1, 2]], columnCount: 4), on: problem)
  }

  @Test func lawsHoldOnACycle() throws {
    let action = try permutationAction([2, 3, 4, 1])
    for target: [Rational] in [[1, 1, 1, 1], [0, 1, 2, 1]] {
      let problem = try FiniteProblem(action: action, target: target, noiseVariance: Rational(1, 4))
      for size in [1, 2, 3] {
        let report = try KernelRidgeGain(
          kernel: try kernel(problem), ridge: Rational(1, 3),
          designs: try DesignDistribution(independent: size, from: problem.measure), on: problem)
        #expect(report.averaging.lawsHold && report.augmentationIsInvariantFit)
        #expect((report.averaging.targetAsymmetry.isZero) == (target[0] == target[1]))
      }
    }
  }

  /// Law 3: y/4 against y/3, by hand.
  @Test func neitherWayIsAlwaysBetter() throws {
    let action = try permutationAction([2, 1])
    func report(_ target: Rational, _ noise: Rational) throws -> KernelRidgeGain {
      let problem = try FiniteProblem(action: action, target: [target, target], noiseVariance: noise)
      return try KernelRidgeGain(
        kernel: try InvariantKernel(.identity(2), on: problem), ridge: 1,
        designs: try DesignDistribution(independent: 1, from: problem.measure), on: problem)
    }
    let signal = try report(1, 0)
    #expect(signal.averaging.averagedRisk == Rational(9, 16) && signal.invariantKernelRisk == Rational(4, 9))
    let noise = try report(0, 1)
    #expect(noise.averaging.averagedRisk == Rational(1, 16) && noise.invariantKernelRisk == Rational(1, 9))
  }

  /// Effective dimensions from the eigenvalues of a circulant kernel: 4, 2, 0, 2 over 4 points, so (λ_k/4)/(λ_k/4 + λ).
  @Test func effectiveDimensionsAreSums() throws {
    let problem = try FiniteProblem(
      action: try permutationAction([2, 3, 4, 1]), target: [0, 0, 0, 0], noiseVariance: 0)
    let kernel = try kernel(problem)
    let ridge = Rational(1, 2)
    let dimension = try kernel.effectiveDimension(ridge: ridge, measure: problem.measure)
    #expect(dimension.invariant == Rational(2, 3) && dimension.complement == 1)
    #expect(dimension.whole == dimension.invariant + dimension.complement)
    let sampled = try kernel.effectiveDimension(ridge: ridge, at: [0, 1, 1])
    #expect(sampled.invariant < sampled.whole && sampled.whole < sampled.invariant + sampled.complement)
    // One point: K = 1 and K̄ = K − K̄ = 1/2 at λ = 1.
    let exchange = try FiniteProblem(action: try permutationAction([2, 1]), target: [0, 0], noiseVariance: 0)
    let one = try InvariantKernel(.identity(2), on: exchange).effectiveDimension(ridge: 1, at: [0])
    #expect(one.whole == Rational(1, 2) && one.invariant == Rational(1, 3) && one.complement == Rational(1, 3))
    #expect(throws: RegressionError.self) { try kernel.effectiveDimension(ridge: 0, at: [0]) }
    #expect(throws: RegressionError.self) { try kernel.effectiveDimension(ridge: 1, measure: [1]) }
  }
}
