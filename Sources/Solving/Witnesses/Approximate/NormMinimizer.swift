import Foundation

/// Weights on a support that make the largest norm of some blocks small, and the dual functions that prove a lower
/// bound, in doubles: minimize t subject to ‖Σ ω(g)M(g)‖ ≤ t for all blocks, Σω = 1 and, for convex weights, ω ≥ 0, by
/// the barrier method.
///
/// With A = Σ ω(g)M(g) the condition says that Z = [[t, A], [Aᵀ, t]] is positive semidefinite. Blocks of Z⁻¹, corrected
/// by the Newton step, are a dual solution: functions φ(g) = Σ⟨Y, M(g)⟩ with Σ‖Y‖₁ ≤ 1 that are at least a bound on the
/// support (equal to it, for weights of any sign).
///
/// Source: S. Boyd & L. Vandenberghe, "Convex Optimization", 2004, §11.3 and §11.8.
struct NormMinimizer {
  /// How a run ends.
  enum Outcome {
    /// The dual bound exceeds what was asked; ``NormMinimizer/dual`` proves it.
    case above
    /// The weights have a norm of at most what was asked.
    case below
    /// The optimum is known within the tolerance and neither is the case.
    case converged
    /// Rounding errors stopped the iteration.
    case failed
  }

  private(set) var blocks: [NormBlock]
  let isConvex: Bool
  /// The elements.
  let support: [Int]
  /// Their weights.
  private(set) var weights: [Double]
  /// Above all norms.
  private(set) var bound = 0.0
  /// The best proved lower bound of the norm.
  private(set) var lowerBound = -Double.infinity
  /// Where the lower bound was found: the matrix Y of each block.
  private(set) var dual: [[Double]] = []
  /// The number of Newton steps.
  private(set) var steps = 0
  private var averages: [[Double]] = []
  private var parameter = 1.0

  /// - Parameters:
  ///   - support: different elements, not empty; for weights of any sign affinely independent under the blocks.
  init(_ blocks: [NormBlock], support: [Int], isConvex: Bool) {
    self.blocks = blocks
    self.isConvex = isConvex
    self.support = support
    weights = [Double](repeating: 1 / Double(support.count), count: support.count)
    start()
  }

  /// Adds conditions; the weights stay.
  mutating func add(_ more: [NormBlock]) {
    blocks += more
    lowerBound = -.infinity
    start()
  }

  private mutating func start() {
    averages = blocks.map { $0.average(support, weights) }
    bound = 0.01 + 1.2 * averages.reduce(0) { max($0, $1.reduce(0) { $0 + $1 * $1 }.squareRoot()) }
    // The parameter for which t is on the central path.
    parameter = 0
    for (block, average) in zip(blocks, averages) {
      if let inverse = BarrierInverse(average, size: block.size, bound: bound) { parameter += inverse.trace }
    }
    parameter = parameter > 0 ? 1 / parameter : 1
  }

  /// Twice the sizes of the blocks, and the number of weights that have a barrier.
  private var degree: Double {
    Double(blocks.reduce(0) { $0 + 2 * $1.size } + (isConvex ? support.count : 0))
  }

  /// Follows the central path until the lower bound is above `target` and `share` of the way from it to the
  /// optimum, or the norm is at most `goal`, or the optimum is known to `tolerance`.
  mutating func run(above target: Double, below goal: Double, share: Double = 0, tolerance: Double = 1e-8) -> Outcome {
    while steps < 400 {
      guard let decrement = step() else { return lowerBound > target ? .above : .failed }
      if lowerBound > target, lowerBound - target >= share * (bound - target) { return .above }
      if bound <= goal { return .below }
      if decrement < 0.8 {
        if parameter * degree < tolerance { return lowerBound > target ? .above : .converged }
        parameter *= decrement < 0.1 ? 0.1 : 0.2
      }
    }
    return .failed
  }

