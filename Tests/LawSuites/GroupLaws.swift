import ExactArithmetic
import FiniteGroups
import Testing

/// The group axioms and the agreement of indices with permutations, on all pairs of the sampled elements.
public func expectGroupLaws(_ group: FiniteGroup, samples: [Int]? = nil) {
  let elements = samples ?? Array(0..<group.order)
  for element in elements { #expect(group.index(of: group.permutation(element)) == element) }
  expectGroupLaws(group, elements: elements)
}

/// The laws of ``BlackBoxGroup``, on all pairs of the given elements: neutral element, inverses, products that agree with those
/// of the permutations, generators among the elements, and (with a seed of its own) random elements whose powers and products
/// stay where they belong.
public func expectGroupLaws<Group: BlackBoxGroup>(_ group: Group, elements: [Group.Element]) {
  #expect(group.permutation(group.identity).isIdentity)
  #expect(group.cardinality >= 1)
  var random = SplitMix64(seed: 7)
  var others = SplitMix64(seed: 7)
  let sampled = (0..<3).map { _ in group.randomElement(using: &random) }
  #expect(sampled == (0..<3).map { _ in group.randomElement(using: &others) }, "the same seed, the same elements")
  for a in elements + sampled + group.generatingSet {
    let permutation = group.permutation(a)
    #expect(permutation.degree == group.degree)
    #expect(group.product(a, group.inverse(a)) == group.identity)
    #expect(group.product(group.inverse(a), a) == group.identity)
    #expect(group.inverse(group.inverse(a)) == a)
    #expect(group.product(a, group.identity) == a && group.product(group.identity, a) == a)
    #expect((a == group.identity) == permutation.isIdentity)
  }
  for a in elements {
    for b in elements {
      let product = group.permutation(group.product(a, b))
      #expect(product == group.permutation(a) * group.permutation(b))
      #expect((a == b) == (group.permutation(a) == group.permutation(b)))
    }
  }
}
