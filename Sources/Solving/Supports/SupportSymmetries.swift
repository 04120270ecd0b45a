public import FiniteGroups

/// The maps of a group under which the errors of schemes do not change: translations from both sides, automorphisms that
/// preserve the character of the class, and inversion where the notion allows it (`mathematics.md` §2, §6).
public struct SupportSymmetries: Sendable {
  /// |G|.
  public let order: Int
  /// Automorphisms as images of all elements, modulo inner ones; the identity first.
  public let automorphisms: [[Int32]]
  /// Whether inversion is allowed.
  public let allowsInversion: Bool
  /// Whether the group is abelian: then left translations are enough.
  public let isAbelian: Bool
  /// The product of g and h at `g · order + h`.
  @usableFromInline let products: [Int32]
  @usableFromInline let inverses: [Int32]

  /// The largest order for which the multiplication table is kept.
  public static let orderLimit = 6_000

  /// Finds the automorphisms that preserve a colouring of the elements, up to a number.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - colors: equal for elements with equal trace.
  ///   - allowsInversion: false for the strong error.
  ///   - automorphismLimit: at most so many automorphisms modulo inner ones are kept; any subset is right.
  ///   - workLimit: at most so many images are computed in the search for them.
  /// - Complexity: O(order²), and O(order · generators) per candidate
  public init(
    of group: FiniteGroup, colors: [Int], allowsInversion: Bool, automorphismLimit: Int = 2_000,
    workLimit: Int = 40_000_000
  ) {
    order = group.order
    self.allowsInversion = allowsInversion
    isAbelian = group.isAbelian
    let count = group.order
    products = [Int32](unsafeUninitializedCapacity: count * count) { buffer, initialized in
      for g in 0..<count { for h in 0..<count { buffer[g * count + h] = Int32(group.product(g, h)) } }
      initialized = count * count
    }
    inverses = (0..<count).map { Int32(group.inverse($0)) }
    let search = AutomorphismSearch(
      group: group, products: products, colors: colors, limit: automorphismLimit, workLimit: workLimit)
    automorphisms = search.run()
  }

  /// The product of two elements.
  @inlinable public func product(_ g: Int, _ h: Int) -> Int { Int(products[g * order + h]) }

  /// The inverse of an element.
  @inlinable public func inverse(_ g: Int) -> Int { Int(inverses[g]) }

  /// The image of an element.
  @inlinable public func image(of element: Int, under map: SupportMap) -> Int {
    let start = map.inverts ? Int(inverses[element]) : element
    let moved = Int(automorphisms[map.automorphism][start])
    return product(product(map.left, moved), map.right)
  }

  /// The image of a set.
  public func image(of set: ElementSet, under map: SupportMap) -> ElementSet {
    ElementSet(set.elements.lazy.map { image(of: $0, under: map) }, capacity: order)
  }

  /// The number of maps that ``forEachMap(_:)`` visits.
  public var count: Int {
    automorphisms.count * (allowsInversion ? 2 : 1) * order * (isAbelian ? 1 : order)
  }

  /// Visits all maps, translations of the identity map first; different ones may act alike.
  public func forEachMap(_ body: (SupportMap) -> Void) {
    for automorphism in automorphisms.indices {
      for inverts in allowsInversion ? [false, true] : [false] {
        for right in 0..<(isAbelian ? 1 : order) {
          for left in 0..<order {
            body(SupportMap(automorphism: automorphism, inverts: inverts, left: left, right: right))
          }
        }
      }
    }
  }

