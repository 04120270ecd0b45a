import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct DataAsymmetryTests {
  private func orbits(_ rows: [(point: Int, value: Double)], group: String) throws -> ObservedOrbits {
    let table = try ObservationTable(
      source: "t", inputShape: [rows.count], inputs: rows.map { Double($0.point) }, targetSource: "t",
      targetShape: [rows.count], targets: rows.map(\.value))
    return try ObservedOrbits(
      table, under: try ObservedAction(try GroupDescription(group).naturalAction, onPoints: true))
  }

  /// Gaussian observations of a target on the points, `copies` of each.
  private func rows(_ target: [Double], copies: [Int], deviation: Double, seed: UInt64) -> [(point: Int, value: Double)]
  {
    var normal = NormalDeviates(SplitMix64(seed: seed))
    var rows: [(point: Int, value: Double)] = []
    for (point, value) in target.enumerated() {
      for _ in 0..<copies[point] { rows.append((point + 1, value + deviation * normal.next())) }
    }
    var random = SplitMix64(seed: seed + 1_000)
    return rows.shuffled(using: &random)
  }

  /// Every point twice, σ known: the interval of the balanced design.
  @Test func balancedDesign() throws {
    let data = rows([3, 1, 2, 2], copies: [2, 2, 2, 2], deviation: 1, seed: 3)
    let found = try DataAsymmetry(try orbits(data, group: "S4"), noise: 1, confidence: 0.9)
    let setting = try RiskSetting(
      dataAsymmetry: 1, invariantDimension: 1, dimension: 4, samples: 8, noiseVariance: 1)
    let means = (1...4).map { point in data.filter { $0.point == point }.reduce(0) { $0 + $1.value } / 2 }
    let mean = means.reduce(0, +) / 4
    let observed = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
    let expected = try AsymmetryEstimate.fromBalancedDesign(observed: observed, setting: setting, confidence: 0.9)
    #expect(abs(found.squaredAsymmetry.interval.lowerBound - expected.lowerBound) < 1e-9)
    #expect(abs(found.squaredAsymmetry.interval.upperBound - expected.upperBound) < 1e-9)
    #expect(abs(found.squaredAsymmetry.value - max(expected.lowerBound, observed - 3.0 / 8)) < 1e-9)
    #expect(found.rowsUsed == 8 && found.noiseIsGiven && found.noise.value == 1)
  }

  /// What is left out to balance the design: each orbit to the count of its rarest point, and orbits that are not complete.
  @Test func unbalancedDesigns() throws {
    // (1 2)(3 4 5) and the fixed point 6: the orbit of three is observed at two points only.
    let data = rows([1, 3, 5, 5, 5, 9], copies: [4, 2, 3, 1, 0, 2], deviation: 0, seed: 2)
    let found = try DataAsymmetry(try orbits(data, group: "(1 2),(3 4 5),(7 8)"), noise: 0, confidence: 0.9)
    // Twice 1 and 3 (variance 1), twice 9: d² = 4/6, ‖f*‖² = (2 + 18 + 162)/6.
    #expect(found.rowsUsed == 6 && abs(found.squaredAsymmetry.value - 4.0 / 6) < 1e-12)
    #expect(abs(found.signal * found.signal - 182.0 / 6) < 1e-9)
    #expect(found.squaredAsymmetry.interval == found.squaredAsymmetry.value...found.squaredAsymmetry.value)
  }

  /// 20 data sets at 80 % each, both σ and d² unknown: 12 failures or more have a probability below 10⁻⁴ even if the intervals were exact, and they are not empty.
  @Test func coverage() throws {
    let target = [2.0, 0, 1, 1, 4]
    var (hits, width) = (0, 0.0)
    for seed in 0..<20 {
      let data = rows(target, copies: [3, 2, 2, 4, 3], deviation: 0.5, seed: UInt64(seed))
      let found = try DataAsymmetry(try orbits(data, group: "(1 2 3 4),(6 7)"), confidence: 0.8)
      // The orbit {1, 2, 3, 4} twice each, the point 5 three times: d² = (8/11)·(1/2).
      if found.squaredAsymmetry.interval.contains(4.0 / 11), found.noise.interval.contains(0.5) { hits += 1 }
      width += found.squaredAsymmetry.interval.upperBound - found.squaredAsymmetry.interval.lowerBound
    }
    #expect(hits > 8 && width / 20 < 1.5 && width > 0)
  }

  /// For every σ of the interval, the interval for that σ lies within that for all of them.
  @Test(arguments: [
    (0.5, 3, 0.2...0.9), (12.0, 1, 0.5...0.5), (40.0, 6, 0.3...2.0), (1e5, 2, 0.5...3.0), (2.0, 4, 0...1.0),
  ])
  func allDeviationsAtOnce(observed: Double, directions: Int, deviation: ClosedRange<Double>) {
    let whole = DataAsymmetry.squaredNorm(
      observed: observed, directions: directions, deviation: deviation, errorProbability: 0.1)
    for step in 0...10 {
      let sigma = deviation.lowerBound + (deviation.upperBound - deviation.lowerBound) * Double(step) / 10
      guard sigma > 0.05, observed / (sigma * sigma) < 1e4 else { continue }
      let single = ChiSquared.noncentralityInterval(
        observed: observed / (sigma * sigma), degreesOfFreedom: directions, confidence: 0.9)
      #expect(whole.lowerBound <= single.lowerBound * sigma * sigma + 1e-9)
      #expect(whole.upperBound >= single.upperBound * sigma * sigma - 1e-9)
    }
    #expect(whole.lowerBound <= observed && observed <= whole.upperBound)
  }

  /// From inversion to Birgé's bounds the interval does not become much wider: √(2 ln(1/p)) instead of the normal quantile, with p = 0.05, is 1.49 times.
  @Test func beyondInversion() {
    func width(_ observed: Double) -> Double {
      let range = DataAsymmetry.squaredNorm(
        observed: observed, directions: 8000, deviation: 1...1, errorProbability: 0.1)
      #expect(range.contains(observed - 8000))
      return range.upperBound - range.lowerBound
    }
    #expect(width(10_001) < 1.7 * width(9_999))
  }

  /// An uncertain σ that is small beside d does not spread the interval of d².
  @Test func littleNoise() {
    let range = DataAsymmetry.squaredNorm(
      observed: 1, directions: 3, deviation: 1e-6...4e-6, errorProbability: 0.05)
    #expect(range.lowerBound > 0.9999 && range.upperBound < 1.0001)
  }

  /// Random places in the orbit, noise ±½, nothing but a bound: the means over all outcomes are d² and σ², and the intervals contain them.
  @Test func boundedPairs() throws {
    let target = [1.0, -1, 1, -1]
    var hits = 0
    for seed in 0..<10 {
      var random = SplitMix64(seed: UInt64(seed))
      let data = (0..<400).map { _ -> (point: Int, value: Double) in
        let point = Int.random(in: 0..<4, using: &random)
        return (point + 1, target[point] + (Bool.random(using: &random) ? 0.5 : -0.5))
      }
      let found = try DataAsymmetry(try orbits(data, group: "C4"), bound: 1.5, confidence: 0.8)
      #expect(found.method == .pairs && found.rowsUsed == 400)
      if found.squaredAsymmetry.interval.contains(1), found.noise.interval.contains(0.5) { hits += 1 }
      #expect(abs(found.squaredAsymmetry.value - 1) < 0.4 && abs(found.signal - 1) < 0.2)
      #expect(found.squaredAsymmetry.interval.upperBound < 2.5)
    }
    #expect(hits > 5)
  }

  /// Tables sorted by point and observation: the first rows are the least, and neighbours nearly equal. What is said is as right as for any other order.
  @Test func sortedTables() throws {
    var hits = 0
    for seed in 0..<10 {
      let data = rows([2, 0, 1, 1], copies: [10, 3, 10, 10], deviation: 1, seed: UInt64(seed))
        .sorted { ($0.point, $0.value) < ($1.point, $1.value) }
      let orbits = try orbits(data, group: "S4")
      let found = try DataAsymmetry(orbits, noise: 1, confidence: 0.9)
      if found.squaredAsymmetry.interval.contains(0.5) { hits += 1 }
      let pairs = try DataAsymmetry(orbits, noise: 0.1, bound: 9, confidence: 0.9)
      // Neighbours would have told about 0.1: their observations are sorted.
      #expect(pairs.squaredAsymmetry.value > 0.4)
    }
    #expect(hits > 5)
  }

  @Test func refusals() throws {
    func refusal(
      _ rows: [(point: Int, value: Double)], group: String = "S3", noise: Double? = nil, bound: Double? = nil,
      confidence: Double = 0.9
    ) -> String {
      do {
        _ = try DataAsymmetry(try orbits(rows, group: group), noise: noise, bound: bound, confidence: confidence)
        return ""
      } catch { return "\(error)" }
    }
    let complete = [(1, 1.0), (2, 2.0), (3, 0.5), (3, 1.0)].map { (point: $0.0, value: $0.1) }
    #expect(refusal(complete) == "")
    #expect(refusal([(1, 1), (1, 2)]).contains("none of the 2 rows lies in the orbit of another point"))
    #expect(refusal([(1, 1), (2, 2), (2, 3)]).contains("2 pairs of rows at different points of one orbit"))
    #expect(refusal([(1, 1), (2, 2), (2, 3)]).contains("(at most 2 of 3)"))
    #expect(refusal([(1, 1), (2, 2), (3, 3)]).contains("no point is observed twice"))
    #expect(refusal([(1, 1), (2, 2), (3, 3)], noise: 1) == "")
    #expect(refusal(complete, noise: -1).contains("the noise must be at least 0"))
    #expect(refusal(complete, bound: 1.5).contains("line 2: the observation 2.0 exceeds the bound ±1.5"))
    #expect(refusal(complete, bound: 0).contains("the bound must be above 0"))
    #expect(refusal([(1, 1), (2, 2), (3, 3)], noise: 1, bound: 4).contains("disjoint pairs of rows in one orbit"))
    #expect(refusal(complete, confidence: 1).contains("the confidence must be above 0 and below 1"))
  }
}
