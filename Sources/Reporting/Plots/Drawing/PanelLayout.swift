/// A plot with its place.
struct PanelLayout {
  let panel: PlotPanel
  /// The upper left corner and the width of the cell.
  let left, top, cell: Double
  /// What is kept free beside the plot.
  let leftMargin, rightMargin: Double
  /// How many colours a heat map has; `nil` for all.
  let steps: Int?

  static let titleLead = 9.5
  static let labelLead = 9.0
  /// From the axis to its labels.
  static let tick = 2.5

  init(_ panel: PlotPanel, x: Double, y: Double, cell: Double, left: Double, right: Double, steps: Int?) {
    self.panel = panel
    (self.left, top, self.cell) = (x, y, cell)
    (leftMargin, rightMargin) = (left, right)
    self.steps = steps
  }

  /// What is needed on the left for the labels and the title of the y axis, and on the right for half a label of the x axis.
  static func margins(_ panel: PlotPanel, cell: Double) -> (left: Double, right: Double) {
    if panel.image != nil { return (0, 0) }
    let layout = PanelLayout(panel, x: 0, y: 0, cell: cell, left: 0.2 * cell, right: 0, steps: nil)
    let labels = layout.vertical(height: layout.height).ticks(width: { _ in PanelLayout.labelLead })
    let widest = labels.map { TextMetrics.width($0.label ?? "", size: FigureStyle.label.size) }.max() ?? 0
    let title = panel.y.title.isEmpty ? 0 : PanelLayout.titleLead * Double(layout.verticalTitle.count) + 1
    var right = 2.0
    if case .categories = panel.x.kind {} else { right = 9 }
    return (widest + PanelLayout.tick + 2 + title, right)
  }

  private var plotWidth: Double { max(cell - leftMargin - rightMargin, 20) }

  /// The height of the plot.
  var height: Double {
    if let aspect = panel.aspect { return aspect * (panel.image == nil ? min(plotWidth, 300) : plotWidth) }
    if case .categories(let names) = panel.y.kind { return Double(names.count) * panel.categoryHeight + 4 }
    // Wide plots are flat.
    return 0.68 * min(plotWidth, 260)
  }

  private var titles: [String] {
    TextMetrics.wrap(panel.title, width: plotWidth + rightMargin, size: FigureStyle.panelTitle.size, isBold: true)
  }

  private var verticalTitle: [String] {
    TextMetrics.wrap(panel.y.title, width: height + 10, size: FigureStyle.axisTitle.size)
  }

  /// What the title takes.
  var headHeight: Double { titles.isEmpty ? 3.5 : Double(titles.count) * PanelLayout.titleLead + 3 }

  func vertical(from bottom: Double = 0, height: Double) -> AxisScale {
    let values =
      panel.series.flatMap(\.verticalValues) + panel.rules.filter { $0.direction == .horizontal }.flatMap(\.values)
    let scale = AxisScale(panel.y, values: values, from: bottom, to: bottom - height)
    // The first category stands at the top.
    if case .categories = panel.y.kind { return AxisScale(panel.y, values: [], from: bottom - height, to: bottom) }
    return scale
  }

  private func horizontal(from left: Double, to right: Double) -> AxisScale {
    let values =
      panel.series.flatMap(\.horizontalValues) + panel.rules.filter { $0.direction == .vertical }.flatMap(\.values)
    return AxisScale(panel.x, values: values, from: left, to: right)
  }

  /// Draws it; the y below it.
  func draw(on canvas: inout SVGCanvas, head: Double) -> Double {
    let box = PlotRectangle(x: left + leftMargin, y: top + head, width: plotWidth, height: height)
    for (number, line) in titles.enumerated() {
      canvas.text(
        line, x: box.x, y: top + (Double(number) + 0.5) * PanelLayout.titleLead, look: FigureStyle.panelTitle)
    }
    if let image = panel.image { return draw(image, in: box, on: &canvas) }
    let (x, y) = (horizontal(from: box.x, to: box.right), vertical(from: box.bottom, height: box.height))
    let across = x.ticks { TextMetrics.width($0, size: FigureStyle.label.size) + 5 }
    let up = y.ticks { _ in PanelLayout.labelLead }
    if panel.heatMap == nil { grid(in: box, x, across, y, up, on: &canvas) }
    PanelMarks(panel: panel, box: box, x: x, y: y, steps: steps).draw(on: &canvas)
    axes(in: box, x, across, y, up, on: &canvas)
    return titlesOfAxes(around: box, on: &canvas)
  }

