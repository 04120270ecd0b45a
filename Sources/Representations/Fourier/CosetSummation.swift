import FiniteGroups

/// Sums Σ ω(g) π(g) over S_n for all representations of a family at once, coset by coset.
///
/// The elements are sorted by cosets first. Below, the matrices of the elements of S_4 are tabulated: a sum over one of its
/// cosets takes a row of at most 24 numbers for each element. All sums of one degree lie in one stretch of memory, one
/// matrix after the other.
struct CosetSummation {
  private let dual: SymmetricGroupDual
  /// Per degree, from 1 on: where its sums begin, and where each matrix begins within them.
  private let starts: [Int]
  private let offsets: [[Int]]
  private var storage: [Double]
  /// One matrix that is being moved.
  private var scratch: [Double]
  /// The largest number of roundings of a sum over a coset of ``leafDegree``.
  private(set) var largestLeaf = 0

  /// The degree below which sums are not split further.
  private var leafDegree: Int { dual.leafDegree }

  init(_ dual: SymmetricGroupDual) {
    self.dual = dual
    var (starts, offsets, total, largest) = ([Int](), [[Int]](), 0, 0)
    for (level, degree) in zip(dual.levels, 1...) {
      starts.append(total)
      var row: [Int] = []
      for form in level.forms {
        row.append(total - starts[degree - 1])
        // Below the leaves nothing is summed.
        total += degree < dual.leafDegree ? 0 : form.dimension * form.dimension
        largest = max(largest, form.dimension * form.dimension)
      }
      offsets.append(row)
    }
    (self.starts, self.offsets) = (starts + [total], offsets)
    storage = Array(repeating: 0, count: total)
    scratch = Array(repeating: 0, count: largest)
  }

  /// The sums, one row-major matrix for each representation of S_n.
  var result: [[Double]] {
    let start = starts[dual.degree - 1]
    return zip(offsets[dual.degree - 1], dual.levels[dual.degree - 1].forms).map { offset, form in
      Array(storage[(start + offset)..<(start + offset + form.dimension * form.dimension)])
    }
  }

  /// Sums a function of small support; `images` holds one row of n images for each weight.
  mutating func sum(_ weights: [Double], images: [UInt16]) {
    let (degree, leaf) = (dual.degree, leafDegree)
    var digits = images
    CosetSummation.reduce(&digits, degree: degree, downTo: 1)
    let order = CosetSummation.sorted(digits, count: weights.count, degree: degree, leaf: leaf)
    // In the order of cosets: the digits above the leaves, and the place in the table.
    var places: [Int] = []
    places.reserveCapacity(order.count)
    for number in order {
      let row = number * degree
      var index = 0
      for point in stride(from: leaf - 1, through: 0, by: -1) { index = index * (point + 1) + Int(digits[row + point]) }
      places.append(index)
    }
    let sortedWeights = order.map { weights[$0] }
    let sortedDigits = order.flatMap { digits[($0 * degree)..<(($0 + 1) * degree)] }
    withRun { run in
      sortedWeights.withUnsafeBufferPointer { weights in
        places.withUnsafeBufferPointer { places in
          sortedDigits.withUnsafeBufferPointer { digits in
            run.sum(0..<weights.count, weights, places, digits, degree: degree)
          }
        }
      }
    }
  }

  /// Sums a function given on all elements, coset after coset.
  mutating func sum(dense values: [Double]) {
    let degree = dual.degree
    withRun { run in
      values.withUnsafeBufferPointer { run.sum(dense: $0[...], degree: degree) }
    }
  }

