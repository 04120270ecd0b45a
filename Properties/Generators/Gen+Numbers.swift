public import ExactArithmetic
public import PropertyTesting

extension Gen where Value == Rational {
  /// Fractions with small numerators and denominators; 0 is the simplest.
  public static func fraction(numerator: Int = 6, denominator: Int = 6) -> Gen<Rational> {
    Gen { source in
      let below = try source.draw(Gen<Int>.int(in: 1...denominator))
      return Rational(try source.draw(Gen<Int>.int(in: -numerator...numerator))) / Rational(below)
    }
  }

  /// Fractions in (0, 1]; 1 is the simplest.
  public static func ratio(denominator: Int = 40) -> Gen<Rational> {
    Gen { source in
      let below = try source.draw(Gen<Int>.int(in: 1...denominator))
      return Rational(below - (try source.draw(Gen<Int>.int(in: 0...(below - 1))))) / Rational(below)
    }
  }
}

extension Gen where Value == [Rational] {
  /// Vectors of small fractions: dense, sparse, or with one coordinate that is not zero.
  public static func vector(count: Int) -> Gen<[Rational]> {
    if count == 0 { return .just([]) }
    return frequency(
      (2, Gen<Rational>.fraction().array(count: count)),
      (
        1,
        Gen { source in
          var vector = [Rational](repeating: .zero, count: count)
          vector[try source.draw(Gen<Int>.int(in: 0...(count - 1)))] = 1
          return vector
        }
      ))
  }
}
