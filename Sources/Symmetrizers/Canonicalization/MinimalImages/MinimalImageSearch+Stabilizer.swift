import BigInt
import FiniteGroups

extension MinimalImageSearch {
  /// The elements that fix the word: the stabilizer in the group.
  ///
  /// Backtracking from the last level to the first: where the part of the stabilizer that fixes one more base point
  /// is known, one element is looked for in each of its orbits of images of the next base point. A coset is left when
  /// its colours on some orbit of the chain differ from those of the word, because then no element of it fixes the
  /// word; and where symmetries already found fix all images chosen so far, one image of each of their orbits is
  /// tried.
  ///
  /// Source: C. C. Sims, "Determining the conjugacy classes of a permutation group", 1971; Seress 2003, section 9.1.
  ///
  /// - Throws: ``CanonicalizationError/workLimit(_:)``
  /// - Complexity: exponential in the worst case (graph isomorphism is such a problem), limited by the work allowed
  mutating func stabilizer(in group: PermutationGroup) throws -> PermutationGroup {
    var own: [[Int32]] = []
    for level in 0...chain.levels.count { own.append(try bound(of: identity, level: level)) }
    var generators: [[Int]] = []
    var order = BigInt(1)
    for (number, level) in chain.levels.enumerated().reversed() {
      var orbit = MinimalImageSearch.orbit(of: level.basePoint, under: generators, degree: chain.degree)
      var known = try MinimalImageSearch.group(generators, order: order, like: group)
      var refuted = [Bool](repeating: false, count: chain.degree)
      for point in level.orbit
      where colors[point] == colors[level.basePoint] && !orbit.contains(point) && !refuted[point] {
        let start = level.product(identity, to: point)
        let found =
          try bound(of: start, level: number + 1) == own[number + 1]
          ? try member(from: start, level: number + 1, own: own, symmetries: PrefixSymmetries(known).fixing(point))
          : nil
        if let found {
          generators.append(found)
          orbit = MinimalImageSearch.orbit(of: level.basePoint, under: generators, degree: chain.degree)
          // What fixes the base point too was complete before.
          known = try MinimalImageSearch.group(generators, order: order * BigInt(orbit.count), like: group)
        } else {
          // If s fixes the word and h does, so does s·h: the whole orbit of the point has no element.
          for other in MinimalImageSearch.orbit(of: point, under: generators, degree: chain.degree) {
            refuted[other] = true
          }
        }
      }
      order *= BigInt(orbit.count)
    }
    return try MinimalImageSearch.group(generators, order: order, like: group)
  }

  private static func group(
    _ generators: [[Int]], order: BigInt, like group: PermutationGroup
  ) throws -> PermutationGroup {
    try PermutationGroup(
      generators: generators.map { try permutation($0) }, degree: group.degree, orderBound: order, seed: group.seed)
  }

  /// An element of a coset that fixes the word, or `nil`.
  private mutating func member(
    from element: [Int], level: Int, own: [[Int32]], symmetries: PrefixSymmetries
  ) throws -> [Int]? {
    if level == chain.levels.count { return element }
    let current = chain.levels[level]
    var symmetries = symmetries
    let images = current.orbit.map { element[$0] }.filter { colors[$0] == colors[current.basePoint] }
    let kept = try representatives(of: images, under: &symmetries)
    for point in current.orbit where kept.contains(element[point]) {
      let next = current.product(element, to: point)
      if try bound(of: next, level: level + 1) == own[level + 1],
        let found = try member(
          from: next, level: level + 1, own: own, symmetries: symmetries.fixing(element[point]))
      {
        return found
      }
    }
    return nil
  }

  static func orbit(of point: Int, under generators: [[Int]], degree: Int) -> Set<Int> {
    var (result, queue): (Set<Int>, [Int]) = ([point], [point])
    while let current = queue.popLast() {
      for generator in generators where result.insert(generator[current]).inserted { queue.append(generator[current]) }
    }
    return result
  }

  static func permutation(_ images: [Int]) throws -> Permutation { try Permutation(oneLine: images.map { $0 + 1 }) }
}
