/// A figure as it is drawn.
struct FigureDrawing: Sendable {
  let title: String
  let caption: String
  /// The size in points.
  let width, height: Double
  /// The elements, one each line.
  let lines: [String]
  /// The labels, for tests.
  let labels: [SVGCanvas.Label]

  /// The document.
  func document(provenance: FigureProvenance?, prefix: String) -> String {
    let size = [width, height].map(ShortNumber.coordinate)
    let millimetres = [width, height].map { ShortNumber.coordinate($0 * 25.4 / 72) + "mm" }
    let root: [(String, String)] = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
      ("width", millimetres[0]), ("height", millimetres[1]), ("viewBox", "0 0 \(size[0]) \(size[1])"), ("role", "img"),
      ("aria-labelledby", "\(prefix)-title \(prefix)-description"), ("font-family", "sans-serif"),
      ("fill", PlotColor.ink.hexadecimal),
    ]
    var head = [
      "<svg\(SVGCanvas.text(root))>",
      "<title id=\"\(SVGCanvas.escaped(prefix))-title\">\(SVGCanvas.escaped(title))</title>",
      "<desc id=\"\(SVGCanvas.escaped(prefix))-description\">\(SVGCanvas.escaped(caption))</desc>",
    ]
    if let provenance {
      // No comment: a comment must not contain “--”, and commands do.
      head.append(
        "<metadata>\(SVGCanvas.escaped("made by \(provenance.version) with: \(provenance.command)"))</metadata>")
    }
    return (head + lines + ["</svg>", ""]).joined(separator: "\n")
  }
}
