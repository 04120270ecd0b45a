import FiniteGroups

/// All the ways in which a group moves one orbit of basis functions, where they are few.
struct BlockImage {
  /// The images ±(place + 1) of the basis functions; the identity is first.
  private(set) var elements: [[Int32]]
  /// How each was found: a generator applied after another image.
  private var origins: [(generator: Int, element: Int)]
  private let generators: [Permutation]

  /// - Returns: `nil` for a large orbit, or if there are more than `limit` ways.
  /// - Complexity: O(limit · generators · orbit)
  init?(of group: PermutationGroup, on number: Int, _ errors: ModuleErrors, limit: Int) {
    let block = errors.blocks[number]
    // An orbit is at most as large as the image of the group.
    guard block.space != nil, block.dimension <= limit else { return nil }
    generators = group.generators
    var images: [[Int32]] = []
    for generator in generators {
      guard let image = errors.images(under: generator, on: number) else { return nil }
      images.append(image)
    }
    let identity = (0..<block.dimension).map { Int32($0 + 1) }
    elements = [identity]
    origins = [(0, 0)]
    var seen: Set<[Int32]> = [identity]
    var head = 0
    while head < elements.count {
      for (index, image) in images.enumerated() {
        let next = elements[head].map { $0 < 0 ? -image[Int(-$0) - 1] : image[Int($0) - 1] }
        guard seen.insert(next).inserted else { continue }
        if elements.count == limit { return nil }
        elements.append(next)
        origins.append((index, head))
      }
      head += 1
    }
  }

  /// An element of the group that moves the orbit in this way.
  func permutation(_ element: Int) -> Permutation {
    var result = Permutation(identity: generators.first?.degree ?? 0)
    var current = element
    // The last generator stands on the left.
    while current != 0 {
      result = result * generators[origins[current].generator]
      current = origins[current].element
    }
    return result
  }
}