  private func grid(
    in box: PlotRectangle, _ x: AxisScale, _ across: [AxisTick], _ y: AxisScale, _ up: [AxisTick],
    on canvas: inout SVGCanvas
  ) {
    for tick in across where tick.label != nil {
      guard let place = x.position(tick.value) else { continue }
      canvas.line(from: (place, box.y), to: (place, box.bottom), color: .faint, width: 0.5)
    }
    for tick in up where tick.label != nil {
      guard let place = y.position(tick.value) else { continue }
      canvas.line(from: (box.x, place), to: (box.right, place), color: .faint, width: 0.5)
    }
  }

  private func axes(
    in box: PlotRectangle, _ x: AxisScale, _ across: [AxisTick], _ y: AxisScale, _ up: [AxisTick],
    on canvas: inout SVGCanvas
  ) {
    canvas.line(from: (box.x, box.bottom), to: (box.right, box.bottom), color: .ink, width: 0.7)
    canvas.line(from: (box.x, box.y), to: (box.x, box.bottom), color: .ink, width: 0.7)
    for tick in across {
      guard let place = x.position(tick.value) else { continue }
      let length = tick.label == nil ? 1.4 : PanelLayout.tick
      canvas.line(from: (place, box.bottom), to: (place, box.bottom + length), color: .ink, width: 0.6)
      guard let label = tick.label else { continue }
      canvas.text(
        label, x: place, y: box.bottom + PanelLayout.tick + 4.6, look: FigureStyle.label, anchor: .middle)
    }
    for tick in up {
      guard let place = y.position(tick.value) else { continue }
      let length = tick.label == nil ? 1.4 : PanelLayout.tick
      canvas.line(from: (box.x - length, place), to: (box.x, place), color: .ink, width: 0.6)
      guard let label = tick.label else { continue }
      canvas.text(label, x: box.x - PanelLayout.tick - 1.5, y: place, look: FigureStyle.label, anchor: .end)
    }
  }

  private func titlesOfAxes(around box: PlotRectangle, on canvas: inout SVGCanvas) -> Double {
    var y = box.bottom + PanelLayout.tick + 9.5
    for line in TextMetrics.wrap(panel.x.title, width: cell, size: FigureStyle.axisTitle.size) {
      // Centred under the plot, but within the cell.
      let half = TextMetrics.width(line, size: FigureStyle.axisTitle.size) / 2
      let middle = max(left + half, min(box.x + box.width / 2, left + cell - half))
      canvas.text(line, x: middle, y: y + 4.2, look: FigureStyle.axisTitle, anchor: .middle)
      y += PanelLayout.titleLead
    }
    for (number, line) in verticalTitle.enumerated() {
      let half = TextMetrics.width(line, size: FigureStyle.axisTitle.size) / 2
      // Centred beside the plot, but not beyond its lower end.
      let middle = min(box.y + box.height / 2, box.bottom + 8 - half)
      canvas.text(
        line, x: left + (Double(number) + 0.5) * PanelLayout.titleLead - 1, y: middle, look: FigureStyle.axisTitle,
        anchor: .middle, isUpright: true)
    }
    return notes(from: y, box, on: &canvas)
  }

  private func notes(from top: Double, _ box: PlotRectangle, on canvas: inout SVGCanvas) -> Double {
    var y = top
    for line in TextMetrics.wrap(panel.note, width: cell, size: FigureStyle.note.size) {
      canvas.text(
        line, x: box.x + box.width / 2, y: y + 4.5, look: FigureStyle.note, anchor: .middle)
      y += PanelLayout.labelLead
    }
    return y
  }

  private func draw(_ image: PixelImage, in box: PlotRectangle, on canvas: inout SVGCanvas) -> Double {
    func number(_ value: Double) -> String { ShortNumber.coordinate(value) }
    // Both names of the attribute: older converters know only the second.
    canvas.element(
      "image",
      [
        ("x", number(box.x)), ("y", number(box.y)), ("width", number(box.width)), ("height", number(box.height)),
        ("preserveAspectRatio", "none"), ("xlink:href", image.address),
      ])
    if panel.isDisc {
      // A ring hides the steps of the pixels at the border.
      for (radius, color, width) in [(box.width / 2 - 0.5, PlotColor.white, 2.0), (box.width / 2 - 1.4, .ink, 0.5)] {
        canvas.element(
          "circle",
          [
            ("cx", number(box.x + box.width / 2)), ("cy", number(box.y + box.height / 2)), ("r", number(radius)),
            ("fill", "none"), ("stroke", color.hexadecimal), ("stroke-width", number(width)),
          ])
      }
    }
    return notes(from: box.bottom + 3, box, on: &canvas)
  }
}
