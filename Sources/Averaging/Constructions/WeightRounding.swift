import ExactArithmetic

/// Weights in doubles as rational numbers that sum to 1 exactly.
enum WeightRounding {
  /// Multiples of 1/n for the least n up to 1000 for which they are close enough; `nil` without such an n.
  static func simple(_ weights: [Double]) -> [Rational]? {
    let rounding = (1...1_000).lazy.map { denominator in
      (denominator, weights.map { ($0 * Double(denominator)).rounded() })
    }
    let found = rounding.first { denominator, numerators in
      numerators.reduce(0, +) == Double(denominator)
        && zip(weights, numerators).allSatisfy { ($0 - $1 / Double(denominator)).magnitude < 1e-6 }
    }
    return found.map { denominator, numerators in numerators.map { Rational(Int($0), denominator) } }
  }

  /// Multiples of 2⁻⁴⁰; small weights vanish, and the largest takes what is left.
  static func fine(_ weights: [Double]) -> [Rational] {
    let grid = 0x1p40
    var numerators = weights.map { $0.magnitude < 1e-7 ? 0 : Int(($0 * grid).rounded()) }
    let largest = numerators.indices.max { numerators[$0] < numerators[$1] } ?? 0
    numerators[largest] += 1 << 40 - numerators.reduce(0, +)
    return numerators.map { Rational($0, 1 << 40) }
  }
}
