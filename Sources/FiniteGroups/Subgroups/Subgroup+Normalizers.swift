extension Subgroup {
  /// The normalizer: all g with g·H·g⁻¹ = H. Its index is the number of conjugates of the subgroup.
  ///
  /// - Complexity: O(order of the group · generators) products
  public var normalizer: Subgroup {
    Subgroup(
      of: group,
      closed: ElementSet((0..<group.order).filter { isNormalized(by: $0) }, capacity: group.order))
  }

  /// The centralizer: all g that commute with every element of the subgroup.
  ///
  /// - Complexity: O(order of the group · generators) products
  public var centralizer: Subgroup { group.centralizer(of: generators) }

  /// The core: the largest normal subgroup of the group inside this subgroup, the intersection of all conjugates.
  ///
  /// - Complexity: O(order · generators of the group) products for each of at most log₂(order) rounds
  public var core: Subgroup {
    var current = members
    var changed = true
    while changed {
      changed = false
      for generator in group.generatorIndices {
        // What is left is normal as soon as it lies in its conjugates by the generators.
        let elements = current.elements
        let conjugate = ElementSet(
          elements.lazy.map { group.conjugate($0, by: generator) }, capacity: group.order)
        current.formIntersection(conjugate)
        if current.count < elements.count { changed = true }
      }
    }
    return Subgroup(of: group, closed: current)
  }

  /// The normal closure: the smallest normal subgroup of the group that contains this one.
  ///
  /// - Complexity: O(order of the result · generators) products
  public var normalClosure: Subgroup { group.normalClosure(of: generators) }
}

extension FiniteGroup {
  /// The centralizer of an element: all g with g·x = x·g. Its index is the size of the conjugacy class.
  ///
  /// - Complexity: O(order) products
  public func centralizer(of element: Int) -> Subgroup { centralizer(of: [element]) }

  /// The smallest normal subgroup that contains some elements.
  ///
  /// - Complexity: O(order of the result · generators) products
  public func normalClosure(of elements: some Sequence<Int>) -> Subgroup {
    var closure = SubgroupClosure(in: self)
    for element in elements { closure.adjoin(element) }
    closure.close(underConjugationBy: generatorIndices)
    return Subgroup(of: self, closure)
  }

  /// All elements that commute with each of some elements.
  func centralizer(of elements: [Int]) -> Subgroup {
    let commuting = (0..<order).filter { candidate in
      elements.allSatisfy { product(candidate, $0) == product($0, candidate) }
    }
    return Subgroup(of: self, closed: ElementSet(commuting, capacity: order))
  }
}
