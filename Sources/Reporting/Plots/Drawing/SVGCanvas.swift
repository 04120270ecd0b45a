/// A rectangle in points, y downwards.
struct PlotRectangle: Sendable, Hashable {
  var x, y, width, height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  /// Whether the interiors meet, by more than a hundredth of a point.
  func overlaps(_ other: PlotRectangle) -> Bool {
    x + 0.01 < other.right && other.x + 0.01 < right && y + 0.01 < other.bottom && other.y + 0.01 < bottom
  }
}

/// Where a line of text begins.
enum TextAnchor: String, Sendable {
  case start, middle, end
}

/// How a line of text looks.
struct TextLook: Sendable, Hashable {
  var size: Double
  var isBold = false
  var color = PlotColor.ink
}

/// The elements of a drawing as text, one line each, and where its labels are.
struct SVGCanvas {
  /// A line of text with the box that it is estimated to fill.
  struct Label: Sendable, Hashable {
    let text: String
    let box: PlotRectangle
  }

  private(set) var lines: [String] = []
  private(set) var labels: [Label] = []

  /// Text of one line that is harmless within an element or an attribute.
  static func escaped(_ text: String) -> String {
    MarkupText.escaped(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  /// Adds an element without content.
  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    lines.append("<\(name)\(SVGCanvas.text(attributes))/>")
  }

  /// Adds an element with text as content.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], content: String) {
    lines.append("<\(name)\(SVGCanvas.text(attributes))>\(SVGCanvas.escaped(content))</\(name)>")
  }

  /// Begins a group that ``endGroup()`` ends.
  mutating func beginGroup(_ attributes: [(String, String)]) { lines.append("<g\(SVGCanvas.text(attributes))>") }

  /// Ends a group.
  mutating func endGroup() { lines.append("</g>") }

  static func text(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }
}

extension SVGCanvas {
  private func number(_ value: Double) -> String { ShortNumber.coordinate(value) }

  /// A straight line.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: PlotColor, width: Double,
    dash: [Double] = []
  ) {
    element(
      "line",
      [
        ("x1", number(start.x)), ("y1", number(start.y)), ("x2", number(end.x)), ("y2", number(end.y)),
        ("stroke", color.hexadecimal), ("stroke-width", number(width)),
      ] + dashes(dash))
  }

  /// A line through points.
  mutating func path(
    _ points: [(x: Double, y: Double)], stroke: PlotColor, width: Double, dash: [Double] = [], kind: String? = nil
  ) {
    guard points.count > 1 else { return }
    element(
      "path",
      [
        ("d", data(points)), ("fill", "none"), ("stroke", stroke.hexadecimal), ("stroke-width", number(width)),
        ("stroke-linejoin", "round"),
      ] + dashes(dash) + (kind.map { [("class", $0)] } ?? []))
  }

  /// The area within a polygon, so light that what is below is seen.
  mutating func area(_ corners: [(x: Double, y: Double)], color: PlotColor) {
    element(
      "path",
      [
        ("d", data(corners) + "Z"), ("fill", color.hexadecimal), ("fill-opacity", SVGCanvas.areaOpacity),
        ("class", "band"),
      ])
  }

  private static let areaOpacity = "0.18"

  private func data(_ points: [(x: Double, y: Double)]) -> String {
    "M" + points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
  }

  /// A filled rectangle.
  mutating func rectangle(_ box: PlotRectangle, fill: PlotColor, kind: String? = nil) {
    element(
      "rect",
      [
        ("x", number(box.x)), ("y", number(box.y)), ("width", number(box.width)), ("height", number(box.height)),
        ("fill", fill.hexadecimal),
      ] + (kind.map { [("class", $0)] } ?? []))
  }

  /// A line of text; `y` is its middle.
  mutating func text(
    _ text: String, x: Double, y: Double, look: TextLook, anchor: TextAnchor = .start, isUpright: Bool = false
  ) {
    guard !text.isEmpty else { return }
    let width = TextMetrics.width(text, size: look.size, isBold: look.isBold)
    let before = anchor == .start ? 0 : anchor == .middle ? width / 2 : width
    // Upright text runs from the bottom to the top.
    let box =
      isUpright
      ? PlotRectangle(x: x - look.size / 2, y: y - width + before, width: look.size, height: width)
      : PlotRectangle(x: x - before, y: y - look.size / 2, width: width, height: look.size)
    labels.append(Label(text: text, box: box))
    let baseline = 0.35 * look.size
    var attributes = [
      ("x", number(isUpright ? x + baseline : x)), ("y", number(isUpright ? y : y + baseline)),
      ("font-size", number(look.size)),
    ]
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    if look.isBold { attributes.append(("font-weight", "bold")) }
    if look.color != .ink { attributes.append(("fill", look.color.hexadecimal)) }
    if isUpright { attributes.append(("transform", "rotate(-90 \(number(x + baseline)) \(number(y)))")) }
    element("text", attributes, content: text)
  }

  private func dashes(_ dash: [Double]) -> [(String, String)] {
    dash.isEmpty ? [] : [("stroke-dasharray", dash.map(number).joined(separator: " "))]
  }
}
