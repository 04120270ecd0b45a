/// Numbers as horizontal bars from a common zero, each with its label and its value in words: small enough to be read
/// like a table.
public struct BarChart: Sendable {
  /// One bar.
  public struct Bar: Sendable {
    /// What the number belongs to, such as a group element.
    public let label: String
    /// The number, only for the length of the bar.
    public let value: Double
    /// The number as it is written beside the bar.
    public let text: String

    /// A bar.
    public init(label: String, value: Double, text: String) {
      (self.label, self.value, self.text) = (label, value, text)
    }
  }

  private let title: String
  private let bars: [Bar]

  private static let rowHeight = 22.0
  private static let reach = 200.0
  /// A little more than the average width of a letter of the labels.
  private static let letterWidth = 7.4

  /// A chart.
  ///
  /// - Parameters:
  ///   - title: what is drawn, for those who do not see it; the numbers are in the chart as text.
  ///   - bars: the bars, from top to bottom.
  public init(title: String, bars: [Bar]) { (self.title, self.bars) = (title, bars) }

  /// The drawing.
  ///
  /// - Complexity: O(bars)
  public var html: HTML {
    let labelWidth = width(of: bars.map(\.label))
    let values = bars.map(\.value).filter(\.isFinite)
    let (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
    let scale = high > low ? BarChart.reach / (high - low) : 0
    let zero = labelWidth - low * scale
    let height = Double(bars.count) * BarChart.rowHeight
    let total = labelWidth + BarChart.reach + width(of: bars.map(\.text))
    return Tag.svg(
      .role("img"), .label(title), .number("width", total), .number("height", height),
      .other("viewBox", "0 0 \(Int(total.rounded(.up))) \(Int(height.rounded(.up)))")
    ) {
      Tag.svgTitle { title }
      for (row, bar) in bars.enumerated() {
        let value = bar.value.isFinite ? bar.value : 0
        let top = Double(row) * BarChart.rowHeight
        Tag.svgText(
          .number("x", labelWidth - 8), .number("y", top + 15), .other("text-anchor", "end"), .class("quiet")
        ) { bar.label }
        Tag.rect(
          .class(value < 0 ? "negative" : "positive"), .number("x", zero + min(value, 0) * scale),
          .number("y", top + 4), .number("width", abs(value) * scale), .number("height", BarChart.rowHeight - 8))
        Tag.svgText(.number("x", labelWidth + (high - low) * scale + 8), .number("y", top + 15)) { bar.text }
      }
      Tag.line(
        .class("axis"), .number("x1", zero), .number("x2", zero), .number("y1", 0), .number("y2", height))
    }
  }

  private func width(of texts: [String]) -> Double {
    Double(texts.map(\.count).max() ?? 0) * BarChart.letterWidth + 14
  }
}
