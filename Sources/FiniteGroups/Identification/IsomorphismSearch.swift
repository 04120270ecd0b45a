/// A search for the isomorphisms between two groups of equal order that send some elements to given ones.
///
/// An isomorphism is the tuple of the images of a generating sequence. The tuple grows by one image at a time; each time the
/// partial map is extended to the subgroup generated so far and checked, so that what comes out is proved.
struct IsomorphismSearch {
  private let source: FiniteGroup
  private let target: FiniteGroup
  private let sourceColors: ElementColors
  private let targetColors: ElementColors
  private let steps: Int
  private var stepsLeft: Int
  /// The elements of the source whose images determine the isomorphism.
  let base: [Int]

  /// - Parameter steps: the number of products after which the search is given up.
  init(
    from source: FiniteGroup, _ sourceColors: ElementColors, to target: FiniteGroup, _ targetColors: ElementColors,
    steps: Int
  ) {
    self.source = source
    self.target = target
    self.sourceColors = sourceColors
    self.targetColors = targetColors
    self.steps = steps
    stepsLeft = steps
    base = sourceColors.generatingSequence(of: source)
  }

  /// The elements of the target that can be the image of a base element, as far as the colors tell.
  func candidates(_ position: Int) -> [Int] { targetColors.members[sourceColors.colors[base[position]], default: []] }

  /// Any isomorphism, as the images of all elements; `nil` if there is none.
  ///
  /// - Throws: ``GroupError/searchLimit(order:steps:)``.
  mutating func anyIsomorphism() throws(GroupError) -> [Int]? {
    guard sourceColors.fingerprint == targetColors.fingerprint, source.order == target.order else { return nil }
    guard !base.isEmpty else { return try completion(of: []) }
    // Up to an inner automorphism of the target the first image is the representative of its class.
    for candidate in candidates(0)
    where targetColors.classes.members[targetColors.classes.classOf[candidate]][0] == candidate {
      if let images = try completion(of: [candidate]) { return images }
    }
    return nil
  }

  /// An isomorphism that sends the first base elements to the given ones, as the images of all elements.
  ///
  /// - Throws: ``GroupError/searchLimit(order:steps:)``.
  mutating func completion(of prefix: [Int]) throws(GroupError) -> [Int]? {
    guard let partial = try partialIsomorphism(prefix) else { return nil }
    if prefix.count == base.count { return partial }
    let reached = ElementSet(partial.lazy.filter { $0 >= 0 }, capacity: target.order)
    for candidate in candidates(prefix.count) where !reached.contains(candidate) {
      if let images = try completion(of: prefix + [candidate]) { return images }
    }
    return nil
  }

  /// The injective homomorphism, on the subgroup that the first base elements generate, with the given images: an image for
  /// each of its elements, −1 for the others. Checking f(x·s) = f(x)·f(s) for all its elements x and generators s proves it.
  private mutating func partialIsomorphism(_ prefix: [Int]) throws(GroupError) -> [Int]? {
    var images = [Int](repeating: -1, count: source.order)
    var reached = ElementSet([target.identity], capacity: target.order)
    images[source.identity] = target.identity
    var elements = [source.identity]
    var head = 0
    while head < elements.count {
      let element = elements[head]
      for (generator, image) in zip(base, prefix) {
        let next = source.product(element, generator)
        let expected = target.product(images[element], image)
        if images[next] >= 0 {
          if images[next] != expected { return nil }
        } else {
          guard !reached.contains(expected), sourceColors.colors[next] == targetColors.colors[expected] else {
            return nil
          }
          images[next] = expected
          reached.insert(expected)
          elements.append(next)
        }
      }
      head += 1
      stepsLeft -= prefix.count
      if stepsLeft < 0 { throw .searchLimit(order: source.order, steps: steps) }
    }
    return images
  }
}
