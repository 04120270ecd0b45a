/// How a series is told from the others: by colour, and by dashes and markers too, so that no colour is needed.
public struct SeriesLook: Sendable, Hashable {
  /// The shape of a marker.
  public enum Marker: Sendable, Hashable, CaseIterable {
    /// The shapes.
    case circle, square, triangle, diamond, nabla, cross
  }

  /// The colour of lines and markers.
  public var color: PlotColor
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]
  /// The shape of markers.
  public var marker: Marker
  /// Whether markers are filled with white.
  public var isHollow: Bool
  /// The width of lines in points.
  public var width: Double

  /// A look.
  public init(
    color: PlotColor, dash: [Double] = [], marker: Marker = .circle, isHollow: Bool = false, width: Double = 1.2
  ) {
    self.color = color
    self.dash = dash
    self.marker = marker
    self.isHollow = isHollow
    self.width = width
  }

  /// The look of the category of a number from 0: colours, markers and dashes repeat with different periods, so that the first twenty differ.
  public static func category(_ number: Int) -> SeriesLook {
    let dashes: [[Double]] = [[], [4, 2], [1, 1.6], [5, 1.6, 1, 1.6]]
    let color = number % PlotPalette.categories.count
    let round = number / PlotPalette.categories.count
    let markers = Marker.allCases
    return SeriesLook(
      color: PlotPalette.categories[color], dash: dashes[(color + round) % dashes.count],
      marker: markers[(number + round) % markers.count], isHollow: round % 2 == 1)
  }

  /// A thin line for bounds and other references.
  public static func reference(_ color: PlotColor = PlotColor(0x55, 0x55, 0x55), dash: [Double] = [3, 2]) -> SeriesLook
  {
    SeriesLook(color: color, dash: dash, width: 0.9)
  }

  /// The look with other dashes.
  public func dashed(_ dash: [Double], width: Double? = nil) -> SeriesLook {
    var copy = self
    copy.dash = dash
    if let width { copy.width = width }
    return copy
  }
}
