import Testing

@testable import Probing

@Suite struct RelativeChangeTests {
  @Test(arguments: [1, 1e-8, 1e8, 1e300, 1e-300, 0x1p1000, 0x1p-1040])
  func `scale does not matter`(scale: Double) throws {
    // ‖(1,2) − (2,1)‖² / (2·(5 + 5)) = 2/20.
    let change = try #require(RelativeChange.squared([scale, 2 * scale], [2 * scale, scale]))
    #expect(abs(change - 0.1) < 1e-9)
  }

  @Test func `the ends of the range`() {
    #expect(RelativeChange.squared([3, -4], [3, -4]) == 0)
    #expect(RelativeChange.squared([0, 0], [0, 0]) == 0)
    #expect(RelativeChange.squared([3, -4], [-3, 4]) == 1)
    #expect(RelativeChange.squared([1], [0]) == 0.5)
    let largest = Double.greatestFiniteMagnitude
    #expect(RelativeChange.squared([largest], [-largest]) == 1)
    let least = Double.leastNonzeroMagnitude
    #expect(RelativeChange.squared([least], [-least]) == 1)
    // A change too small for its square is still no 0.
    #expect(RelativeChange.squared([1, 1e-200], [1, 0]) ?? 0 > 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite has no change, even against itself`(value: Double) {
    #expect(RelativeChange.squared([1, value], [1, value]) == nil)
    #expect(RelativeChange.squared([value], [0]) == nil)
  }

  @Test func `norms neither overflow nor underflow`() {
    #expect(RelativeChange.norm([3e300, 4e300]) == 5e300)
    #expect(abs(RelativeChange.norm([3e-300, 4e-300]) / 5e-300 - 1) < 1e-15)
    #expect(RelativeChange.norm([]) == 0)
  }
}
