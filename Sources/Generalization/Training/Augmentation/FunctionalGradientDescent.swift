import Representations

/// Stochastic gradient descent in the space of a kernel: f ← (1 − ηλ)f − η(f(x) − y)k(x, ·), beginning with f = 0.
///
/// Items are visited in order, again from the first one when all have been visited; samples are independent, so no other order is
/// better. The result is the average of the iterates of the second half: with a constant step the last iterate keeps a noise of the size of the
/// step.
///
/// Sources: J. Kivinen, A. J. Smola, R. C. Williamson, "Online learning with kernels", IEEE Transactions on Signal Processing 52 (2004);
/// A. Dieuleveut, F. Bach, "Nonparametric stochastic approximation with large step-sizes", Annals of Statistics 44 (2016).
enum FunctionalGradientDescent {
  /// η: stable, since k(x, x) ≤ 1.
  static let step = 0.5

  /// The coefficients of the averages of the iterates ⌊T/2⌋ + 1, …, T, for each of the given numbers T of steps.
  ///
  /// - Parameters:
  ///   - kernel: the kernel matrix of the items.
  ///   - labels: y.
  ///   - penalty: λ, with ηλ·steps well below 700, so that no scale underflows.
  ///   - checkpoints: the numbers T, at least 1.
  /// - Complexity: O(steps · N)
  static func coefficients(
    kernel: RealMatrix, labels: [Double], penalty: Double, checkpoints: [Int]
  ) -> [[Double]] {
    let marks = Set(checkpoints + checkpoints.map { $0 / 2 })
    var sums: [Int: [Double]] = [:]
    var state = State(kernel: kernel, labels: labels, penalty: penalty)
    for done in 0...(checkpoints.max() ?? 0) {
      if marks.contains(done) { sums[done] = state.sumOfIterates }
      state.advance()
    }
    return checkpoints.map { end in
      guard let whole = sums[end], let half = sums[end / 2] else { return [] }
      return zip(whole, half).map { ($0 - $1) / Double(end - end / 2) }
    }
  }

  /// The iterate, without the factor s = (1 − ηλ)^steps that all coefficients share.
  private struct State {
    let kernel: RealMatrix
    let labels: [Double]
    let decay: Double
    var scale = 1.0
    var coefficients: [Double]
    var values: [Double]
    /// Σ s over the iterates so far.
    var weight = 0.0
    /// For each item Σ change · (weight before the change), so that the sum of the iterates needs no loop over items at each step.
    var early: [Double]
    var done = 0

    init(kernel: RealMatrix, labels: [Double], penalty: Double) {
      self.kernel = kernel
      self.labels = labels
      decay = 1 - step * penalty
      coefficients = labels.map { _ in 0 }
      values = coefficients
      early = coefficients
    }

    var sumOfIterates: [Double] { zip(coefficients, early).map { $0 * weight - $1 } }

    mutating func advance() {
      let item = done % labels.count
      let gradient = scale * values[item] - labels[item]
      scale *= decay
      let change = -step * gradient / scale
      coefficients[item] += change
      early[item] += change * weight
      weight += scale
      FunctionalGradientDescent.add(change, row: item, of: kernel, to: &values)
      done += 1
    }
  }

  private static func add(_ factor: Double, row: Int, of kernel: RealMatrix, to values: inout [Double]) {
    let size = values.count
    kernel.entries.withUnsafeBufferPointer { entries in
      values.withUnsafeMutableBufferPointer { values in
        guard let source = entries.baseAddress, let target = values.baseAddress else { return }
        let start = source + row * size
        for index in 0..<size { target[index] += factor * start[index] }
      }
    }
  }
}
