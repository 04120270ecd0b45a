import FiniteGroups
public import PropertyTesting

extension Gen where Value == InstanceGroup {
  /// Random groups of at most some order: those of the catalogue, subgroups of symmetric groups by random generators, and
  /// direct products.
  ///
  /// Every draw is a group, also while it is shrunk; the simplest is the trivial one, and smaller orders are simpler.
  public static func group(order limit: Int) -> Gen<InstanceGroup> {
    frequency((6, catalogued(order: limit)), (2, subgroup(order: limit)), (1, product(order: limit)))
  }

  /// Groups of the catalogue, by increasing order.
  public static func catalogued(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let entries = SmallGroupCatalogue.entries.prefix { $0.id[0] <= limit }
      let entry = entries[try source.draw(Gen<Int>.int(in: 0...(entries.count - 1)))]
      return try InstanceGroup(
        title: "SmallGroup(\(entry.id[0]),\(entry.id[1])) = \(entry.name)", degree: entry.degree,
        generators: entry.generators.map { try Permutation(oneLine: $0) })
    }
  }

  /// Groups that up to three random permutations of up to six points generate; larger ones than wanted are drawn again.
  public static func subgroup(order limit: Int) -> Gen<InstanceGroup> {
    Gen<InstanceGroup> { source in
      let degree = try source.draw(Gen<Int>.int(in: 1...6))
      let lists = try source.draw(Gen<[Int]>.permutation(count: degree).array(count: 0...3))
      let generators = try lists.map { try Permutation(oneLine: $0.map { $0 + 1 }) }
      return try InstanceGroup(
        title: "⟨" + generators.map(\.description).joined(separator: ", ") + "⟩", degree: degree,
        generators: generators)
    }.filter { group in
      (try? FiniteGroup(generators: group.generators, degree: group.degree, orderLimit: limit)) != nil
    }
  }

  /// Direct products of two groups of the catalogue.
  public static func product(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let left = try source.draw(catalogued(order: max(limit / 2, 1)))
      let order = try FiniteGroup(generators: left.generators, degree: left.degree).order
      let right = try source.draw(catalogued(order: max(limit / order, 1)))
      let product = try Constructions.directProduct(
        GeneratedGroup(degree: left.degree, generators: left.generators),
        GeneratedGroup(degree: right.degree, generators: right.generators))
      return try InstanceGroup(
        title: "\(left.title) × \(right.title)", degree: product.degree, generators: product.generators)
    }
  }
}
