import Testing

@testable import Reporting

@Suite struct AxisTests {
  @Test(arguments: [
    (0.0, 10.0, 6, ["0", "2", "4", "6", "8", "10"]), (0, 1, 6, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    (-1, 1, 5, ["−1", "−0.5", "0", "0.5", "1"]), (0.97, 1.03, 4, ["0.98", "1", "1.02"]),
    (0, 3e7, 4, ["0", "10⁷", "2·10⁷", "3·10⁷"]), (0, 0.0003, 4, ["0", "10⁻⁴", "2·10⁻⁴", "3·10⁻⁴"]),
    (0, 24, 3, ["0", "10", "20"]), (17, 19, 1, ["18"]), (-5, 5, 1, ["0"]),
  ])
  func linearTicks(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(AxisTicks.linear(from: lower, to: upper, atMost: count).compactMap(\.label) == labels)
  }

  @Test func integersOnly() {
    #expect(
      AxisTicks.linear(from: 0, to: 2, atMost: 9, onlyIntegers: true).compactMap(\.label) == ["0", "1", "2"])
    #expect(AxisTicks.linear(from: 0, to: 2, atMost: 9).count == 5)
  }

  @Test(arguments: [
    (1.0, 1000.0, 6, ["1", "10", "100", "1000"]), (1, 1e8, 9, (0...8).map { "10\(ShortNumber.superscript($0))" }),
    (1, 1e64, 5, ["10⁰", "10²⁰", "10⁴⁰", "10⁶⁰"]), (0.001, 1, 9, ["0.001", "0.01", "0.1", "1"]),
    (1e-6, 1, 4, ["10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]), (1, 14, 9, ["1", "2", "5", "10"]), (1, 14, 3, ["1", "10"]),
    (3, 8, 6, ["5"]), (3, 4, 6, ["3", "3.2", "3.4", "3.6", "3.8", "4"]),
  ])
  func logarithmicTicks(lower: Double, upper: Double, count: Int, labels: [String]) {
    let ticks = AxisTicks.logarithmic(from: lower, to: upper, atMost: count)
    if labels == ["5"] {
      // One power or none: as on a linear axis.
      #expect(ticks.compactMap(\.label) == ["3", "4", "5", "6", "7", "8"])
    } else {
      #expect(ticks.compactMap(\.label) == labels)
    }
  }

  /// Ticks lie on the axis, ascend, and are not too many, whatever the range.
  @Test func ticksAreOnTheAxis() {
    for exponent in -8...8 {
      for (low, high) in [(0.0, 1.0), (-3.3, 7.1), (0.123, 0.124), (999, 1001), (-1, 0)] {
        let scale = ShortNumber.power(exponent)
        for count in 1...9 {
          let ticks = AxisTicks.linear(from: low * scale, to: high * scale, atMost: count)
          let slack = 1e-8 * (high - low) * scale
          #expect(ticks.count <= count)
          #expect(ticks.allSatisfy { $0.value >= low * scale - slack && $0.value <= high * scale + slack })
          #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value && $0.label != $1.label })
        }
        guard low > 0 else { continue }
        let ticks = AxisTicks.logarithmic(from: low * scale, to: high * scale * 100, atMost: 5)
        #expect(ticks.count { $0.label != nil } <= 5)
        #expect(ticks.allSatisfy { $0.value >= low * scale * 0.999 && $0.value <= high * scale * 100.1 })
      }
    }
  }

  @Test func scalesPlaceValues() {
    let linear = AxisScale(PlotAxis("x", lower: 0, upper: 10), values: [3], from: 100, to: 200)
    #expect(linear.position(0) == 100 && linear.position(5) == 150 && linear.position(10) == 200)
    #expect(linear.position(11) == nil && linear.position(.nan) == nil && linear.clamped(11) == 200)
    #expect(linear.clamped(-1) == 100)
    let logarithmic = AxisScale(PlotAxis("y", .logarithmic, lower: 1, upper: 100), values: [], from: 50, to: 0)
    #expect(logarithmic.position(10) == 25 && logarithmic.position(0) == nil && logarithmic.position(-1) == nil)
    #expect(logarithmic.clamped(0) == 50 && logarithmic.clamped(1e9) == 0)
    let categories = AxisScale(PlotAxis("c", .categories(["a", "b"])), values: [], from: 0, to: 20)
    #expect([0, 1].compactMap { categories.position($0)?.rounded() } == [5, 15] && categories.unit.rounded() == 9)
    // All values equal, or none: still an axis.
    for values in [[], [5.0], [5, 5], [0]] {
      for kind in [PlotAxis.Kind.linear, .logarithmic] {
        let scale = AxisScale(PlotAxis("", kind), values: values, from: 0, to: 1)
        if let first = values.first, kind == .linear || first > 0 { #expect(scale.position(first) != nil) }
        #expect(scale.unit.isFinite)
      }
    }
  }

  /// Labels that do not fit are left out, evenly.
  @Test func labelsHaveRoom() {
    let names = (1...40).map { "X\($0)" }
    let scale = AxisScale(PlotAxis("", .categories(names)), values: [], from: 0, to: 200)
    let ticks = scale.ticks { TextMetrics.width($0, size: 7) + 4 }
    #expect(ticks.compactMap(\.label) == stride(from: 1, through: 40, by: 4).map { "X\($0)" })
  }
}
