import Foundation

/// An axis: what it shows and how.
public struct PlotAxis: Sendable, Hashable {
  /// How values become places.
  public enum Kind: Sendable, Hashable {
    /// Proportionally.
    case linear
    /// Proportionally to the logarithm; values that are not positive have no place.
    case logarithmic
    /// The value i, from 0, is the place of the category i.
    case categories([String])
  }

  /// What is shown, with its unit; a quantity that is counted or has no unit says so by its name.
  public var title: String
  /// How values become places.
  public var kind: Kind
  /// The least value that must be shown; the data decide where it is `nil`.
  public var lower: Double?
  /// The largest one.
  public var upper: Double?
  /// Whether ticks are integers only.
  public var showsIntegersOnly: Bool

  /// An axis.
  public init(
    _ title: String, _ kind: Kind = .linear, lower: Double? = nil, upper: Double? = nil,
    showsIntegersOnly: Bool = false
  ) {
    self.title = title
    self.kind = kind
    self.lower = lower
    self.upper = upper
    self.showsIntegersOnly = showsIntegersOnly
  }
}

/// An axis with its range of values and its place on the paper.
struct AxisScale: Sendable {
  let axis: PlotAxis
  /// The ends of the axis: logarithms for a logarithmic one.
  private let lower, upper: Double
  /// Where the ends are, in points.
  var start, end: Double

  /// A scale that shows some values.
  init(_ axis: PlotAxis, values: some Sequence<Double>, from start: Double = 0, to end: Double = 1) {
    self.axis = axis
    (self.start, self.end) = (start, end)
    if case .categories(let names) = axis.kind {
      (lower, upper) = (-0.6, Double(max(names.count, 1)) - 0.4)
      return
    }
    let isLogarithmic = axis.kind == .logarithmic
    func place(_ value: Double) -> Double? {
      guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
      return isLogarithmic ? log10(value) : value
    }
    let shown = values.compactMap(place)
    var (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
    if let limit = axis.lower.flatMap(place) { (low, high) = (limit, max(limit, high)) }
    if let limit = axis.upper.flatMap(place) { (low, high) = (min(limit, low), limit) }
    if high - low < 1e-9 * max(1, high.magnitude) {
      let half = isLogarithmic ? 0.5 : low == 0 ? 1 : low.magnitude / 2
      if axis.lower == nil { low -= half }
      if axis.upper == nil { high += half }
      if low >= high { high = low + 2 * half }
    }
    // A little room on the sides where the data decide.
    let room = 0.045 * (high - low)
    lower = axis.lower == nil ? low - room : low
    upper = axis.upper == nil ? high + room : high
  }

  /// Where a value is, in points; `nil` outside of the axis.
  func position(_ value: Double) -> Double? {
    let place: Double
    if axis.kind == .logarithmic {
      guard value > 0 else { return nil }
      place = log10(value)
    } else {
      place = value
    }
    let slack = 1e-9 * (upper - lower)
    guard place.isFinite, place >= lower - slack, place <= upper + slack else { return nil }
    return start + (place - lower) / (upper - lower) * (end - start)
  }

  /// Where a value is, or the end of the axis beyond which it is.
  func clamped(_ value: Double) -> Double {
    if let position = position(value) { return position }
    if axis.kind == .logarithmic { return value > 0 && log10(value) > upper ? end : start }
    return value > upper ? end : start
  }

  /// The length of one category, or of one unit.
  var unit: Double { (end - start).magnitude / (upper - lower) }

  /// The ticks, so many that a label of the width that `width` tells has its place.
  func ticks(width: (String) -> Double) -> [AxisTick] {
    let length = (end - start).magnitude
    if case .categories(let names) = axis.kind {
      let widest = names.map(width).max() ?? 0
      let step = max(1, Int((widest / max(unit, 0.01)).rounded(.up)))
      return names.indices.filter { $0 % step == 0 }.map { AxisTick(value: Double($0), label: names[$0]) }
    }
    for count in stride(from: 9, through: 2, by: -1) {
      let ticks = ticks(atMost: count)
      let labels = ticks.compactMap { tick in
        tick.label.flatMap { text in position(tick.value).map { ($0, width(text)) } }
      }
      .sorted { $0.0 < $1.0 }
      let fits = zip(labels, labels.dropFirst()).allSatisfy { ($1.0 - $0.0) >= ($0.1 + $1.1) / 2 }
      if fits, labels.reduce(0, { $0 + $1.1 }) <= length { return ticks }
    }
    return ticks(atMost: 1)
  }

  private func ticks(atMost count: Int) -> [AxisTick] {
    axis.kind == .logarithmic
      ? AxisTicks.logarithmic(from: pow(10, lower), to: pow(10, upper), atMost: count)
      : AxisTicks.linear(from: lower, to: upper, atMost: count, onlyIntegers: axis.showsIntegersOnly)
  }
}
