import ExactArithmetic

/// One drawing of a problem, and all augmentations on it: everything is paired.
struct TrainingReplicate: Sendable {
  /// What one augmentation of one size gave.
  struct Measurement: Sendable, Hashable {
    let augmentation: AugmentationRegime
    /// The number of elements, passes or evaluations; 1 where there is none.
    let size: Int
    /// The mean of (f − f*)² over the test inputs, divided by Var f*.
    let risk: Double
    /// The mean of (f − f_full)² over the test inputs, divided by that of (f_none − f_full)².
    let distance: Double
  }

  let problem: TrainingProblem
  let sizes: [Int]
  let arcs: [Int]
  let action: TrainingGroup.Action

  init(_ problem: TrainingProblem, sizes: TrainingSizes) {
    self.problem = problem
    self.sizes = sizes.sizes(for: problem)
    arcs = sizes.arcs(for: problem)
    action = TrainingGroup.Action(problem.group)
  }

  /// Draws samples, labels, test inputs and elements, and trains.
  ///
  /// - Throws: ``TrainingError/unsolved(size:residual:)``.
  /// - Complexity: O(N²·(d + iterations)) for the N items of the largest size
  func run(seed: UInt64) throws(TrainingError) -> [Measurement] {
    var random = SplitMix64(seed: seed)
    let samples = problem.samples(using: &random)
    let testInputs = (0..<problem.testCount).map { _ in problem.target.testInput(using: &random) }
    let subset = problem.group.randomSubset(count: sizes.last ?? 1, using: &random)
    let stream = (0..<(sizes.last ?? 1)).map { _ in
      samples.inputs.map { _ in problem.group.randomElement(using: &random) }
    }

    var bench = try Bench(self, samples, testInputs)
    try bench.trainOnSubset(subset)
    try bench.trainOnStream(stream)
    for size in arcs { try bench.trainOnArc(size) }
    return bench.measurements
  }
}

/// The state of one replicate.
private struct Bench {
  let replicate: TrainingReplicate
  let samples: TrainingProblem.Samples
  let tests: TrainingPoints
  let truth: [Double]
  let kernel: GaussianKernel
  let unaugmented: [Double]
  let without: [Double]
  let full: [Double]
  let spread: Double
  var measurements: [TrainingReplicate.Measurement] = []

  var problem: TrainingProblem { replicate.problem }
  var sizes: [Int] { replicate.sizes }
  var count: Int { problem.sampleCount }

  /// Trains without and with full augmentation.
  init(
    _ replicate: TrainingReplicate, _ samples: TrainingProblem.Samples, _ testInputs: [[Double]]
  ) throws(TrainingError) {
    let problem = replicate.problem
    self.replicate = replicate
    self.samples = samples
    tests = TrainingPoints(testInputs, dimension: problem.group.dimension)
    truth = testInputs.map { problem.target.value(at: $0) }
    kernel = GaussianKernel(width: problem.kernelWidth)
    let points = TrainingPoints(samples.inputs, dimension: problem.group.dimension)
    let plain = (items: kernel.matrix(points, points), tests: kernel.matrix(tests, points))
    let average = AveragedKernel(kernel: kernel, action: replicate.action)
    let averaged = (items: average.matrix(points, points), tests: average.matrix(tests, points))
    unaugmented = try KernelRidge.coefficients(kernel: plain.items, labels: samples.labels, penalty: problem.penalty)
    without = plain.tests.applied(to: unaugmented)
    full = averaged.tests.applied(
      to: try KernelRidge.coefficients(kernel: averaged.items, labels: samples.labels, penalty: problem.penalty))
    spread = Bench.meanSquare(without, full)

    add(.none, 1, without)
    add(.full, 1, full)
    add(.testTimeFull, 1, averaged.tests.applied(to: unaugmented))
    let checkpoints = sizes.map { $0 * count }
    for (augmentation, kernels) in [(AugmentationRegime.streamingNone, plain), (.streamingFull, averaged)] {
      let iterates = FunctionalGradientDescent.coefficients(
        kernel: kernels.items, labels: samples.labels, penalty: problem.penalty, checkpoints: checkpoints)
      for (size, iterate) in zip(sizes, iterates) { add(augmentation, size, kernels.tests.applied(to: iterate)) }
    }
  }

  mutating func trainOnSubset(_ subset: [TrainingGroup.Element]) throws(TrainingError) {
    let augmented = samples(moved: subset.map { [TrainingGroup.Element](repeating: $0, count: count) })
    for size in sizes {
      add(.subset, size, try augmented.ridgePredictions(items: size * count, penalty: problem.penalty))
      // f(t⁻¹z) = Σ cᵢ k(t⁻¹z, xᵢ) = Σ cᵢ k(z, t·xᵢ): the average has the coefficients c/size at all items.
      let share = unaugmented.map { $0 / Double(size) }
      add(.testTime, size, augmented.predictions((0..<size).flatMap { _ in share }))
    }
  }

  mutating func trainOnStream(_ stream: [[TrainingGroup.Element]]) throws(TrainingError) {
    let augmented = samples(moved: stream)
    let iterates = FunctionalGradientDescent.coefficients(
      kernel: augmented.kernel, labels: augmented.labels, penalty: problem.penalty,
      checkpoints: sizes.map { $0 * count })
    for (size, iterate) in zip(sizes, iterates) {
      add(.fresh, size, try augmented.ridgePredictions(items: size * count, penalty: problem.penalty))
      add(.streaming, size, augmented.predictions(iterate))
    }
  }

  mutating func trainOnArc(_ size: Int) throws(TrainingError) {
    guard case .rotations(let order) = problem.group else { return }
    let turns = (0..<size).map { TrainingGroup.Element.turn(($0 - size / 2 + order) % order) }
    let augmented = samples(moved: turns.map { [TrainingGroup.Element](repeating: $0, count: count) })
    add(.arc, size, try augmented.ridgePredictions(items: size * count, penalty: problem.penalty))
  }

  private func samples(moved passes: [[TrainingGroup.Element]]) -> AugmentedSamples {
    AugmentedSamples(samples, passes: passes, action: replicate.action, kernel: kernel, tests: tests)
  }

  private mutating func add(_ augmentation: AugmentationRegime, _ size: Int, _ predictions: [Double]) {
    let risk = Bench.meanSquare(predictions, truth) / problem.target.variance
    let distance = spread == 0 ? 0 : Bench.meanSquare(predictions, full) / spread
    measurements.append(.init(augmentation: augmentation, size: size, risk: risk, distance: distance))
  }

  private static func meanSquare(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(left.count)
  }
}
