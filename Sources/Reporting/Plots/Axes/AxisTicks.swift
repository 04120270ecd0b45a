import Foundation

/// A place on an axis.
struct AxisTick: Sendable, Hashable {
  /// Where it is, in the units of the axis.
  let value: Double
  /// What stands there; `nil` for a small tick.
  let label: String?
}

/// Where the ticks of an axis are.
enum AxisTicks {
  /// Multiples of 1, 2 or 5 times a power of ten in [lower, upper]: the smallest such step with at most a number of ticks.
  ///
  /// - Parameter onlyIntegers: no step below 1.
  /// - Precondition: finite `lower < upper`, `count >= 1`.
  /// - Complexity: O(count)
  static func linear(from lower: Double, to upper: Double, atMost count: Int, onlyIntegers: Bool = false) -> [AxisTick]
  {
    let rough = (upper - lower) / Double(max(count, 1))
    var exponent = Int(log10(rough).rounded(.down)) - 1
    if onlyIntegers { exponent = max(exponent, 0) }
    while true {
      for mantissa in [1, 2, 5] {
        let step = DecimalNumber(mantissa: mantissa, exponent: exponent).value
        // An end that is a multiple up to rounding has its tick.
        let slack = 1e-9
        let (first, last) = ((lower / step - slack).rounded(.up), (upper / step + slack).rounded(.down))
        guard first.magnitude < 1e12, last.magnitude < 1e12, Int(last) - Int(first) + 1 <= count else { continue }
        return first > last
          ? []
          : (Int(first)...Int(last)).map { place in
            let number = DecimalNumber(mantissa: place * mantissa, exponent: exponent)
            return AxisTick(value: number.value, label: number.text)
          }
      }
      exponent += 1
    }
  }

  /// Powers of ten in [lower, upper], every one or every second, third, …, with small ticks between neighbours; within less than
  /// three powers of ten the multiples by 2 and 5 too where there is room, and within less than two the ticks of ``linear(from:to:atMost:onlyIntegers:)``.
  ///
  /// - Precondition: finite `0 < lower < upper`, `count >= 1`.
  /// - Complexity: O(decades)
  static func logarithmic(from lower: Double, to upper: Double, atMost count: Int) -> [AxisTick] {
    let slack = 1e-9
    let (first, last) = (Int((log10(lower) - slack).rounded(.up)), Int((log10(upper) + slack).rounded(.down)))
    if last - first <= 1 {
      var several: [DecimalNumber] = []
      for exponent in (min(first, last) - 1)...(max(first, last) + 1) {
        for mantissa in [1, 2, 5] {
          let number = DecimalNumber(mantissa: mantissa, exponent: exponent)
          if number.value >= lower * (1 - slack), number.value <= upper * (1 + slack) { several.append(number) }
        }
      }
      if several.count >= 2, several.count <= count {
        return several.map { AxisTick(value: $0.value, label: $0.text) }
      }
      if last <= first { return linear(from: lower, to: upper, atMost: count) }
    }
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    let step = steps.first { (last - first + $0) / $0 <= count } ?? 1000
    // Multiples of the step, so that 10⁰ is among them.
    let labelled = (first...last).filter { $0 % step == 0 }
    let isPlain = first >= -3 && last <= 4
    let large = labelled.map { exponent in
      let number = DecimalNumber(mantissa: 1, exponent: exponent)
      return AxisTick(
        value: number.value, label: isPlain ? number.text : "10\(ShortNumber.superscript(exponent))")
    }
    let small: [DecimalNumber] =
      step > 1
      ? (first...last).filter { $0 % step != 0 }.map { DecimalNumber(mantissa: 1, exponent: $0) }
      : ((first - 1)...last).flatMap { exponent in
        (2...9).map { DecimalNumber(mantissa: $0, exponent: exponent) }
      }
    let between = small.map(\.value).filter { $0 >= lower && $0 <= upper }
    // Hundreds of small ticks say nothing.
    return large + (between.count > 60 ? [] : between.map { AxisTick(value: $0, label: nil) })
  }
}
