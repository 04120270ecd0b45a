import BigInt

/// The wreath product of two permutation groups: as many copies of the base as the top has points, permuted by the top.
///
/// The order is |base|^m · |top|, m the number of points of the top. *Imprimitive action*: on m blocks, each a copy of
/// the base's points; the top permutes the blocks. *Product action*: on the words of m letters, the letters being the
/// base's points; the top permutes the places.
///
/// Source: J. D. Dixon, B. Mortimer, "Permutation Groups", 1996, sections 2.6 and 2.7.
public enum WreathAction: Sendable, Hashable {
  /// On blocks.
  case imprimitive
  /// On words.
  case product
}

extension Constructions {
  /// The wreath product of `base` by `top` (see ``WreathAction``).
  ///
  /// - Throws: ``GroupError/degreeTooLarge(_:limit:)``; ``GroupError/malformedImages(_:)`` for a product action of a
  ///   base on fewer than two points, which the top would not act on.
  /// - Complexity: O(degree · generators)
  public static func wreathProduct(
    _ base: GeneratedGroup, by top: GeneratedGroup, action: WreathAction = .imprimitive
  ) throws(GroupError) -> GeneratedGroup {
    let degree = wreathDegree(base: base.degree, top: top.degree, action: action)
    guard degree <= Permutation.maximumDegree else {
      throw .degreeTooLarge(degree, limit: Permutation.maximumDegree)
    }
    guard action == .imprimitive || base.degree >= 2 else {
      throw .malformedImages("the product action needs a base on two points or more: words of one letter do not change")
    }
    let generators =
      action == .imprimitive
      ? imprimitive(base, top, degree) : productAction(base, top, degree)
    return GeneratedGroup(
      unchecked: generators, degree: degree,
      order: base.order.flatMap { order in top.order.map { order.power(top.degree) * $0 } })
  }

  static func wreathDegree(base: Int, top: Int, action: WreathAction) -> Int {
    action == .imprimitive ? Saturating.product(base, top) : Saturating.power(base, top)
  }

  private static func imprimitive(_ base: GeneratedGroup, _ top: GeneratedGroup, _ degree: Int) -> [Permutation] {
    let size = base.degree
    return orbitRepresentatives(top).flatMap { block in
      base.generators.map { $0.shifted(by: block * size, total: degree) }
    }
      + top.generators.map { generator in
        Permutation(points: degree) { generator($0 / size) * size + $0 % size }
      }
  }

  private static func productAction(_ base: GeneratedGroup, _ top: GeneratedGroup, _ degree: Int) -> [Permutation] {
    var weights = [1]
    for _ in 0..<top.degree { weights.append(weights[weights.count - 1] * base.degree) }
    func letter(_ word: Int, _ place: Int) -> Int { word / weights[place] % base.degree }
    return orbitRepresentatives(top).flatMap { place in
      base.generators.map { generator in
        Permutation(points: degree) { word in
          word + (generator(letter(word, place)) - letter(word, place)) * weights[place]
        }
      }
    }
      + top.generators.map { generator in
        Permutation(points: degree) { word in
          (0..<top.degree).reduce(0) { $0 + letter(word, $1) * weights[generator($1)] }
        }
      }
  }

  /// The least point of each orbit: one copy of the base for each is enough, the top carries it to the others.
  private static func orbitRepresentatives(_ group: GeneratedGroup) -> [Int] {
    var seen = [Bool](repeating: false, count: group.degree)
    var result: [Int] = []
    for start in 0..<group.degree where !seen[start] {
      result.append(start)
      var orbit = [start]
      seen[start] = true
      while let point = orbit.popLast() {
        for image in group.generators.map({ $0(point) }) where !seen[image] {
          seen[image] = true
          orbit.append(image)
        }
      }
    }
    return result
  }
}
