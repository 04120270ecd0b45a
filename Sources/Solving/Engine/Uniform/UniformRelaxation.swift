import Representations

/// The sums of matrices over the elements of a set are to have small norms: how far that is from possible if some elements are in
/// the set, some are out, and of the others fractions may be taken, so many together; in doubles.
///
/// The squared distance from the norm balls is minimized over the fractions by the accelerated projected gradient method. A
/// gradient that is too large on all choices proves that no set is good.
///
/// Source: A. Beck & M. Teboulle, A fast iterative shrinkage-thresholding algorithm, SIAM J. Imaging Sci. 2 (2009),
/// doi:10.1137/080716542.
struct UniformRelaxation: Sendable {
  /// A square matrix whose norm is bounded, or a vector that is to vanish.
  struct Block: Sendable {
    /// Where it begins in the row of an element.
    let offset: Int
    /// The number of rows and columns; for a vector that is to vanish its length.
    let size: Int
    let isVector: Bool
    /// What its entries were multiplied by, for the sake of speed of convergence.
    let scale: Double
    /// The number of entries.
    var count: Int { isVector ? size : size * size }
  }

  /// What is found.
  enum Outcome {
    /// Every choice has too large a sum: the direction, in the coordinates of ``vectors``.
    case separated([Double])
    /// Fractions of the free elements that are good, or nearly.
    case fractions([Double])
  }

  /// |G|.
  let order: Int
  private(set) var blocks: [Block]
  /// The number of coordinates.
  private(set) var width: Int
  /// The matrices of all elements, in one row for each.
  private(set) var vectors: [Double]
  /// A bound for the square of the largest singular value of ``vectors``.
  private var lipschitz: Double

  /// Vectors whose sum is to vanish; `width` of them for each element, of about the square length `width`.
  init(vanishing vectors: [Double], width: Int, order: Int) {
    self.order = order
    self.width = width
    lipschitz = 1
    let scale = (Double(width) / Double(order)).squareRoot()
    self.vectors = vectors.map { $0 * scale }
    blocks = [Block(offset: 0, size: width, isVector: true, scale: scale)]
  }

  /// Matrices whose sums are to have small norms.
  init(_ conditions: [NormBlock], coefficientCounts: [Int], order: Int) {
    self.order = order
    blocks = []
    width = 0
    var offset = 0
    for condition in conditions {
      let scale = (Double(coefficientCounts[condition.irreducible]) / Double(order * condition.size)).squareRoot()
      blocks.append(Block(offset: offset, size: condition.size, isVector: false, scale: scale))
      offset += condition.size * condition.size
    }
    width = offset
    vectors = [Double](repeating: 0, count: order * offset)
    for (block, condition) in zip(blocks, conditions) {
      for g in 0..<order {
        for index in 0..<block.count {
          vectors[g * width + block.offset + index] = block.scale * condition.matrices[g * block.count + index]
        }
      }
    }
    // ‖1 − π(h)‖² ≤ 4, and conditions on one representation add up.
    let isStrong = conditions.contains { $0.element != nil }
    var uses: [Int: Int] = [:]
    for condition in conditions { uses[condition.irreducible, default: 0] += 1 }
    lipschitz = isStrong ? 4 * Double(uses.values.max() ?? 1) : 1
  }

