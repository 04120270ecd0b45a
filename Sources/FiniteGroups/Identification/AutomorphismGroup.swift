public import BigInt

/// The automorphisms of an enumerated group, as permutations of its element indices.
///
/// It is found without listing: along a sequence of elements that generate the group, each orbit under the automorphisms that
/// fix the earlier ones is computed by searching for one automorphism per new point. The order is the product of the orbit
/// lengths (orbit-stabilizer).
public struct AutomorphismGroup: Sendable {
  /// The group whose automorphisms they are.
  public let group: FiniteGroup
  /// Generators, as permutations of `0 ..< group.order`.
  public let generators: [Permutation]
  /// The number of automorphisms.
  public let order: BigInt

  /// Computes generators and the order.
  ///
  /// Groups of order up to 63 take milliseconds; for larger ones see ``FiniteGroup/isomorphism(to:searchLimit:)``.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - searchLimit: the number of products after which the search is given up.
  /// - Throws: ``GroupError/searchLimit(order:steps:)``; ``GroupError/degreeTooLarge(_:limit:)`` beyond 65535 elements.
  /// - Complexity: at most `searchLimit` products
  public init(of group: FiniteGroup, searchLimit: Int = FiniteGroup.defaultSearchLimit) throws(GroupError) {
    guard group.order <= Permutation.maximumDegree else {
      throw .degreeTooLarge(group.order, limit: Permutation.maximumDegree)
    }
    let colors = ElementColors(of: group)
    var search = IsomorphismSearch(from: group, colors, to: group, colors, steps: searchLimit)
    var generators: [Permutation] = []
    var order = BigInt(1)
    // The generators found so far fix base[..<position]: those of the deeper levels do, and the new ones are made so.
    for position in search.base.indices.reversed() {
      let fixed = Array(search.base[..<position])
      var orbit = AutomorphismGroup.orbits(of: [search.base[position]], under: generators)
      var excluded: Set<Int> = []
      for candidate in search.candidates(position) where !orbit.contains(candidate) && !excluded.contains(candidate) {
        if let images = try search.completion(of: fixed + [candidate]) {
          generators.append(Permutation(unchecked: images.map { UInt16($0) }))
          orbit = AutomorphismGroup.orbits(of: [search.base[position]], under: generators)
          // Of an orbit without an image of the base element more may now be known.
          excluded = AutomorphismGroup.orbits(of: excluded, under: generators)
        } else {
          excluded.formUnion(AutomorphismGroup.orbits(of: [candidate], under: generators))
        }
      }
      order *= BigInt(orbit.count)
    }
    self.group = group
    self.generators = generators
    self.order = order
  }

  /// The number of inner automorphisms, the index of the center.
  ///
  /// - Complexity: O(order of the group · generators) products
  public var innerOrder: Int { group.center.index }

  /// The order of the quotient by the inner automorphisms.
  ///
  /// - Complexity: that of ``innerOrder``
  public var outerOrder: BigInt { order / BigInt(innerOrder) }

  /// The inner automorphism x ↦ g·x·g⁻¹.
  ///
  /// - Complexity: O(order of the group) products
  public func inner(by element: Int) -> Permutation {
    Permutation(unchecked: (0..<group.order).map { UInt16(group.conjugate($0, by: element)) })
  }

  /// The inner automorphisms by the generators of the group; they generate all inner automorphisms.
  ///
  /// - Complexity: O(order of the group · generators) products
  public var innerGenerators: [Permutation] { group.generatorIndices.map { inner(by: $0) } }

  /// Whether a permutation of the element indices is an automorphism, by the definition.
  ///
  /// - Complexity: O(order of the group · generators) products
  public func contains(_ permutation: Permutation) -> Bool {
    permutation.degree == group.order
      && (0..<group.order).allSatisfy { element in
        group.generatorIndices.allSatisfy {
          permutation(group.product(element, $0)) == group.product(permutation(element), permutation($0))
        }
      }
  }

  /// Whether a permutation of the element indices is conjugation by an element of the group.
  ///
  /// - Complexity: O(order of the group · generators) products
  public func isInner(_ permutation: Permutation) -> Bool {
    contains(permutation)
      && (0..<group.order).contains { element in
        group.generatorIndices.allSatisfy { group.conjugate($0, by: element) == permutation($0) }
      }
  }

  /// The automorphisms as an enumerated group of permutations of the element indices.
  ///
  /// - Throws: ``GroupError/orderTooLarge(group:atLeast:limit:)``, ``GroupError/memory(group:bytes:limit:)``.
  /// - Complexity: O(order · order of the group)
  public func asGroup(orderLimit: Int = FiniteGroup.defaultOrderLimit) throws(GroupError) -> FiniteGroup {
    let title = "the automorphism group"
    guard order <= BigInt(orderLimit) else { throw .orderTooLarge(group: title, atLeast: order, limit: orderLimit) }
    return try FiniteGroup(generators: generators, degree: group.order, name: title, orderLimit: orderLimit)
  }

  /// Whether every automorphism maps a subgroup to itself.
  ///
  /// - Complexity: O(generators · generators of the subgroup)
  public func isCharacteristic(_ subgroup: Subgroup) -> Bool {
    generators.allSatisfy { automorphism in subgroup.generators.allSatisfy { subgroup.contains(automorphism($0)) } }
  }

  /// The union of the orbits of some points.
  private static func orbits(of points: Set<Int>, under generators: [Permutation]) -> Set<Int> {
    var orbits = points
    var pending = Array(points)
    while let last = pending.popLast() {
      for generator in generators where orbits.insert(generator(last)).inserted { pending.append(generator(last)) }
    }
    return orbits
  }
}
