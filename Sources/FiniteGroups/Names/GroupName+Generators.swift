/// Generators on points, before anything is enumerated.
struct GeneratedGroup {
  var degree: Int
  var generators: [Permutation]

  /// The direct product, acting on the points of the first, then those of the second.
  static func * (left: GeneratedGroup, right: GeneratedGroup) -> GeneratedGroup {
    let total = left.degree + right.degree
    return GeneratedGroup(
      degree: total,
      generators: left.generators.map { $0.shifted(by: 0, total: total) }
        + right.generators.map { $0.shifted(by: left.degree, total: total) })
  }
}

extension GroupName {
  /// The number of points of the standard generators.
  var degree: Int {
    get throws(GroupError) {
      switch self {
      case .family(.hyperoctahedral, let n): 2 * n
      case .family(_, let n): n
      case .power(let base, let exponent): try base.degree * exponent
      case .product(let left, let right): try left.degree + right.degree
      case .smallGroup(let order, let number): try SmallGroupCatalogue.entry(order: order, number: number).degree
      }
    }
  }

  /// The standard generators.
  ///
  /// - Precondition: the degree was checked against the limits.
  func generated() throws(GroupError) -> GeneratedGroup {
    switch self {
    case .family(let family, let n): return GroupName.generated(family, n)
    case .power(let base, let exponent):
      let single = try base.generated()
      let total = single.degree * exponent
      return GeneratedGroup(
        degree: total,
        generators: (0..<exponent).flatMap { copy in
          single.generators.map { $0.shifted(by: copy * single.degree, total: total) }
        })
    case .product(let left, let right): return try left.generated() * (try right.generated())
    case .smallGroup(let order, let number):
      let entry = try SmallGroupCatalogue.entry(order: order, number: number)
      var generators: [Permutation] = []
      for images in entry.generators { generators.append(try Permutation(oneLine: images)) }
      return GeneratedGroup(degree: entry.degree, generators: generators)
    }
  }

  private static func generated(_ family: Family, _ n: Int) -> GeneratedGroup {
    switch family {
    case .cyclic: GeneratedGroup(degree: n, generators: n == 1 ? [] : [rotation(n)])
    case .dihedral: GeneratedGroup(degree: n, generators: [rotation(n), build(n) { (n - $0) % n }])
    case .symmetric: GeneratedGroup(degree: n, generators: symmetricGenerators(n))
    case .alternating:
      GeneratedGroup(
        degree: n,
        generators: (2..<max(n, 2)).map { last in build(n) { $0 == 0 ? 1 : $0 == 1 ? last : $0 == last ? 0 : $0 } })
    case .dicyclic: GeneratedGroup(degree: n, generators: dicyclicGenerators(order: n))
    case .hyperoctahedral:
      GeneratedGroup(
        degree: 2 * n,
        generators: symmetricGenerators(n).map { coordinates in
          build(2 * n) { 2 * coordinates($0 / 2) + $0 % 2 }
        } + [build(2 * n) { $0 < 2 ? 1 - $0 : $0 }])
    }
  }

  private static func symmetricGenerators(_ n: Int) -> [Permutation] {
    let swap = build(n) { $0 < 2 ? 1 - $0 : $0 }
    return n == 1 ? [] : n == 2 ? [swap] : [rotation(n), swap]
  }

  /// Left multiplication by a and x on a⁰ … aᵐ⁻¹, a⁰x … aᵐ⁻¹x, m = order/2, aᵐ = 1, x² = a^(m/2), xa = a⁻¹x.
  private static func dicyclicGenerators(order: Int) -> [Permutation] {
    let m = order / 2
    return [
      build(order) { $0 < m ? ($0 + 1) % m : m + ($0 - m + 1) % m },
      build(order) { $0 < m ? m + (m - $0) % m : (m - ($0 - m) + m / 2) % m },
    ]
  }

  private static func rotation(_ n: Int) -> Permutation { build(n) { ($0 + 1) % n } }

  private static func build(_ degree: Int, _ image: (Int) -> Int) -> Permutation {
    Permutation(unchecked: (0..<degree).map { UInt16(image($0)) })
  }
}
