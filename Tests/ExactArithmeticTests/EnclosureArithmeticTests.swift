import BigInt
import ExactArithmetic
import Foundation
import LawSuites
import Testing

@Suite struct EnclosureArithmeticTests {
  /// Machin against the digits everyone knows.
  @Test func piIsEnclosed() throws {
    let digits = try #require(Rational(decimal: "3.14159265358979323846264338327950288419716939937510"))
    for bits in [1, 10, 64, 150] {
      let pi = Enclosure.pi(bits: bits)
      #expect(pi.contains(digits))
      #expect(pi.width * Rational(BigInt(1) << bits) <= 1)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 12, 13, 24, 30]) func cosinesAreEnclosed(_ n: Int) {
    for k in -2...(n + 2) {
      let cosine = Enclosure.cosine(ofTurns: Rational(k, n))
      let sine = Enclosure.sine(ofTurns: Rational(k, n))
      #expect(abs(cosine.midpoint.approximation - cos(2 * Double.pi * Double(k) / Double(n))) < 1e-14)
      #expect(abs(sine.midpoint.approximation - sin(2 * Double.pi * Double(k) / Double(n))) < 1e-14)
      #expect(cosine.width * Rational(BigInt(1) << 64) <= 1)
      #expect((cosine * cosine + sine * sine).contains(1))
    }
  }

  @Test func cosinesOfRationalValueArePoints() {
    #expect(Enclosure.cosine(ofTurns: 0) == Enclosure(1))
    #expect(Enclosure.cosine(ofTurns: Rational(1, 2)) == Enclosure(-1))
    #expect(Enclosure.cosine(ofTurns: Rational(-1, 4)) == Enclosure(0))
    #expect(Enclosure.cosine(ofTurns: Rational(5, 6)) == Enclosure(Rational(1, 2)))
    #expect(Enclosure.cosine(ofTurns: Rational(1, 3)) == Enclosure(Rational(-1, 2)))
    #expect(Enclosure.sine(ofTurns: Rational(1, 12)) == Enclosure(Rational(1, 2)))
  }

  /// cos² = (1 + cos 2x)/2, and √2/2 at an eighth of a turn, at high precision.
  @Test(arguments: [20, 64, 256]) func cosinesSatisfyTheirIdentities(_ bits: Int) {
    for n in [7, 16, 25] {
      let cosine = Enclosure.cosine(ofTurns: Rational(1, n), bits: bits)
      let double = Enclosure.cosine(ofTurns: Rational(2, n), bits: bits)
      #expect((cosine * cosine).intersects((double + Enclosure(1)).scaled(by: Rational(1, 2))))
    }
    let eighth = Enclosure.cosine(ofTurns: Rational(1, 8), bits: bits)
    #expect(eighth.lower * eighth.lower * 2 <= 1 && eighth.upper * eighth.upper * 2 >= 1)
  }

  /// Every operation contains the results for sampled members.
  @Test func operationsContainTheirMembers() {
    var random = SplitMix64(seed: 2)
    func interval() -> Enclosure {
      let a = Rational(Int.random(in: -9...9, using: &random), 3)
      let b = Rational(Int.random(in: -9...9, using: &random), 2)
      return Enclosure(min(a, b), max(a, b))
    }
    for _ in 0..<200 {
      let (x, y) = (interval(), interval())
      #expect(x.contains(x.midpoint) && x.contains(x) && x.intersects(x))
      #expect((x.signum == nil) == (x.lower.signum != x.upper.signum))
      #expect(x.isBelow(y) == (x.upper < y.lower))
      #expect(!(x.isBelow(y) && x.intersects(y)) && (x.isBelow(y) || y.isBelow(x) || x.intersects(y)))
      let quotient = x.divided(by: y)
      #expect((quotient == nil) == y.contains(0))
      for a in [x.lower, x.midpoint, x.upper] {
        for b in [y.lower, y.midpoint, y.upper] {
          #expect((x - y).contains(a - b))
          #expect((x + y).contains(a + b))
          #expect((x * y).contains(a * b))
          #expect((-x).contains(-a))
          #expect(x.scaled(by: b).contains(a * b))
          if let quotient { #expect(quotient.contains(a / b)) }
        }
      }
    }
  }

  @Test func squareRootOfAnInterval() {
    let root = Enclosure.squareRoot(of: Enclosure(2, 3))
    #expect(root.lower * root.lower <= 2 && root.upper * root.upper >= 3)
    #expect(root.lower > Rational(141, 100) && root.upper < Rational(174, 100))
    #expect(Enclosure.squareRoot(of: Enclosure(-1, 4)) == Enclosure(0, 2))
  }
}
