/// Lays a figure out from top to bottom: title, legend, plots, colour bar, table, caption.
struct FigureRenderer {
  private let figure: Figure
  private let style: FigureStyle
  private var canvas = SVGCanvas()
  private var bottom: Double
  private static let margin = 5.0
  private static let gap = 9.0

  /// What was drawn.
  private(set) var drawing: FigureDrawing

  init(_ figure: Figure, style: FigureStyle) {
    self.figure = figure
    self.style = style
    bottom = FigureRenderer.margin
    drawing = FigureDrawing(title: figure.title, caption: figure.caption, width: 0, height: 0, lines: [], labels: [])
    if style.showsCaption { paragraph(figure.title, FigureStyle.title, spacing: 2) }
    legend()
    panels()
    if let bar = figure.colorBar { draw(bar) }
    if let table = figure.table {
      bottom = FigureTableLayout(table, width: inner).draw(on: &canvas, x: FigureRenderer.margin, y: bottom)
    }
    if style.showsCaption, !figure.caption.isEmpty {
      bottom += 4
      paragraph(figure.caption, FigureStyle.note, spacing: 0)
    }
    let height = bottom + FigureRenderer.margin
    var background = SVGCanvas()
    background.rectangle(PlotRectangle(x: 0, y: 0, width: style.points, height: height), fill: .white)
    drawing = FigureDrawing(
      title: figure.title, caption: figure.caption, width: style.points, height: height,
      lines: background.lines + canvas.lines, labels: canvas.labels)
  }

  private var inner: Double { style.points - 2 * FigureRenderer.margin }

  private mutating func paragraph(_ text: String, _ look: TextLook, spacing: Double) {
    let lead = look.size * 1.3
    for line in TextMetrics.wrap(text, width: inner, size: look.size, isBold: look.isBold) {
      canvas.text(line, x: FigureRenderer.margin, y: bottom + lead / 2, look: look)
      bottom += lead
    }
    bottom += spacing
  }

  private mutating func legend() {
    let legend = FigureLegend(figure, width: inner)
    guard !legend.rows.isEmpty else { return }
    bottom = legend.draw(on: &canvas, x: FigureRenderer.margin, y: bottom + 1) + 3
  }

  private mutating func panels() {
    guard !figure.panels.isEmpty else { return }
    let count = min(figure.columnCount, figure.panels.count)
    let cell = (inner - Double(count - 1) * FigureRenderer.gap) / Double(count)
    // One margin for all, so that the plots of a column stand under each other.
    let margins = figure.panels.map { PanelLayout.margins($0, cell: cell) }
    let (left, right) = (margins.map(\.left).max() ?? 0, margins.map(\.right).max() ?? 0)
    for start in stride(from: 0, to: figure.panels.count, by: count) {
      let row = figure.panels[start..<min(start + count, figure.panels.count)]
      let layouts = row.enumerated().map { column, panel in
        let x = FigureRenderer.margin + Double(column) * (cell + FigureRenderer.gap)
        return PanelLayout(panel, x: x, y: bottom, cell: cell, left: left, right: right, steps: figure.colorBar?.steps)
      }
      // Titles may have several lines: the plots of a row begin at one height.
      let head = layouts.map(\.headHeight).max() ?? 0
      let ends = layouts.map { $0.draw(on: &canvas, head: head) }
      bottom = (ends.max() ?? bottom) + (start + count < figure.panels.count ? 6 : 0)
    }
  }

  private mutating func draw(_ bar: ColorBar) {
    bottom += 6
    let width = min(inner * 0.7, 260)
    let box = PlotRectangle(x: FigureRenderer.margin + (inner - width) / 2, y: bottom, width: width, height: 6)
    let cells = bar.steps ?? 64
    for index in 0..<cells {
      let share = cells == 1 ? 0.5 : Double(index) / Double(cells - 1)
      // Neighbours overlap a little, so that no seam is seen.
      let start = box.x + width * Double(index) / Double(cells)
      canvas.rectangle(
        PlotRectangle(x: start, y: box.y, width: box.right - start, height: box.height),
        fill: PlotPalette.magnitude(share), kind: "color")
    }
    let scale = AxisScale(bar.axis, values: [], from: box.x, to: box.right)
    for tick in scale.ticks(width: { TextMetrics.width($0, size: FigureStyle.label.size) + 5 }) {
      guard let label = tick.label, let x = scale.position(tick.value) else { continue }
      canvas.line(from: (x, box.bottom), to: (x, box.bottom + 2), color: .ink, width: 0.6)
      canvas.text(label, x: x, y: box.bottom + 6.2, look: FigureStyle.label, anchor: .middle)
    }
    bottom = box.bottom + 10.5
    for line in TextMetrics.wrap(bar.axis.title, width: inner, size: FigureStyle.axisTitle.size) {
      canvas.text(
        line, x: style.points / 2, y: bottom + 4.5, look: FigureStyle.axisTitle, anchor: .middle)
      bottom += 9.5
    }
  }
}
