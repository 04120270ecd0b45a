/// What approximate symmetry of all functions on a group costs, error by error.
public struct CurveFigure: FigureSource, Hashable {
  /// One error.
  public struct Point: Sendable, Hashable {
    /// ε; at 0 there is no place on the axis, and the point is left out.
    public let epsilon: Double
    /// The bounds; equal where the cost is known.
    public let lower, upper: Double

    /// A point.
    public init(epsilon: Double, lower: Double, upper: Double) {
      (self.epsilon, self.lower, self.upper) = (epsilon, lower, upper)
    }
  }

  /// A step that theory gives.
  public struct Step: Sendable, Hashable {
    /// The ε from which on the size is possible, by Plancherel's bound.
    public let epsilon: Double
    /// The size.
    public let size: Int
    /// Whether a difference set of this size is sure to exist.
    public let exists: Bool

    /// A step.
    public init(epsilon: Double, size: Int, exists: Bool) {
      (self.epsilon, self.size, self.exists) = (epsilon, size, exists)
    }
  }

  /// The group, the notion of symmetry and the weights, in words.
  public let problem: String
  /// |G|.
  public let order: Double
  /// The errors.
  public let points: [Point]
  /// The steps.
  public let steps: [Step]

  /// A curve.
  public init(problem: String, order: Double, points: [Point], steps: [Step]) {
    (self.problem, self.order, self.points, self.steps) = (problem, order, points, steps)
  }

  /// The figure.
  public var figure: Figure {
    let shown = points.filter { $0.epsilon > 0 }
    let known = shown.filter { $0.lower == $0.upper }.map { PlotPoint($0.epsilon, $0.lower) }
    let open = shown.filter { $0.lower < $0.upper }.map {
      PlotPoint($0.epsilon, $0.upper, vertical: PlotPoint.Interval($0.lower, $0.upper))
    }
    let blue = SeriesLook(color: PlotPalette.categories[0])
    func places(_ exists: Bool) -> [PlotPoint] {
      steps.filter { $0.exists == exists && $0.epsilon > 0 }.map { PlotPoint($0.epsilon, Double($0.size)) }
    }
    let red = PlotPalette.categories[1]
    let series = [
      PlotSeries("between proved bounds", open, .intervals, look: blue),
      PlotSeries("known", known, .markers, look: blue),
      PlotSeries("step", places(true), .markers, look: SeriesLook(color: red, marker: .diamond)),
      PlotSeries(
        "step if a difference set exists", places(false), .markers,
        look: SeriesLook(color: red, marker: .diamond, isHollow: true)),
    ].filter { !$0.points.isEmpty }
    return Figure(
      title: "Cost of approximate symmetry by error: \(problem)",
      caption:
        "All functions on the group: the least number of action queries for each error ε, between the best proved bounds."
        + (steps.isEmpty ? "" : " " + CurveFigure.theory),
      panels: [
        PlotPanel(
          x: PlotAxis("allowed error ε", .logarithmic),
          y: PlotAxis("action queries", order > 200 ? .logarithmic : .linear, lower: order > 200 ? 1 : 0),
          series: series,
          rules: [
            PlotRule("|G| = \(ShortNumber.text(order, digits: 12))", .horizontal, at: order, look: .reference())
          ])
      ])
  }

  private static let theory =
    "Steps: with k elements the least possible error is (v−k)/(k(v−1)), v = |G| (Plancherel), attained if and only if the group has a difference set of k elements."
}
