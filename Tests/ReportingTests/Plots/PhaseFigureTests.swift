import Foundation
import Testing

@testable import Reporting

@Suite struct PhaseFigureTests {
  /// Curve a is where |G| − 1 elements are just enough; orders 2 and 3 have no such ε.
  @Test func curveOfSampling() throws {
    #expect(PhaseFigure.samplingError(order: 2) == nil && PhaseFigure.samplingError(order: 3) == nil)
    let epsilon = try #require(PhaseFigure.samplingError(order: 8))
    /// The least n with 2·7·exp(−n·KL) < 1.
    func size(_ epsilon: Double) -> Double { (log(14) / PhaseFigure.divergence(epsilon.squareRoot())).rounded(.up) }
    #expect(size(epsilon * 1.001) == 7 && size(epsilon * 0.999) == 8)
  }
}
