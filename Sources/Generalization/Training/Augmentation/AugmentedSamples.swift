import Representations

/// Training samples moved by group elements, pass after pass, with their kernel values.
struct AugmentedSamples: Sendable {
  /// Item q is sample q mod n, moved by the element of its pass.
  let labels: [Double]
  /// The kernel between items.
  let kernel: RealMatrix
  /// The kernel between test inputs (rows) and items.
  let testKernel: RealMatrix

  /// The passes one after the other; leading parts are the augmented samples of fewer passes.
  ///
  /// - Parameter passes: for each pass the element by which each sample is moved.
  /// - Complexity: O(N² d) for N items
  init(
    _ samples: TrainingProblem.Samples, passes: [[TrainingGroup.Element]], action: TrainingGroup.Action,
    kernel gaussian: GaussianKernel, tests: TrainingPoints
  ) {
    let moved = passes.flatMap { elements in
      zip(samples.inputs, elements).map { action.apply($1, to: $0) }
    }
    let points = TrainingPoints(moved, dimension: tests.dimension)
    labels = passes.flatMap { _ in samples.labels }
    kernel = gaussian.matrix(points, points)
    testKernel = gaussian.matrix(tests, points)
  }

  /// The predictions at the test inputs after ridge regression on the first items.
  ///
  /// - Throws: ``TrainingError/unsolved(size:residual:)``.
  func ridgePredictions(items: Int, penalty: Double) throws(TrainingError) -> [Double] {
    let coefficients = try KernelRidge.coefficients(
      kernel: leadingKernel(items), labels: Array(labels[..<items]), penalty: penalty)
    return predictions(coefficients)
  }

  /// The predictions of a function with these coefficients on the first items, and 0 on the other ones.
  func predictions(_ coefficients: [Double]) -> [Double] {
    testKernel.applied(to: coefficients + [Double](repeating: 0, count: labels.count - coefficients.count))
  }

  private func leadingKernel(_ items: Int) -> RealMatrix {
    if items == labels.count { return kernel }
    var entries: [Double] = []
    entries.reserveCapacity(items * items)
    for row in 0..<items { entries += kernel[row: row].prefix(items) }
    return RealMatrix(rowCount: items, columnCount: items, entries: entries)
  }
}
