import ExactArithmetic
import Testing

@testable import Generalization

@Suite struct SurdTests {
  @Test func comparisonsAgreeWithDoubles() {
    var surds: [Surd] = []
    for rational in [-2, 0, 1] as [Rational] {
      for coefficient in [-1, Rational(1, 2), 2] as [Rational] {
        for radicand in [2, 3, Rational(9, 4), 8] as [Rational] {
          surds.append(Surd(rational, coefficient: coefficient, radicand: radicand))
        }
      }
    }
    for left in surds {
      #expect(left.signum == (left.approximation > 1e-9 ? 1 : left.approximation < -1e-9 ? -1 : 0))
      #expect(left.enclosure().contains(left.enclosure(bits: 90)))
      for right in surds {
        let difference = left.approximation - right.approximation
        #expect((left < right) == (difference < -1e-9), "\(left) < \(right)")
        #expect((left == right) == (abs(difference) < 1e-9), "\(left) = \(right)")
        if left == right { #expect(left.hashValue == right.hashValue) }
      }
    }
  }

  @Test func exactEqualities() {
    #expect(Surd.squareRoot(of: 8) == Surd(0, coefficient: 2, radicand: 2))
    #expect(Surd.squareRoot(of: Rational(9, 4)).asRational == Rational(3, 2))
    #expect(Surd(3, coefficient: -2, radicand: 2) > Surd(0))
    #expect(Surd(7, coefficient: -5, radicand: 2) < Surd(0))
    #expect(Surd(1, coefficient: 1, radicand: 2).squared == Surd(3, coefficient: 2, radicand: 2))
    // 99 − 70√2 ≈ 0.00505; its distance from 1/198 is below 2·10⁻⁷.
    #expect(Surd(99, coefficient: -70, radicand: 2) > Surd(Rational(1, 198)))
    #expect("\(Surd(Rational(1, 2), coefficient: -3, radicand: Rational(5, 7)))" == "1/2 - 3√(5/7)")
    #expect("\(Surd(0, coefficient: 1, radicand: 3))" == "√3")
  }
}
