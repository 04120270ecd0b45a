public import FiniteGroups

extension SymmetricGroupDual {
  /// Where dense functions on S_n keep their value at a permutation: mixed-radix digits i, the images of the last points after
  /// division by the coset representatives above.
  ///
  /// - Precondition: a permutation of `degree` points, `degree <= 20`.
  /// - Complexity: O(n²)
  public func index(of permutation: Permutation) -> Int {
    precondition(permutation.degree == degree, "the elements are permutations of n points")
    var images = permutation.oneLine.map { $0 - 1 }
    var index = 0
    while let image = images.popLast() {
      index = index * (images.count + 1) + image
      for point in images.indices where images[point] > image { images[point] -= 1 }
    }
    return index
  }

  /// The permutation at an index of dense functions.
  ///
  /// - Precondition: `0 <= index < n!`.
  /// - Complexity: O(n²)
  public func permutation(at index: Int) -> Permutation {
    precondition(index >= 0 && index < tower.order(degree: degree), "the indices are 0 ..< n!")
    var rest = index
    var images: [Int] = []
    for size in 1...degree {
      let image = rest % size
      rest /= size
      for point in images.indices where images[point] >= image { images[point] += 1 }
      images.append(image)
    }
    return (try? Permutation(oneLine: images.map { $0 + 1 })) ?? Permutation(identity: degree)
  }

  /// The function with a given transform: f(g) = (1/n!) Σ d·tr(f̂(π)π(g)), the values in the order of ``index(of:)``.
  ///
  /// The parts on the cosets of S_{m−1} come from their transforms, the blocks (1/m)·(d_λ/d_μ)·cᵢ⁻¹X of all λ above μ.
  /// A transform with imaginary parts, of a complex function, loses them. In floating point, without error bounds.
  ///
  /// - Precondition: the family is complete and the transform one of this family.
  /// - Complexity: O(n³·n!)
  public func inverse(_ transform: FourierTransform) -> [Double] {
    precondition(transform.blocks.map(\.dimension) == dimensions, "the transform belongs to this family")
    precondition(
      dimensions.reduce(0) { $0 + $1 * $1 } == tower.order(degree: degree),
      "only complete families of irreducibles can be inverted")
    var values = [Double](repeating: 0, count: tower.order(degree: degree))
    values.withUnsafeMutableBufferPointer { values in
      invert(transform.blocks.map { $0.matrix.real.transposed.entries }, into: values[...], degree: degree)
    }
    return values
  }

  private func invert(_ blocks: [[Double]], into values: Slice<UnsafeMutableBufferPointer<Double>>, degree: Int) {
    if degree == 1 {
      values.base[values.startIndex] = blocks[0][0]
      return
    }
    let (level, below) = (tower.levels[degree], tower.levels[degree - 1])
    let size = values.count / degree
    for image in 0..<degree {
      var parts = below.forms.map { [Double](repeating: 0, count: $0.dimension * $0.dimension) }
      for (number, form) in level.forms.enumerated() {
        var moved = blocks[number]
        moved.withUnsafeMutableBufferPointer { rows in
          guard let rows = rows.baseAddress else { return }
          for k in (image + 1)..<max(degree, image + 1) { form.applyTransposition(k, toRowsAt: rows) }
        }
        for block in level.restrictions[number] {
          let (child, offset) = (block.child, block.offset)
          let width = below.forms[child].dimension
          let factor = Double(form.dimension) / Double(degree * width)
          for row in 0..<width {
            for column in 0..<width {
              parts[child][row * width + column] += factor * moved[(offset + row) * form.dimension + offset + column]
            }
          }
        }
      }
      let start = values.startIndex + image * size
      invert(parts, into: values[start..<(start + size)], degree: degree - 1)
    }
  }
}
