// Goals of this folder:
// 1. Figures for papers and reports from plain values: SVG without a browser, a font, a locale; the same bytes for the same values.
// 2. Readable without colour, by people with any colour vision, and aloud: dashes and markers, contrast, title and description.
// 3. A figure says what it shows: axes with units, a caption with formulas and sources, the command that made it.

/// A plot with two axes.
public struct PlotPanel: Sendable, Hashable {
  /// What stands above it; may be empty.
  public var title: String
  /// The horizontal axis.
  public var x: PlotAxis
  /// The vertical axis.
  public var y: PlotAxis
  /// What is drawn, the first below.
  public var series: [PlotSeries]
  /// Straight lines, below the series.
  public var rules: [PlotRule]
  /// A heat map, below all.
  public var heatMap: PlotHeatMap?
  /// A picture that fills the plot, instead of axes and grid.
  public var image: PixelImage?
  /// What stands below the plot, under the title of the axis; may be empty.
  public var note: String
  /// Whether only the disc within the picture is shown.
  public var isDisc: Bool
  /// Height by width of the plot; `nil` for the standard, or the height that the categories of the vertical axis need.
  public var aspect: Double?
  /// The height of a category of the vertical axis, in points.
  public var categoryHeight: Double

  /// A plot.
  public init(
    title: String = "", x: PlotAxis, y: PlotAxis, series: [PlotSeries] = [], rules: [PlotRule] = [],
    heatMap: PlotHeatMap? = nil, aspect: Double? = nil, categoryHeight: Double = 12
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.rules = rules
    self.heatMap = heatMap
    self.aspect = aspect
    self.categoryHeight = categoryHeight
    isDisc = false
    image = nil
    note = ""
  }

  /// A picture.
  public init(title: String, image: PixelImage, note: String, isDisc: Bool = false) {
    self.title = title
    self.image = image
    self.note = note
    self.isDisc = isDisc
    categoryHeight = 12
    x = PlotAxis("", lower: 0, upper: 1)
    y = PlotAxis("", lower: 0, upper: 1)
    (series, rules, heatMap) = ([], [], nil)
    aspect = Double(image.height) / Double(image.width)
  }
}

/// What the colours of a heat map or a picture mean.
public struct ColorBar: Sendable, Hashable {
  /// The quantity, linear or logarithmic, with both ends: its `lower` is the colour 0, its `upper` the colour 1.
  public let axis: PlotAxis
  /// The number of colours; `nil` for all.
  public let steps: Int?

  /// A colour bar.
  ///
  /// - Precondition: an axis with both ends.
  public init(_ axis: PlotAxis, steps: Int? = nil) {
    precondition(axis.lower != nil && axis.upper != nil, "a colour bar has both ends")
    self.axis = axis
    self.steps = steps
  }
}

/// Rows and columns of text.
public struct FigureTable: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// What stands above it.
    public let title: String
    /// Whether its cells are numbers, which are aligned to the right.
    public let isNumber: Bool

    /// A column.
    public init(_ title: String, isNumber: Bool) { (self.title, self.isNumber) = (title, isNumber) }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows, a text for each column.
  public let rows: [[String]]

  /// A table.
  ///
  /// - Precondition: rows with a text for each column.
  public init(_ columns: [Column], rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a text for each column")
    self.columns = columns
    self.rows = rows
  }
}

/// A figure: plots side by side with one legend, or a table, and what they mean.
public struct Figure: Sendable, Hashable {
  /// What it shows, in a line.
  public var title: String
  /// What exactly is drawn: formulas, sources, confidence. Sentences in plain text.
  public var caption: String
  /// The plots, row by row.
  public var panels: [PlotPanel]
  /// How many plots stand side by side.
  public var columnCount: Int
  /// The meaning of colours, if a plot has a heat map or a picture.
  public var colorBar: ColorBar?
  /// A table below the plots.
  public var table: FigureTable?

  /// A figure.
  ///
  /// - Precondition: `columnCount >= 1`.
  public init(
    title: String, caption: String, panels: [PlotPanel], columnCount: Int = 1, colorBar: ColorBar? = nil,
    table: FigureTable? = nil
  ) {
    precondition(columnCount >= 1, "a figure has a column")
    self.title = title
    self.caption = caption
    self.panels = panels
    self.columnCount = columnCount
    self.colorBar = colorBar
    self.table = table
  }
}

/// Values of which a figure can be drawn.
public protocol FigureSource: Sendable {
  /// The figure.
  var figure: Figure { get }
}

extension Figure: FigureSource {
  /// Itself.
  public var figure: Figure { self }
}

extension FigureSource {
  /// The figure as an SVG document, without an XML declaration, so that it can stand within HTML too.
  ///
  /// - Parameters:
  ///   - style: size and fonts; `nil` for the width that suits the number of plots.
  ///   - provenance: the command that made it, kept as `metadata`.
  ///   - prefix: what the identifiers within begin with; figures in one HTML document need different ones.
  /// - Complexity: O(marks)
  public func svg(style: FigureStyle? = nil, provenance: FigureProvenance? = nil, prefix: String = "figure") -> String {
    FigureRenderer(figure, style: style ?? figure.defaultStyle).drawing.document(provenance: provenance, prefix: prefix)
  }
}

extension Figure {
  /// One column of a paper for a single plot, the whole page for several and for tables.
  public var defaultStyle: FigureStyle {
    FigureStyle(width: columnCount > 1 || table != nil ? FigureStyle.pageWidth : FigureStyle.columnWidth)
  }
}
