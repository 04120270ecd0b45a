/// Exact against approximate cost of the function classes of one group.
public struct ComplexityFigure: FigureSource, Hashable {
  /// Bounds.
  public struct Range: Sendable, Hashable {
    /// The bounds; equal where the number is known.
    public let lower, upper: Int

    /// Bounds.
    public init(_ lower: Int, _ upper: Int) { (self.lower, self.upper) = (lower, upper) }
  }

  /// One function class.
  public struct Row: Sendable, Hashable {
    /// The class.
    public let name: String
    /// AC_ex.
    public let exact: Range
    /// AC_wk for each ε: a lower bound, and what is enough.
    public let weak: [Range]

    /// A row.
    ///
    /// - Precondition: as many ranges as the figure has errors.
    public init(name: String, exact: Range, weak: [Range]) { (self.name, self.exact, self.weak) = (name, exact, weak) }
  }

  /// The group, in words.
  public let group: String
  /// |G|.
  public let order: Int
  /// The errors ε, as text.
  public let epsilons: [String]
  /// The classes.
  public let rows: [Row]

  /// A figure.
  public init(group: String, order: Int, epsilons: [String], rows: [Row]) {
    (self.group, self.order, self.epsilons, self.rows) = (group, order, epsilons, rows)
  }

  /// The figure.
  public var figure: Figure {
    // One lane for exact symmetry and one for each ε, within the row of the class.
    let lanes = Double(epsilons.count + 1)
    func place(_ row: Int, _ lane: Int) -> Double { Double(row) + (Double(lane) + 0.5) / lanes * 0.8 - 0.4 }
    func series(_ name: String, _ lane: Int, _ look: SeriesLook, _ range: (Row) -> Range) -> [PlotSeries] {
      let points = rows.enumerated().map { number, row -> PlotPoint in
        let (range, y) = (range(row), place(number, lane))
        let isKnown = range.lower == range.upper
        return PlotPoint(
          Double(isKnown ? range.lower : range.upper), y,
          horizontal: isKnown ? nil : PlotPoint.Interval(Double(range.lower), Double(range.upper)))
      }
      return [
        PlotSeries(name, points.filter { $0.horizontal == nil }, .markers, look: look),
        PlotSeries(nil, points.filter { $0.horizontal != nil }, .intervals, look: look),
      ].filter { !$0.points.isEmpty }
    }
    var all = series(
      "exact", 0, SeriesLook(color: PlotPalette.categories[4], marker: .nabla), { $0.exact })
    for (number, epsilon) in epsilons.enumerated() {
      all += series(
        "ε = \(epsilon)", number + 1, SeriesLook.category(number),
        { $0.weak.indices.contains(number) ? $0.weak[number] : $0.exact })
    }
    if all.contains(where: { $0.name == nil }) {
      all.append(PlotSeries("between proved bounds", [], .intervals, look: .reference()))
    }
    let isLarge = order > 100
    return Figure(
      title: "Exact against approximate symmetry: \(group)", caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis(
            "least number of action queries", isLarge ? .logarithmic : .linear, lower: isLarge ? 0.8 : 0,
            upper: Double(order) * (isLarge ? 1.2 : 1.04), showsIntegersOnly: true),
          y: PlotAxis("", .categories(rows.map(\.name))), series: all,
          rules: [PlotRule("|G| = \(order)", .vertical, at: Double(order), look: .reference())],
          categoryHeight: 4.8 * lanes + 4)
      ])
  }

  private var caption: String {
    """
    Convex weights. exact: AC_ex with a certificate that was checked, between its proved bounds where it is open. ε: AC_wk(ε), between the best of the bounds of Plancherel and Delsarte, and the least of \
    AC_ex and the number of random elements that is proved to be enough (Kullback–Leibler); a marker where both meet. \
    The bounds for ε need no search; reynolds certify --symmetry weak:ε may close them.
    """
  }
}
