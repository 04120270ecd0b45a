import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Instance {
  /// The group with every sum of distinct nontrivial rational irreducible representations, of those that automorphisms carry to each
  /// other only one; by the number of summands. On the trivial group the constants.
  ///
  /// M(F ⊕ 1) depends on F through Irr(F) alone, so these are all spaces M(F ⊕ 1) of rational classes F that do not consist
  /// of invariants.
  ///
  /// - Throws: ``InstanceError`` for groups with too many representations.
  public static func unions(of group: InstanceGroup) throws -> [Instance] {
    let enumerated = try Instance(group: group).setting().group
    if enumerated.order == 1 { return [Instance(group: group, functionClass: .regular)] }
    let all = try RationalIrreducibles(of: enumerated)
    guard let unions = try all.unions() else {
      throw InstanceError("\(group.title) has too many rational representations to list their sums")
    }
    return try unions.map { Instance(group: group, functionClass: .matrices(try all.matrices($0))) }
  }
}

extension Scope {
  /// Instances made from the sums of distinct nontrivial rational irreducible representations of all groups of an order.
  public static func everyUnion(
    _ description: String, testOrder: Int, order: Int,
    _ instances: @escaping @Sendable (Instance) throws -> [Instance] = { [$0] }
  ) -> Scope {
    everyGroup(
      "all groups, all sums of rational irreducible representations up to automorphisms" + description,
      testOrder: testOrder, order: order
    ) { try Instance.unions(of: $0).flatMap(instances) }
  }
}

extension Gen where Value == Instance {
  /// A random sum of rational irreducible representations on a group of the catalogue.
  static func unionOnGroup(order limit: Int) -> Gen<Instance> {
    Gen { source in
      let group = try source.draw(Gen<InstanceGroup>.catalogued(order: limit))
      let enumerated = try Instance(group: group).setting().group
      let specification =
        try enumerated.order == 1
        ? .regular : source.draw(union(of: enumerated))
      return Instance(group: group, functionClass: specification)
    }
  }
}
