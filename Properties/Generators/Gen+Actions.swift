import ExactArithmetic
public import FiniteGroups
public import PropertyTesting
import Representations

extension Gen where Value == GroupAction {
  /// Random actions of an enumerated group: on one or two spaces of cosets, on coordinates with signs, or by the matrices of a
  /// rational irreducible representation. They need be neither faithful nor transitive.
  ///
  /// The simplest is the trivial action on one point.
  public static func action(of group: FiniteGroup) -> Gen<GroupAction> {
    frequency((3, cosets(of: group)), (2, signed(of: group)), (1, matrices(of: group)))
  }

  /// The action on the cosets of one or two random subgroups, one after the other; at most 12 points for each.
  public static func cosets(of group: FiniteGroup) -> Gen<GroupAction> {
    Gen { source in
      let seeds = Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2)
      var images = group.generators.map { _ in [Int]() }
      for list in try source.draw(seeds.array(count: 1...2)) {
        var subgroup = Subgroup(of: group, generatedBy: list)
        if subgroup.index > 12 { subgroup = Subgroup(whole: group) }
        let (space, shift) = (subgroup.cosetSpace, images.first?.count ?? 0)
        for (place, generator) in group.generatorIndices.enumerated() {
          images[place] += space.representatives.map {
            shift + space.cosetOf[group.product(generator, $0)] + 1
          }
        }
      }
      let permutations = try images.map { try Permutation(oneLine: $0) }
      return .permutation(degree: permutations.first?.degree ?? 1, images: permutations)
    }
  }

  /// The action on coordinates up to sign that a character H → ±1 of a subgroup H induces, at most 8 coordinates.
  public static func signed(of group: FiniteGroup) -> Gen<GroupAction> {
    Gen { source in
      let seeds = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2))
      let kernel = Subgroup(of: group, generatedBy: seeds)
      // H = K ∪ tK for an element t outside K that normalizes K and has its square there; else H = K and all signs are +.
      let candidates = (0..<group.order).filter { element in
        !kernel.contains(element) && kernel.contains(group.product(element, element))
          && kernel.isNormalized(by: element)
      }
      let choice = try source.draw(Gen<Int>.int(in: 0...candidates.count))
      let sign = choice == 0 ? [] : [candidates[choice - 1]]
      var subgroup = Subgroup(of: group, generatedBy: kernel.generators + sign)
      var positive = kernel
      if subgroup.index > 8 { (subgroup, positive) = (Subgroup(whole: group), Subgroup(whole: group)) }
      let space = subgroup.cosetSpace
      let images = try group.generatorIndices.map { generator in
        let moved = space.representatives.map { group.product(generator, $0) }
        let places = moved.map { space.cosetOf[$0] }
        return SignedPermutation(
          try Permutation(oneLine: places.map { $0 + 1 }),
          negated: zip(moved, places).map { element, place in
            !positive.contains(group.product(group.inverse(space.representatives[place]), element))
          })
      }
      return .signedPermutation(dimension: space.representatives.count, images: images)
    }
  }

  /// The action by the integer matrices of a rational irreducible representation, of dimension at most 8; the trivial one if that is
  /// larger.
  public static func matrices(of group: FiniteGroup) -> Gen<GroupAction> {
    Gen { source in
      if group.generators.isEmpty { return .permutation(degree: 1, images: []) }
      let all = try RationalIrreducibles(of: group)
      let number = try source.draw(Gen<Int>.int(in: 1...all.count))
      let matrices = try all.matrices([number])
      let dimension = matrices[0].rowCount
      if dimension > 8 { return .matrices(dimension: 1, images: matrices.map { _ in .identity(1) }) }
      return .matrices(dimension: dimension, images: matrices)
    }
  }
}
