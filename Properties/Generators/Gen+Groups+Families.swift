import BigInt
import FiniteGroups
public import PropertyTesting

extension Gen where Value == InstanceGroup {
  /// Members of the named families: dihedral, dicyclic, symmetric, alternating, hyperoctahedral and Frobenius groups, holomorphs,
  /// wreath products, small linear groups; by increasing order.
  public static func named(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let names = NamedGroups.byOrder.prefix { $0.order <= limit }
      let name = names[try source.draw(Gen<Int>.int(in: 0...(Swift.max(names.count, 1) - 1)))].name
      return try InstanceGroup(name)
    }
  }

  /// Semidirect products of a group N of the catalogue with a cyclic group that acts by a random automorphism of N, perhaps not
  /// faithfully.
  public static func semidirect(order limit: Int) -> Gen<InstanceGroup> {
    Gen { source in
      let normal = try source.draw(catalogued(order: Swift.max(Swift.min(limit / 2, 12), 1)))
      let group = try FiniteGroup(generators: normal.generators, degree: normal.degree)
      let generators = try AutomorphismGroup(of: group).generators
      var automorphism = Permutation(identity: group.order)
      let word = try source.draw(Gen<Int>.int(in: 0...Swift.max(generators.count - 1, 0)).array(count: 0...3))
      for letter in word where !generators.isEmpty { automorphism = automorphism * generators[letter] }
      let order = cycleLength(of: automorphism)
      let copies = limit / (group.order * order)
      // An automorphism of too large an order gives way to the trivial one, with the group N alone.
      if copies == 0 { return normal }
      let factor = try source.draw(Gen<Int>.int(in: 1...copies))
      let complement = try InstanceGroup("C\(order * factor)")
      if complement.generators.isEmpty { return normal }
      let product = try Constructions.semidirectProduct(
        normal: GeneratedGroup(degree: normal.degree, generators: normal.generators),
        complement: GeneratedGroup(degree: complement.degree, generators: complement.generators),
        images: [group.generatorIndices.map { group.permutation(automorphism($0)) }])
      return try InstanceGroup(
        title: "\(normal.title) ⋊ \(complement.title)", degree: product.degree, generators: product.generators)
    }
  }

  private static func cycleLength(of permutation: Permutation) -> Int {
    var (power, count) = (permutation, 1)
    while !power.isIdentity { (power, count) = (power * permutation, count + 1) }
    return count
  }
}

/// Names of groups that generators choose from.
enum NamedGroups {
  /// Names as the command line reads them, with small groups among them, which cases shrink to.
  static let names: [String] =
    (1...8).map { "C\($0)" } + ["C2^2"] + (3...30).map { "D\($0)" } + (2...15).map { "Q\(4 * $0)" } + [
      "S3", "S4", "S5", "A4", "A5", "B2", "B3", "C8:C2@3", "C8:C2@5", "C9:C3@4", "5:4", "7:3", "7:6", "8:7", "9:2",
      "9:4",
      "11:5", "Hol(C5)", "Hol(C8)", "C2wrC2", "C3wrC2", "C2wrC3", "C4wrC2", "C2wrS3", "S3wrC2", "C2pwrC2", "SL(2,3)",
      "GL(2,3)", "PSL(2,5)", "C2^3", "C2^2xS3", "Q8xC3",
    ]

  /// The names with their orders, ascending.
  static let byOrder: [(order: Int, name: String)] = names.enumerated().compactMap { place, name in
    (try? GroupName(name)).map { (order: Int($0.order), name: name, place: place) }
  }.sorted { ($0.order, $0.place) < ($1.order, $1.place) }.map { ($0.order, $0.name) }
}
