/// How often random schemes fail, against what tail bounds allow.
public struct TailsFigure: FigureSource, Hashable {
  /// Schemes of one size.
  public struct Point: Sendable, Hashable {
    /// The number of draws.
    public let size: Int
    /// The number of schemes that failed.
    public let failures: Int
    /// The exact confidence interval of the failure probability.
    public let lower, upper: Double
    /// 2D·exp(−3nε/8), cut at 1.
    public let bernstein: Double
    /// 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)), cut at 1.
    public let kullbackLeibler: Double

    /// A point.
    public init(size: Int, failures: Int, lower: Double, upper: Double, bernstein: Double, kullbackLeibler: Double) {
      (self.size, self.failures, self.lower, self.upper) = (size, failures, lower, upper)
      (self.bernstein, self.kullbackLeibler) = (bernstein, kullbackLeibler)
    }
  }

  /// The group and the functions, in words.
  public let problem: String
  /// ε, as text.
  public let epsilon: String
  /// D.
  public let dimension: Int
  /// How many schemes were drawn of each size.
  public let trials: Int
  /// With which all intervals hold together, as text such as `95 %`.
  public let confidence: String
  /// The points by ascending size.
  public let points: [Point]

  /// A figure.
  public init(
    problem: String, epsilon: String, dimension: Int, trials: Int, confidence: String, points: [Point]
  ) {
    (self.problem, self.epsilon, self.dimension) = (problem, epsilon, dimension)
    (self.trials, self.confidence, self.points) = (trials, confidence, points)
  }

  /// The figure.
  public var figure: Figure {
    let measured = points.map { point in
      PlotPoint(
        Double(point.size), Double(point.failures) / Double(max(trials, 1)),
        vertical: PlotPoint.Interval(point.lower > 0 ? point.lower : nil, point.upper))
    }
    // One failure is well above the lower end; below it only intervals are seen.
    let lowest = min(0.3 / Double(max(trials, 1)), points.map(\.kullbackLeibler).min() ?? 1)
    return Figure(
      title: "Failures of random schemes: \(problem)", caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis("number of random elements n", showsIntegersOnly: true),
          y: PlotAxis("P(weak error > \(epsilon))", .logarithmic, lower: lowest, upper: 1.3),
          series: [
            PlotSeries(
              "matrix Bernstein (the paper)", points.map { PlotPoint(Double($0.size), $0.bernstein) }, .line,
              look: SeriesLook(color: PlotPalette.categories[1], dash: [4, 2])),
            PlotSeries(
              "Kullback–Leibler (sharper)", points.map { PlotPoint(Double($0.size), $0.kullbackLeibler) }, .line,
              look: SeriesLook(color: PlotPalette.categories[2], dash: [1, 1.6])),
            PlotSeries(
              "measured, with exact interval", measured, [.markers, .intervals],
              look: SeriesLook(color: PlotPalette.categories[0])),
          ])
      ])
  }

  private var caption: String {
    """
    \(trials) schemes of n i.i.d. uniform elements for each n; a scheme fails if its weak error exceeds \(epsilon) (errors within 10⁻⁹ of it count as \
    failures). Intervals: Clopper & Pearson, exact for binomial counts, all together with confidence \(confidence); where no scheme failed there is \
    no marker, and the interval begins at 0. Bounds, with D = \(dimension): 2D·exp(−3nε/8) and 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)), both cut at 1.
    """
  }
}