  /// The maps that send `set` to itself and keep `other` as it is.
  ///
  /// All maps if both are empty. The group element maps are found from where one element of `set` can go.
  ///
  /// - Complexity: O(maps / order · |set|) candidates
  public func stabilizer(of set: [Int], and other: ElementSet) -> [SupportMap] {
    guard let first = set.first else {
      var result: [SupportMap] = []
      if other.isEmpty { forEachMap { result.append($0) } }
      return result
    }
    let chosen = ElementSet(set, capacity: order)
    let excluded = other.elements
    var result: [SupportMap] = []
    for automorphism in automorphisms.indices {
      for inverts in allowsInversion ? [false, true] : [false] {
        for target in set {
          for left in 0..<order {
            // left · α(first) · right = target
            var map = SupportMap(automorphism: automorphism, inverts: inverts, left: left, right: 0)
            let start = image(of: first, under: map)
            let right = product(inverse(start), target)
            if isAbelian {
              guard left == 0 else { break }
              map.left = right
            } else {
              map.right = right
            }
            if set.allSatisfy({ chosen.contains(image(of: $0, under: map)) }),
              excluded.allSatisfy({ other.contains(image(of: $0, under: map)) })
            {
              result.append(map)
            }
          }
        }
      }
    }
    return result
  }
}

/// The search for automorphisms that preserve colours: images of generators, one after another.
private struct AutomorphismSearch {
  let group: FiniteGroup
  let products: [Int32]
  let colors: [Int]
  let limit: Int
  let workLimit: Int

  func run() -> [[Int32]] {
    let order = group.order
    let generators = group.generatorIndices
    let orders = (0..<order).map { group.order(of: $0) }
    func product(_ g: Int, _ h: Int) -> Int { Int(products[g * order + h]) }
    let identity = (0..<order).map(Int32.init)
    guard !generators.isEmpty else { return [identity] }
    let candidates = generators.map { s in
      (0..<order).filter { orders[$0] == orders[s] && colors[$0] == colors[s] }
    }
    var found = [identity]
    var keys: Set<[Int32]> = [key(of: identity)]
    var work = 0
    // Depth first over the images of the generators.
    var images: [Int] = []
    func extend() {
      let depth = images.count
      if depth == generators.count {
        work += order * generators.count
        if let map = homomorphism(images), map.indices.allSatisfy({ colors[$0] == colors[Int(map[$0])] }),
          keys.insert(key(of: map)).inserted
        {
          found.append(map)
        }
        return
      }
      for candidate in candidates[depth] {
        if found.count >= limit || work > workLimit { return }
        work += depth + 1
        let fits = images.indices.allSatisfy { earlier in
          let (p, q) = (
            product(generators[earlier], generators[depth]), product(images[earlier], candidate)
          )
          return orders[p] == orders[q] && colors[p] == colors[q]
        }
        guard fits, !images.contains(candidate) else { continue }
        images.append(candidate)
        extend()
        images.removeLast()
      }
    }
    extend()
    return found
  }

  /// The bijective homomorphism with the given images of the generators, if there is one.
  private func homomorphism(_ images: [Int]) -> [Int32]? {
    let order = group.order
    var map = [Int32](repeating: -1, count: order)
    var reached = [Bool](repeating: false, count: order)
    map[0] = 0
    reached[0] = true
    var queue = [0]
    var next = 0
    while next < queue.count {
      let element = queue[next]
      next += 1
      for (generator, image) in zip(group.generatorIndices, images) {
        let product = Int(products[generator * order + element])
        let target = products[image * order + Int(map[element])]
        if map[product] >= 0 {
          if map[product] != target { return nil }
        } else {
          if reached[Int(target)] { return nil }
          reached[Int(target)] = true
          map[product] = target
          queue.append(product)
        }
      }
    }
    return queue.count == order ? map : nil
  }

  /// The least list of images of the generators among the automorphisms that differ by an inner one.
  private func key(of map: [Int32]) -> [Int32] {
    let order = group.order
    var best: [Int32] = []
    for h in 0..<order {
      let inverse = group.inverse(h)
      let images = group.generatorIndices.map { s in
        products[Int(products[h * order + Int(map[s])]) * order + inverse]
      }
      if best.isEmpty || images.lexicographicallyPrecedes(best) { best = images }
    }
    return best
  }
}
