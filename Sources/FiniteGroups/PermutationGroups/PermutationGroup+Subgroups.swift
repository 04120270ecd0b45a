import ExactArithmetic

extension PermutationGroup {
  /// The elements that fix a point.
  public func stabilizer(of point: Int) -> PermutationGroup { pointwiseStabilizer(of: [point]) }

  /// The elements that fix each of the points.
  ///
  /// - Precondition: `0 <= point < degree` for each.
  /// - Complexity: a chain with the points as the first of the base, from uniform elements and with known order
  public func pointwiseStabilizer(of points: [Int]) -> PermutationGroup {
    precondition(points.allSatisfy { (0..<degree).contains($0) }, "points from 0 to \(degree - 1)")
    var prefix: [Int] = []
    for point in points where !prefix.contains(point) { prefix.append(point) }
    switch structure {
    case .giant(let giant):
      let fixed = Set(prefix)
      let left = NaturalGiant(
        points: giant.points.filter { !fixed.contains($0) }, isAlternating: giant.isAlternating)
      // These generators give the symmetric or alternating group of the points, so the bound is attained.
      return PermutationGroup(
        unchecked: left.generators(degree: degree), degree: degree, orderBound: left.order, seed: seed)
    case .chain(let chain):
      let rebased = rebase(chain, prefix: prefix)
      let strong = rebased.levels.count > prefix.count ? rebased.levels[prefix.count].generators : []
      return PermutationGroup(
        strongGenerators: strong.map { rebased.table[$0] }, base: Array(rebased.base.dropFirst(prefix.count)),
        degree: degree, seed: seed)
    }
  }

  private func rebase(_ chain: StabilizerChain, prefix: [Int]) -> StabilizerChain {
    if Array(chain.base.prefix(prefix.count)) == prefix { return chain }
    var random = SplitMix64(seed: seed)
    return StabilizerChain(order: order, degree: degree, base: prefix, using: &random) {
      chain.randomElement(using: &$0)
    }
  }

  /// The subgroup that some elements generate.
  ///
  /// - Throws: ``GroupError/malformedImages(_:)`` for a permutation that is not an element.
  public func subgroup(generatedBy elements: [Permutation]) throws(GroupError) -> PermutationGroup {
    try requireElements(elements)
    return PermutationGroup(unchecked: elements, degree: degree, seed: seed)
  }

  func requireElements(_ elements: [Permutation]) throws(GroupError) {
    if let stranger = elements.first(where: { !contains($0) }) {
      throw .malformedImages("\(stranger.shortDescription) is not an element of the group")
    }
  }

  /// Whether every element belongs to the other group.
  public func isSubgroup(of other: PermutationGroup) -> Bool { generators.allSatisfy { other.contains($0) } }

  /// Whether the groups have the same elements.
  public func hasSameElements(as other: PermutationGroup) -> Bool { order == other.order && isSubgroup(of: other) }

  /// Whether all elements commute.
  ///
  /// - Complexity: O(generators²) products
  public var isAbelian: Bool {
    generators.indices.allSatisfy { left in
      generators[..<left].allSatisfy { generators[left] * $0 == $0 * generators[left] }
    }
  }

  /// The group x G x⁻¹.
  ///
  /// - Precondition: the permutation has ``degree`` points; it need not be an element.
  public func conjugated(by permutation: Permutation) -> PermutationGroup {
    let inverse = permutation.inverse
    func conjugate(_ element: Permutation) -> Permutation { permutation * element * inverse }
    switch structure {
    case .giant(let giant):
      let image = NaturalGiant(
        points: giant.points.map { permutation($0) }.sorted(), isAlternating: giant.isAlternating)
      return PermutationGroup(
        structure: .giant(image), generators: generators.map(conjugate), degree: degree, proof: orderProof, seed: seed)
    case .chain(let chain):
      return PermutationGroup(
        structure: .chain(chain.conjugated(by: permutation)), generators: generators.map(conjugate), degree: degree,
        proof: orderProof, seed: seed)
    }
  }

  /// The smallest normal subgroup that contains some elements.
  ///
  /// - Throws: ``GroupError/malformedImages(_:)`` for a permutation that is not an element.
  /// - Complexity: a few chains, and one sift for each pair of generators of the closure and of the group
  public func normalClosure(of elements: [Permutation]) throws(GroupError) -> PermutationGroup {
    try requireElements(elements)
    return closure(of: elements)
  }

  /// The smallest subgroup that contains some elements of the group and that its generators normalize.
  private func closure(of elements: [Permutation]) -> PermutationGroup {
    var random = SplitMix64(seed: seed)
    var closure = PermutationGroup(unchecked: elements.filter { !$0.isIdentity }, degree: degree, seed: seed)
    while true {
      // Every generator of the closure that a conjugation leads out of it. Only a complete pass ends the loop.
      var found: [Permutation] = []
      for element in closure.generators {
        for conjugator in generators {
          let conjugate = conjugator * element * conjugator.inverse
          if !closure.contains(conjugate) { found.append(conjugate) }
        }
      }
      if found.isEmpty { return closure }
      // Products of many random conjugates reach most of the closure at once.
      let mixed = (0..<4).map { _ in
        (0..<16).reduce(found[0]) { product, _ in
          let conjugator = randomElement(using: &random)
          return product * conjugator * closure.randomElement(using: &random) * conjugator.inverse
        }
      }
      closure = PermutationGroup(
        unchecked: closure.generators + found.prefix(4) + mixed, degree: degree, seed: seed)
    }
  }

  /// The subgroup that the commutators generate.
  ///
  /// - Complexity: as ``normalClosure(of:)``
  public var derivedSubgroup: PermutationGroup {
    var commutators: [Permutation] = []
    for (number, left) in generators.enumerated() {
      for right in generators[..<number] {
        let commutator = left * right * left.inverse * right.inverse
        if !commutator.isIdentity { commutators.append(commutator) }
      }
    }
    return closure(of: commutators)
  }
}
