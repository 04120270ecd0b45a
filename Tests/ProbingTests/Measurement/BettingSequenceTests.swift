import ExactArithmetic
import Foundation
import Testing

@testable import Probing

@Suite struct BettingSequenceTests {
  /// Numbers in [0, 1] with a known mean.
  enum Law: CaseIterable {
    case rareOnes, uniform, twoPoints, skewed

    var mean: Double {
      switch self {
      case .rareOnes: 0.02
      case .uniform: 0.5
      case .twoPoints: 0.5
      case .skewed: 0.25
      }
    }

    func draw(_ random: inout SplitMix64) -> Double {
      let u = Double.random(in: 0..<1, using: &random)
      switch self {
      case .rareOnes: return u < 0.02 ? 1 : 0
      case .uniform: return u
      case .twoPoints: return u < 0.5 ? 0.4 : 0.6
      // The density of u³ has mean 1/4.
      case .skewed: return u * u * u
      }
    }
  }

  /// The mean is the threshold itself, so being decided at any time at all is a mistake: stopping as soon as it looks decided is the worst
  /// optional stopping there is.
  @Test(arguments: Law.allCases)
  func `at most α of runs ever decide wrongly, whenever they stop`(law: Law) {
    var random = SplitMix64(seed: 11)
    let (runs, alpha) = (300, 0.2)
    var wrong = 0
    for _ in 0..<runs {
      var sequence = BettingSequence(confidence: 1 - alpha, threshold: law.mean)
      for _ in 0..<250 {
        sequence.append(law.draw(&random))
        if sequence.isAtMostThreshold != nil {
          wrong += 1
          break
        }
      }
    }
    // Three standard deviations above α.
    #expect(Double(wrong) <= Double(runs) * alpha + 3 * (Double(runs) * alpha * (1 - alpha)).squareRoot())
  }

  @Test(arguments: Law.allCases)
  func `intervals contain the mean and shrink`(law: Law) {
    var random = SplitMix64(seed: 5)
    var sequence = BettingSequence(confidence: 0.999)
    #expect(sequence.interval() == 0...1)
    var widths: [Double] = []
    for _ in 0..<3 {
      for _ in 0..<400 { sequence.append(law.draw(&random)) }
      let interval = sequence.interval()
      #expect(interval.contains(law.mean))
      #expect(interval.contains(sequence.mean))
      widths.append(interval.upperBound - interval.lowerBound)
    }
    #expect(widths == widths.sorted(by: >))
    #expect(widths[2] < 0.2)
  }

  /// Zeros multiply K⁻(m) by 1 + 0.9·m/(1 − m): the threshold falls after ln(2/α)/ln(1 + 0.9m/(1 − m)) of them.
  @Test(arguments: [0.5, 0.1, 0.01])
  func `zeros decide after the least count`(threshold: Double) {
    let expected = Int((log(2 / 0.01) / log1p(0.9 * threshold / (1 - threshold))).rounded(.up))
    let least = BettingSequence.leastCount(confidence: 0.99, threshold: threshold)
    #expect((expected...(expected + 1)).contains(least))
    var sequence = BettingSequence(confidence: 0.99, threshold: threshold)
    while sequence.isAtMostThreshold == nil, sequence.count < 2 * least { sequence.append(0) }
    #expect(sequence.isAtMostThreshold == true)
    #expect(sequence.count >= expected)
    // The first stakes are below the cap.
    #expect(sequence.count <= least + 3)
  }

  @Test func `both sides of a threshold are found`() {
    for (mean, expected) in [(0.3, false), (0.02, true)] {
      var random = SplitMix64(seed: 3)
      var sequence = BettingSequence(confidence: 0.99, threshold: 0.1)
      for _ in 0..<2_000 where sequence.isAtMostThreshold == nil {
        sequence.append(Double.random(in: 0..<1, using: &random) < mean ? 1 : 0)
      }
      #expect(sequence.isAtMostThreshold == expected)
      let interval = sequence.interval()
      #expect(expected ? interval.upperBound <= 0.1 : interval.lowerBound >= 0.1)
    }
  }

  /// K⁺ is non-increasing and K⁻ non-decreasing in m; the bisection rests on it. Recomputed here from the definition.
  @Test func `capitals are monotone in the mean`() {
    var random = SplitMix64(seed: 8)
    let numbers = (0..<40).map { _ in Law.skewed.draw(&random) }
    let stakes = (0..<40).map { _ in 30 * Double.random(in: 0..<1, using: &random) }
    func capital(_ m: Double) -> Double {
      zip(numbers, stakes).reduce(0) { $0 + log1p(min($1.1, 0.9 / m) * ($1.0 - m)) }
    }
    let values = (1...400).map { capital(Double($0) / 400) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
  }
}
