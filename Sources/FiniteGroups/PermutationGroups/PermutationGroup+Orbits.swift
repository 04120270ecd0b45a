extension PermutationGroup {
  /// The orbit of a point, in order of discovery.
  ///
  /// - Precondition: `0 <= point < degree`.
  /// - Complexity: O(orbit · generators)
  public func orbit(of point: Int) -> [Int] {
    precondition((0..<degree).contains(point), "a point from 0 to \(degree - 1)")
    var seen = [Bool](repeating: false, count: degree)
    seen[point] = true
    var orbit = [point]
    var head = 0
    while head < orbit.count {
      for generator in generators where !seen[generator(orbit[head])] {
        seen[generator(orbit[head])] = true
        orbit.append(generator(orbit[head]))
      }
      head += 1
    }
    return orbit
  }

  /// The orbits, each ascending, by their least points.
  ///
  /// - Complexity: O(degree · (generators + log degree))
  public var orbits: [[Int]] {
    var seen = [Bool](repeating: false, count: degree)
    var result: [[Int]] = []
    for point in 0..<degree where !seen[point] {
      let orbit = orbit(of: point).sorted()
      for member in orbit { seen[member] = true }
      result.append(orbit)
    }
    return result
  }

  /// Whether there is exactly one orbit.
  public var isTransitive: Bool { degree > 0 && orbit(of: 0).count == degree }

  /// The largest k such that every list of k distinct points can be sent to every other; 0 for an intransitive group. It is n
  /// for S_n and n − 2 for A_n, n > 2.
  ///
  /// - Complexity: O(base)
  public var transitivityDegree: Int {
    var result = 0
    for length in basicOrbitLengths {
      guard length == degree - result else { return result }
      result += 1
    }
    // The stabilizer of the base is trivial: transitive on what is left when that is one point.
    return degree - result == 1 ? degree : result
  }

  /// The finest system of blocks in which the two points lie in one block, each block ascending, by their least points.
  ///
  /// In a transitive group the blocks have equal size. For an intransitive one it is the finest invariant equivalence.
  ///
  /// - Precondition: `0 <= first, second < degree`.
  /// - Complexity: O(degree · generators · α(degree))
  ///
  /// Source: M. Atkinson, "An algorithm for finding the blocks of a permutation group", Math. Comp. 29, 1975.
  public func finestBlockSystem(joining first: Int, _ second: Int) -> [[Int]] {
    precondition(
      (0..<degree).contains(first) && (0..<degree).contains(second), "points from 0 to \(degree - 1)")
    var parents = Array(0..<degree)
    func root(_ point: Int) -> Int {
      var current = point
      while parents[current] != current {
        parents[current] = parents[parents[current]]
        current = parents[current]
      }
      return current
    }
    var queue: [(Int, Int)] = [(first, second)]
    while let (left, right) = queue.popLast() {
      let (a, b) = (root(left), root(right))
      if a == b { continue }
      parents[max(a, b)] = min(a, b)
      for generator in generators { queue.append((generator(left), generator(right))) }
    }
    var blocks: [Int: [Int]] = [:]
    for point in 0..<degree { blocks[root(point), default: []].append(point) }
    return blocks.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A system of blocks of a transitive group that is neither the points nor everything, with blocks as small as possible; or
  /// `nil` if the group is intransitive or primitive.
  ///
  /// - Complexity: one ``finestBlockSystem(joining:_:)`` for each orbit of a point stabilizer
  public func minimalBlockSystem() -> [[Int]]? {
    guard isTransitive, degree > 3 else { return nil }
    var best: [[Int]]?
    for orbit in stabilizer(of: 0).orbits where orbit[0] != 0 {
      let blocks = finestBlockSystem(joining: 0, orbit[0])
      if blocks.count > (best?.count ?? 1) { best = blocks }
    }
    return best
  }

  /// Whether the group is transitive and leaves no system of blocks invariant but the two trivial ones.
  public var isPrimitive: Bool { isTransitive && minimalBlockSystem() == nil }

  /// The group that the group induces on the blocks of an invariant system.
  ///
  /// - Throws: ``GroupError/malformedImages(_:)`` unless every generator permutes the blocks.
  public func actionOnBlocks(_ blocks: [[Int]]) throws(GroupError) -> PermutationGroup {
    guard blocks.joined().sorted() == Array(0..<degree), blocks.allSatisfy({ !$0.isEmpty }) else {
      throw .malformedImages("blocks contain every point 0 … \(degree - 1) exactly once")
    }
    var blockOf = [Int](repeating: 0, count: degree)
    for (number, block) in blocks.enumerated() { for point in block { blockOf[point] = number } }
    var images: [Permutation] = []
    for generator in generators {
      let image = blocks.map { blockOf[generator($0[0])] }
      guard zip(blocks, image).allSatisfy({ block, number in block.allSatisfy { blockOf[generator($0)] == number } })
      else { throw .malformedImages("\(generator) does not permute the blocks") }
      images.append(Permutation(unchecked: image.map { UInt16($0) }))
    }
    return PermutationGroup(unchecked: images, degree: blocks.count, seed: seed)
  }
}
