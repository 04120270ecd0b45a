/// What exact and what approximate symmetry cost as a group grows: the paper's separation.
public struct SeparationFigure: FigureSource, Hashable {
  /// One group at one ε.
  public struct Point: Sendable, Hashable {
    /// |G|.
    public let order: Double
    /// No smaller scheme is weak(ε).
    public let necessary: Double
    /// So many random elements are proved to be enough.
    public let sufficient: Double
    /// The sizes of the schemes found, each verified; empty where there is none.
    public let found: [Double]

    /// A point.
    public init(order: Double, necessary: Double, sufficient: Double, found: [Double]) {
      (self.order, self.necessary, self.sufficient, self.found) = (order, necessary, sufficient, found)
    }
  }

  /// All groups at one ε.
  public struct Curve: Sendable, Hashable {
    /// ε, as text.
    public let epsilon: String
    /// The groups, by ascending order.
    public let points: [Point]

    /// A curve.
    public init(epsilon: String, points: [Point]) { (self.epsilon, self.points) = (epsilon, points) }
  }

  /// The family of groups and the functions, in words.
  public let family: String
  /// Whether every irreducible representation occurs, so that exact symmetry costs |G|.
  public let costsWholeGroup: Bool
  /// How the schemes were found, in words.
  public let search: String
  /// The curves, at most four.
  public let curves: [Curve]

  /// A figure.
  public init(family: String, costsWholeGroup: Bool, search: String, curves: [Curve]) {
    (self.family, self.costsWholeGroup, self.search, self.curves) = (family, costsWholeGroup, search, curves)
  }

  /// The figure.
  public var figure: Figure {
    var orders: [Double] = []
    for point in curves.flatMap(\.points) where !orders.contains(point.order) { orders.append(point.order) }
    // The line y = x leaves the plot where it does.
    let exact = PlotSeries(
      costsWholeGroup ? "exact symmetry: AC_ex = |G|" : "|G|, which is always enough",
      (orders.filter { $0 <= limit ?? .infinity }.sorted() + (limit.map { [$0] } ?? [])).map { PlotPoint($0, $0) },
      costsWholeGroup && limit == nil ? [.line, .markers] : .line,
      look: SeriesLook(color: PlotPalette.categories[4], marker: .nabla))
    var series = [exact]
    for (number, curve) in curves.enumerated() {
      let look = SeriesLook(
        color: PlotPalette.categories[number % 4], marker: SeriesLook.category(number).marker,
        isHollow: number > 3)
      let found = curve.points.filter { !$0.found.isEmpty }.map { point in
        let sorted = point.found.sorted()
        return PlotPoint(
          point.order, (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2,
          vertical: sorted.count > 1 ? PlotPoint.Interval(sorted.first, sorted.last) : nil)
      }
      series += [
        PlotSeries("ε = \(curve.epsilon): found", found, [.line, .markers, .intervals], look: look),
        PlotSeries(
          nil, curve.points.map { PlotPoint($0.order, $0.sufficient) }, .line,
          look: look.dashed([4, 2], width: 0.9)),
        PlotSeries(
          nil, curve.points.map { PlotPoint($0.order, $0.necessary) }, .line, look: look.dashed([1, 1.6], width: 0.9)),
      ]
    }
    // One entry each for all ε.
    series += [
      PlotSeries("sufficient (sampling)", [], .line, look: .reference(dash: [4, 2])),
      PlotSeries("necessary (Plancherel)", [], .line, look: .reference(dash: [1, 1.6])),
    ]
    return Figure(
      title: "Exact against approximate symmetry: \(family)", caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis("order |G| of the group", .logarithmic),
          y: PlotAxis("action queries (elements averaged over)", .logarithmic, lower: 1, upper: limit), series: series,
          aspect: 0.85)
      ])
  }

  /// Where the axis of queries ends, if |G| grows so far beyond the rest that this would not be seen.
  private var limit: Double? {
    let points = curves.flatMap(\.points)
    let most = points.flatMap { [$0.necessary, $0.sufficient] + $0.found }.max() ?? 1
    return (points.map(\.order).max() ?? 1) > 1e6 * most ? 100 * most : nil
  }

  private var caption: String {
    let bars = curves.flatMap(\.points).contains { $0.found.count > 1 } ? " Bars: from the least to the largest." : ""
    let leaving = limit.map { " The line |G| leaves the plot at \(ShortNumber.text($0))." } ?? ""
    let exact =
      costsWholeGroup
      ? "Every irreducible representation occurs, so exact symmetry needs |G| queries (Tahmasebi & Weber, Theorem 13)."
      : "Not every irreducible representation occurs: |G| queries are enough for exact symmetry, and fewer may be."
    return """
      \(exact)\(leaving) Found: \(search); the weak error of each scheme is verified to be at most ε.\(bars) Dashed, in the colour of \
      ε: so many i.i.d. elements are proved to be enough, the least n with 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)) < 1, D the sum of the dimensions of the nontrivial \
      irreducible representations. Dotted: no convex scheme is smaller than v/(1 + ε(v−1)), v the degree of a transitive permutation representation \
      within the functions and constants.
      """
  }
}
