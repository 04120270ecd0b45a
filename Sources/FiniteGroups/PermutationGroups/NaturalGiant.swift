import BigInt

/// The symmetric or alternating group of some of the points: too long a chain to be stored, and too simple to need one.
struct NaturalGiant: Sendable {
  /// The points, ascending.
  let points: [Int]
  /// Whether only even permutations belong to it.
  let isAlternating: Bool

  /// The number of elements.
  let order: BigInt

  init(points: [Int], isAlternating: Bool) {
    self.points = points
    self.isAlternating = isAlternating && points.count > 1
    order = NaturalGiant.order(of: points.count, isAlternating: isAlternating)
  }

  /// m! or m!/2.
  ///
  /// - Complexity: O(m) multiplications by a number of one word
  static func order(of count: Int, isAlternating: Bool) -> BigInt {
    let factorial = count < 2 ? BigInt(1) : (2...count).reduce(BigInt(1)) { $0 * BigInt($1) }
    return isAlternating && count > 1 ? factorial / 2 : factorial
  }

  func contains(_ element: Permutation) -> Bool {
    var member = [Bool](repeating: false, count: element.degree)
    for point in points { member[point] = true }
    return (0..<element.degree).allSatisfy { member[$0] || element($0) == $0 } && (!isAlternating || element.isEven)
  }

  /// A uniform element: a shuffle, and one transposition more where it came out odd.
  ///
  /// - Complexity: O(degree)
  func randomElement(degree: Int, using random: inout some RandomNumberGenerator) -> Permutation {
    var images = Permutation(identity: degree).images
    for (point, image) in zip(points, points.shuffled(using: &random)) { images[point] = UInt16(image) }
    let element = Permutation(unchecked: images)
    guard isAlternating, !element.isEven else { return element }
    images.swapAt(points[0], points[1])
    return Permutation(unchecked: images)
  }

  /// An element as u₀ u₁ …, each moving the least point that the ones before leave wrong: transpositions, or 3-cycles in the
  /// alternating group. As cycles, c₀ ↦ c₁ ↦ …
  ///
  /// - Complexity: O(degree)
  func factors(of element: Permutation) -> [[Int]] {
    var images = element.images
    var places = element.inverse.images
    var result: [[Int]] = []
    for (index, point) in points.enumerated() where Int(images[point]) != point {
      let image = Int(images[point])
      // With fewer than three points left an even permutation leaves nothing to do.
      let third = isAlternating ? points[(index + 1)...].first { $0 != image } : nil
      let cycle = [point, image] + (third.map { [$0] } ?? [])
      result.append(cycle)
      // Left multiplication by the inverse of the cycle.
      let holders = cycle.map { places[$0] }
      for (place, target) in zip(holders, [cycle[cycle.count - 1]] + cycle.dropLast()) {
        images[Int(place)] = UInt16(target)
        places[target] = place
      }
    }
    return result
  }

  /// The element of the coset gH, H this group, whose images of the points are least, in the order of the points.
  func canonicalRepresentative(of element: Permutation) -> Permutation {
    var images = element.images
    let sorted = points.map { images[$0] }.sorted()
    for (point, image) in zip(points, sorted) { images[point] = image }
    let result = Permutation(unchecked: images)
    guard isAlternating, result.isEven != element.isEven else { return result }
    images.swapAt(points[points.count - 2], points[points.count - 1])
    return Permutation(unchecked: images)
  }

  /// Two generators.
  func generators(degree: Int) -> [Permutation] {
    func cycle(_ moved: [Int]) -> Permutation {
      var images = Permutation(identity: degree).images
      for (index, point) in moved.enumerated() { images[point] = UInt16(moved[(index + 1) % moved.count]) }
      return Permutation(unchecked: images)
    }
    let count = points.count
    if isAlternating {
      // A 3-cycle with a long cycle of odd length that meets it suitably.
      if count < 3 { return [] }
      let triple = cycle(Array(points[..<3]))
      return count == 3 ? [triple] : [triple, cycle(count.isMultiple(of: 2) ? Array(points[1...]) : points)]
    }
    return count < 2 ? [] : count == 2 ? [cycle(points)] : [cycle(points), cycle(Array(points[..<2]))]
  }
}
