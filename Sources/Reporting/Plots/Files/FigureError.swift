/// What keeps a figure from being made.
public enum FigureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the file ends in no format that can be written.
  case unknownFormat(path: String)
  /// A width in millimetres that is none or out of range.
  case width(String)
  /// No program that converts SVG is installed; the SVG is kept, unless this was seen before there was any.
  case noConverter(path: String, kept: String?)
  /// All programs that convert SVG failed; the SVG is kept.
  case conversion(path: String, kept: String, reasons: [String])
  /// A table of data that cannot be read.
  case malformedTable(line: Int, reason: String)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .unknownFormat(let path):
      "\(path): figures are written as .svg, .pdf or .png; let the name end so"
    case .width(let text):
      "the width \(text): write column (\(ShortNumber.text(FigureStyle.columnWidth)) mm), page (\(ShortNumber.text(FigureStyle.pageWidth)) mm) or millimetres from \(ShortNumber.text(FigureStyle.widths.lowerBound)) to \(ShortNumber.text(FigureStyle.widths.upperBound, digits: 4))"
    case .noConverter(let path, let kept):
      "\(path) was not made\(kept.map { ", the figure is in \($0)" } ?? ""): no converter is installed; install one of the packages librsvg2-bin, inkscape, chromium, or python3-cairosvg (pip: cairosvg), or write .svg"
    case .conversion(let path, let kept, let reasons):
      "\(path) was not made, the figure is in \(kept): \(reasons.joined(separator: "; "))"
    case .malformedTable(let line, let reason): "line \(line) of the table: \(reason)"
    }
  }
}
