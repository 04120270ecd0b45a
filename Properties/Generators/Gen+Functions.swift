import Averaging
public import ExactArithmetic
import FiniteGroups
public import PropertyTesting
public import Representations

extension Gen where Value == [Rational] {
  /// Random functions of a class, by their coordinates on the summands one after the other: dense, sparse, supported on one summand
  /// (for permutations one orbit), isotypic, or nearly invariant.
  ///
  /// The simplest is 0.
  public static func function(in functions: FunctionClass) -> Gen<[Rational]> {
    let count = functions.constituents.reduce(0) { $0 + $1.dimension }
    return frequency(
      (3, vector(count: count)), (1, supportedOnSummand(of: functions)), (1, isotypic(in: functions)),
      (1, nearlyInvariant(in: functions)))
  }

  /// Functions that vanish outside of one summand, on which they are arbitrary.
  static func supportedOnSummand(of functions: FunctionClass) -> Gen<[Rational]> {
    Gen { source in
      let sizes = functions.constituents.map(\.dimension)
      if sizes.isEmpty { return [] }
      let chosen = try source.draw(Gen<Int>.int(in: 0...(sizes.count - 1)))
      let part = try source.draw(vector(count: sizes[chosen]))
      return sizes.enumerated().flatMap { $0 == chosen ? part : [Rational](repeating: .zero, count: $1) }
    }
  }

  /// The component of a random function in one rational isotypic part of the class: Σ_g χ(g⁻¹) ρ(g) f, up to a factor, for a
  /// rational character χ that is a Galois orbit of irreducible ones.
  static func isotypic(in functions: FunctionClass) -> Gen<[Rational]> {
    Gen { source in
      let group = functions.group
      let table = try CharacterTable(of: group)
      let constituents = table.rationalConstituents
      let classOf = ConjugacyClasses(of: group).classOf
      let number = try source.draw(Gen<Int>.int(in: 0...(constituents.count - 1)))
      let character = table.character(of: constituents[number]).values.map { $0.rational ?? .zero }
      let vector = try source.draw(vector(count: functions.constituents.reduce(0) { $0 + $1.dimension }))
      var result: [Rational] = []
      for part in Summand.all(of: functions) {
        var sum = [Rational](repeating: .zero, count: part.dimension)
        for element in 0..<group.order {
          let value = character[classOf[group.inverse(element)]]
          if value.isZero { continue }
          for (place, entry) in part.moved(part.part(of: vector), by: element).enumerated() {
            sum[place] += value * entry
          }
        }
        result += sum
      }
      return result
    }
  }

  /// The average of a random function over the group, and a hundredth of another function.
  static func nearlyInvariant(in functions: FunctionClass) -> Gen<[Rational]> {
    Gen { source in
      let count = functions.constituents.reduce(0) { $0 + $1.dimension }
      let (base, change) = (try source.draw(vector(count: count)), try source.draw(vector(count: count)))
      let mean = Summand.all(of: functions).flatMap { $0.mean(of: $0.part(of: base)) }
      return zip(mean, change).map { $0 + $1 / 100 }
    }
  }
}
