import FiniteGroups

/// Disjoint sets of points of given sizes, in order: the labels of a basis that a permutation group permutes, up to sign.
///
/// One set of size 2 is an unordered pair, two sets of size 1 are an ordered pair, a set of size p and one of size q the
/// monomials Πxᵢ²Πxⱼ with p squared variables and q others. A signed permutation multiplies by −1 for each negated point in a
/// set that is marked odd.
struct BlockSelection: Sendable, Hashable {
  /// The sizes of the sets, and whether signs count in them.
  let blocks: [Block]
  /// The number of points.
  let points: Int

  /// One of the sets.
  struct Block: Sendable, Hashable {
    /// The number of its points, at least 1.
    let size: Int
    /// Whether a negated point in it changes the sign.
    let isOdd: Bool
  }

  /// The number of labels.
  let count: Int
  /// Binomial coefficients C(n, k), row n, k up to the largest size.
  private let binomials: [[Int]]

  /// The labels for sets of the given sizes.
  ///
  /// - Returns: `nil` if there are more than 2³¹ labels or fewer points than needed.
  /// - Precondition: positive sizes.
  init?(blocks: [Block], points: Int) {
    precondition(points >= 0 && blocks.allSatisfy { $0.size > 0 }, "sets of a positive size are selected")
    let total = blocks.reduce(0) { $0 + $1.size }
    guard total <= points else { return nil }
    self.blocks = blocks
    self.points = points
    let largest = blocks.map(\.size).max() ?? 0
    let binomials = BlockSelection.binomials(points, largest)
    var (count, rest) = (1, points)
    for block in blocks {
      let (product, overflow) = count.multipliedReportingOverflow(by: binomials[rest][block.size])
      guard !overflow, product <= 1 << 31 else { return nil }
      count = product
      rest -= block.size
    }
    self.count = count
    self.binomials = binomials
  }

  /// Pascal's triangle up to row n and column k, saturated at 2³².
  private static func binomials(_ n: Int, _ k: Int) -> [[Int]] {
    var rows = [[1] + Array(repeating: 0, count: k)]
    for row in 1..<max(1, n + 1) {
      let above = rows[row - 1]
      rows.append([1] + (0..<k).map { min(1 << 32, above[$0] + above[$0 + 1]) })
    }
    return rows
  }

  /// The label at an index: its points (from 0), block after block, ascending in each.
  ///
  /// - Complexity: O(points)
  func label(at index: Int) -> [Int] {
    var free = Array(0..<points)
    var digits: [Int] = []
    var rest = index
    var remaining = points
    for block in blocks {
      digits.append(rest % binomials[remaining][block.size])
      rest /= binomials[remaining][block.size]
      remaining -= block.size
    }
    var label: [Int] = []
    for (block, digit) in zip(blocks, digits) {
      // The combinatorial number system: positions p₁ < … < p_k with digit ΣC(pᵢ, i).
      var (chosen, value) = ([Int](), digit)
      for size in stride(from: block.size, to: 0, by: -1) {
        var position = size - 1
        while position + 1 < free.count, binomials[position + 1][size] <= value { position += 1 }
        chosen.append(position)
        value -= binomials[position][size]
      }
      label += chosen.reversed().map { free[$0] }
      for position in chosen { free.remove(at: position) }
    }
    return label
  }

  /// The index of a label whose blocks need not be ascending; they are sorted in place.
  ///
  /// - Complexity: O(t²) for t points
  func index(ofLabel label: inout [Int]) -> Int {
    var (index, scale, start, remaining) = (0, 1, 0, points)
    for block in blocks {
      let end = start + block.size
      var digit = 0
      // Insertion sort; each point then counts the free positions below it.
      for place in start..<end {
        let point = label[place]
        var slot = place
        while slot > start, label[slot - 1] > point {
          label[slot] = label[slot - 1]
          slot -= 1
        }
        label[slot] = point
      }
      for place in start..<end {
        var position = label[place]
        for earlier in 0..<start where label[earlier] < label[place] { position -= 1 }
        digit += binomials[position][place - start + 1]
      }
      index += scale * digit
      scale *= binomials[remaining][block.size]
      remaining -= block.size
      start = end
    }
    return index
  }
}

extension BlockSelection {
  /// The images of all labels under a signed permutation: ±(index + 1).
  ///
  /// - Complexity: O(count · t²) for t points in a label
  func images(under element: SignedPermutation, labels: [Int], into images: inout [Int32]) {
    let width = blocks.reduce(0) { $0 + $1.size }
    let odd = blocks.flatMap { Array(repeating: $0.isOdd, count: $0.size) }
    var moved = [Int](repeating: 0, count: width)
    for index in 0..<count {
      var negative = false
      for place in 0..<width {
        let point = labels[index * width + place]
        moved[place] = element.permutation(point)
        if odd[place] && element.negated[point] { negative.toggle() }
      }
      let image = Int32(self.index(ofLabel: &moved) + 1)
      images[index] = negative ? -image : image
    }
  }
}
