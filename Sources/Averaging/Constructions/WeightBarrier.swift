import Foundation
import Representations

/// The convex program behind optimal weights, by the barrier method: minimize t subject to ‖Σ ω(g)π(g)‖ ≤ t for all π,
/// Σω = 1 and, for convex weights, ω ≥ 0.
///
/// With A = Σ ω(g)π(g) the condition is that [[t, A], [Aᵀ, t]] is positive semidefinite; its inverse P gives gradient,
/// Hessian and, at the end, the dual solution −2P₁₂/s.
///
/// Source: S. Boyd & L. Vandenberghe, "Convex Optimization", 2004, §11.3 and §11.8.
struct WeightBarrier {
  private let guide: FourierGuide
  private let support: [Int]
  private let isConvex: Bool
  /// The weights on the support.
  private(set) var weights: [Double]
  private var bound: Double
  /// The weight of the objective against the barrier.
  private var sharpness: Double
  /// The number of Newton steps done.
  private(set) var steps = 0

  /// - Precondition: a support of distinct elements, not empty; at least one block.
  init(_ guide: FourierGuide, support: [Int], isConvex: Bool) {
    self.guide = guide
    self.support = support
    self.isConvex = isConvex
    weights = Array(repeating: 1 / Double(support.count), count: support.count)
    let sums = guide.sums(zip(support, weights).lazy.map { ($0, $1) })
    bound = 1.2 * guide.weakError(of: sums).squareRoot() + 0.01
    sharpness = 1
    sharpness = barrierDegree / bound
  }

  private var barrierDegree: Double {
    Double(guide.blocks.reduce(0) { $0 + 2 * $1.size } + (isConvex ? support.count : 0))
  }

  /// Follows the central path until t is within `tolerance` of the optimum.
  ///
  /// - Complexity: O(log(1/tolerance)) Newton steps of O(k²·Σd² + k·Σd³ + k³) each, for k elements
  mutating func minimize(tolerance: Double) {
    while true {
      for _ in 0..<40 where !step() { break }
      if barrierDegree / sharpness < tolerance || steps > 1_000 { return }
      sharpness *= 6
    }
  }

  /// The dual solution as one row of the table: matrices Y with Σ‖Y‖₁ ≤ 1, up to rounding.
  func dual() -> [Double] {
    let sums = self.sums
    guard let inverse = BlockInverse(guide, sums, bound) else { return Array(repeating: 0, count: guide.width) }
    return inverse.corner.map { -2 * $0 / sharpness }
  }

  private var sums: [Double] { guide.sums(zip(support, weights).lazy.map { ($0, $1) }) }

  /// One Newton step with backtracking.
  ///
  /// - Returns: whether another one is worth it.
  private mutating func step() -> Bool {
    steps += 1
    guard let inverse = BlockInverse(guide, sums, bound) else { return false }
    let count = support.count
    let rows = support.map { Array(guide.table[($0 * guide.width)..<(($0 + 1) * guide.width)]) }
    let directions = rows.map { inverse.curvature(of: $0) }
    var system = Array(repeating: Array(repeating: 0.0, count: count + 2), count: count + 2)
    var gradient = [Double](repeating: 0, count: count + 1)
    for row in 0..<count {
      gradient[row] = -2 * WeightBarrier.dot(inverse.corner, rows[row]) - (isConvex ? 1 / weights[row] : 0)
      for column in row..<count {
        let value = 2 * WeightBarrier.dot(directions[row], rows[column])
        system[row][column] = value
        system[column][row] = value
      }
      let mixed = 2 * WeightBarrier.dot(inverse.squaredCorner, rows[row])
      system[row][count] = mixed
      system[count][row] = mixed
      system[row][count + 1] = 1
      system[count + 1][row] = 1
      system[row][row] += isConvex ? 1 / (weights[row] * weights[row]) : 1e-9 * (1 + system[row][row])
    }
    gradient[count] = sharpness - inverse.trace
    system[count][count] = inverse.squaredTrace
    guard let solution = DenseSystem.solve(system, gradient.map { -$0 } + [0]) else { return false }
    let decrement = -zip(gradient, solution).reduce(0) { $0 + $1.0 * $1.1 }
    guard decrement > 1e-9, decrement.isFinite else { return false }
    return advance(along: solution, decrement: decrement)
  }

  private mutating func advance(along direction: [Double], decrement: Double) -> Bool {
    guard let before = value(weights, bound) else { return false }
    var length = 1.0
    while length > 1e-10 {
      let moved = zip(weights, direction).map { $0 + length * $1 }
      let movedBound = bound + length * direction[support.count]
      if let after = value(moved, movedBound), after <= before - 0.1 * length * decrement {
        weights = moved
        bound = movedBound
        return true
      }
      length /= 2
    }
    return false
  }

  /// The objective with its barrier; `nil` outside.
  private func value(_ weights: [Double], _ bound: Double) -> Double? {
    if isConvex && weights.contains(where: { $0 <= 0 }) { return nil }
    let sums = guide.sums(zip(support, weights).lazy.map { ($0, $1) })
    guard let logarithm = BlockInverse.logDeterminant(guide, sums, bound) else { return nil }
    return sharpness * bound - logarithm - (isConvex ? weights.reduce(0) { $0 + log($1) } : 0)
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var sum = 0.0
        for index in 0..<left.count { sum += left[index] * right[index] }
        return sum
      }
    }
  }
}
