import Averaging
import ExactArithmetic
import Foundation
import Testing

@testable import Generalization

@Suite struct TrainingStatisticsTests {
  /// Ranks from binomial sums by Python's `math.comb`; those for 95 % stand in tables too.
  @Test func ranksAreThoseOfTheTables() {
    let table: [(Int, Rational, Int?)] = [
      (5, Rational(19, 20), nil), (6, Rational(19, 20), 1), (10, Rational(19, 20), 2), (20, Rational(19, 20), 6),
      (100, Rational(19, 20), 40), (20, Rational(99, 100), 4), (8, Rational(99, 100), 1), (1, Rational(1, 2), nil),
      // 2·2⁻⁵ is exactly 1/16: the bound is attained.
      (5, Rational(15, 16), 1), (5, Rational(150_001, 160_000), nil),
    ]
    for (count, confidence, rank) in table {
      #expect(MedianInterval.rank(count: count, confidence: confidence) == rank, "\(count), \(confidence)")
    }
  }

  @Test func endsAreOrderStatistics() {
    let values = [9.0, 1, 8, 2, 7, 3, 6, 4, 5, 10]
    let interval = MedianInterval(values, confidence: Rational(19, 20))
    #expect(interval.median == 5.5 && interval.lower == 2 && interval.upper == 9)
    #expect(interval.isAtMost(9) && !interval.isAtMost(8.9) && interval.exceeds(1.9) && !interval.exceeds(2))
    let unknown = MedianInterval([3, 1, 2], confidence: Rational(19, 20))
    #expect(unknown.median == 2 && unknown.lower == nil && unknown.upper == nil)
    #expect(!unknown.isAtMost(1e300) && !unknown.exceeds(-1e300))
  }

  /// The coverage in a simulation is the exact one, 1 − 2P(B ≤ k − 1), for a continuous skew distribution with median ¼, and at least
  /// that for one with atoms.
  @Test func coverageIsExact() throws {
    let (count, trials, confidence) = (15, 3_000, Rational(9, 10))
    let rank = try #require(MedianInterval.rank(count: count, confidence: confidence))
    #expect(rank == 4)
    // P(B ≤ 3) = (1 + 15 + 105 + 455)/2¹⁵.
    let coverage = 1 - 2 * 576.0 / 32_768
    var random = SplitMix64(seed: 77)
    var (smooth, coarse) = (0, 0)
    for _ in 0..<trials {
      let draws = (0..<count).map { _ in Double(random.next() >> 11) * 0x1p-53 }
      let squares = MedianInterval(draws.map { $0 * $0 }, confidence: confidence)
      if let low = squares.lower, let high = squares.upper, low <= 0.25, 0.25 <= high { smooth += 1 }
      // 0, 1, 2 with probabilities 0.4, 0.3, 0.3: the median is 1.
      let atoms = MedianInterval(draws.map { $0 < 0.4 ? 0 : $0 < 0.7 ? 1 : 2 }, confidence: confidence)
      if let low = atoms.lower, let high = atoms.upper, low <= 1, 1 <= high { coarse += 1 }
    }
    let seen = BinomialInterval(successes: smooth, trials: trials, confidence: 0.9999)
    #expect(seen.lower <= coverage && coverage <= seen.upper)
    #expect(BinomialInterval(successes: coarse, trials: trials, confidence: 0.9999).upper >= coverage)
    #expect(BinomialInterval(successes: coarse, trials: trials, confidence: 0.9999).lower > 0.9)
  }

  /// Intervals of eight equal values: known, or unknown for `nil`.
  private static func curve(_ values: [(Int, Double?)]) -> [(size: Int, interval: MedianInterval)] {
    values.map { size, value in
      let sample = value.map { [Double](repeating: $0, count: 8) } ?? [0, 0, 0, 0, 9, 9, 9, 9]
      return (size, MedianInterval(sample, confidence: Rational(99, 100)))
    }
  }

  private static func certain(_ value: Double, count: Int = 8) -> MedianInterval {
    MedianInterval([Double](repeating: value, count: count), confidence: Rational(99, 100))
  }

  private static func point(
    _ size: Int, _ interval: MedianInterval, baseline: Double = 5, reference: Double = 0.5
  ) -> Saturation.Point {
    Saturation.Point(size: size, interval: interval, baseline: certain(baseline), reference: certain(reference))
  }

