import Testing

@testable import Generalization

@Suite struct ChiSquaredTests {
  /// Values of SciPy 1 (chi2.cdf, ncx2.cdf).
  @Test(arguments: [
    (4, 0.0, 3.5, 0.522121655511276), (90, 0, 120, 0.9810268986279742), (1, 0, 0.1, 0.24817036595415076),
    (3, 5, 10, 0.7066486477774525), (40, 200, 250, 0.6427635340438768), (7, 30, 2, 1.700793573521487e-07),
    (100, 850, 1000, 0.7991045084683864),
  ]) func cumulative(degrees: Int, noncentrality: Double, x: Double, expected: Double) {
    let law = ChiSquared(degreesOfFreedom: degrees, noncentrality: noncentrality)
    #expect(abs(law.cumulative(x) - expected) < 1e-10 * max(1e-3, expected) + 1e-13)
    #expect(abs(law.quantile(expected) - x) < 1e-6 * x)
  }

  @Test func quantiles() {
    #expect(abs(ChiSquared(degreesOfFreedom: 5, noncentrality: 12).quantile(0.975) - 34.4006208113913) < 1e-8)
    // One degree of freedom: P(|ξ| ≤ 1.96…) = 0.95.
    #expect(abs(ChiSquared(degreesOfFreedom: 1).quantile(0.95) - 1.959963984540054 * 1.959963984540054) < 1e-8)
    #expect(ChiSquared(degreesOfFreedom: 3).cumulative(0) == 0)
    let range = ChiSquared.noncentralityInterval(observed: 0.01, degreesOfFreedom: 4, confidence: 0.9)
    #expect(range == 0...0)
  }
}
