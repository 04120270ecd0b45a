import FiniteGroups

/// A subgroup of an enumerated group as a growing list of elements.
struct SubgroupClosure: Sendable {
  /// The elements; the identity is first.
  private(set) var elements: [Int]
  /// Generators.
  private(set) var generators: [Int] = []
  /// For each element of the group, whether it belongs.
  private(set) var contains: [Bool]

  /// The trivial subgroup.
  init(trivialIn group: FiniteGroup) {
    elements = [group.identity]
    contains = Array(repeating: false, count: group.order)
    contains[group.identity] = true
  }

  /// The subgroup that some elements generate.
  init(generatedBy seeds: [Int], in group: FiniteGroup) {
    self.init(trivialIn: group)
    for seed in seeds { adjoin(seed, in: group) }
  }

  /// Enlarges the subgroup by an element: cosets H·r are added until right multiplication by the generators adds none.
  ///
  /// Source: Dimino's algorithm; G. Butler, "Fundamental Algorithms for Permutation Groups", 1991, ch. 2.
  ///
  /// - Complexity: O(new elements + new cosets · generators) products
  mutating func adjoin(_ element: Int, in group: FiniteGroup) {
    if contains[element] { return }
    generators.append(element)
    let old = elements.count
    var representatives = [group.identity]
    var head = 0
    while head < representatives.count {
      for generator in generators {
        let next = group.product(representatives[head], generator)
        if contains[next] { continue }
        representatives.append(next)
        for index in 0..<old {
          let member = group.product(elements[index], next)
          contains[member] = true
          elements.append(member)
        }
      }
      head += 1
    }
  }

  /// The derived subgroup: the normal closure of the commutators of the generators.
  ///
  /// - Complexity: O(generators² + |derived subgroup| · generators) products
  func derived(in group: FiniteGroup) -> SubgroupClosure {
    var result = SubgroupClosure(trivialIn: group)
    for (index, left) in generators.enumerated() {
      for right in generators.dropFirst(index + 1) {
        let product = group.product(left, right)
        result.adjoin(group.product(product, group.inverse(group.product(right, left))), in: group)
      }
    }
    var head = 0
    while head < result.generators.count {
      for generator in generators {
        let moved = group.product(generator, result.generators[head])
        result.adjoin(group.product(moved, group.inverse(generator)), in: group)
      }
      head += 1
    }
    return result
  }
}
