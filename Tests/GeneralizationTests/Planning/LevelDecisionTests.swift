import ExactArithmetic
import Testing

@testable import Generalization

/// Which level is chosen, how exact averages must be, and that both move as theory says.
@Suite struct LevelDecisionTests {
  private static let variances: [Rational] = [0, Rational(1, 1000), Rational(1, 30), 1, 30, 1000]
  private static let asymmetries: [Rational] = [0, Rational(1, 1000), Rational(1, 20), Rational(1, 3), 1]
  private static let samples = [1, 10, 50, 300, 100_000]
  private static let dimensions = [(1, 3), (7, 35), (0, 5), (10, 11), (30, 31), (4, 4)]
  private static let tolerances: [Rational] = [0, Rational(1, 20), Rational(1, 2), 1]

  /// All settings of the grid.
  private func forEach(_ body: (RiskSetting, Rational) throws -> Void) throws {
    for (invariant, dimension) in LevelDecisionTests.dimensions {
      for asymmetry in LevelDecisionTests.asymmetries where dimension > invariant || asymmetry.isZero {
        for variance in LevelDecisionTests.variances {
          for tolerance in LevelDecisionTests.tolerances {
            try body(try PlanningExample.setting(asymmetry, invariant, dimension, 50, variance), tolerance)
          }
        }
      }
    }
  }

  /// The risk of the level, by the bound for schemes of the error it allows, is within the tolerance of the least, and never more than none.
  @Test func promisedRisk() throws {
    try forEach { setting, tolerance in
      let decision = LevelDecision(setting, tolerance: tolerance)
      #expect(decision.leastRisk == setting.optimal.rationalRisk)
      let none = try #require(setting.none.rationalRisk)
      guard let epsilon = decision.weakError else {
        #expect(decision.level == .none && none <= (1 + tolerance) * decision.leastRisk)
        return
      }
      #expect(epsilon < 1)
      let factor =
        decision.level == .exact
        ? 0 : epsilon.isZero ? setting.optimalFactor : try setting.optimalFactor(weakError: epsilon)
      let bound = try setting.scheme(weakError: epsilon, keeping: factor).risk(bits: 96)
      #expect(bound.lower <= decision.targetRisk)
      #expect(bound.upper <= decision.targetRisk + (epsilon.isZero ? 0 : Rational(1, 1 << 20) * decision.targetRisk))
      #expect(decision.targetRisk <= (1 + tolerance) * decision.leastRisk)
      #expect(decision.targetRisk < none || (none.isZero && decision.targetRisk.isZero))
    }
  }

  /// The error allowed is the largest but for rounding to three digits: 2 % more is too much.
  @Test func errorIsLargest() throws {
    var count = 0
    try forEach { setting, tolerance in
      let decision = LevelDecision(setting, tolerance: tolerance)
      guard let epsilon = decision.weakError, epsilon.signum > 0, epsilon < Rational(9, 10) else { return }
      count += 1
      let larger = epsilon * Rational(51, 50)
      let factor = decision.level == .exact ? 0 : try setting.optimalFactor(weakError: larger)
      let bound = try setting.scheme(weakError: larger, keeping: factor).risk()
      #expect(bound.upper > decision.targetRisk, "ε = \(epsilon) at level \(decision.level)")
    }
    #expect(count > 50)
  }

  /// More noise or fewer samples: not less symmetry. More asymmetry: not more.
  @Test func monotone() throws {
    for (invariant, dimension) in LevelDecisionTests.dimensions {
      for tolerance in LevelDecisionTests.tolerances {
        for asymmetry in LevelDecisionTests.asymmetries where dimension > invariant || asymmetry.isZero {
          let byNoise = try LevelDecisionTests.variances.map {
            LevelDecision(try PlanningExample.setting(asymmetry, invariant, dimension, 50, $0), tolerance: tolerance)
          }
          for (less, more) in zip(byNoise, byNoise.dropFirst()) {
            #expect(less.level <= more.level && less.keeping >= more.keeping)
          }
          let bySamples = try LevelDecisionTests.samples.map {
            LevelDecision(try PlanningExample.setting(asymmetry, invariant, dimension, $0, 1), tolerance: tolerance)
          }
          for (few, many) in zip(bySamples, bySamples.dropFirst()) {
            #expect(few.level >= many.level && few.keeping <= many.keeping)
          }
        }
        guard dimension > invariant else { continue }
        let byAsymmetry = try LevelDecisionTests.asymmetries.map {
          LevelDecision(try PlanningExample.setting($0, invariant, dimension, 50, 1), tolerance: tolerance)
        }
        for (small, large) in zip(byAsymmetry, byAsymmetry.dropFirst()) {
          #expect(small.level >= large.level && small.keeping <= large.keeping)
        }
      }
    }
  }

