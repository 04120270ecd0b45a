import FiniteGroups
public import PropertyTesting

extension Gen where Value == InstanceGroup {
  /// Random groups of at most some order: those of the catalogue, named families, subgroups of symmetric groups by random
  /// generators, direct and semidirect products, and quotients.
  ///
  /// Every draw is a group, also while it is shrunk; the simplest is the trivial one, and smaller orders are simpler. Early cases of a
  /// run have smaller groups.
  public static func group(order limit: Int) -> Gen<InstanceGroup> {
    sized { size in
      let bound = Swift.max(1, Swift.min(limit, limit * (size + 20) / 40))
      return frequency(
        (3, catalogued(order: bound)), (6, listed(order: bound)), (3, named(order: bound)), (2, subgroup(order: bound)),
        (1, product(order: bound)),
        (2, quotient(order: bound)), (2, semidirect(order: bound)))
    }
  }

  /// Groups of the catalogue: first an order, each as likely, then one of the groups of that order.
  public static func catalogued(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let largest = Swift.max(1, Swift.min(limit, SmallGroupCatalogue.largestOrder))
      let groups = try InstanceGroup.all(order: try source.draw(Gen<Int>.int(in: 1...largest)))
      return groups[try source.draw(Gen<Int>.int(in: 0...(groups.count - 1)))]
    }
  }

  /// Groups of the catalogue, each as likely: mostly of orders that have many groups, such as 8 and 16.
  public static func listed(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let count = SmallGroupCatalogue.entries.prefix { $0.id[0] <= limit }.count
      let entry = SmallGroupCatalogue.entries[try source.draw(Gen<Int>.int(in: 0...Swift.max(count - 1, 0)))]
      return try InstanceGroup.all(order: entry.id[0])[entry.id[1] - 1]
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
      let left = try source.draw(catalogued(order: Swift.max(limit / 2, 1)))
      let order = try FiniteGroup(generators: left.generators, degree: left.degree).order
      let right = try source.draw(catalogued(order: Swift.max(limit / order, 1)))
      let product = try Constructions.directProduct(
        GeneratedGroup(degree: left.degree, generators: left.generators),
        GeneratedGroup(degree: right.degree, generators: right.generators))
      return try InstanceGroup(
        title: "\(left.title) × \(right.title)", degree: product.degree, generators: product.generators)
    }
  }

  /// Quotients of a group of the catalogue by the normal closure of a random element, as permutations of the cosets.
  public static func quotient(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let whole = try source.draw(catalogued(order: limit))
      let group = try FiniteGroup(generators: whole.generators, degree: whole.degree)
      let element = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
      let quotient = try group.normalClosure(of: [element]).quotient()
      return InstanceGroup(title: "\(whole.title) modulo \(group.permutation(element))", quotient)
    }
  }
}
