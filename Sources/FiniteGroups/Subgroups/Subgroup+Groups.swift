extension Subgroup {
  /// The subgroup as a group of its own, of permutations of the same points, with its embedding.
  ///
  /// - Returns: the injective homomorphism into ``group``; its source is the new group.
  /// - Throws: never for a group that could be enumerated itself (a subgroup takes less memory).
  /// - Complexity: O(order · degree), after a stabilizer chain
  public func embedded() throws(GroupError) -> GroupHomomorphism {
    let own = try FiniteGroup(
      generators: generators.map { group.permutation($0) }, degree: group.degree,
      name: "the subgroup of order \(order)", orderLimit: order)
    // Every permutation of the subgroup is one of the group.
    let images = (0..<own.order).map { group.index(of: own.permutation($0)) ?? group.identity }
    return GroupHomomorphism(unchecked: images, from: own, to: group)
  }

  /// The subgroup as a group of its own, of permutations of the same points.
  ///
  /// - Throws: never for a group that could be enumerated itself.
  /// - Complexity: O(order · degree), after a stabilizer chain
  public func asGroup() throws(GroupError) -> FiniteGroup { try embedded().source }

  /// The quotient of the group by this normal subgroup, as permutations of its cosets, with the projection.
  ///
  /// The generators of the quotient are the images of the generators of the group, in the same order.
  ///
  /// - Returns: the surjective homomorphism from ``group``; its target is the quotient.
  /// - Throws: ``GroupError/notNormal(order:conjugate:)``; ``GroupError/degreeTooLarge(_:limit:)`` or
  ///   ``GroupError/memory(group:bytes:limit:)`` when there are too many cosets to permute.
  /// - Complexity: O(order of the group + index²)
  public func projection() throws(GroupError) -> GroupHomomorphism {
    for conjugator in group.generatorIndices {
      for generator in generators {
        let conjugate = group.conjugate(generator, by: conjugator)
        guard contains(conjugate) else {
          throw .notNormal(order: order, conjugate: group.permutation(conjugate).description)
        }
      }
    }
    guard index <= Permutation.maximumDegree else {
      throw .degreeTooLarge(index, limit: Permutation.maximumDegree)
    }
    let cosets = cosetSpace
    func permutation(_ element: Int) -> Permutation {
      Permutation(
        unchecked: cosets.representatives.map { UInt16(cosets.cosetOf[group.product(element, $0)]) })
    }
    let quotient = try FiniteGroup(
      generators: group.generatorIndices.map(permutation), degree: index, name: "the quotient of order \(index)",
      orderLimit: index)
    // The action of the quotient on itself is regular: an element is known by where it sends the coset of 1.
    var elementOf = [Int](repeating: 0, count: index)
    for element in 0..<quotient.order { elementOf[quotient.image(of: 0, under: element)] = element }
    return GroupHomomorphism(unchecked: cosets.cosetOf.map { elementOf[$0] }, from: group, to: quotient)
  }

  /// The quotient of the group by this normal subgroup, as permutations of its cosets.
  ///
  /// - Throws, Complexity: as ``projection()``
  public func quotient() throws(GroupError) -> FiniteGroup { try projection().target }
}
