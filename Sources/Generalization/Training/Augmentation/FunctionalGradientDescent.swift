import Representations

/// Stochastic gradient descent in the space of a kernel: f ← (1 − ηλ)f − η(f(x) − y)k(x, ·), beginning with f = 0.
///
/// Items are visited in order, again from the first one when all have been visited; samples are independent, so no other order is
/// better. The last iterate is the result.
///
/// Source: J. Kivinen, A. J. Smola, R. C. Williamson, "Online learning with kernels", IEEE Transactions on Signal Processing 52 (2004).
enum FunctionalGradientDescent {
  /// η: stable, since k(x, x) ≤ 1.
  static let step = 0.5

  /// The coefficients after each of the given numbers of steps.
  ///
  /// - Parameters:
  ///   - kernel: the kernel matrix of the items.
  ///   - labels: y.
  ///   - penalty: λ, with ηλ·steps well below 700, so that no scale underflows.
  ///   - checkpoints: ascending.
  /// - Complexity: O(steps · N)
  static func coefficients(
    kernel: RealMatrix, labels: [Double], penalty: Double, checkpoints: [Int]
  ) -> [[Double]] {
    let size = labels.count
    var result: [[Double]] = []
    var coefficients = [Double](repeating: 0, count: size)
    // f(xⱼ) and the coefficients are kept without the factor (1 − ηλ)^steps, which all share.
    var values = [Double](repeating: 0, count: size)
    var scale = 1.0
    var done = 0
    for checkpoint in checkpoints {
      while done < checkpoint {
        let item = done % size
        let change = -step * (scale * values[item] - labels[item])
        scale *= 1 - step * penalty
        coefficients[item] += change / scale
        add(change / scale, row: item, of: kernel, to: &values)
        done += 1
      }
      result.append(coefficients.map { scale * $0 })
    }
    return result
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