  /// As for signs-20 averaged at test time: risks 34.5 without and 33 with the group, and 1 for predicting 0.
  @Test func emptyQuestionsHaveNoVerdict() {
    func saturation(_ criterion: Saturation.Criterion, _ curve: [Saturation.Point]) -> Saturation {
      Saturation(
        problem: "p", augmentation: .testTime, criterion: criterion, logOrder: 13.9, logSize: 14, curve: curve)
    }
    func curve(_ baseline: Double, _ reference: Double, _ value: Double = 1) -> [Saturation.Point] {
      [1, 7, 14, 28].map { Self.point($0, Self.certain(value), baseline: baseline, reference: reference) }
    }
    typealias Row = (Saturation.Criterion, Double, Double, Saturation.Verdict, Saturation.Reason?)
    let table: [Row] = [
      (.ratio, 1.05, 33, .empty, .notLearned), (.ratio, 5, 1, .empty, .notLearned),
      (.ratio, 1.1, 0.5, .empty, .nothingToGain), (.ratio, 1.11, 0.5, .fewer, nil),
      (.remaining, 1, 0.5, .empty, .nothingToGain), (.remaining, 1.01, 0.5, .more, nil),
      (.remaining, 5, 1, .empty, .notLearned),
    ]
    for (criterion, baseline, reference, verdict, reason) in table {
      let one = saturation(criterion, curve(baseline, reference))
      #expect(one.verdict == verdict && one.reason == reason, "\(criterion), \(baseline), \(reference)")
    }
    // Streaming learns late: sizes before are neither too small nor enough.
    let late =
      curve(5, 1).prefix(2) + [Self.point(14, Self.certain(1)), Self.point(28, Self.certain(1))]
    let one = saturation(.ratio, Array(late))
    #expect(one.lower == 1 && one.upper == 14 && one.verdict == .undecided && one.reason == nil)
    // Five values have no interval with 99 %.
    let few = Saturation.Point(
      size: 1, interval: Self.certain(1, count: 5), baseline: Self.certain(5, count: 5),
      reference: Self.certain(0.5, count: 5))
    #expect(saturation(.ratio, [few]).reason == .tooFewDrawings && saturation(.ratio, [few]).verdict == .undecided)
  }

  @Test func saturationIsReadOffTheIntervals() {
    typealias Row = (curve: [(Int, Double?)], lower: Int?, upper: Int?, verdict: Saturation.Verdict)
    // ⌈ln|G|⌉ = 4.
    let table: [Row] = [
      ([(1, 5), (2, 3), (4, 1.05), (8, 1)], 4, 4, .confirmed),
      ([(1, 5), (2, 1.1), (4, 1.05)], 2, 2, .confirmed),
      ([(1, 5), (2, 3), (4, 2), (8, 1.1)], 8, 8, .confirmed),
      ([(1, 1.1), (2, 3), (4, 1)], 1, 1, .fewer),
      ([(1, 5), (2, 3), (4, 2), (8, 1.2), (16, 1)], 16, 16, .more),
      ([(1, 5), (2, 3), (4, 2), (8, 1.2), (16, nil)], 16, nil, .more),
      ([(1, 5), (2, 3), (4, 2), (8, 1.2), (16, 1.11)], nil, nil, .more),
      // 2⌈ln|G|⌉ is proved too small, so S is beyond it; with smaller sizes alone nothing follows.
      ([(1, 5), (2, 3), (4, 2), (8, 1.2)], nil, nil, .more),
      ([(1, 5), (2, 3), (4, 2), (7, 1.2)], nil, nil, .undecided),
      ([(1, 5), (2, nil), (4, 1)], 2, 4, .confirmed),
      ([(1, nil), (2, nil), (4, 1)], 1, 4, .undecided),
      ([(1, 5), (4, nil), (8, nil), (16, 1)], 4, 16, .undecided),
      ([(1, 5), (2, nil)], 2, nil, .undecided),
    ]
    for row in table {
      let one = Saturation(
        problem: "p", augmentation: .subset, criterion: .ratio, logOrder: 3.47, logSize: 4,
        curve: Self.curve(row.curve).map { Self.point($0.size, $0.interval) })
      #expect(one.reason == nil)
      #expect(one.lower == row.lower && one.upper == row.upper && one.verdict == row.verdict, "\(row)")
    }
  }

