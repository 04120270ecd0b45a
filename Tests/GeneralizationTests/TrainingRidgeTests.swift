import ExactArithmetic
import Foundation
import Representations
import Testing

@testable import Generalization

@Suite struct TrainingRidgeTests {
  static let inputs = [[0.25, -0.5], [0.75, 0.5], [-1, 0.125]]
  static let labels = [1.0, -0.5, 2]
  static let tests = TrainingPoints([[0, 0], [0.5, -0.25]], dimension: 2)
  static let kernel = GaussianKernel(width: 0.75)

  static func augmented(_ passes: [[TrainingGroup.Element]], _ group: TrainingGroup) -> AugmentedSamples {
    AugmentedSamples(
      .init(inputs: inputs, labels: labels), passes: passes, action: TrainingGroup.Action(group), kernel: kernel,
      tests: tests)
  }

  static func near(_ left: [Double], _ right: [Double], _ tolerance: Double = 1e-10) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { ($0 - $1).magnitude < tolerance }
  }

  /// By NumPy's `linalg.solve`, with λ = 0.01.
  @Test func ridgeAgreesWithNumPy() throws {
    let points = TrainingPoints(Self.inputs, dimension: 2)
    let coefficients = try KernelRidge.coefficients(
      kernel: Self.kernel.matrix(points, points), labels: Self.labels, penalty: 0.01)
    #expect(Self.near(coefficients, [0.94201563228979, -0.8896065460504835, 1.8306937985809566]))
    #expect(
      Self.near(
        Self.kernel.matrix(Self.tests, points).applied(to: coefficients), [1.0237271034904256, 0.5511830202717747]))
  }

  /// All five rotations: by NumPy, by the augmented system here, and by the averaged kernel.
  @Test func fullAugmentationIsTheAveragedKernel() throws {
    let group = TrainingGroup.rotations(5)
    let expected = [0.7515221575005052, 0.7589320113246556]
    let data = Self.augmented(group.elements.map { [$0, $0, $0] }, group)
    #expect(Self.near(try data.ridgePredictions(items: 15, penalty: 0.01), expected))
    let average = AveragedKernel(kernel: Self.kernel, action: TrainingGroup.Action(group))
    let points = TrainingPoints(Self.inputs, dimension: 2)
    let coefficients = try KernelRidge.coefficients(
      kernel: average.matrix(points, points), labels: Self.labels, penalty: 0.01)
    #expect(Self.near(average.matrix(Self.tests, points).applied(to: coefficients), expected))
    // The first pass alone is not augmented.
    #expect(
      Self.near(try data.ridgePredictions(items: 3, penalty: 0.01), [1.0237271034904256, 0.5511830202717747]))
  }

  /// The solution on a fully augmented data set is invariant; on a part of the group it is not.
  @Test(arguments: [TrainingGroup.permutations(3), .signFlips(3)])
  func fullAugmentationIsInvariant(group: TrainingGroup) throws {
    var random = SplitMix64(seed: 12)
    let action = TrainingGroup.Action(group)
    let samples = TrainingProblem.Samples(
      inputs: (0..<4).map { _ in (0..<3).map { _ in TrainingTarget.symmetricUniform(using: &random) } },
      labels: [1, -1, 0.5, 2])
    let orbit = TrainingPoints(group.elements.map { action.apply($0, to: [0.1, -0.6, 0.8]) }, dimension: 3)
    func spread(_ elements: [TrainingGroup.Element]) throws -> Double {
      let data = AugmentedSamples(
        samples, passes: elements.map { [$0, $0, $0, $0] }, action: action, kernel: Self.kernel, tests: orbit)
      let values = try data.ridgePredictions(items: 4 * elements.count, penalty: 0.01)
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    #expect(try spread(group.elements) < 1e-9)
    #expect(try spread(Array(group.elements.dropLast())) > 1e-3)
  }

  @Test func conjugateGradientsAgreeWithCholesky() throws {
    var random = SplitMix64(seed: 21)
    let points = TrainingPoints(
      (0..<60).map { _ in (0..<4).map { _ in TrainingTarget.symmetricUniform(using: &random) } }, dimension: 4)
    let matrix = GaussianKernel(width: 1.5).matrix(points, points)
    let labels = (0..<60).map { _ in TrainingTarget.symmetricUniform(using: &random) }
    let direct = try KernelRidge.coefficients(kernel: matrix, labels: labels, penalty: 1e-4)
    let iterated = try KernelRidge.coefficients(kernel: matrix, labels: labels, penalty: 1e-4, directLimit: 0)
    #expect(Self.near(matrix.applied(to: direct), matrix.applied(to: iterated), 1e-8))
    #expect(KernelRidge.residual(matrix, 0.006, iterated, labels) <= 1e-9)
    #expect(KernelRidge.residual(matrix, 0.007, iterated, labels) > 1e-3)
    #expect(
      try KernelRidge.coefficients(kernel: matrix, labels: labels.map { _ in 0 }, penalty: 1, directLimit: 0)
        == labels.map { _ in 0 })
  }

  @Test func wrongSystemsAreRefused() {
    // Eigenvalues 3 and −1: no kernel matrix, and neither solver may pretend.
    let indefinite = RealMatrix(rows: [[1, 2], [2, 1]], columnCount: 2)
    #expect(throws: TrainingError.unsolved(size: 2, residual: .infinity)) {
      try KernelRidge.coefficients(kernel: indefinite, labels: [1, -1], penalty: 0.01)
    }
    let broken = RealMatrix(rows: [[1, .nan], [.nan, 1]], columnCount: 2)
    #expect(throws: TrainingError.self) {
      try KernelRidge.coefficients(kernel: broken, labels: [1, -1], penalty: 0.01, directLimit: 0)
    }
  }

  @Test func pivotedCholeskyReachesItsTolerance() {
    var random = SplitMix64(seed: 22)
    let points = TrainingPoints((0..<30).map { _ in [TrainingTarget.symmetricUniform(using: &random)] }, dimension: 1)
    let matrix = GaussianKernel(width: 1).matrix(points, points)
    let factor = PivotedCholesky.factor(of: matrix, rank: 30, tolerance: 1e-8)
    #expect(factor.rowCount < 15)
    // The trace bounds the norm of the positive semidefinite rest.
    #expect((matrix - factor.transposed * factor).trace <= 30 * 1e-8 + 1e-12)
    #expect(PivotedCholesky.factor(of: matrix, rank: 3, tolerance: 0).rowCount == 3)
  }

  /// Against the definition, step by step, with functions as lists of centres and weights.
  @Test(arguments: [3, 6]) func gradientDescentFollowsItsDefinition(items: Int) {
    let group = TrainingGroup.signFlips(2)
    let data = Self.augmented([[.flips(0), .flips(1), .flips(3)], [.flips(2), .flips(0), .flips(1)]], group)
    let kernel = RealMatrix(
      rows: (0..<items).map { Array(data.kernel[row: $0].prefix(items)) }, columnCount: items)
    let labels = Array(data.labels.prefix(items))
    let averages = FunctionalGradientDescent.coefficients(
      kernel: kernel, labels: labels, penalty: 0.1, checkpoints: [1, 7])
    var weights = [Double](repeating: 0, count: items)
    var iterates: [[Double]] = []
    for step in 0..<7 {
      let item = step % items
      let value = (0..<items).reduce(0) { $0 + weights[$1] * kernel[item, $1] }
      for index in 0..<items { weights[index] *= 1 - 0.5 * 0.1 }
      weights[item] -= 0.5 * (value - labels[item])
      iterates.append(weights)
    }
    #expect(Self.near(averages[0], iterates[0], 1e-14))
    // Of 7 iterates the last 4.
    let mean = (0..<items).map { item in iterates[3...].reduce(0) { $0 + $1[item] } / 4 }
    #expect(Self.near(averages[1], mean, 1e-13))
  }
}
