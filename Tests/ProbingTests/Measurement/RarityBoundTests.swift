import ExactArithmetic
import Foundation
import Testing

@testable import Probing

@Suite struct RarityBoundTests {
  @Test func `the rule of three, and its neighbours`() {
    // 1 − 0.05^(1/100), 1 − 0.01^(1/25000) and 1 − 0.5^(1/1), from NumPy in 80-bit arithmetic.
    for (count, confidence, expected) in [
      (100, 0.95, 0.029513049607039935), (25_000, 0.99, 0.00018418984240727759), (1, 0.5, 0.5), (0, 0.9, 1),
    ] {
      let found = RarityBound.fraction(count: count, confidence: confidence)
      #expect(abs(found - expected) <= 1e-11 * expected, "\(found)")
    }
    // ln(1/0.05) = 2.9957: 3/n from above.
    for count in [30, 300, 3_000] {
      let found = RarityBound.fraction(count: count, confidence: 0.95) * Double(count)
      #expect(found < 3 && found > 2.8)
    }
    #expect(RarityBound.oneIn(RarityBound.fraction(count: 25_000, confidence: 0.99)) == 5_429)
    #expect(RarityBound.oneIn(1) == 1)
    #expect(RarityBound.fractionBeyondLargest(count: 0, confidence: 0.9) == 1)
  }

  /// An adversary stops as soon as the statement is wrong. For an event that is fixed the chance of that is (1 − p)^m, m the least number of draws for which the
  /// bound is below p.
  @Test func `no rule of stopping makes the statement on a fixed event wrong too often`() {
    for confidence in [0.9, 0.99] {
      for p in [0.3, 0.05, 0.004] {
        let m = (1...5_000).first { RarityBound.fraction(count: $0, confidence: confidence) < p }
        guard let m else {
          Issue.record("the bound never falls below \(p)")
          continue
        }
        let chance = Foundation.pow(1 - p, Double(m))
        #expect(chance <= 1 - confidence)
        // And one draw fewer would not do: the bound is the best of its kind.
        #expect(Foundation.pow(1 - p, Double(m - 1)) >= (1 - confidence) * (1 - 1e-9))
      }
    }
  }

  /// The largest of n uniform numbers in [0, 1]: larger ones have the probability 1 − max.
  @Test func `a largest value needs the stronger bound at stopping times`() {
    let (runs, length, confidence) = (400, 128, 0.9)
    let plain = (1...length).map { RarityBound.fraction(count: $0, confidence: confidence) }
    let strong = (1...length).map { RarityBound.fractionBeyondLargest(count: $0, confidence: confidence) }
    #expect(zip(plain, strong).allSatisfy { $0 <= $1 })
    var random = SplitMix64(seed: 3)
    var wrong = (plain: 0, strong: 0)
    for _ in 0..<runs {
      var largest = 0.0
      var (isPlainWrong, isStrongWrong) = (false, false)
      for index in 0..<length {
        largest = max(largest, Double.random(in: 0..<1, using: &random))
        isPlainWrong = isPlainWrong || 1 - largest > plain[index]
        isStrongWrong = isStrongWrong || 1 - largest > strong[index]
      }
      if isPlainWrong { wrong.plain += 1 }
      if isStrongWrong { wrong.strong += 1 }
    }
    // α·runs = 40, standard deviation 6.
    #expect(wrong.strong <= 40)
    #expect(wrong.plain > 80, "\(wrong)")
  }
}