  /// The sum of the rows of some elements.
  func sum(_ elements: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: width)
    for element in elements { for k in 0..<width { result[k] += vectors[element * width + k] } }
    return result
  }

  /// The difference from the nearest point within the balls of the given radius (before scaling), the sum of the nuclear norms of
  /// its blocks times their radii, and its squared norm.
  func excess(_ point: [Double], radius: Double) -> (difference: [Double], support: Double, square: Double) {
    var difference = [Double](repeating: 0, count: width)
    var support = 0.0
    var square = 0.0
    for block in blocks {
      let range = block.offset..<(block.offset + block.count)
      let norm = range.reduce(0) { $0 + point[$1] * point[$1] }
      let own = radius * block.scale
      if block.isVector {
        for k in range { difference[k] = point[k] }
        square += norm
        continue
      }
      if norm <= own * own { continue }
      if block.size == 1 {
        let rest = norm.squareRoot() - own
        difference[block.offset] = point[block.offset] > 0 ? rest : -rest
        support += own * rest
        square += rest * rest
        continue
      }
      let size = block.size
      let at = block.offset
      if size == 2, abs(point[at] - point[at + 3]) + abs(point[at + 1] + point[at + 2]) < 1e-12 {
        // A complex number: both singular values are its absolute value.
        let value = (norm / 2).squareRoot()
        if value <= own { continue }
        let rest = value - own
        for k in range { difference[k] = rest / value * point[k] }
        support += 2 * own * rest
        square += 2 * rest * rest
        continue
      }
      let matrix = RealMatrix(rowCount: size, columnCount: size, entries: Array(point[range]))
      let spectrum = SymmetricEigenDecomposition(matrix.transposed * matrix)
      for (index, value) in spectrum.values.enumerated() where value > own * own {
        let singular = value.squareRoot()
        let right = Array(spectrum.vectorRows[row: index])
        let left = matrix.applied(to: right)
        let rest = singular - own
        for row in 0..<size {
          for column in 0..<size {
            difference[block.offset + row * size + column] += rest / singular * left[row] * right[column]
          }
        }
        support += own * rest
        square += rest * rest
      }
    }
    return (difference, support, square)
  }

  /// Minimizes the distance of Σ chosen + Σ fractions · free, with `left` as the sum of the fractions.
  func minimize(chosen: [Int], free: [Int], left: Int, radius: Double, rounds: Int = 200) -> Outcome {
    let base = sum(chosen)
    let count = free.count
    var point = [Double](repeating: count > 0 ? Double(left) / Double(count) : 0, count: count)
    var ahead = point
    var momentum = 1.0
    var separating: [Double]?
    var products = [Double](repeating: 0, count: count)
    for round in 0..<rounds {
      var position = base
      for (index, element) in free.enumerated() where ahead[index] != 0 {
        let row = element * width
        for k in 0..<width { position[k] += ahead[index] * vectors[row + k] }
      }
      let (gradient, support, square) = excess(position, radius: radius)
      if square < UniformRelaxation.tolerance { return .fractions(ahead) }
      vectors.withUnsafeBufferPointer { vectors in
        for (index, element) in free.enumerated() {
          let row = element * width
          var product = 0.0
          for k in 0..<width { product += gradient[k] * vectors[row + k] }
          products[index] = product
        }
      }
      if round % 3 == 0 {
        var least = zip(base, gradient).reduce(0) { $0 + $1.0 * $1.1 } - support
        for product in products.sorted().prefix(left) { least += product }
        // At the nearest point the margin is the squared distance.
        if least > 1e-7 * max(square, 1e-3) {
          separating = gradient
          if least > 0.6 * square || left == 0 || left == count { return .separated(gradient) }
        }
      }
      if separating != nil, round > rounds / 2 { break }
      var moved = ahead
      for index in 0..<count { moved[index] -= products[index] / lipschitz }
      let next = UniformRelaxation.projected(moved, sum: Double(left))
      var turn = 0.0
      for index in 0..<count { turn += (ahead[index] - next[index]) * (next[index] - point[index]) }
      let after = turn > 0 ? 1 : (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
      let factor = turn > 0 ? 0 : (momentum - 1) / after
      for index in 0..<count {
        ahead[index] = next[index] + factor * (next[index] - point[index])
        point[index] = next[index]
      }
      momentum = after
    }
    return separating.map { .separated($0) } ?? .fractions(point)
  }

  /// Below this squared distance a sum counts as good.
  private static var tolerance: Double { 1e-9 }

  /// The nearest point with coordinates from 0 to 1 of the given sum.
  static func projected(_ point: [Double], sum: Double) -> [Double] {
    guard let least = point.min(), let largest = point.max() else { return [] }
    var (low, high) = (least - 1, largest)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let total = point.reduce(0) { $0 + min(max($1 - middle, 0), 1) }
      if total > sum { low = middle } else { high = middle }
    }
    let shift = (low + high) / 2
    return point.map { min(max($0 - shift, 0), 1) }
  }
}
