/// Sums Σ ω(g) π(g) over S_n for all representations of a family at once, coset by coset.
struct CosetSummation {
  private let dual: SymmetricGroupDual
  /// Per degree and representation: the sum over the coset in hand, and the one with all cosets so far.
  private var moved: [[[Double]]]
  private var sums: [[[Double]]]
  /// The largest number of weights that fell on one element.
  private(set) var largestLeaf = 0

  init(_ dual: SymmetricGroupDual) {
    self.dual = dual
    sums = dual.levels.map { level in level.forms.map { Array(repeating: 0, count: $0.dimension * $0.dimension) } }
    moved = sums
  }

  /// The sums, one row-major matrix for each representation of S_n.
  var result: [[Double]] { sums[dual.degree - 1] }

  /// Sums a function of small support; `images` holds one row of n images for each weight.
  mutating func sum(_ weights: [Double], images: [UInt16]) {
    var rows = images
    sum(Array(weights.indices), weights, &rows, degree: dual.degree)
  }

  /// Sums a function given on all elements, coset after coset.
  mutating func sum(dense values: [Double]) {
    values.withUnsafeBufferPointer { sum(dense: $0[...], degree: dual.degree) }
  }

  /// The elements with the given numbers agree with permutations of the first `degree` points, which their rows hold.
  private mutating func sum(_ numbers: [Int], _ weights: [Double], _ rows: inout [UInt16], degree: Int) {
    if degree == 1 {
      sums[0][0][0] = numbers.reduce(0) { $0 + weights[$1] }
      largestLeaf = max(largestLeaf, numbers.count)
      return
    }
    var cosets = [[Int]](repeating: [], count: degree)
    for number in numbers {
      let row = number * dual.degree
      let image = rows[row + degree - 1]
      cosets[Int(image)].append(number)
      // Divides by cᵢ from the left: i goes to m, what is above i one down.
      for point in 0..<(degree - 1) where rows[row + point] > image { rows[row + point] -= 1 }
    }
    clear(degree)
    for (image, coset) in cosets.enumerated() where !coset.isEmpty {
      sum(coset, weights, &rows, degree: degree - 1)
      addMoved(image: image, degree: degree)
    }
  }

  private mutating func sum(dense values: Slice<UnsafeBufferPointer<Double>>, degree: Int) {
    if degree == 1 {
      sums[0][0][0] = values[values.startIndex]
      largestLeaf = 1
      return
    }
    clear(degree)
    let size = values.count / degree
    for image in 0..<degree {
      let start = values.startIndex + image * size
      sum(dense: values[start..<(start + size)], degree: degree - 1)
      addMoved(image: image, degree: degree)
    }
  }

  private mutating func clear(_ degree: Int) {
    for form in sums[degree - 1].indices {
      let count = sums[degree - 1][form].count
      sums[degree - 1][form].withUnsafeMutableBufferPointer { buffer in
        for index in 0..<count { buffer[index] = 0 }
      }
    }
  }

  /// Embeds the sums of degree m − 1 as block-diagonal matrices, multiplies by cᵢ and adds.
  private mutating func addMoved(image: Int, degree: Int) {
    let level = dual.levels[degree - 1]
    for (number, form) in level.forms.enumerated() {
      let dimension = form.dimension
      moved[degree - 1][number].withUnsafeMutableBufferPointer { target in
        for index in target.indices { target[index] = 0 }
        for (child, offset) in level.restrictions[number] {
          let size = dual.levels[degree - 2].forms[child].dimension
          sums[degree - 2][child].withUnsafeBufferPointer { source in
            for row in 0..<size {
              for column in 0..<size {
                target[(offset + row) * dimension + offset + column] = source[row * size + column]
              }
            }
          }
        }
      }
      moved[degree - 1][number].withUnsafeMutableBufferPointer { rows in
        for k in stride(from: degree - 1, to: image, by: -1) { form.applyTransposition(k, toRowsAt: rows) }
      }
      sums[degree - 1][number].withUnsafeMutableBufferPointer { target in
        moved[degree - 1][number].withUnsafeBufferPointer { source in
          guard let base = target.baseAddress, let source = source.baseAddress else { return }
          VectorKernel.add(1, source, to: base, count: target.count)
        }
      }
    }
  }
}

extension YoungForm where Scalar == Double {
  /// Multiplies a square matrix, row by row, from the left by the transposition of `k` and `k + 1`, in vectorised loops.
  ///
  /// - Complexity: O(dimension²)
  func applyTransposition(_ k: Int, toRowsAt rows: UnsafeMutableBufferPointer<Double>) {
    guard let base = rows.baseAddress else { return }
    let (size, offset) = (dimension, (k - 1) * dimension)
    for tableau in 0..<size {
      let other = Int(partner[offset + tableau])
      let row = base + tableau * size
      if other > tableau {
        let (own, across) = (diagonal[offset + tableau], coupling[offset + tableau])
        let (ownOther, acrossOther) = (diagonal[offset + other], coupling[offset + other])
        VectorKernel.combine(row, base + other * size, count: size, own, acrossOther, across, ownOther)
      } else if other < 0, diagonal[offset + tableau] != 1 {
        for column in 0..<size { row[column] = -row[column] }
      }
    }
  }
}
