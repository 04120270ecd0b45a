public import Averaging
import ExactArithmetic
public import FiniteGroups
public import PropertyTesting

extension Gen where Value == AveragingScheme {
  /// Random schemes of a weight class on an enumerated group: sparse, dense, on a coset of a subgroup or a union of cosets, or near the
  /// uniform scheme on the whole group.
  ///
  /// The simplest is the point at the identity.
  public static func scheme(in group: FiniteGroup, _ weights: WeightClass) -> Gen<AveragingScheme> {
    Gen { source in
      let support = try source.draw(support(in: group))
      switch weights {
      case .uniform: return try AveragingScheme.uniform(on: support)
      case .convex:
        let parts = try source.draw(Gen<Int>.int(in: 1...5).array(count: support.count))
        let sum = Rational(parts.reduce(0, +))
        return try AveragingScheme(
          zip(support, parts).map { (element: $0, weight: Rational($1) / sum) }, weightClass: .convex)
      case .affine:
        var parts = try source.draw(Gen<Int>.int(in: -3...5, simplest: 1).array(count: support.count))
        // The last weight makes the sum positive; zeros are left out.
        let rest = parts.dropLast().reduce(0, +)
        if rest + (parts.last ?? 0) <= 0 { parts[parts.count - 1] = 1 - rest }
        let sum = Rational(parts.reduce(0, +))
        return try AveragingScheme(
          zip(support, parts).filter { $0.1 != 0 }.map { (element: $0, weight: Rational($1) / sum) },
          weightClass: .affine)
      }
    }
  }

  /// Random schemes of a random weight class, uniform ones first.
  public static func scheme(in group: FiniteGroup) -> Gen<AveragingScheme> {
    oneOf(scheme(in: group, .uniform), scheme(in: group, .convex), scheme(in: group, .affine))
  }

  /// Random nonempty sets of elements, ascending: few elements, any number, a coset, a union of right cosets of a cyclic subgroup, or all
  /// elements but few.
  static func support(in group: FiniteGroup) -> Gen<[Int]> {
    .frequency(
      (3, Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: 1...min(group.order, 6)).map { $0.sorted() }),
      (1, Gen<[Int]>.subset(of: Array(0..<group.order)).map { $0.isEmpty ? [0] : $0 }),
      (1, unionOfCosets(in: group, count: 1...1)), (1, unionOfCosets(in: group, count: 2...3)),
      (
        1,
        Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2).map { omitted in
          let rest = (0..<group.order).filter { !omitted.contains($0) }
          return rest.isEmpty ? [0] : rest
        }
      ))
  }

  /// Unions of left cosets of the subgroup that a random element generates.
  static func unionOfCosets(in group: FiniteGroup, count: ClosedRange<Int>) -> Gen<[Int]> {
    Gen<[Int]> { source in
      let element = Gen<Int>.int(in: 0...(group.order - 1))
      let subgroup = Subgroup(of: group, generatedBy: [try source.draw(element)])
      let shifts = try source.draw(element.array(count: count))
      var isChosen = [Bool](repeating: false, count: group.order)
      for shift in shifts { for member in subgroup.elements { isChosen[group.product(shift, member)] = true } }
      return isChosen.indices.filter { isChosen[$0] }
    }
  }
}
