import FiniteGroups

extension MinimalImageSearch {
  /// A coset that may hold the least image.
  private struct Node {
    let element: [Int]
    let bound: [Int32]
    var symmetries: PrefixSymmetries
  }

  /// An element h for which c∘h is least in lexicographic order.
  ///
  /// Breadth first over the base: all cosets with the least prefix are kept, one for each orbit of the word's
  /// stabilizer on sequences of images; cosets whose bound exceeds an image already reached are dropped. At the end
  /// all that is left has the same image, so it is one orbit of the stabilizer, and one element.
  ///
  /// Source: S. Linton, "Finding the smallest image of a set", ISSAC 2004; C. Jefferson, E. Jonauskyte, M. Pfeiffer,
  /// R. Waldecker, "Minimal and canonical images", J. Algebra 521, 2019. The bounds by sorted orbits are ours.
  ///
  /// - Throws: ``CanonicalizationError/workLimit(_:)``
  /// - Complexity: O(base · orbits · degree · log degree) for each coset kept; the number of cosets is 1 where all
  ///   colours differ, and exponential in the worst case, limited by the work allowed
  mutating func leastImage(stabilizer: PermutationGroup) throws -> [Int] {
    let start = try bound(of: identity, level: 0)
    var nodes = [
      Node(element: identity, bound: start, symmetries: PrefixSymmetries(stabilizer))
    ]
    var reached: [Int32]?
    for (number, level) in chain.levels.enumerated() {
      var next: [Node] = []
      let least = try leastColor(nodes.map(\.element), level)
      for index in nodes.indices {
        let element = nodes[index].element
        let images = level.orbit.map { element[$0] }.filter { colors[$0] == least }
        let kept = try representatives(of: images, under: &nodes[index].symmetries)
        for point in level.orbit where kept.contains(element[point]) {
          let product = level.product(element, to: point)
          let bound = try bound(of: product, level: number + 1)
          if let reached, MinimalImageSearch.precedes(reached, bound) { continue }
          next.append(
            Node(element: product, bound: bound, symmetries: nodes[index].symmetries.fixing(element[point])))
        }
      }
      nodes = keepLeastPrefixes(next, level: number + 1)
      if nodes.count > 1, let leader = nodes.min(by: { MinimalImageSearch.precedes($0.bound, $1.bound) }) {
        let image = try greedyImage(from: leader.element, level: number + 1)
        if reached.map({ MinimalImageSearch.precedes(image, $0) }) ?? true { reached = image }
        if let reached { nodes.removeAll { MinimalImageSearch.precedes(reached, $0.bound) } }
      }
    }
    // The images that were reached are images of cosets that are kept, so one is left.
    return nodes.first?.element ?? identity
  }

  /// The least colour that some coset can bring to the base point.
  private mutating func leastColor(_ elements: [[Int]], _ level: NaturalChain.Level) throws -> Int32 {
    try spend(elements.count * level.orbit.count)
    var least = Int32.max
    for element in elements { for point in level.orbit { least = min(least, colors[element[point]]) } }
    return least
  }

  /// The nodes that are least where all images of their coset agree before the next base point.
  private func keepLeastPrefixes(_ nodes: [Node], level: Int) -> [Node] {
    let end = level < chain.levels.count ? chain.levels[level].basePoint : chain.degree
    guard let least = nodes.map({ Array($0.bound[..<end]) }).min(by: MinimalImageSearch.precedes) else { return [] }
    return nodes.filter { $0.bound[..<end].elementsEqual(least) }
  }

  /// An image in a coset: at every level the choice whose bound is least.
  private mutating func greedyImage(from element: [Int], level start: Int) throws -> [Int32] {
    var element = element
    for (number, level) in chain.levels.enumerated().dropFirst(start) {
      let least = try leastColor([element], level)
      var best: (element: [Int], bound: [Int32])?
      for point in level.orbit where colors[element[point]] == least {
        let product = level.product(element, to: point)
        let bound = try bound(of: product, level: number + 1)
        if best.map({ MinimalImageSearch.precedes(bound, $0.bound) }) ?? true { best = (product, bound) }
      }
      element = best?.element ?? element
    }
    return element.map { colors[$0] }
  }
}
