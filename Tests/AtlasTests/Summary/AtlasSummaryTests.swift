import Foundation
import Testing

@testable import Atlas

@Suite struct AtlasSummaryTests {
  private func check(_ summary: AtlasSummary, _ claim: String) throws -> AtlasCheck {
    try #require(summary.checks.first { $0.claim == claim }, "\(claim)")
  }

  @Test func numbersOfTheFixture() throws {
    let summary = AtlasSummary(try AtlasFixture.standard().dataset())
    // 3 weights · 4 degrees, a union, 2 sizes · 2 weights, 2 points of curves.
    #expect(summary.counts.map(\.entries) == [4, 4, 4, 1, 1, 1, 2, 2] && summary.totals.entries == 19)
    // Degrees 1 and 2 ask the same.
    #expect(summary.counts.map(\.instances) == [3, 3, 3, 1, 1, 1, 2, 2])
    #expect(summary.counts.map(\.closed) == [4, 4, 4, 1, 0, 0, 2, 2])
    let one = summary.almostFull[0]
    #expect(one.missing == 1 && one.instances == 1 && one.closed == 1 && one.cheapest.map(\.upper) == [3])
    #expect(summary.almostFull[1].instances == 1 && summary.almostFull[1].cheapest.map(\.upper) == [1])
    #expect(summary.open.map(\.lower) == [5, 5] && summary.open.allSatisfy { $0.stopped == "10000 steps" })
    #expect(summary.differenceSets.map(\.size) == [3, 4])
    #expect(summary.thresholds.count == 2 && summary.thresholds.tight == 1 && summary.thresholds.tightForPaper == 0)
    #expect(summary.thresholds.loose.map(\.group) == ["SmallGroup(3,1)"])
  }

