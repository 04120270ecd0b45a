extension GroupName {
  /// The number of points of the standard generators.
  var degree: Int {
    get throws(GroupError) {
      switch self {
      case .family(.hyperoctahedral, let n): 2 * n
      case .family(_, let n): n
      case .power(let base, let exponent): Saturating.product(try base.degree, exponent)
      case .product(let left, let right): Saturating.sum(try left.degree, try right.degree)
      case .smallGroup(let order, let number): try SmallGroupCatalogue.entry(order: order, number: number).degree
      case .construction(let construction): construction.degree
      }
    }
  }

  /// The standard generators.
  ///
  /// - Precondition: the degree was checked against the limits.
  func generated() throws(GroupError) -> GeneratedGroup {
    switch self {
    case .family(let family, let n):
      return GeneratedGroup(unchecked: GroupName.generators(family, n), degree: try degree, order: order)
    case .power(let base, let exponent): return try Constructions.directPower(base.generated(), exponent)
    case .product(let left, let right): return try left.generated() * (try right.generated())
    case .smallGroup(let order, let number):
      let entry = try SmallGroupCatalogue.entry(order: order, number: number)
      var generators: [Permutation] = []
      for images in entry.generators { generators.append(try Permutation(oneLine: images)) }
      return GeneratedGroup(unchecked: generators, degree: entry.degree, order: self.order)
    case .construction(let construction): return try construction.generated()
    }
  }

  private static func generators(_ family: Family, _ n: Int) -> [Permutation] {
    switch family {
    case .cyclic: n == 1 ? [] : [rotation(n)]
    case .dihedral: [rotation(n), Permutation(points: n) { (n - $0) % n }]
    case .symmetric: symmetricGenerators(n)
    case .alternating:
      (2..<max(n, 2)).map { last in
        Permutation(points: n) { $0 == 0 ? 1 : $0 == 1 ? last : $0 == last ? 0 : $0 }
      }
    case .dicyclic: dicyclicGenerators(order: n)
    case .hyperoctahedral:
      symmetricGenerators(n).map { coordinates in
        Permutation(points: 2 * n) { 2 * coordinates($0 / 2) + $0 % 2 }
      } + [Permutation(points: 2 * n) { $0 < 2 ? 1 - $0 : $0 }]
    }
  }

  private static func symmetricGenerators(_ n: Int) -> [Permutation] {
    let swap = Permutation(points: n) { $0 < 2 ? 1 - $0 : $0 }
    return n == 1 ? [] : n == 2 ? [swap] : [rotation(n), swap]
  }

  /// Left multiplication by a and x on a⁰ … aᵐ⁻¹, a⁰x … aᵐ⁻¹x, m = order/2, aᵐ = 1, x² = a^(m/2), xa = a⁻¹x.
  private static func dicyclicGenerators(order: Int) -> [Permutation] {
    let m = order / 2
    return [
      Permutation(points: order) { $0 < m ? ($0 + 1) % m : m + ($0 - m + 1) % m },
      Permutation(points: order) { $0 < m ? m + (m - $0) % m : (m - ($0 - m) + m / 2) % m },
    ]
  }

  private static func rotation(_ n: Int) -> Permutation { Permutation(points: n) { ($0 + 1) % n } }
}
