/// A place on a plot, with what is known of its exact place.
public struct PlotPoint: Sendable, Hashable {
  /// An interval; `nil` for an end that is infinite.
  public struct Interval: Sendable, Hashable {
    /// The lower end.
    public let lower: Double?
    /// The upper end.
    public let upper: Double?

    /// An interval.
    public init(_ lower: Double?, _ upper: Double?) { (self.lower, self.upper) = (lower, upper) }
  }

  /// The coordinates, in the units of the axes.
  public let x, y: Double
  /// An interval for x.
  public let horizontal: Interval?
  /// An interval for y.
  public let vertical: Interval?

  /// A point.
  public init(_ x: Double, _ y: Double, horizontal: Interval? = nil, vertical: Interval? = nil) {
    (self.x, self.y) = (x, y)
    (self.horizontal, self.vertical) = (horizontal, vertical)
  }
}

/// Points that belong together, and how they are drawn.
public struct PlotSeries: Sendable, Hashable {
  /// The parts of a drawing of points; several may be drawn.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int
    /// Parts by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A line through the points, in their order.
    public static let line = Parts(rawValue: 1)
    /// A staircase: each y holds from its x to the next one.
    public static let stairs = Parts(rawValue: 2)
    /// A marker at each point.
    public static let markers = Parts(rawValue: 4)
    /// A line with caps along each interval.
    public static let intervals = Parts(rawValue: 8)
    /// The area between the ends of the vertical intervals, under a line or a staircase.
    public static let band = Parts(rawValue: 16)
    /// A bar from the lower end of the y axis to each point.
    public static let bars = Parts(rawValue: 32)
  }

  /// What it is; `nil` leaves it out of the legend, and series of one name have one entry.
  public let name: String?
  /// The points.
  public let points: [PlotPoint]
  /// What is drawn of them.
  public let parts: Parts
  /// The look.
  public let look: SeriesLook

  /// A series.
  public init(_ name: String?, _ points: [PlotPoint], _ parts: Parts, look: SeriesLook) {
    self.name = name
    self.points = points
    self.parts = parts
    self.look = look
  }

  /// All numbers that are to be seen on the x axis.
  var horizontalValues: [Double] {
    points.flatMap { [$0.x, $0.horizontal?.lower, $0.horizontal?.upper].compactMap { $0 } }
  }

  /// All numbers that are to be seen on the y axis.
  var verticalValues: [Double] {
    points.flatMap { [$0.y, $0.vertical?.lower, $0.vertical?.upper].compactMap { $0 } }
  }
}

/// A straight line across a plot.
public struct PlotRule: Sendable, Hashable {
  /// The axis on which its value is.
  public enum Direction: Sendable, Hashable {
    /// x is constant.
    case vertical
    /// y is constant.
    case horizontal
  }

  /// What it is; rules and series of one name have one entry in the legend.
  public let name: String?
  /// Which coordinate is constant.
  public let direction: Direction
  /// The constant.
  public let value: Double
  /// An interval of the constant, drawn as a band.
  public let interval: PlotPoint.Interval?
  /// The look.
  public let look: SeriesLook

  /// A rule.
  public init(
    _ name: String?, _ direction: Direction, at value: Double, interval: PlotPoint.Interval? = nil, look: SeriesLook
  ) {
    self.name = name
    self.direction = direction
    self.value = value
    self.interval = interval
    self.look = look
  }

  /// The numbers that are to be seen on the axis.
  var values: [Double] { [value, interval?.lower, interval?.upper].compactMap { $0 } }
}

/// Cells with a colour for a magnitude.
public struct PlotHeatMap: Sendable, Hashable {
  /// The borders of the columns and of the rows, ascending, in the units of the axes.
  public let columns, rows: [Double]
  /// The magnitudes between 0 and 1, row by row from the lowest; a row has one number fewer than ``columns``. `nil` leaves a cell empty.
  public let shares: [[Double?]]

  /// A heat map.
  ///
  /// - Precondition: numbers of cells that fit the borders.
  public init(columns: [Double], rows: [Double], shares: [[Double?]]) {
    precondition(
      shares.count == rows.count - 1 && shares.allSatisfy { $0.count == columns.count - 1 },
      "a heat map has a number for each cell")
    self.columns = columns
    self.rows = rows
    self.shares = shares
  }
}