  @Test func claimsOfTheFixture() throws {
    let summary = AtlasSummary(try AtlasFixture.standard().dataset())
    // 3 instances of S3 with convex weights and the union of C3.
    let convex = try check(summary, "exactness.criterion-convex")
    #expect(convex.tested == 4 && convex.decided == 4 && convex.violations.isEmpty)
    #expect(try check(summary, "exactness.criterion-uniform-suffices").tested == 1)
    // dim M = 5 of 6 just for the sum without the sign, with three weights.
    #expect(try check(summary, "witnesses.sign-missing").tested == 3)
    #expect(try check(summary, "threshold.symmetric-group").tested == 1)
    #expect(try check(summary, "threshold.profile").tested == 8)
    #expect(try check(summary, "threshold.polynomials").decided == 4)
    #expect(try check(summary, "rebuttal.permutation-cost-is-n").decided == 1)
    // The functions of C7 at ε = 2/9, 1/8 with two weights, and at 1/10, weak and strong; |G|/(1 + ε(|G| − 1)) = 4.375 there.
    let plancherel = try check(summary, "bounds.plancherel")
    #expect(plancherel.tested == 6 && plancherel.decided == 6)
    // ε = 1/10 is more than 1/36, and the upper bounds are below 7.
    #expect(try check(summary, "bounds.whole-group-threshold").decided == 5)
    #expect(try check(summary, "bounds.equality-decides-cost").decided == 2)
    #expect(try check(summary, "designs.complement").decided == 1)
    // All degrees of S3 cost less than 6 but the last, a counterexample for each weight and degree 1 and 2.
    #expect(try check(summary, "separation.without-all-irreducibles").violations.count == 6)
    // Convex weights: weak at 1/10 < 1/8 < 2/9 in 3 pairs, and each against strong(1/10), of which 5 … 6 against 5 … 6 is not decided;
    // equal weights: one pair.
    let chain = try check(summary, "errors.complexity-chain")
    #expect(chain.tested == 7 && chain.decided == 6 && chain.violations.isEmpty)
    // Strong(1/10) costs at least 5 by the dataset and weak(1/10) at most 6.
    #expect(try check(summary, "errors.strong-as-cheap-as-weak").decided == 0)
    #expect(
      summary.checks.allSatisfy { check in
        check.violations.isEmpty || check.claim == "separation.without-all-irreducibles"
      })
  }

  /// Wrong numbers, one at a time, and the claim that notices.
  @Test(
    arguments: [
      ("exactness.criterion-convex", "natural", 3, "convex", 5),
      ("exactness.criterion-affine", "natural", 3, "affine", 5),
      ("exactness.criterion-uniform-suffices", "natural", 3, "uniform", 5),
      ("witnesses.sign-missing", "natural", 1, "affine", 2),
      ("rebuttal.permutation-cost-is-n", "natural", 1, "convex", 4),
      ("errors.monotone-in-the-class", "natural", 0, "convex", 4),
      ("bounds.lower-below-upper", "natural", 1, "convex", 2),
    ])
  func wrongNumbersAreNoticed(claim: String, representation: String, degree: Int, weights: String, size: Int) throws {
    var fixture = AtlasFixture()
    for (number, rows, cost) in [(0, [], 1), (1, [3], 3), (3, [2, 3], 6)] as [(Int, [Int], Int)] {
      for kind in ["convex", "affine", "uniform"] {
        let value = number == degree && kind == weights ? size : cost
        fixture.ask(
          AtlasFixture.symmetric, .profile, representation, rows: rows, degree: number, weights: kind, lower: value,
          upper: value)
      }
    }
    fixture.thresholds = try AtlasFixture.standard().thresholds
    let summary = AtlasSummary(try fixture.dataset())
    let found = try check(summary, claim)
    #expect(!found.violations.isEmpty && found.violations.allSatisfy { !$0.instances.isEmpty })
    #expect(found.violations.contains { $0.words.contains("\(rows(degree)) exact  \(weights): \(size) of 6") })
  }

  private func rows(_ degree: Int) -> [Int] { [0: [], 1: [3], 3: [2, 3]][degree] ?? [] }

  @Test func wrongThresholdsAreNoticed() throws {
    var fixture = try AtlasFixture.standard()
    fixture.thresholds[0] = AtlasThreshold(
      group: "SmallGroup(6,1)", order: 6, representation: "natural", dimension: 3, threshold: 6, sharpBound: 3,
      paperBound: 5)
    let summary = AtlasSummary(try fixture.dataset())
    for claim in ["threshold.sharp-bound", "threshold.paper-bound", "threshold.symmetric-group", "threshold.profile"] {
      #expect(try !check(summary, claim).violations.isEmpty, "\(claim)")
    }
  }

  @Test func approximateBoundsAreNoticed() throws {
    let all = [2, 3, 4, 5, 6, 7]
    var fixture = AtlasFixture()
    func summary() throws -> AtlasSummary { AtlasSummary(try fixture.dataset()) }
    // 7/(1 + 6/7) = 3.77: 3 elements are too few, and strong symmetry cannot be cheaper than weak. 7 at ε = 1/2 is more than 2·⌈log₂ 7⌉.
    fixture.ask(
      AtlasFixture.seven, .curve, "regular", rows: all, symmetry: "strong", epsilon: "1/7", lower: 3, upper: 3)
    fixture.ask(AtlasFixture.seven, .curve, "regular", rows: all, symmetry: "weak", epsilon: "1/7", lower: 4, upper: 4)
    fixture.ask(AtlasFixture.seven, .curve, "regular", rows: all, symmetry: "weak", epsilon: "1/2", lower: 7, upper: 7)
    for claim in [
      "bounds.plancherel", "bounds.linear-again", "errors.complexity-chain", "bounds.whole-group-threshold",
      "separation.twice-the-logarithm-suffices-for-one-half",
    ] {
      #expect(try !check(summary(), claim).violations.isEmpty, "\(claim)")
    }
    // Convex and equal weights must agree on difference sets, and so must complements.
    for (weights, size, epsilon, cost) in [("convex", 3, "2/9", 3), ("uniform", 3, "2/9", 4), ("convex", 4, "1/8", 5)] {
      fixture.ask(
        AtlasFixture.seven, .differenceSet, "regular", rows: all, size: size, symmetry: "weak", epsilon: epsilon,
        weights: weights, lower: cost, upper: cost)
    }
    for claim in ["bounds.equality-decides-cost", "designs.complement", "bounds.equality-at-integral-lambda"] {
      #expect(try !check(summary(), claim).violations.isEmpty, "\(claim)")
    }
  }

  @Test func planes() throws {
    var fixture = AtlasFixture()
    let eight = AtlasFixture.Group(group: "SmallGroup(8,1)", names: ["C8"], degrees: [Int](repeating: 1, count: 8))
    // C8 on the plane: k + 1 nodes just for k + 1 = 2, 4, 8 (mathematics.md §7); 3 for k = 2 would be wrong.
    fixture.ask(eight, .profile, "plane", rows: [2, 8], degree: 1, lower: 2, upper: 2)
    fixture.ask(eight, .profile, "plane", rows: [2, 3, 7, 8], degree: 2, lower: 4, upper: 4)
    fixture.ask(eight, .profile, "plane", rows: [2, 3, 4, 6, 7, 8], degree: 3, lower: 4, upper: 4)
    let good = try check(AtlasSummary(try fixture.dataset()), "fields.cyclic-quadrature")
    #expect(good.tested == 3 && good.decided == 3 && good.violations.isEmpty)
    fixture = AtlasFixture()
    fixture.ask(eight, .profile, "plane", rows: [2, 3, 7, 8], degree: 2, lower: 3, upper: 3)
    fixture.ask(AtlasFixture.seven, .profile, "plane", rows: [2, 7], degree: 1, weights: "affine", lower: 4, upper: 4)
    let summary = AtlasSummary(try fixture.dataset())
    #expect(try check(summary, "fields.cyclic-quadrature").violations.count == 1)
    #expect(try check(summary, "fields.prime-quadrature").violations.count == 1)
  }

  @Test func complements() throws {
    var fixture = AtlasFixture()
    fixture.ask(AtlasFixture.symmetric, .union, "rational-irreducibles:2", rows: [2], lower: 2, upper: 2)
    fixture.ask(AtlasFixture.symmetric, .union, "rational-irreducibles:3", rows: [3], lower: 3, upper: 3)
    fixture.ask(AtlasFixture.symmetric, .union, "rational-irreducibles:2,3", rows: [2, 3], lower: 6, upper: 6)
    let good = try check(
      AtlasSummary(try fixture.dataset()), "separation.complementary-classes-cannot-both-be-cheap")
    // The whole has no complement that was asked.
    #expect(good.tested == 2 && good.decided == 2 && good.violations.isEmpty)
    fixture.instances[1] = AtlasInstance(
      id: fixture.instances[1].id, identity: fixture.instances[1].identity, group: "SmallGroup(6,1)", order: 6,
      rows: [3], irreducibleCount: 3, coefficientDimension: 5, symmetry: "exact", epsilon: nil, weights: "convex",
      lower: 2, upper: 2, lowerBy: ["none"], upperBy: "none", stopped: nil, certificate: nil, certificateDigest: nil)
    let bad = try check(
      AtlasSummary(try fixture.dataset()), "separation.complementary-classes-cannot-both-be-cheap")
    #expect(bad.violations.count == 2)
  }

  @Test func observations() throws {
    let observations = AtlasSummary(try AtlasFixture.standard().dataset()).observations
    let divides = try #require(observations.first { $0.statement == "exact, convex weights: the cost divides |G|" })
    #expect(divides.tested == 4 && divides.holds == 4 && divides.exceptions.isEmpty)
  }

  @Test func arithmetic() {
    #expect((1...9).map { AtlasChecks.ceilingOfLogarithm($0) } == [0, 1, 2, 2, 3, 3, 3, 3, 4])
    #expect((1...12).filter { AtlasChecks.isPrime($0) } == [2, 3, 5, 7, 11])
    #expect((1...17).filter { AtlasChecks.isPrimePower($0) } == [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17])
    let (low, high) = (AtlasInterval(lower: 2, upper: 3), AtlasInterval(lower: 4, upper: 4))
    #expect(low.isAtMost(high) == true && high.isAtMost(low) == false && low.isAtMost(low) == nil)
    #expect(low.isEqual(to: 2) == nil && low.isEqual(to: 4) == false && high.isEqual(to: 4) == true)
    #expect(low.isEqual(to: high) == false && low.isEqual(to: low) == nil && high.isEqual(to: high) == true)
    #expect(
      (low * high).isAtLeast(8) == true && (low * high).isAtLeast(13) == false && (low * high).isAtLeast(9) == nil)
  }
}
