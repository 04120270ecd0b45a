import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct LinearSmootherTests {
  private static let penalties: [(whole: Rational, complement: Rational)] = [
    (0, 0), (0, Rational(1, 3)), (Rational(1, 2), 2), (0, 5),
  ]

  /// Three ways to one number: the formula of a setting, the matrix of the smoother, all signs of the noise.
  @Test(arguments: penalties) func balancedRidgeIsShrinkage(penalty: (whole: Rational, complement: Rational)) throws {
    let problem = try Fixture.twoOrbits(noise: Rational(1, 2))
    let space = try FeatureSpace(allFunctionsOn: problem)
    let design = try FixedDesign(balanced: 9, on: problem)
    let smoother = try LinearSmoother(
      leastSquaresIn: space, design: design,
      penalty: RidgePenalty(whole: penalty.whole, complement: penalty.complement), on: problem)
    let risk = smoother.risk(on: problem)
    if penalty.complement == 2 { #expect(try smoother.riskByEnumeration(on: problem) == Surd(risk.total)) }
    if penalty.whole.isZero {
      let setting = try RiskSetting(problem, samples: 9)
      let statement = try setting.shrinkage(keeping: 1 / (1 + penalty.complement))
      #expect(statement.approximation == Surd(risk.squaredBias))
      #expect(statement.estimation == Surd(risk.variance))
      #expect(statement.rationalRisk == risk.total)
    }
    // P of it is exact symmetrization shrunk by κ alone.
    let averaged = smoother.averaged(over: Subgroup(whole: problem.action.group), action: problem.action)
    let invariant = try FeatureSpace(invariantUnder: Subgroup(whole: problem.action.group), on: problem)
    let direct = try LinearSmoother(
      leastSquaresIn: invariant, design: design, penalty: RidgePenalty(whole: penalty.whole), on: problem)
    #expect(averaged == direct)
  }

  @Test func subspaceSettingsAgreeWithTheSmoother() throws {
    let problem = try Fixture.problem("S3", action: "regular", noise: Rational(2, 3))
    let coordinates = (0..<6).map { element in
      (0..<3).map { Rational(problem.action.group.image(of: $0, under: problem.action.group.inverse(element))) }
    }
    let space = try FeatureSpace(polynomialsOfDegree: 1, coordinates: coordinates, on: problem)
    let design = try FixedDesign(balanced: 12, on: problem)
    let setting = try RiskSetting(problem, space: space, samples: 12)
    #expect(setting.dimension == 3 && setting.invariantDimension == 1)
    let smoother = try LinearSmoother(leastSquaresIn: space, design: design, on: problem)
    #expect(setting.none.rationalRisk == smoother.risk(on: problem).total)
    let averaged = smoother.averaged(over: Subgroup(whole: problem.action.group), action: problem.action)
    #expect(setting.exact.rationalRisk == averaged.risk(on: problem).total)
  }

  @Test func unbalancedDesignsAgreeWithEnumeration() throws {
    let problem = try Fixture.twoOrbits(noise: Rational(3, 4))
    let space = try FeatureSpace(
      polynomialsOfDegree: 1, coordinates: [[0], [0], [0], [1], [-1]], on: problem)
    let design = try FixedDesign(counts: [2, 0, 1, 3, 1], on: problem)
    for penalty in [nil, try RidgePenalty(whole: 1, complement: 2)] {
      let smoother = try LinearSmoother(leastSquaresIn: space, design: design, penalty: penalty, on: problem)
      let risk = smoother.risk(on: problem)
      #expect(try smoother.riskByEnumeration(on: problem) == Surd(risk.total))
      #expect(risk.variance.signum > 0)
    }
    let narrow = try FixedDesign(counts: [2, 0, 1, 0, 0], on: problem)
    #expect(throws: ProblemError.self) { try LinearSmoother(leastSquaresIn: space, design: narrow, on: problem) }
    let everything = try FeatureSpace(allFunctionsOn: problem)
    #expect(throws: ProblemError.self) {
      try LinearSmoother(
        leastSquaresIn: everything, design: narrow, penalty: try RidgePenalty(complement: 1), on: problem)
    }
    #expect(throws: ProblemError.self) { try FixedDesign(balanced: 10, on: problem) }
    #expect(throws: ProblemError.self) { try FixedDesign(counts: [0, 0, 0, 0, 0], on: problem) }
    #expect(throws: ProblemError.self) { try FixedDesign(counts: [1, -1, 0, 0, 0], on: problem) }
    #expect(throws: ProblemError.self) { try RidgePenalty(whole: -1) }
  }

  /// The kernel δ/μ has the norm of L²(μ): kernel ridge is then ridge on all functions; mixed, with a lighter complement.
  @Test(arguments: [1, Rational(1, 2), Rational(1, 10)] as [Rational])
  func kernelRidgeIsRidge(weight: Rational) throws {
    let problem = try Fixture.twoOrbits()
    var values = Matrix<Rational>(rowCount: 5, columnCount: 5, repeating: 0)
    for point in 0..<5 { values[point, point] = 1 / problem.measure[point] }
    let kernel = try InvariantKernel(values, on: problem)
    let design = try FixedDesign(counts: [2, 1, 0, 3, 1], on: problem)
    let ridge = Rational(1, 3)
    let smoother = try LinearSmoother(
      kernelRidge: kernel.mixed(complementWeight: weight), ridge: ridge, design: design)
    let direct = try LinearSmoother(
      leastSquaresIn: try FeatureSpace(allFunctionsOn: problem), design: design,
      penalty: try RidgePenalty(whole: ridge, complement: ridge * (1 / weight - 1)), on: problem)
    #expect(smoother == direct)
    #expect(try smoother.riskByEnumeration(on: problem) == Surd(smoother.risk(on: problem).total))
    // With no complement at all the estimate is invariant.
    let invariant = try LinearSmoother(
      kernelRidge: kernel.mixed(complementWeight: 0), ridge: ridge, design: design)
    #expect(problem.asymmetry(of: invariant.mean(of: problem.target)).isZero)
  }

  @Test func kernelRefusals() throws {
    let problem = try Fixture.problem("C3")
    func matrix(_ rows: [[Rational]]) -> Matrix<Rational> { Matrix(rows: rows, columnCount: 3) }
    for rows in [
      [[1, 0, 0], [1, 1, 0], [0, 0, 1]], [[2, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 2, 2], [2, 1, 2], [2, 2, 1]],
    ] as [[[Rational]]] {
      #expect(throws: ProblemError.self) { try InvariantKernel(matrix(rows), on: problem) }
    }
    let design = try FixedDesign(counts: [1, 1, 1], on: problem)
    #expect(throws: ProblemError.self) {
      try LinearSmoother(kernelRidge: matrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), ridge: 0, design: design)
    }
  }

  @Test func simulationAgreesWithTheFormula() throws {
    let problem = try Fixture.twoOrbits()
    let space = try FeatureSpace(allFunctionsOn: problem)
    let design = try FixedDesign(balanced: 9, on: problem)
    let smoother = try LinearSmoother(
      leastSquaresIn: space, design: design, penalty: try RidgePenalty(complement: 1), on: problem)
    let risk = smoother.risk(on: problem)
    // Wrong with probability at most 10⁻⁶.
    let interval = try smoother.simulatedRisk(on: problem, repetitions: 400, confidence: 1 - 1e-6, seed: 3)
    #expect(interval.contains(risk.total.approximation))
    #expect(interval.upper < 6 * risk.total.approximation)
    #expect(
      try smoother.simulatedRisk(on: problem, repetitions: 10, confidence: 0.9, seed: 4)
        == smoother.simulatedRisk(on: problem, repetitions: 10, confidence: 0.9, seed: 4))
    // Gaussian noise, no penalty: the sum of all losses is σ²/n times χ² with 5 degrees of freedom for each repetition.
    let plain = try LinearSmoother(leastSquaresIn: space, design: design, on: problem)
    let losses = plain.simulatedLosses(on: problem, noise: .gaussian, repetitions: 200, seed: 7)
    let scaled = losses.reduce(0, +) / (problem.noiseVariance / 9).approximation
    let probability = ChiSquared(degreesOfFreedom: 1000).cumulative(scaled)
    #expect(probability > 1e-4 && probability < 1 - 1e-4)
    // Exact symmetrization with bias: noncentral, on the invariant part only; the bias is the same in every repetition.
    let exact = plain.averaged(over: Subgroup(whole: problem.action.group), action: problem.action)
    let symmetric = exact.simulatedLosses(on: problem, noise: .gaussian, repetitions: 200, seed: 8)
    let rest = symmetric.reduce(0) { $0 + $1 - problem.dataAsymmetry().approximation }
    let tail = ChiSquared(degreesOfFreedom: 400).cumulative(rest / (problem.noiseVariance / 9).approximation)
    #expect(tail > 1e-4 && tail < 1 - 1e-4)
  }
}
