import BigInt
import ExactArithmetic
import LawSuites
import Testing

@Suite struct RationalTests {
  /// Values on both sides of the border between the inline and the big form.
  static let samples: [Rational] = [
    0, 1, -1, 2, Rational(1, 2), Rational(-3, 7), Rational(6, -4), Rational(Int.max), Rational(Int.min),
    Rational(1, Int.max), Rational(Int.min, 3), Rational(BigInt(2).power(100)),
    Rational(BigInt(3).power(70), over: BigInt(2).power(90)) ?? 0,
  ]

  @Test func obeysTheLawsOfAnOrderedField() {
    expectOrderedRingLaws(RationalTests.samples)
    for a in RationalTests.samples where !a.isZero {
      #expect(a * (a.reciprocal ?? 0) == 1)
      #expect(a / a == 1)
      #expect((a / 3) * 3 == a)
    }
    #expect(Rational.zero.reciprocal == nil)
    #expect(Rational(3).divided(by: 0) == nil)
  }

  @Test func isCanonical() {
    #expect(Rational(2, 4) == Rational(-1, -2))
    #expect(Rational(2, 4).hashValue == Rational(1, 2).hashValue)
    // Overflow and return: the sum of two big values is small again, and must be stored as such.
    let big = Rational(Int.max) * Rational(Int.max)
    #expect(big - big + 1 == 1)
    #expect((big / big).asInt == 1)
    #expect((Rational(Int.min) + 1).asInt == Int.min + 1)
    #expect(-Rational(Int.min) == Rational(Int.max) + 1)
    #expect(Rational(BigInt(1), over: 0) == nil)
  }

  @Test(arguments: [
    "0", "5", "-3/7", "1/2", "-9223372036854775808", "123456789012345678901234567891/7", "1/9223372036854775808",
  ])
  func printsWhatItReads(_ text: String) {
    #expect(Rational(text)?.description == text)
  }

  @Test(arguments: [("2/4", "1/2"), ("-0", "0"), ("007", "7"), ("10/5", "2"), ("0/9", "0")])
  func readsOtherSpellings(_ text: String, _ canonical: String) {
    #expect(Rational(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "-", "/", "1/", "/2", "1/0", "+1", " 1", "1 ", "1.5", "3/-7", "--2", "1/2/3", "٣", "1e3", "0x10",
  ])
  func refuses(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func readsDecimalsExactly() {
    #expect(Rational(decimal: "0.1") == Rational(1, 10))
    #expect(Rational(decimal: "-2.50") == Rational(-5, 2))
    #expect(Rational(decimal: "-0.5") == Rational(-1, 2))
    #expect(Rational(decimal: "1/9") == Rational(1, 9))
    for text in [".5", "1.", "-.5", "1.2.3", "1/2.5", "1.-5", "0.1e3"] { #expect(Rational(decimal: text) == nil) }
  }

  @Test func roundsToIntegersAndDoubles() {
    #expect(Rational(-7, 2).floor == -4)
    #expect(Rational(-7, 2).ceiling == -3)
    #expect(Rational(7, 2).ceiling == 4)
    #expect(Rational(-4).floor == -4)
    #expect(Rational(1, 3).approximation == 1.0 / 3)
    let huge = Rational(BigInt(10).power(400), over: BigInt(10).power(399) * 3) ?? 0
    #expect(abs(huge.approximation - 10.0 / 3) < 1e-14)
  }

  @Test func randomArithmeticAgreesWithBigIntegers() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let parts = (0..<4).map { _ in
        BigInt(Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...62, using: &random))
      }
      guard let a = Rational(parts[0], over: parts[1]), let b = Rational(parts[2], over: parts[3]) else { continue }
      #expect(a + b == Rational(parts[0] * parts[3] + parts[2] * parts[1], over: parts[1] * parts[3]))
      #expect(a * b == Rational(parts[0] * parts[2], over: parts[1] * parts[3]))
      #expect((a < b) == ((parts[0] * parts[3] - parts[2] * parts[1]) * parts[1] * parts[3] < 0))
    }
  }
}