  private mutating func withRun(_ body: (inout Run) -> Void) {
    largestLeaf = storage.withUnsafeMutableBufferPointer { storage in
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let storage = storage.baseAddress, let scratch = scratch.baseAddress else { return 0 }
        var run = Run(dual: dual, starts: starts, offsets: offsets, storage: storage, scratch: scratch)
        body(&run)
        return run.largestLeaf
      }
    }
  }

  /// Replaces images by mixed-radix digits: digit m − 1 is the image of m after division by the representatives above.
  private static func reduce(_ rows: inout [UInt16], degree: Int, downTo least: Int) {
    let count = rows.count / max(degree, 1)
    rows.withUnsafeMutableBufferPointer { rows in
      for number in 0..<count {
        let row = number * degree
        for last in stride(from: degree - 1, to: least - 1, by: -1) {
          let image = rows[row + last]
          // Divides by cᵢ from the left: i goes to m, what is above i one down.
          for point in 0..<last where rows[row + point] > image { rows[row + point] -= 1 }
        }
      }
    }
  }

  /// The numbers of the rows, sorted by the digits above the leaves, the last one first: counting sorts from the lowest on.
  private static func sorted(_ digits: [UInt16], count: Int, degree: Int, leaf: Int) -> [Int] {
    var order = Array(0..<count)
    var next = order
    for place in leaf..<max(leaf, degree) {
      var ends = [Int](repeating: 0, count: place + 2)
      for number in 0..<count { ends[Int(digits[number * degree + place]) + 1] += 1 }
      for digit in 0...place { ends[digit + 1] += ends[digit] }
      for number in order {
        let digit = Int(digits[number * degree + place])
        next[ends[digit]] = number
        ends[digit] += 1
      }
      swap(&order, &next)
    }
    return order
  }
}

/// One summation, on memory that is held elsewhere.
private struct Run {
  let dual: SymmetricGroupDual
  let starts: [Int]
  let offsets: [[Int]]
  let storage: UnsafeMutablePointer<Double>
  let scratch: UnsafeMutablePointer<Double>
  var largestLeaf = 0

  init(
    dual: SymmetricGroupDual, starts: [Int], offsets: [[Int]], storage: UnsafeMutablePointer<Double>,
    scratch: UnsafeMutablePointer<Double>
  ) {
    (self.dual, self.starts, self.offsets) = (dual, starts, offsets)
    (self.storage, self.scratch) = (storage, scratch)
  }

  /// The elements of a range agree above the first `degree` points; the sum over S_degree goes to its place in memory.
  mutating func sum(
    _ range: Range<Int>, _ weights: UnsafeBufferPointer<Double>, _ places: UnsafeBufferPointer<Int>,
    _ digits: UnsafeBufferPointer<UInt16>, degree: Int
  ) {
    clear(degree)
    if degree == dual.leafDegree {
      // A product for each, and a sum.
      largestLeaf = max(largestLeaf, range.count + 1)
      for number in range { addLeaf(weights[number], place: places[number]) }
      return
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let image = digits[start * dual.degree + degree - 1]
      var end = start + 1
      while end < range.upperBound, digits[end * dual.degree + degree - 1] == image { end += 1 }
      sum(start..<end, weights, places, digits, degree: degree - 1)
      addMoved(image: Int(image), degree: degree)
      start = end
    }
  }

  mutating func sum(dense values: Slice<UnsafeBufferPointer<Double>>, degree: Int) {
    clear(degree)
    if degree == dual.leafDegree {
      largestLeaf = values.count + 1
      for (place, weight) in values.enumerated() { addLeaf(weight, place: place) }
      return
    }
    let size = values.count / degree
    for image in 0..<degree {
      let start = values.startIndex + image * size
      sum(dense: values[start..<(start + size)], degree: degree - 1)
      addMoved(image: image, degree: degree)
    }
  }

  private func clear(_ degree: Int) {
    (storage + starts[degree - 1]).update(repeating: 0, count: starts[degree] - starts[degree - 1])
  }

