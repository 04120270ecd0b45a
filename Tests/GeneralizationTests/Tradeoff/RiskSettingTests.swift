import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct RiskSettingTests {
  private static let settings: [(d: Rational, p0: Int, p: Int, n: Int, noise: Rational)] = [
    (Rational(1, 4), 2, 5, 10, 1), (3, 1, 24, 100, Rational(1, 9)), (0, 3, 7, 5, 2), (Rational(1, 100), 1, 6, 50, 0),
  ]

  private func make(_ s: (d: Rational, p0: Int, p: Int, n: Int, noise: Rational)) throws -> RiskSetting {
    try RiskSetting(
      dataAsymmetry: s.d, invariantDimension: s.p0, dimension: s.p, samples: s.n, noiseVariance: s.noise,
      misfit: Rational(1, 7))
  }

  @Test(arguments: settings) func levelsMeetAtTheEnds(
    s: (d: Rational, p0: Int, p: Int, n: Int, noise: Rational)
  ) throws {
    let setting = try make(s)
    #expect(try setting.shrinkage(keeping: 0).rationalRisk == setting.exact.rationalRisk)
    #expect(try setting.shrinkage(keeping: 1).rationalRisk == setting.none.rationalRisk)
    #expect(try setting.ball(radiusSquared: 0).rationalRisk == setting.exact.rationalRisk)
    #expect(try setting.ball(radiusSquared: 1000).rationalRisk == setting.none.rationalRisk)
    #expect(try setting.scheme(weakError: 0).rationalRisk == setting.exact.rationalRisk)
    #expect(try setting.scheme(weakError: Rational(1, 3), keeping: 1).rationalRisk == setting.none.rationalRisk)
    #expect(try setting.sample(size: 12, groupOrder: 12).rationalRisk == setting.exact.rationalRisk)
  }

  @Test(arguments: settings) func optimumIsTheMinimum(
    s: (d: Rational, p0: Int, p: Int, n: Int, noise: Rational)
  ) throws {
    let setting = try make(s)
    let best = try #require(setting.optimal.rationalRisk)
    #expect(try setting.shrinkage(keeping: setting.optimalFactor).rationalRisk == best)
    for step in 0...20 {
      let risk = try #require(try setting.shrinkage(keeping: Rational(step, 20)).rationalRisk)
      #expect(best <= risk)
      // The quadratic in c exactly: risk − best = (d² + qs)(c − c*)².
      let difference = Rational(step, 20) - setting.optimalFactor
      #expect(risk - best == (setting.dataAsymmetry + setting.complementNoise) * difference * difference)
    }
    #expect(setting.optimalAsymmetry <= Surd.squareRoot(of: setting.dataAsymmetry))
    let saved = best - setting.misfit - setting.invariantNoise
    let smaller = min(setting.dataAsymmetry, setting.complementNoise)
    #expect(saved <= smaller && 2 * saved >= smaller)
    // Random schemes: the minimum over c and its excess.
    for size in [1, 3, 8] {
      let share = try RiskSetting.sampleFactor(size: size)
      let factor = try setting.optimalFactor(sampleSize: size)
      let risk = try #require(try setting.sample(size: size, keeping: factor).rationalRisk)
      let total = setting.dataAsymmetry + setting.complementNoise
      let noise = setting.complementNoise
      #expect(risk - best == (noise * noise).divided(by: total).map { $0 * share / (1 + share) } ?? 0)
      for other in [max(0, factor - Rational(1, 50)), min(1, factor + Rational(1, 50))] {
        #expect(risk <= (try #require(try setting.sample(size: size, keeping: other).rationalRisk)))
      }
    }
  }

  @Test func minimaxRidge() throws {
    let setting = try make(RiskSettingTests.settings[0])
    #expect(try setting.minimaxFactor(radiusSquared: setting.dataAsymmetry) == setting.optimalFactor)
    for square in [0, Rational(1, 9), 1, 7] as [Rational] {
      let factor = try setting.minimaxFactor(radiusSquared: square)
      func risk(_ asymmetry: Rational, _ factor: Rational) throws -> Rational {
        let other = try RiskSetting(
          dataAsymmetry: asymmetry, invariantDimension: 2, dimension: 5, samples: 10, noiseVariance: 1)
        return try #require(try other.shrinkage(keeping: factor).rationalRisk)
      }
      let worst = try risk(square, factor)
      let noise = setting.complementNoise
      #expect(worst - setting.invariantNoise == noise * square / (noise + square))
      // Smaller targets have less risk; another factor has a larger worst risk.
      #expect(try risk(square / 2, factor) <= worst)
      for step in 0...10 { #expect(try worst <= risk(square, Rational(step, 10))) }
    }
    #expect(throws: ProblemError.self) { try setting.minimaxFactor(radiusSquared: -1) }
  }

  /// a* tends to d, and n(d − a*) to qσ²/d.
  @Test func optimumTendsToTheDataAsymmetry() throws {
    let setting = try make(RiskSettingTests.settings[0])
    var last = Surd(0)
    for samples in [1, 10, 100, 1000, 1_000_000] {
      let current = try setting.with(samples: samples)
      #expect(last < current.optimalAsymmetry)
      last = current.optimalAsymmetry
      // d = 1/2, q = 3, σ² = 1.
      let gap = Rational(1, 2) - (try #require(current.optimalAsymmetry.asRational))
      #expect(gap * Rational(samples) < 6)
      if samples == 1_000_000 { #expect(gap * Rational(samples) > Rational(599, 100)) }
    }
  }

  @Test func crossovers() throws {
    let setting = try make(RiskSettingTests.settings[0])
    #expect(setting.crossover == 12)
    for (samples, better) in [(11, true), (13, false)] {
      let current = try setting.with(samples: samples)
      let (exact, none) = (try #require(current.exact.rationalRisk), try #require(current.none.rationalRisk))
      #expect((exact < none) == better)
    }
    let equal = try setting.with(samples: 12)
    #expect(equal.exact.rationalRisk == equal.none.rationalRisk)
    let threshold = try #require(try setting.crossover(sampleSize: 3))
    #expect(threshold == 6)
    let half = try setting.with(samples: 6)
    #expect(try half.sample(size: 3).rationalRisk == half.none.rationalRisk)
    let weak = try #require(try setting.crossover(weakError: Rational(1, 9)))
    #expect(weak.contains(6))
    #expect(try half.scheme(weakError: Rational(1, 9)).rationalRisk == half.none.rationalRisk)
    #expect(try make(RiskSettingTests.settings[2]).crossover == nil)
  }

  @Test func targetsInvertTheFormulas() throws {
    let setting = try make(RiskSettingTests.settings[0])
    let exact = try #require(setting.exact.rationalRisk)
    #expect(setting.largestWeakError(forRisk: exact - Rational(1, 1000)) == nil)
    #expect(setting.leastSampleSize(forRisk: exact) == nil)
    #expect(setting.leastSampleSize(forRisk: exact, groupOrder: 24) == 24)
    for slack in [Rational(1, 100), Rational(1, 10), Rational(1, 3)] {
      let epsilon = try #require(setting.largestWeakError(forRisk: exact + slack))
      #expect(try setting.scheme(weakError: epsilon).risk().lower <= exact + slack)
      let beyond = try setting.scheme(weakError: epsilon + Rational(1, 1_000_000))
      #expect(beyond.risk().upper > exact + slack)
      for order in [nil, 24] {
        let size = try #require(setting.leastSampleSize(forRisk: exact + slack, groupOrder: order))
        #expect(try #require(try setting.sample(size: size, groupOrder: order).rationalRisk) <= exact + slack)
        if size > 1 {
          let smaller = try setting.sample(size: size - 1, groupOrder: order)
          #expect(try #require(smaller.rationalRisk) > exact + slack)
        }
      }
    }
    let factor = try setting.optimalFactor(weakError: Rational(1, 100))
    let best = try setting.scheme(weakError: Rational(1, 100), keeping: factor).risk()
    for step in 0...10 {
      #expect(best.lower <= (try setting.scheme(weakError: Rational(1, 100), keeping: Rational(step, 10)).risk().upper))
    }
  }

  /// 2·ln(2D)·D²/a² elements, by Chernoff; none for a = 0.
  @Test func sizesThatReachAModelAsymmetry() {
    let sizes = [Rational(1, 4), Rational(1, 16)].map {
      RiskSetting.sufficientSize(from: 1, to: $0, dimensionSum: 24, bound: .chernoff)
    }
    #expect(sizes == [31, 124])
    #expect(RiskSetting.sufficientSize(from: 1, to: 0, dimensionSum: 24) == nil)
    #expect(RiskSetting.weakError(from: Rational(1, 2), to: 3) == 1)
    #expect(RiskSetting.weakError(from: 2, to: Rational(1, 2)) == Rational(1, 4))
  }

  @Test func curve() throws {
    let setting = try make(RiskSettingTests.settings[0])
    let curve = try TradeoffCurve(setting, samples: [5, 50], steps: 4)
    #expect(curve.summaries.count == 2)
    for summary in curve.summaries {
      let points = curve.points.filter { $0.samples == summary.setting.samples }
      #expect(points.map(\.risk).min() == summary.optimal)
      #expect(points.first?.risk == summary.exact && points.last?.risk == summary.none)
      for point in points { #expect(point.ridge.map { 1 / (1 + $0) } ?? 0 == point.factor) }
    }
    #expect(curve.violations.isEmpty)
    #expect(curve.csv.split(separator: "\n").count == 1 + curve.points.count)
    #expect(curve.csv.hasPrefix("samples,factor,ridge,"))
    #expect(throws: ProblemError.self) { try TradeoffCurve(setting, samples: [0]) }
  }

  @Test func refusals() throws {
    #expect(throws: ProblemError.self) {
      try RiskSetting(dataAsymmetry: -1, invariantDimension: 1, dimension: 2, samples: 1, noiseVariance: 1)
    }
    #expect(throws: ProblemError.self) {
      try RiskSetting(dataAsymmetry: 1, invariantDimension: 2, dimension: 2, samples: 1, noiseVariance: 1)
    }
    #expect(throws: ProblemError.self) {
      try RiskSetting(dataAsymmetry: 1, invariantDimension: 3, dimension: 2, samples: 1, noiseVariance: 1)
    }
    let setting = try make(RiskSettingTests.settings[0])
    #expect(throws: ProblemError.self) { try setting.shrinkage(keeping: 2) }
    #expect(throws: ProblemError.self) { try setting.ball(radiusSquared: -1) }
    #expect(throws: ProblemError.self) { try setting.scheme(weakError: -1) }
    #expect(throws: ProblemError.self) { try setting.sample(size: 5, groupOrder: 4) }
  }
}
