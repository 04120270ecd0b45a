import ExactArithmetic
import Foundation
import Testing

@testable import Generalization

@Suite struct LossBoundTests {
  /// No symmetry, no invariants, q even: the loss is s·χ²_q with P(χ²_q > y) = e^(−y/2) Σ_{i < q/2} (y/2)^i/i!.
  @Test(arguments: [2, 4, 10, 40], [Rational(1, 2), Rational(19, 20), Rational(999, 1000)])
  func chiSquare(dimension: Int, confidence: Rational) throws {
    let setting = try PlanningExample.setting(0, 0, dimension, 7, 3)
    let bound = LossBound.upperBound(setting, weakError: 0, keeping: 1, confidence: confidence)
    let half = (bound / setting.directionNoise).approximation / 2
    var (tail, term) = (0.0, exp(-half))
    for index in 0..<(dimension / 2) {
      tail += term
      term *= half / Double(index + 1)
    }
    #expect(tail <= (1 - confidence).approximation)
    // It is a bound of use: not more than the mean and a few deviations.
    #expect(half * 2 <= Double(dimension) + 10 * Double(dimension).squareRoot() + 40)
  }

  /// Gaussian data: how often the loss of c z + (1 − c) E z exceeds the bound is at most what is allowed, up to 5 standard deviations of
  /// 4,000 draws.
  @Test func coverage() throws {
    let setting = try PlanningExample.setting(Rational(1, 4), 1, 3, 5, 1)
    let (tau, factor) = (0.5, 0.25)
    let bound = LossBound.upperBound(
      setting, weakError: Rational(1, 4), keeping: Rational(1, 4), confidence: Rational(1, 2)
    ).approximation
    var random = SplitMix64(seed: 5)
    func normal() -> Double {
      let u = Double.random(in: .ulpOfOne..<1, using: &random)
      return (-2 * log(u)).squareRoot() * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }
    let deviation = setting.directionNoise.approximation.squareRoot()
    var exceeded = 0
    for _ in 0..<4_000 {
      let invariant = deviation * normal()
      // E = −τ on the target's direction and +τ on the other: bias and noise as large as they can be.
      let first = (1 - factor) * (1 + tau) * 0.5 + (factor - (1 - factor) * tau) * deviation * normal()
      let second = (factor + (1 - factor) * tau) * deviation * normal()
      if invariant * invariant + first * first + second * second > bound { exceeded += 1 }
    }
    #expect(Double(exceeded) <= 4_000 * 0.5 + 5 * (4_000 * 0.25).squareRoot())
    // And it is more when the confidence is more.
    let surer = LossBound.upperBound(
      setting, weakError: Rational(1, 4), keeping: Rational(1, 4), confidence: Rational(9, 10))
    #expect(surer.approximation > bound)
  }
}
