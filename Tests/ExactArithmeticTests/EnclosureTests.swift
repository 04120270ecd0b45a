import ExactArithmetic
import Foundation
import Testing

@Suite struct EnclosureTests {
  @Test(arguments: [Rational(2), Rational(1, 3), Rational(10), Rational(1_000_003), Rational(7, 8), Rational(1)])
  func logarithmIsEnclosedTightly(_ value: Rational) {
    let enclosure = Enclosure.naturalLogarithm(of: value)
    #expect(enclosure.upper - enclosure.lower < Rational(1, 1 << 50))
    #expect(abs(enclosure.lower.approximation - log(value.approximation)) < 1e-13)
  }

  /// ln(ab) = ln a + ln b, and exact inequalities that floating point cannot decide for itself.
  @Test func logarithmIsAHomomorphism() {
    let sum = Enclosure.naturalLogarithm(of: 6) + Enclosure.naturalLogarithm(of: 35)
    let product = Enclosure.naturalLogarithm(of: 210)
    #expect(sum.lower <= product.upper && product.lower <= sum.upper)
    #expect(Enclosure.naturalLogarithm(of: 2).lower > Rational(693_147_180_559_945, 1_000_000_000_000_000))
    #expect(Enclosure.naturalLogarithm(of: 2).upper < Rational(693_147_180_559_946, 1_000_000_000_000_000))
  }

  @Test func squareRoots() {
    #expect(Enclosure.squareRoot(of: Rational(4, 9)) == Enclosure(Rational(2, 3)))
    #expect(Enclosure.squareRoot(of: 0) == Enclosure(0))
    let root = Enclosure.squareRoot(of: 2)
    #expect(root.lower * root.lower < 2 && root.upper * root.upper > 2)
    #expect(root.upper - root.lower <= Rational(1, 1 << 60))
  }

  @Test func arithmeticKeepsSigns() {
    let product = Enclosure(-2, 3) * Enclosure(-5, 1)
    #expect(product == Enclosure(-15, 10))
  }
}
