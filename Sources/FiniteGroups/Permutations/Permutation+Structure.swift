extension Permutation {
  /// Whether the permutation is a product of an even number of transpositions.
  ///
  /// - Complexity: O(degree)
  public var isEven: Bool {
    var seen = [Bool](repeating: false, count: degree)
    var even = true
    for start in 0..<degree where !seen[start] {
      var point = Int(images[start])
      while point != start {
        seen[point] = true
        even.toggle()
        point = Int(images[point])
      }
    }
    return even
  }

  /// The product with the inverse of another permutation.
  ///
  /// - Precondition: equal degrees.
  /// - Complexity: O(degree)
  func multiplied(byInverseOf other: Permutation) -> Permutation {
    precondition(degree == other.degree, "permutations of different degrees have no product")
    let degree = degree
    return Permutation(
      unchecked: Array(unsafeUninitializedCapacity: degree) { result, count in
        images.withUnsafeBufferPointer { images in
          other.images.withUnsafeBufferPointer { other in
            for point in 0..<degree { result[Int(other[point])] = images[point] }
          }
        }
        count = degree
      })
  }

  /// The product of this permutation with the cycle c₀ ↦ c₁ ↦ … of points from 0, the cycle applied first.
  ///
  /// - Precondition: the points are distinct and below ``degree``.
  func multiplied(byCycle points: [Int]) -> Permutation {
    var result = images
    for (index, point) in points.enumerated() { result[point] = images[points[(index + 1) % points.count]] }
    return Permutation(unchecked: result)
  }

  /// Cycle notation, cut where nobody would read on.
  var shortDescription: String {
    let text = description
    return text.count <= 80 ? text : text.prefix(77) + "…"
  }
}