  private func addLeaf(_ weight: Double, place: Int) {
    let start = starts[dual.leafDegree - 1]
    let count = starts[dual.leafDegree] - start
    dual.leafTable.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return }
      VectorKernel.add(weight, table + place * count, to: storage + start, count: count)
    }
  }

  /// Embeds the sums of degree m − 1 as block-diagonal matrices, multiplies by cᵢ and adds.
  ///
  /// The first transposition (m−1 m) works on blocks, the last one adds to the sum.
  private func addMoved(image: Int, degree: Int) {
    let (level, below) = (dual.levels[degree - 1], dual.levels[degree - 2])
    let source = storage + starts[degree - 2]
    for (number, form) in level.forms.enumerated() {
      let size = form.dimension
      let target = storage + starts[degree - 1] + offsets[degree - 1][number]
      let steps = degree - 1 - image
      if steps > 1 { scratch.update(repeating: 0, count: size * size) }
      for (child, offset) in level.restrictions[number] {
        let width = below.forms[child].dimension
        let block = source + offsets[degree - 2][child]
        let columns = (steps > 1 ? scratch : target) + offset
        if steps == 0 {
          for row in 0..<width {
            VectorKernel.add(1, block + row * width, to: columns + (offset + row) * size, count: width)
          }
        } else {
          form.addTransposed(block, width: width, firstRow: offset, k: degree - 1, to: columns, stride: size)
        }
      }
      if steps < 2 { continue }
      for k in stride(from: degree - 2, to: image + 1, by: -1) { form.applyTransposition(k, toRowsAt: scratch) }
      form.addTransposed(scratch, width: size, firstRow: 0, k: image + 1, to: target, stride: size)
    }
  }
}

extension YoungForm where Scalar == Double {
  /// Multiplies a square matrix, row by row, from the left by the transposition of `k` and `k + 1`, in vectorised loops.
  ///
  /// - Complexity: O(dimension²)
  func applyTransposition(_ k: Int, toRowsAt base: UnsafeMutablePointer<Double>) {
    let (size, offset) = (dimension, (k - 1) * dimension)
    partner.withUnsafeBufferPointer { partner in
      diagonal.withUnsafeBufferPointer { diagonal in
        coupling.withUnsafeBufferPointer { coupling in
          for tableau in 0..<size {
            let other = Int(partner[offset + tableau])
            let row = base + tableau * size
            if other > tableau {
              VectorKernel.combine(
                row, base + other * size, count: size, diagonal[offset + tableau], coupling[offset + other],
                coupling[offset + tableau], diagonal[offset + other])
            } else if other < 0, diagonal[offset + tableau] != 1 {
              for column in 0..<size { row[column] = -row[column] }
            }
          }
        }
      }
    }
  }

  /// Adds to a matrix the product of the transposition of `k` and `k + 1` with one whose only rows, from `firstRow` on, are
  /// given.
  ///
  /// - Parameters:
  ///   - source: `width` rows of `width` entries if they are a block, all rows otherwise.
  ///   - target: the matrix, at the first column that is meant; `stride` entries to a row.
  /// - Complexity: O(width²)
  func addTransposed(
    _ source: UnsafePointer<Double>, width: Int, firstRow: Int, k: Int, to target: UnsafeMutablePointer<Double>,
    stride: Int
  ) {
    let offset = (k - 1) * dimension
    partner.withUnsafeBufferPointer { partner in
      diagonal.withUnsafeBufferPointer { diagonal in
        coupling.withUnsafeBufferPointer { coupling in
          for row in 0..<width {
            let tableau = firstRow + row
            let other = Int(partner[offset + tableau])
            let own = target + tableau * stride
            let inner = other - firstRow
            if inner >= 0, inner < width {
              // Both rows are at hand: a pair is added at once.
              if inner > row {
                VectorKernel.addCombined(
                  source + row * width, source + inner * width, to: own, target + other * stride, count: width,
                  diagonal[offset + tableau], coupling[offset + other], coupling[offset + tableau],
                  diagonal[offset + other])
              }
            } else {
              VectorKernel.add(diagonal[offset + tableau], source + row * width, to: own, count: width)
              if other >= 0 {
                VectorKernel.add(
                  coupling[offset + tableau], source + row * width, to: target + other * stride, count: width)
              }
            }
          }
        }
      }
    }
  }
}

extension VectorKernel {
  /// Adds (a·first + b·second, c·first + d·second) to two rows.
  @inline(__always)
  fileprivate static func addCombined(
    _ first: UnsafePointer<Double>, _ second: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>,
    _ other: UnsafeMutablePointer<Double>, count: Int, _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) {
    for index in 0..<count {
      let (x, y) = (first[index], second[index])
      target[index] += a * x + b * y
      other[index] += c * x + d * y
    }
  }
}
