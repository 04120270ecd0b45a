/// What is within a plot: heat map, rules, series.
struct PanelMarks {
  let panel: PlotPanel
  let box: PlotRectangle
  let x, y: AxisScale
  let steps: Int?

  func draw(on canvas: inout SVGCanvas) {
    if let map = panel.heatMap { draw(map, on: &canvas) }
    for rule in panel.rules { draw(rule, on: &canvas) }
    // Areas below lines, lines below markers.
    for series in panel.series where series.parts.contains(.band) { band(series, on: &canvas) }
    for series in panel.series where series.parts.contains(.bars) { bars(series, on: &canvas) }
    for series in panel.series { lines(series, on: &canvas) }
    for series in panel.series where series.parts.contains(.intervals) { intervals(series, on: &canvas) }
    for series in panel.series where series.parts.contains(.markers) {
      for point in series.points {
        if let (x, y) = place(point) { canvas.marker(series.look, x: x, y: y) }
      }
    }
  }

  private func place(_ point: PlotPoint) -> (x: Double, y: Double)? {
    guard let across = x.position(point.x), let up = y.position(point.y) else { return nil }
    return (across, up)
  }

  /// Cells of one colour beside each other become one rectangle.
  private func draw(_ map: PlotHeatMap, on canvas: inout SVGCanvas) {
    func color(_ share: Double?) -> PlotColor? {
      guard let share else { return nil }
      guard let steps, steps > 1 else { return PlotPalette.magnitude(share) }
      let step = min(steps - 1, Int(max(0, min(1, share)) * Double(steps)))
      return PlotPalette.magnitude(Double(step) / Double(steps - 1))
    }
    canvas.beginGroup([("shape-rendering", "crispEdges")])
    for (row, shares) in map.shares.enumerated() {
      let (low, high) = (y.clamped(map.rows[row]), y.clamped(map.rows[row + 1]))
      var column = 0
      while column < shares.count {
        let fill = color(shares[column])
        var end = column + 1
        while end < shares.count, color(shares[end]) == fill { end += 1 }
        if let fill {
          let (left, right) = (x.clamped(map.columns[column]), x.clamped(map.columns[end]))
          canvas.rectangle(
            PlotRectangle(x: left, y: high, width: right - left, height: low - high), fill: fill, kind: "cell")
        }
        column = end
      }
    }
    canvas.endGroup()
  }

  private func draw(_ rule: PlotRule, on canvas: inout SVGCanvas) {
    let isHorizontal = rule.direction == .horizontal
    let scale = isHorizontal ? y : x
    if let interval = rule.interval {
      let low = interval.lower.map(scale.clamped) ?? scale.start
      let high = interval.upper.map(scale.clamped) ?? scale.end
      canvas.area(
        isHorizontal
          ? [(box.x, low), (box.right, low), (box.right, high), (box.x, high)]
          : [(low, box.y), (high, box.y), (high, box.bottom), (low, box.bottom)], color: rule.look.color)
    }
    guard let place = scale.position(rule.value) else { return }
    let (start, end) =
      isHorizontal ? ((box.x, place), (box.right, place)) : ((place, box.y), (place, box.bottom))
    canvas.line(from: start, to: end, color: rule.look.color, width: rule.look.width, dash: rule.look.dash)
  }

  /// The points as corners of a staircase; the last step is as wide as the one before.
  private func staircase(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard let last = points.last else { return [] }
    var corners: [(x: Double, y: Double)] = []
    for (point, next) in zip(points, points.dropFirst()) { corners += [point, (next.x, point.y)] }
    let room = min(x.unit / 2, max(0, box.right - last.x))
    return corners + [last, (last.x + room, last.y)]
  }

  private func lines(_ series: PlotSeries, on canvas: inout SVGCanvas) {
    guard !series.parts.isDisjoint(with: [.line, .stairs]) else { return }
    // A point that has no place ends a piece.
    var pieces: [[(x: Double, y: Double)]] = [[]]
    for point in series.points {
      if let place = place(point) {
        pieces[pieces.count - 1].append(place)
      } else if pieces.last?.isEmpty == false {
        pieces.append([])
      }
    }
    for piece in pieces where piece.count > 1 || series.parts.contains(.stairs) {
      canvas.path(
        series.parts.contains(.stairs) ? staircase(piece) : piece, stroke: series.look.color, width: series.look.width,
        dash: series.look.dash, kind: "line")
    }
  }

  private func band(_ series: PlotSeries, on canvas: inout SVGCanvas) {
    var (low, high): ([(x: Double, y: Double)], [(x: Double, y: Double)]) = ([], [])
    for point in series.points {
      guard let interval = point.vertical, let across = x.position(point.x) else { continue }
      low.append((across, interval.lower.map(y.clamped) ?? y.start))
      high.append((across, interval.upper.map(y.clamped) ?? y.end))
    }
    if series.parts.contains(.stairs) { (low, high) = (staircase(low), staircase(high)) }
    guard low.count > 1 else { return }
    canvas.area(low + high.reversed(), color: series.look.color)
  }

  private func bars(_ series: PlotSeries, on canvas: inout SVGCanvas) {
    let width = max(0.8, min(14, 0.62 * x.unit))
    for point in series.points {
      guard let (across, up) = place(point) else { continue }
      canvas.rectangle(
        PlotRectangle(x: across - width / 2, y: min(up, y.start), width: width, height: (y.start - up).magnitude),
        fill: series.look.color, kind: "bar")
    }
  }

  private func intervals(_ series: PlotSeries, on canvas: inout SVGCanvas) {
    for point in series.points {
      if let interval = point.vertical, let across = x.position(point.x) {
        draw(interval, y, on: &canvas) { (across, $0) }
      }
      if let interval = point.horizontal, let up = y.position(point.y) {
        draw(interval, x, on: &canvas) { ($0, up) }
      }
    }
    func draw(
      _ interval: PlotPoint.Interval, _ scale: AxisScale, on canvas: inout SVGCanvas,
      place: (Double) -> (Double, Double)
    ) {
      let low = interval.lower.map(scale.clamped) ?? scale.start
      let high = interval.upper.map(scale.clamped) ?? scale.end
      // An end that is not on the axis has no cap.
      canvas.interval(
        from: place(low), to: place(high), color: series.look.color,
        capsAtStart: interval.lower.flatMap(scale.position) != nil,
        capsAtEnd: interval.upper.flatMap(scale.position) != nil)
    }
  }
}
