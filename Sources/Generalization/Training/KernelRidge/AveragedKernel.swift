import Representations

/// The average (1/|G|) Σ k(gx, y) of the Gaussian kernel over a whole group, in closed form where there is one.
///
/// - S_n: the kernel is a product over coordinates, so the average is the permanent of the matrix of one-dimensional kernels
///   k₁(xᵢ, yⱼ), divided by n!; a sum over subsets, all of whose terms are positive, O(n·2ⁿ) instead of n!.
/// - C2^m: the average factorizes over coordinates: Π ½(k₁(xᵢ, yᵢ) + k₁(xᵢ, −yᵢ)); m factors instead of 2^m terms.
/// - C_n on the plane: the sum of n terms.
///
/// The kernel is invariant, so ridge regression on all |G|·n augmented items has a unique and hence invariant solution, which is that of
/// ridge regression on the n items with this kernel and the same λ.
///
/// Source: B. Haasdonk, H. Burkhardt, "Invariant kernel functions for pattern analysis and machine learning", Machine Learning 68
/// (2007), Haar-integration kernels.
struct AveragedKernel: Sendable {
  let kernel: GaussianKernel
  let action: TrainingGroup.Action

  /// The values between two lists of points.
  ///
  /// - Complexity: O(n·2ⁿ), O(m), O(n) for each pair
  func matrix(_ rows: TrainingPoints, _ columns: TrainingPoints) -> RealMatrix {
    switch action.group {
    case .permutations(let n):
      let factorial = Double(action.group.order)
      return pairs(rows, columns, factors: n * n) { factors, a, b in
        for i in 0..<n {
          for j in 0..<n {
            factors[i * n + j] = oneDimensional(rows.coordinate(i, of: a) - columns.coordinate(j, of: b))
          }
        }
        return Permanent.value(of: factors, order: n) / factorial
      }
    case .signFlips(let m):
      return pairs(rows, columns, factors: 0) { _, a, b in
        (0..<m).reduce(1) { product, axis in
          let (x, y) = (rows.coordinate(axis, of: a), columns.coordinate(axis, of: b))
          return product * ((oneDimensional(x - y) + oneDimensional(x + y)) / 2)
        }
      }
    case .rotations(let n):
      let points = (0..<rows.count).map { [rows.coordinate(0, of: $0), rows.coordinate(1, of: $0)] }
      var sum = RealMatrix(rowCount: rows.count, columnCount: columns.count)
      for element in action.group.elements {
        let moved = TrainingPoints(points.map { action.apply(element, to: $0) }, dimension: 2)
        sum.add(kernel.matrix(moved, columns), scaledBy: 1 / Double(n))
      }
      return sum
    }
  }

  private func oneDimensional(_ difference: Double) -> Double {
    DecayingExponential.value(kernel.rate * (difference * difference))
  }

  private func pairs(
    _ rows: TrainingPoints, _ columns: TrainingPoints, factors: Int,
    _ value: (inout [Double], Int, Int) -> Double
  ) -> RealMatrix {
    var scratch = [Double](repeating: 0, count: factors)
    var entries: [Double] = []
    entries.reserveCapacity(rows.count * columns.count)
    for row in 0..<rows.count {
      for column in 0..<columns.count { entries.append(value(&scratch, row, column)) }
    }
    return RealMatrix(rowCount: rows.count, columnCount: columns.count, entries: entries)
  }
}

/// Σ over permutations of the products of entries.
enum Permanent {
  /// The permanent of a square matrix, row by row: partial sums over the sets of columns used, so nothing cancels for positive entries.
  ///
  /// - Precondition: `entries.count == order²`, `order <= 20`.
  /// - Complexity: O(order · 2^order)
  static func value(of entries: [Double], order: Int) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 1 << order) { sums in
      sums.initialize(repeating: 0)
      sums[0] = 1
      for set in 1..<max(1, 1 << order) {
        let row = set.nonzeroBitCount - 1
        var rest = set
        var sum = 0.0
        while rest != 0 {
          let column = rest.trailingZeroBitCount
          rest &= rest - 1
          sum += sums[set ^ (1 << column)] * entries[row * order + column]
        }
        sums[set] = sum
      }
      return sums[(1 << order) - 1]
    }
  }
}