  /// An invariant target: exact symmetry, unless symmetry saves no more than the tolerance; no noise: none.
  @Test func extremes() throws {
    let invariant = LevelDecision(try PlanningExample.setting(0, 1, 6, 100, 1), tolerance: Rational(1, 20))
    #expect(invariant.level == .exact)
    // ε q ≤ δ p₀ at d = 0: 1/100.
    #expect(invariant.weakError == Rational(1, 100))
    #expect(LevelDecision(try PlanningExample.setting(0, 30, 31, 100, 1), tolerance: Rational(1, 20)).level == .none)
    #expect(LevelDecision(try PlanningExample.setting(0, 30, 31, 100, 1), tolerance: 0).level == .exact)
    #expect(LevelDecision(try PlanningExample.setting(1, 1, 6, 100, 0), tolerance: 0).level == .none)
    let between = LevelDecision(try PlanningExample.setting(1, 1, 6, 5, 1), tolerance: 0)
    #expect(between.level == .approximate && between.keeping == Rational(1, 2) && between.weakError == 0)
  }

  /// The thresholds in closed form are where the level changes.
  @Test func thresholds() throws {
    for (invariant, dimension) in [(1, 3), (1, 50), (7, 35), (0, 5)] {
      for tolerance in [Rational(1, 20), Rational(1, 4)] {
        func level(_ samples: Int) throws -> SymmetryLevel {
          LevelDecision(
            try PlanningExample.setting(Rational(1, 30), invariant, dimension, samples, 20), tolerance: tolerance
          ).level
        }
        let decision = LevelDecision(
          try PlanningExample.setting(Rational(1, 30), invariant, dimension, 1, 20), tolerance: tolerance)
        let from = try #require(decision.noneFrom.flatMap { Rational($0.ceiling).asInt })
        #expect(try level(from) == .none && level(from - 1) != .none)
        let exact = try #require(decision.exactUpTo.flatMap { Rational($0.lower.floor).asInt })
        #expect(try level(exact) == .exact && level(exact + 1) == .approximate)
      }
    }
    let invariant = LevelDecision(try PlanningExample.setting(0, 1, 6, 10, 1), tolerance: Rational(1, 20))
    #expect(invariant.noneFrom == nil && invariant.exactUpTo == nil)
    #expect(LevelDecision(try PlanningExample.setting(0, 6, 6, 10, 1), tolerance: 0).noneFrom == 0)
  }

  /// The least bound over c is p₀s + vD²/(v + D²), D = d(1 + τ)/(1 − τ), wherever its c is at least 0.
  @Test func mixtureProposition() throws {
    let setting = try PlanningExample.setting(Rational(1, 2), 2, 7, 10, 3)
    for tau in [Rational(0), Rational(1, 10), Rational(1, 3), Rational(9, 10)] {
      let widened = setting.dataAsymmetry * (1 + tau) * (1 + tau) / ((1 - tau) * (1 - tau))
      let noise = setting.complementNoise
      let least = setting.invariantNoise + noise * widened / (noise + widened)
      let weight = noise / (noise + widened) / (1 - tau)
      #expect(weight <= 1)
      #expect(try setting.scheme(weakError: tau * tau, keeping: 1 - weight).rationalRisk == least)
      for step in 0...20 {
        let risk = try #require(try setting.scheme(weakError: tau * tau, keeping: Rational(step, 20)).rationalRisk)
        #expect(risk >= least)
      }
      #expect(least < (try #require(setting.none.rationalRisk)))
    }
  }

  @Test func roundedDown() {
    #expect(LevelDecision.roundedDown(Rational(123_456, 1_000_000)) == Rational(123, 1000))
    #expect(LevelDecision.roundedDown(Rational(999, 1_000_000)) == Rational(999, 1_000_000))
    #expect(LevelDecision.roundedDown(0) == 0)
    #expect(LevelDecision.roundedDown(1) == 1)
  }
}
