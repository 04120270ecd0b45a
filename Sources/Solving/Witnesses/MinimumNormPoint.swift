/// The inner products of some vectors.
struct GramMatrix: Sendable {
  /// The number of vectors.
  let count: Int
  /// ⟨aᵢ, aⱼ⟩ at i · count + j.
  let entries: [Double]

  /// - Parameter vectors: one after another.
  init(vectors: [Double], dimension: Int, count: Int) {
    self.count = count
    var entries = [Double](repeating: 0, count: count * count)
    vectors.withUnsafeBufferPointer { all in
      for i in 0..<count {
        for j in 0...i {
          var sum = 0.0
          let (a, b) = (i * dimension, j * dimension)
          for k in 0..<dimension { sum += all[a + k] * all[b + k] }
          entries[i * count + j] = sum
          entries[j * count + i] = sum
        }
      }
    }
    self.entries = entries
  }
}

/// The point of least norm in the convex hull of some vectors, by Wolfe's algorithm, in doubles.
///
/// Source: P. Wolfe, Finding the nearest point in a polytope, Math. Programming 11 (1976), doi:10.1007/BF01580381.
struct MinimumNormPoint {
  private let gram: GramMatrix
  /// The vectors whose convex combination the point is, and their weights.
  private(set) var corral: [Int] = []
  private(set) var weights: [Double] = []
  /// ⟨point, aᵢ⟩ for each vector.
  private(set) var products: [Double]
  /// Its squared norm; infinite before the first vector.
  private(set) var squaredNorm = Double.infinity
  /// The Cholesky factor of 1 + ⟨aᵢ, aⱼ⟩ over the corral, row after row, each with as many places as it has entries.
  private var factor: [Double] = []
  /// The solution y of factor · y = 1.
  private var forward: [Double] = []

  /// Below this squared norm the origin counts as a point of the hull.
  static let zero = 1e-12

  init(_ gram: GramMatrix) {
    self.gram = gram
    products = [Double](repeating: 0, count: gram.count)
  }

  var containsOrigin: Bool { squaredNorm < MinimumNormPoint.zero }

  /// Moves to the point of least norm of the hull of `allowed`, which contains the corral.
  ///
  /// - Returns: false if rounding errors stopped it.
  mutating func minimize(over allowed: [Int]) -> Bool {
    if corral.isEmpty {
      guard let first = allowed.first, append(first) else { return false }
      weights = [1]
      update()
    }
    for _ in 0..<(20 * (allowed.count + 10)) {
      if containsOrigin { return true }
      var best = -1
      var least = squaredNorm * (1 - 1e-9) - 1e-13
      for index in allowed where products[index] < least {
        least = products[index]
        best = index
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
        var leaving = -1
        for k in target.indices where target[k] <= 1e-12 {
          let drop = weights[k] - target[k]
          let ratio = drop > 0 ? weights[k] / drop : 0
          if ratio < step || leaving < 0 {
            step = min(step, ratio)
            leaving = k
          }
        }
        guard leaving >= 0, weights.count > 1 else { return false }
        for k in target.indices { weights[k] = max(0, weights[k] + step * (target[k] - weights[k])) }
        remove(leaving)
      }
      let before = squaredNorm
      update()
      if squaredNorm > before * (1 + 1e-9) { return false }
    }
    return false
  }

  private mutating func update() {
    let count = gram.count
    gram.entries.withUnsafeBufferPointer { entries in
      products.withUnsafeMutableBufferPointer { products in
        for index in 0..<count { products[index] = 0 }
        for (member, weight) in zip(corral, weights) {
          let base = member * count
          for index in 0..<count { products[index] += weight * entries[base + index] }
        }
      }
    }
    squaredNorm = zip(corral, weights).reduce(0) { $0 + $1.1 * products[$1.0] }
  }

  /// Where row k of the factor starts.
  private func start(_ k: Int) -> Int { k * (k + 1) / 2 }

  /// Adds a vector to the corral; false if it depends affinely on it.
  private mutating func append(_ index: Int) -> Bool {
    let size = corral.count
    let base = index * gram.count
    var row = [Double](repeating: 0, count: size + 1)
    var rest = 1 + gram.entries[base + index]
    let square = rest
    factor.withUnsafeBufferPointer { factor in
      for k in 0..<size {
        var value = 1 + gram.entries[base + corral[k]]
        let other = start(k)
        for j in 0..<k { value -= row[j] * factor[other + j] }
        row[k] = value / factor[other + k]
        rest -= row[k] * row[k]
      }
    }
    guard rest > 1e-11 * square else { return false }
    row[size] = rest.squareRoot()
    var value = 1.0
    for k in 0..<size { value -= row[k] * forward[k] }
    forward.append(value / row[size])
    factor += row
    corral.append(index)
    return true
  }

  /// Takes a vector out of the corral: its row goes, and rotations of neighbouring columns make the rest triangular again.
  private mutating func remove(_ place: Int) {
    let size = corral.count
    corral.remove(at: place)
    weights.remove(at: place)
    // The rows below, one after another: row k has k + 1 entries, and one less in the end.
    var rest = Array(factor[start(place + 1)...])
    factor.removeLast(factor.count - start(place))
    forward.removeLast(size - place)
    rest.withUnsafeMutableBufferPointer { rest in
      var first = 0
      for k in (place + 1)..<max(size, place + 1) {
        // The last two entries of this row are rotated into one; so are those columns in the rows below.
        let column = k - 1
        let (a, b) = (rest[first + column], rest[first + column + 1])
        let length = (a * a + b * b).squareRoot()
        let (c, s) = (a / length, b / length)
        var row = first
        for other in k..<size {
          let (x, y) = (rest[row + column], rest[row + column + 1])
          rest[row + column] = c * x + s * y
          rest[row + column + 1] = c * y - s * x
          row += other + 1
        }
        first += k + 1
      }
      first = 0
      for k in (place + 1)..<max(size, place + 1) {
        var value = 1.0
        for j in 0..<(k - 1) { value -= rest[first + j] * forward[j] }
        forward.append(value / rest[first + k - 1])
        factor.append(contentsOf: rest[first..<(first + k)])
        first += k + 1
      }
    }
  }

  /// The weights of the point of least norm of the affine hull of the corral.
  private func affineMinimizer() -> [Double] {
    let size = corral.count
    var solution = forward
    factor.withUnsafeBufferPointer { factor in
      solution.withUnsafeMutableBufferPointer { solution in
        for k in stride(from: size - 1, through: 0, by: -1) {
          let row = start(k)
          let value = solution[k] / factor[row + k]
          solution[k] = value
          for j in 0..<k { solution[j] -= factor[row + j] * value }
        }
      }
    }
    let total = solution.reduce(0, +)
    return solution.map { $0 / total }
  }
}
