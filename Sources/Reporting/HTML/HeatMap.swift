/// A matrix as squares whose colour is stronger for larger entries, with the entries as text: blue above zero, orange
/// below.
public struct HeatMap: Sendable {
  /// An entry.
  public struct Entry: Sendable {
    /// The number, only for the colour.
    public let value: Double
    /// The number as it is written.
    public let text: String

    /// An entry.
    public init(value: Double, text: String) { (self.value, self.text) = (value, text) }
  }

  private let title: String
  private let rowLabels: [String]
  private let columnLabels: [String]
  private let rows: [[Entry]]

  /// The strongest colour; weak enough that the text on it has its contrast.
  private static let strongest = 0.45

  /// A map.
  ///
  /// - Parameters:
  ///   - title: what is drawn, for those who do not see it.
  ///   - rowLabels: the names of the rows.
  ///   - columnLabels: the names of the columns.
  ///   - rows: the entries; a row for each row label, with an entry for each column label.
  public init(title: String, rowLabels: [String], columnLabels: [String], rows: [[Entry]]) {
    self.title = title
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.rows = rows
  }

  /// The drawing.
  ///
  /// - Complexity: O(entries)
  public var html: HTML {
    let entries = rows.joined()
    let largest = entries.map { abs($0.value) }.filter(\.isFinite).max() ?? 0
    let letters = max(entries.map(\.text.count).max() ?? 1, columnLabels.map(\.count).max() ?? 1)
    let cell = (width: max(34, Double(letters) * 8 + 12), height: 30.0)
    let left = Double(rowLabels.map(\.count).max() ?? 1) * 8 + 14
    let top = 24.0
    let size = (left + Double(columnLabels.count) * cell.width + 1, top + Double(rows.count) * cell.height + 1)
    return Tag.svg(
      .role("img"), .label(title), .number("width", size.0), .number("height", size.1),
      .other("viewBox", "0 0 \(Int(size.0.rounded(.up))) \(Int(size.1.rounded(.up)))")
    ) {
      Tag.svgTitle { title }
      for (column, label) in columnLabels.enumerated() {
        Tag.svgText(
          .number("x", left + (Double(column) + 0.5) * cell.width), .number("y", 16), .other("text-anchor", "middle"),
          .class("quiet")
        ) { label }
      }
      for (row, entries) in rows.enumerated() {
        let y = top + Double(row) * cell.height
        if rowLabels.indices.contains(row) {
          Tag.svgText(.number("x", left - 8), .number("y", y + 20), .other("text-anchor", "end"), .class("quiet")) {
            rowLabels[row]
          }
        }
        for (column, entry) in entries.enumerated() {
          let x = left + Double(column) * cell.width
          let share = largest > 0 && entry.value.isFinite ? abs(entry.value) / largest : 0
          Tag.rect(
            .class(entry.value < 0 ? "negative" : "positive"), .number("fill-opacity", share * HeatMap.strongest),
            .number("x", x), .number("y", y), .number("width", cell.width), .number("height", cell.height))
          Tag.rect(
            .class("frame"), .number("x", x), .number("y", y), .number("width", cell.width),
            .number("height", cell.height))
          Tag.svgText(.number("x", x + cell.width / 2), .number("y", y + 20), .other("text-anchor", "middle")) {
            entry.text
          }
        }
      }
    }
  }
}
