public import Averaging
import ExactArithmetic
public import FiniteGroups
public import PropertyTesting

extension Gen where Value == AveragingScheme {
  /// Random schemes of a weight class on an enumerated group: sparse, dense, or supported on a coset of a subgroup.
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

  /// Random nonempty sets of elements, ascending.
  static func support(in group: FiniteGroup) -> Gen<[Int]> {
    .frequency(
      (3, Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: 1...min(group.order, 6)).map { $0.sorted() }),
      (1, Gen<[Int]>.subset(of: Array(0..<group.order)).map { $0.isEmpty ? [0] : $0 }),
      (
        1,
        Gen<[Int]> { source in
          let seed = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
          let shift = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
          return Subgroup(of: group, generatedBy: [seed]).elements.map { group.product(shift, $0) }.sorted()
        }
      ))
  }
}
