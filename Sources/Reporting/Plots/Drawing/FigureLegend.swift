/// The legend of a figure: an entry for each name, in rows.
struct FigureLegend {
  /// A sample and what it is.
  struct Entry {
    let name: String
    let lines: [String]
    let parts: PlotSeries.Parts
    let look: SeriesLook
    let isVertical: Bool
  }

  /// The entries of each row, with their places from the left.
  private(set) var rows: [[(x: Double, entry: Entry)]] = []

  private static let sample = 18.0
  private static let space = 9.0
  private static let look = FigureStyle.label
  private static let lead = 9.0

  init(_ figure: Figure, width: Double) {
    var entries: [Entry] = []
    func add(_ name: String?, _ parts: PlotSeries.Parts, _ look: SeriesLook, isVertical: Bool = false) {
      guard let name, !entries.contains(where: { $0.name == name }) else { return }
      let limit = width - FigureLegend.sample - 3
      entries.append(
        Entry(
          name: name, lines: TextMetrics.wrap(name, width: limit, size: FigureLegend.look.size), parts: parts,
          look: look, isVertical: isVertical))
    }
    for panel in figure.panels {
      for series in panel.series { add(series.name, series.parts, series.look) }
      for rule in panel.rules {
        add(
          rule.name, rule.interval == nil ? .line : [.line, .band], rule.look, isVertical: rule.direction == .vertical)
      }
    }
    var x = 0.0
    for entry in entries {
      let length =
        FigureLegend.sample + 3
        + (entry.lines.map { TextMetrics.width($0, size: FigureLegend.look.size) }.max() ?? 0)
      if x + length > width || rows.isEmpty {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((x, entry))
      x += length + FigureLegend.space
    }
  }

  /// Draws it; the y below it.
  func draw(on canvas: inout SVGCanvas, x left: Double, y top: Double) -> Double {
    var y = top
    for row in rows {
      for (x, entry) in row {
        let (start, middle) = (left + x, y + FigureLegend.lead / 2)
        draw(entry, on: &canvas, x: start, y: middle)
        for (number, line) in entry.lines.enumerated() {
          canvas.text(
            line, x: start + FigureLegend.sample + 3, y: middle + Double(number) * FigureLegend.lead,
            look: FigureLegend.look)
        }
      }
      y += FigureLegend.lead * Double(row.map(\.entry.lines.count).max() ?? 1)
    }
    return y
  }

  private func draw(_ entry: Entry, on canvas: inout SVGCanvas, x: Double, y: Double) {
    let (look, end) = (entry.look, x + FigureLegend.sample)
    if entry.parts.contains(.band) {
      canvas.area([(x, y - 3), (end, y - 3), (end, y + 3), (x, y + 3)], color: look.color)
    }
    if entry.parts.contains(.bars) {
      canvas.rectangle(PlotRectangle(x: x + 5, y: y - 3, width: 8, height: 6), fill: look.color)
      return
    }
    if entry.isVertical {
      canvas.line(
        from: (x + 9, y - 4), to: (x + 9, y + 4), color: look.color, width: look.width, dash: look.dash)
    } else if !entry.parts.isDisjoint(with: [.line, .stairs]) {
      canvas.line(from: (x, y), to: (end, y), color: look.color, width: look.width, dash: look.dash)
    } else if entry.parts.contains(.intervals) {
      canvas.interval(from: (x + 2, y), to: (end - 2, y), color: look.color)
    }
    if entry.parts.contains(.markers) { canvas.marker(look, x: x + 9, y: y) }
  }
}

extension SVGCanvas {
  /// A marker, 4.4 points wide.
  mutating func marker(_ look: SeriesLook, x: Double, y: Double) {
    let radius = 2.2
    func number(_ value: Double) -> String { ShortNumber.coordinate(value) }
    let fill = look.isHollow ? PlotColor.white : look.color
    let stroke = [
      ("fill", fill.hexadecimal), ("stroke", look.color.hexadecimal), ("stroke-width", "0.8"), ("class", "marker"),
    ]
    func polygon(_ corners: [(Double, Double)]) -> [(String, String)] {
      [
        (
          "d",
          "M" + corners.map { "\(number(x + $0.0 * radius)) \(number(y + $0.1 * radius))" }.joined(separator: "L") + "Z"
        )
      ]
    }
    switch look.marker {
    case .circle: element("circle", [("cx", number(x)), ("cy", number(y)), ("r", number(radius * 0.95))] + stroke)
    case .square: element("path", polygon([(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]) + stroke)
    case .triangle: element("path", polygon([(0, -1.15), (1.1, 0.8), (-1.1, 0.8)]) + stroke)
    case .diamond: element("path", polygon([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]) + stroke)
    case .nabla: element("path", polygon([(0, 1.15), (1.1, -0.8), (-1.1, -0.8)]) + stroke)
    case .cross:
      element(
        "path",
        polygon([
          (-0.35, -1.1), (0.35, -1.1), (0.35, -0.35), (1.1, -0.35), (1.1, 0.35), (0.35, 0.35), (0.35, 1.1),
          (-0.35, 1.1),
          (-0.35, 0.35), (-1.1, 0.35), (-1.1, -0.35), (-0.35, -0.35),
        ]) + stroke)
    }
  }

  /// A line with caps at its ends.
  mutating func interval(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: PlotColor, capsAtStart: Bool = true,
    capsAtEnd: Bool = true
  ) {
    let cap = 1.8
    line(from: start, to: end, color: color, width: 0.9)
    let isHorizontal = start.y == end.y
    for (place, isDrawn) in [(start, capsAtStart), (end, capsAtEnd)] where isDrawn {
      line(
        from: (place.x - (isHorizontal ? 0 : cap), place.y - (isHorizontal ? cap : 0)),
        to: (place.x + (isHorizontal ? 0 : cap), place.y + (isHorizontal ? cap : 0)), color: color, width: 0.9)
    }
  }
}
