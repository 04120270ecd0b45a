/// The point of least norm in the convex hull of some vectors, by Wolfe's algorithm, in doubles.
///
/// Source: P. Wolfe, Finding the nearest point in a polytope, Math. Programming 11 (1976), doi:10.1007/BF01580381.
struct MinimumNormPoint {
  /// The vectors, one after another.
  private let vectors: [Double]
  private let dimension: Int
  /// The vectors whose convex combination the point is, and their weights.
  private(set) var corral: [Int] = []
  private(set) var weights: [Double] = []
  /// The point.
  private(set) var point: [Double]
  /// Its squared norm; infinite before the first vector.
  private(set) var squaredNorm = Double.infinity
  /// The lower triangle of the Cholesky factor of 1 + ⟨aᵢ, aⱼ⟩ over the corral, row after row.
  private var factor: [[Double]] = []

  /// Below this squared norm the origin counts as a point of the hull.
  static let zero = 1e-12

  init(vectors: [Double], dimension: Int) {
    self.vectors = vectors
    self.dimension = dimension
    point = [Double](repeating: 0, count: dimension)
  }

  var containsOrigin: Bool { squaredNorm < MinimumNormPoint.zero }

  /// ⟨point, vector⟩.
  func product(_ index: Int) -> Double {
    vectors.withUnsafeBufferPointer { all in
      point.withUnsafeBufferPointer { point in
        var sum = 0.0
        let base = index * dimension
        for k in 0..<dimension { sum += point[k] * all[base + k] }
        return sum
      }
    }
  }

  private func inner(_ i: Int, _ j: Int) -> Double {
    vectors.withUnsafeBufferPointer { all in
      var sum = 1.0
      let (a, b) = (i * dimension, j * dimension)
      for k in 0..<dimension { sum += all[a + k] * all[b + k] }
      return sum
    }
  }

  /// Moves to the point of least norm of the hull of `allowed`, which contains the corral.
  ///
  /// - Returns: false if rounding errors stopped it.
  mutating func minimize(over allowed: [Int]) -> Bool {
    if corral.isEmpty {
      guard let first = allowed.first else { return false }
      guard append(first) else { return false }
      weights = [1]
      update()
    }
    for _ in 0..<(20 * (allowed.count + 10)) {
      if containsOrigin { return true }
      var best = -1
      var least = squaredNorm * (1 - 1e-9) - 1e-13
      for index in allowed {
        let value = product(index)
        if value < least {
          least = value
          best = index
        }
      }
      if best < 0 || corral.contains(best) { return true }
      guard append(best) else { return true }
      weights.append(0)
      while true {
        let target = affineMinimizer()
        if target.allSatisfy({ $0 > 1e-12 }) {
          weights = target
          break
        }
        var step = 1.0
        for k in target.indices where target[k] <= 1e-12 {
          let drop = weights[k] - target[k]
          if drop > 0 { step = min(step, weights[k] / drop) }
        }
        for k in target.indices { weights[k] += step * (target[k] - weights[k]) }
        let kept = weights.indices.filter { weights[$0] > 1e-12 || target[$0] > 1e-12 }
        guard kept.count < weights.count, !kept.isEmpty else { return false }
        let members = kept.map { corral[$0] }
        weights = kept.map { max(weights[$0], 0) }
        corral = []
        factor = []
        for member in members where !append(member) { return false }
        let total = weights.reduce(0, +)
        guard total > 0 else { return false }
        weights = weights.map { $0 / total }
      }
      let before = squaredNorm
      update()
      if squaredNorm > before * (1 + 1e-9) { return false }
    }
    return false
  }

  private mutating func update() {
    point = [Double](repeating: 0, count: dimension)
    for (member, weight) in zip(corral, weights) {
      let base = member * dimension
      for k in 0..<dimension { point[k] += weight * vectors[base + k] }
    }
    squaredNorm = point.reduce(0) { $0 + $1 * $1 }
  }

  /// Adds a vector to the corral; false if it depends affinely on it.
  private mutating func append(_ index: Int) -> Bool {
    var row: [Double] = []
    row.reserveCapacity(corral.count + 1)
    for (k, member) in corral.enumerated() {
      var value = inner(index, member)
      let other = factor[k]
      for j in 0..<k { value -= row[j] * other[j] }
      row.append(value / other[k])
    }
    let square = inner(index, index)
    let rest = row.reduce(square) { $0 - $1 * $1 }
    guard rest > 1e-11 * square else { return false }
    row.append(rest.squareRoot())
    factor.append(row)
    corral.append(index)
    return true
  }

  /// The weights of the point of least norm of the affine hull of the corral.
  private func affineMinimizer() -> [Double] {
    let count = corral.count
    var solution = [Double](repeating: 1, count: count)
    for k in 0..<count {
      for j in 0..<k { solution[k] -= factor[k][j] * solution[j] }
      solution[k] /= factor[k][k]
    }
    for k in stride(from: count - 1, through: 0, by: -1) {
      for j in (k + 1)..<max(count, k + 1) { solution[k] -= factor[j][k] * solution[j] }
      solution[k] /= factor[k][k]
    }
    let total = solution.reduce(0, +)
    return solution.map { $0 / total }
  }
}