  @Test func partialSymmetryMustBeatBoth() {
    func amount(_ none: Double?, _ full: Double?) -> SmallRotationsComparison.Amount {
      let intervals = Self.curve([(1, none), (2, full)]).map(\.interval)
      return .init(size: 3, againstNone: intervals[0], againstFull: intervals[1])
    }
    #expect(amount(0.9, 0.8).isBest)
    for wrong in [amount(1, 0.8), amount(0.9, 1.1), amount(nil, 0.5), amount(0.5, nil)] { #expect(!wrong.isBest) }
    let one = SmallRotationsComparison(problem: "p", asymmetry: 0.1, amounts: [amount(0.9, 0.8), amount(2, 2)])
    #expect(one.bestSizes == [3] && one.isDecidable)
    let few = SmallRotationsComparison.Amount(
      size: 3, againstNone: Self.certain(0.5, count: 5), againstFull: Self.certain(0.5, count: 5))
    let blind = SmallRotationsComparison(problem: "p", asymmetry: 0.1, amounts: [few])
    #expect(blind.bestSizes.isEmpty && !blind.isDecidable)
  }

  /// Planted risks: none 2, full ½ but in the last drawings, where the whole group gains nothing.
  @Test(arguments: [15, 12]) func summariesComparePairs(gaining: Int) throws {
    let problem = TrainingProblem(
      name: "planted", group: .signFlips(3), target: .absoluteSum(dimension: 3), sampleCount: 5, noise: 0,
      kernelWidth: 1,
      penalty: 1)
    let drawings = (0..<20).map { drawing in
      [
        (AugmentationRegime.none, 1, drawing < gaining ? 2 : 0.25), (.full, 1, 0.5), (.subset, 3, 0.65),
        (.subset, 6, 0.545),
      ].map { TrainingReplicate.Measurement(augmentation: $0.0, size: $0.1, risk: $0.2, distance: 8 / Double($0.1)) }
    }
    let summary = TrainingSummary(problem, drawings, confidence: Rational(19, 20))
    let rows = summary.rows
    let three = try #require(rows.first { $0.augmentation == .subset && $0.size == 3 })
    #expect(three.risk.median == 0.65 && three.ratio?.upper == 1.3 && three.trainingQueries == 15)
    #expect(((three.remaining?.median ?? 9) - 0.1).magnitude < 1e-12 && three.remaining?.upper == 1)
    #expect(rows.first { $0.augmentation == .full }?.ratio == nil)
    #expect(rows.first { $0.augmentation == .none }?.remaining == nil)
    let saturations = summary.saturations.filter { $0.augmentation == .subset }
    // ⌈ln 8⌉ = 3. The ratio is enough at 6 in all drawings, the remainder at 6 in 15 of 20 only; the 6th of 20 is the end of the baseline's.
    let ratio = try #require(saturations.first { $0.criterion == .ratio })
    let remaining = try #require(saturations.first { $0.criterion == .remaining })
    if gaining == 15 {
      #expect(ratio.lower == 6 && ratio.upper == 6 && ratio.verdict == .confirmed)
      #expect(remaining.upper == nil && remaining.verdict == .undecided)
    } else {
      #expect([ratio, remaining].allSatisfy { $0.verdict == .empty && $0.reason == .nothingToGain })
    }
    #expect(summary.doubling?.quotient.median == 2 && summary.doubling?.size == 3)
  }

  /// Every family of a quick run has ends: curves of seven sizes, two comparisons for each of six arcs.
  @Test func quickRunsHaveIntervals() throws {
    let (quick, standard) = (TrainingSizes.quick, Rational(1, 20))
    for problem in TrainingProblem.standard {
      for family in [quick.sizes(for: problem).count, 2 * max(1, quick.arcs(for: problem).count)] {
        let confidence = 1 - standard / Rational(family)
        #expect(MedianInterval.rank(count: TrainingExperiment.quickReplicates, confidence: confidence) != nil)
      }
    }
    #expect(MedianInterval.rank(count: 10, confidence: 1 - standard / 25) == 1)
    #expect(MedianInterval.rank(count: 9, confidence: 1 - standard / 25) == nil)
  }

  @Test func sizesStandAroundTheLogarithm() {
    #expect(TrainingSizes.standard.sizes(for: .sum) == [1, 2, 4, 7, 14, 28])
    #expect(TrainingSizes.standard.sizes(for: .signs(20)) == [1, 4, 7, 14, 28, 56])
    // |G| = 32 is enumerable.
    #expect(TrainingSizes.standard.sizes(for: .signs(5)) == [1, 2, 4, 8, 16, 32])
    #expect(TrainingSizes.standard.sizes(for: .isotropicPlane) == [1, 2, 3, 5, 10, 20])
    #expect(TrainingSizes.standard.sizes(for: .signs(1)) == [1, 2])
    #expect(TrainingSizes.quick.sizes(for: .sum) == [1, 2, 4, 7, 14, 28])
    #expect(TrainingSizes.quick.sizes(for: .signs(20)) == [1, 2, 4, 7, 14, 28, 56])
    // No size above |G| = 2, and quick runs do not enumerate.
    #expect(TrainingSizes.quick.sizes(for: .signs(1)) == [1])
    #expect(TrainingSizes.standard.arcs(for: .anisotropicPlane) == [3, 5, 9, 17, 33, 65])
    #expect(TrainingSizes.standard.arcs(for: .sum).isEmpty)
  }
}
