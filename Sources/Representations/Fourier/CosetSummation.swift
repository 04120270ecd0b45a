/// Sums Σ ω(g) π(g) over S_n or B_n for all representations of a family at once, coset by coset.
///
/// Below, the matrices of all elements of a small group are tabulated: a sum over one of its cosets takes a row of the table for
/// each element. All sums of one degree lie in one stretch of memory, one matrix after the other; where signs can change, there
/// are two stretches, for the cosets of one image with and without the change.
struct CosetSummation<Function: CosetFunction> {
  private let tower: YoungTower
  private let function: Function
  /// Per degree: where its sums begin.
  private let starts: [Int]
  private let storage: UnsafeMutablePointer<Double>
  /// One matrix that is being moved.
  private let scratch: UnsafeMutablePointer<Double>
  private let table: UnsafePointer<Double>
  private var largestLeaf = 0

  /// The sums, row-major matrices for all representations of the group one after the other, and the largest number of roundings of
  /// a sum over a coset of the tabulated group.
  static func sum(_ function: Function, over tower: YoungTower) -> (sums: ArraySlice<Double>, tableRoundings: Int) {
    var (starts, total, largest) = ([Int](), 0, 0)
    for (level, degree) in zip(tower.levels, 0...) {
      starts.append(total)
      // Below the table nothing is summed, and there is one coset of the whole group.
      if degree >= tower.table.degree { total += (degree < tower.degree ? tower.signCount : 1) * level.size }
      largest = level.forms.reduce(largest) { max($0, $1.dimension * $1.dimension) }
    }
    var storage = [Double](repeating: 0, count: total + largest)
    let roundings = storage.withUnsafeMutableBufferPointer { storage in
      tower.table.rows.withUnsafeBufferPointer { table in
        guard let storage = storage.baseAddress, let table = table.baseAddress else { return 0 }
        var summation = CosetSummation(
          tower: tower, function: function, starts: starts, storage: storage, scratch: storage + total, table: table)
        summation.sum(function.weights.indices, degree: tower.degree, to: storage + starts[tower.degree])
        // A product for each element, and a sum.
        return summation.largestLeaf + 1
      }
    }
    return (storage[starts[tower.degree]..<total], roundings)
  }

  private init(
    tower: YoungTower, function: Function, starts: [Int], storage: UnsafeMutablePointer<Double>,
    scratch: UnsafeMutablePointer<Double>, table: UnsafePointer<Double>
  ) {
    (self.tower, self.function, self.starts) = (tower, function, starts)
    (self.storage, self.scratch, self.table) = (storage, scratch, table)
  }

  /// Sums over elements that agree above the first `degree` letters, as elements of the group of that degree.
  private mutating func sum(_ range: Range<Int>, degree: Int, to target: UnsafeMutablePointer<Double>) {
    let size = tower.levels[degree].size
    target.update(repeating: 0, count: size)
    if degree == tower.table.degree {
      largestLeaf = max(largestLeaf, range.count)
      for number in range {
        let row = table + function.tablePlace(of: number) * size
        VectorKernel.add(function.weights[number], row, to: target, count: size)
      }
      return
    }
    let (below, sizeBelow, signCount) = (storage + starts[degree - 1], tower.levels[degree - 1].size, tower.signCount)
    var rest = range
    while !rest.isEmpty {
      let image = function.coset(of: rest.lowerBound, degree: degree) / signCount
      for sign in 0..<signCount {
        let end = function.end(ofCoset: image * signCount + sign, in: rest, degree: degree)
        sum(rest.lowerBound..<end, degree: degree - 1, to: below + sign * sizeBelow)
        rest = end..<rest.upperBound
      }
      if signCount == 2 {
        // The change of the sign is 1 on some blocks, whose sums come first, and −1 on others, whose sums come second.
        VectorKernel.combine(below, below + sizeBelow, count: sizeBelow, 1, 1, 1, -1)
      }
      addMoved(image: image, degree: degree, to: target)
    }
  }

  /// Embeds the sums of degree m − 1 as block-diagonal matrices, multiplies by cᵢ and adds.
  ///
  /// The first transposition (m−1 m) works on blocks, the last one adds to the sum.
  private func addMoved(image: Int, degree: Int, to target: UnsafeMutablePointer<Double>) {
    let (level, below) = (tower.levels[degree], tower.levels[degree - 1])
    let steps = degree - 1 - image
    for (number, form) in level.forms.enumerated() {
      let size = form.dimension
      let sum = target + level.offsets[number]
      if steps > 1 { scratch.update(repeating: 0, count: size * size) }
      for block in level.restrictions[number] {
        let width = below.forms[block.child].dimension
        let rows = storage + starts[degree - 1] + (block.isNegated ? below.size : 0) + below.offsets[block.child]
        let columns = (steps > 1 ? scratch : sum) + block.offset
        if steps == 0 {
          for row in 0..<width {
            VectorKernel.add(1, rows + row * width, to: columns + (block.offset + row) * size, count: width)
          }
        } else {
          form.addTransposed(degree - 1, rows, width: width, firstRow: block.offset, to: columns)
        }
      }
      if steps < 2 { continue }
      for k in stride(from: degree - 2, to: image + 1, by: -1) { form.applyTransposition(k, toRowsAt: scratch) }
      form.addTransposed(image + 1, scratch, width: size, firstRow: 0, to: sum)
    }
  }
}
