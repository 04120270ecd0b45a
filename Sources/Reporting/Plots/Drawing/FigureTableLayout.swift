/// A table, with the width of its columns.
struct FigureTableLayout {
  private let table: FigureTable
  private let widths: [Double]
  private static let look = FigureStyle.label
  private static let head = TextLook(size: FigureStyle.label.size, isBold: true)
  private static let space = 7.0
  private static let lead = 8.8

  /// Columns as wide as their text; where that is too much, the widest columns are wrapped.
  init(_ table: FigureTable, width: Double) {
    self.table = table
    let available = width - Double(max(0, table.columns.count - 1)) * FigureTableLayout.space
    var widths = table.columns.indices.map { column in
      (table.rows.map { TextMetrics.width($0[column], size: FigureTableLayout.look.size) } + [
        TextMetrics.width(table.columns[column].title, size: FigureTableLayout.head.size, isBold: true)
      ]).max() ?? 0
    }
    // Lower the largest widths until all fit.
    var rest = available
    var isOpen = Array(repeating: true, count: widths.count)
    while let share = FigureTableLayout.share(rest, isOpen) {
      let small = widths.indices.filter { isOpen[$0] && widths[$0] <= share }
      if small.isEmpty {
        for column in widths.indices where isOpen[column] { widths[column] = share }
        break
      }
      for column in small {
        isOpen[column] = false
        rest -= widths[column]
      }
    }
    self.widths = widths
  }

  private static func share(_ rest: Double, _ isOpen: [Bool]) -> Double? {
    let count = isOpen.count { $0 }
    return count == 0 ? nil : rest / Double(count)
  }

  /// Draws it; the y below it.
  func draw(on canvas: inout SVGCanvas, x left: Double, y top: Double) -> Double {
    let total = widths.reduce(0, +) + Double(max(0, widths.count - 1)) * FigureTableLayout.space
    var y = top + 2
    func rule(_ width: Double) {
      canvas.line(from: (left, y), to: (left + total, y), color: .ink, width: width)
      y += 2.5
    }
    rule(0.9)
    y = draw(table.columns.map(\.title), FigureTableLayout.head, on: &canvas, x: left, y: y) + 1
    rule(0.5)
    for row in table.rows { y = draw(row, FigureTableLayout.look, on: &canvas, x: left, y: y) + 1.2 }
    y += 0.8
    rule(0.9)
    return y
  }

  private func draw(
    _ cells: [String], _ look: TextLook, on canvas: inout SVGCanvas, x left: Double, y top: Double
  ) -> Double {
    var (x, height) = (left, 0.0)
    for (column, cell) in cells.enumerated() {
      let lines = TextMetrics.wrap(cell, width: widths[column] + 0.01, size: look.size, isBold: look.isBold)
      let isNumber = table.columns[column].isNumber
      for (number, line) in lines.enumerated() {
        canvas.text(
          line, x: isNumber ? x + widths[column] : x,
          y: top + (Double(number) + 0.5) * FigureTableLayout.lead, look: look, anchor: isNumber ? .end : .start)
      }
      height = max(height, Double(lines.count) * FigureTableLayout.lead)
      x += widths[column] + FigureTableLayout.space
    }
    return top + height
  }
}