  /// One Newton step.
  ///
  /// - Returns: the decrement before it; `nil` if none could be made.
  private mutating func step() -> Double? {
    steps += 1
    let count = support.count
    let width = count + 1
    var hessian = [Double](repeating: 0, count: width * width)
    var gradient = [Double](repeating: 0, count: width)
    var inverses: [BarrierInverse] = []
    inverses.reserveCapacity(blocks.count)
    gradient[count] = 1 / parameter
    for (block, average) in zip(blocks, averages) {
      guard let inverse = BarrierInverse(average, size: block.size, bound: bound) else { return nil }
      inverse.accumulate(block, support, &hessian, &gradient)
      inverses.append(inverse)
    }
    for index in 0..<count {
      if isConvex {
        gradient[index] -= 1 / weights[index]
        hessian[index * width + index] += 1 / (weights[index] * weights[index])
      } else {
        hessian[index * width + index] *= 1 + 1e-12
      }
    }
    var ones = [Double](repeating: 1, count: width)
    ones[count] = 0
    var direction = gradient.map { -$0 }
    let solved = hessian.withUnsafeMutableBufferPointer { hessian in
      direction.withUnsafeMutableBufferPointer { direction in
        ones.withUnsafeMutableBufferPointer { ones -> Bool in
          guard let hessian = hessian.baseAddress, let direction = direction.baseAddress,
            let ones = ones.baseAddress, SmallMatrices.cholesky(hessian, size: width) != nil
          else { return false }
          SmallMatrices.solve(hessian, direction, size: width)
          SmallMatrices.solve(hessian, ones, size: width)
          return true
        }
      }
    }
    guard solved else { return nil }
    var (sum, scale) = (0.0, 0.0)
    for index in 0..<count {
      sum += direction[index]
      scale += ones[index]
    }
    let multiplier = -sum / scale
    var square = 0.0
    for index in 0..<width {
      direction[index] += multiplier * ones[index]
      square -= gradient[index] * direction[index]
    }
    guard square.isFinite else { return nil }
    let decrement = max(square, 0).squareRoot()
    let changes = blocks.map { $0.average(support, direction) }
    if decrement < 0.95, multiplier * parameter > lowerBound {
      lowerBound = multiplier * parameter
      dual = zip(inverses, changes).map { inverse, change in
        inverse.correctedCorner(change, direction[count]).map { -2 * parameter * $0 }
      }
    }
    return advance(direction, changes, decrement) ? decrement : nil
  }

  /// Goes along the direction as far as the objective becomes smaller.
  private mutating func advance(_ direction: [Double], _ changes: [[Double]], _ decrement: Double) -> Bool {
    let count = support.count
    var length = 1.0
    if isConvex {
      for index in 0..<count where direction[index] < 0 {
        length = min(length, -0.95 * weights[index] / direction[index])
      }
    }
    // f falls by at least decrement − log(1 + decrement) at this length, whatever the direction.
    let safe = 1 / (1 + decrement)
    guard let before = objective(weights, averages, bound) else { return false }
    while true {
      let moved = (0..<count).map { weights[$0] + length * direction[$0] }
      let movedAverages = zip(averages, changes).map { average, change in
        average.indices.map { average[$0] + length * change[$0] }
      }
      let movedBound = bound + length * direction[count]
      if let after = objective(moved, movedAverages, movedBound),
        after <= before - 0.1 * length * decrement * decrement || (length <= safe && after <= before + 1e-9)
      {
        weights = moved
        averages = movedAverages
        bound = movedBound
        return true
      }
      length = length > safe ? max(length / 3, safe) : length / 2
      if length < 1e-8 { return decrement < 0.1 }
    }
  }

  private func objective(_ weights: [Double], _ averages: [[Double]], _ bound: Double) -> Double? {
    guard bound > 0 else { return nil }
    var value = bound / parameter
    for (block, average) in zip(blocks, averages) {
      guard let logarithm = NormBlock.logDeterminant(average, size: block.size, bound: bound) else { return nil }
      value -= logarithm
    }
    if isConvex {
      for weight in weights {
        if weight <= 0 { return nil }
        value -= log(weight)
      }
    }
    return value
  }
}
