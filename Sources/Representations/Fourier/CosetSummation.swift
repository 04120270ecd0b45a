/// Sums Σ ω(g) π(g) over S_n or B_n for all representations of a family at once, coset by coset.
struct CosetSummation {
  private let tower: YoungTower
  /// Per degree and representation: the sum over the coset in hand, and the one with all cosets so far.
  private var moved: [[[Double]]]
  private var sums: [[[Double]]]
  /// The largest number of weights that fell on one element, at most.
  private(set) var largestLeaf = 0

  init(_ tower: YoungTower) {
    self.tower = tower
    sums = tower.levels.map { level in level.forms.map { Array(repeating: 0, count: $0.dimension * $0.dimension) } }
    moved = sums
  }

  /// The sums, one row-major matrix for each representation of the group.
  var result: [[Double]] { sums[tower.degree - 1] }

  /// Sums a function of small support; `images` holds one row of n images for each weight, and `negated`, for signed permutations,
  /// which of them carry a minus sign.
  mutating func sum(_ weights: [Double], images: [UInt16], negated: [Bool] = []) {
    var rows = images
    sum(Array(weights.indices), weights, &rows, negated, degree: tower.degree)
  }

  /// Sums a function on S_n given on all elements, coset after coset.
  mutating func sum(dense values: [Double]) {
    values.withUnsafeBufferPointer { sum(dense: $0[...], degree: tower.degree) }
  }

  /// The elements with the given numbers agree with permutations of the first `degree` points, which their rows hold.
  private mutating func sum(
    _ numbers: [Int], _ weights: [Double], _ rows: inout [UInt16], _ negated: [Bool], degree: Int
  ) {
    let isSigned = !negated.isEmpty
    if degree == 1 {
      var (kept, flipped) = (0.0, 0.0)
      for number in numbers {
        if isSigned, negated[number * tower.degree] {
          flipped += weights[number]
        } else {
          kept += weights[number]
        }
      }
      setLeaf(kept: kept, flipped: flipped, count: numbers.count)
      return
    }
    // By the image of the last point, and its sign.
    var cosets = [[Int]](repeating: [], count: isSigned ? 2 * degree : degree)
    for number in numbers {
      let row = number * tower.degree
      let image = rows[row + degree - 1]
      let isFlipped = isSigned && negated[row + degree - 1]
      cosets[isFlipped ? degree + Int(image) : Int(image)].append(number)
      // Divides by cᵢ from the left: i goes to m, what is above i one down.
      for point in 0..<(degree - 1) where rows[row + point] > image { rows[row + point] -= 1 }
    }
    clear(degree)
    for image in 0..<degree {
      var isEmpty = true
      for place in stride(from: image, to: cosets.count, by: degree) where !cosets[place].isEmpty {
        sum(cosets[place], weights, &rows, negated, degree: degree - 1)
        embed(degree: degree, isFlipped: place >= degree, onto: isEmpty)
        isEmpty = false
      }
      if !isEmpty { addMoved(image: image, degree: degree) }
    }
  }

  private mutating func sum(dense values: Slice<UnsafeBufferPointer<Double>>, degree: Int) {
    if degree == 1 {
      setLeaf(kept: values[values.startIndex], flipped: 0, count: 1)
      return
    }
    clear(degree)
    let size = values.count / degree
    for image in 0..<degree {
      let start = values.startIndex + image * size
      sum(dense: values[start..<(start + size)], degree: degree - 1)
      embed(degree: degree, isFlipped: false, onto: true)
      addMoved(image: image, degree: degree)
    }
  }

  private mutating func setLeaf(kept: Double, flipped: Double, count: Int) {
    for (form, blocks) in tower.levels[0].restrictions.enumerated() {
      sums[0][form][0] = blocks.contains(where: \.isNegated) ? kept - flipped : kept + flipped
    }
    largestLeaf = max(largestLeaf, count)
  }

  private mutating func clear(_ degree: Int) {
    for form in sums[degree - 1].indices {
      let count = sums[degree - 1][form].count
      sums[degree - 1][form].withUnsafeMutableBufferPointer { buffer in
        for index in 0..<count { buffer[index] = 0 }
      }
    }
  }

  /// Embeds the sums of degree m − 1 as block-diagonal matrices, times the sign change of the last point if it was flipped; in
  /// place of what the coset in hand had, or added to it.
  private mutating func embed(degree: Int, isFlipped: Bool, onto isEmpty: Bool) {
    let level = tower.levels[degree - 1]
    for (number, form) in level.forms.enumerated() {
      let dimension = form.dimension
      moved[degree - 1][number].withUnsafeMutableBufferPointer { target in
        if isEmpty { for index in target.indices { target[index] = 0 } }
        for block in level.restrictions[number] {
          let size = tower.levels[degree - 2].forms[block.child].dimension
          let sign: Double = isFlipped && block.isNegated ? -1 : 1
          sums[degree - 2][block.child].withUnsafeBufferPointer { source in
            guard let base = target.baseAddress, let source = source.baseAddress else { return }
            for row in 0..<size {
              let start = base + (block.offset + row) * dimension + block.offset
              VectorKernel.add(sign, source + row * size, to: start, count: size)
            }
          }
        }
      }
    }
  }

  /// Multiplies the coset in hand by cᵢ and adds it.
  private mutating func addMoved(image: Int, degree: Int) {
    for (number, form) in tower.levels[degree - 1].forms.enumerated() {
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
