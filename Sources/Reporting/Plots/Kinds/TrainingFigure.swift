/// The risk of learned functions against the amount of augmentation.
public struct TrainingFigure: FigureSource, Hashable {
  /// A median with its interval.
  public struct Median: Sendable, Hashable {
    /// The number of elements; 0 where there is none.
    public let size: Int
    /// The median.
    public let value: Double
    /// The ends of its interval; `nil` where it has none.
    public let lower, upper: Double?

    /// A median.
    public init(size: Int, value: Double, lower: Double?, upper: Double?) {
      (self.size, self.value, self.lower, self.upper) = (size, value, lower, upper)
    }
  }

  /// A way of augmentation.
  public struct Curve: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// By ascending size; a single one of size 0 where there are no sizes.
    public let medians: [Median]

    /// A curve.
    public init(name: String, medians: [Median]) { (self.name, self.medians) = (name, medians) }
  }

  /// A learning problem.
  public struct Problem: Sendable, Hashable {
    /// Its name and group.
    public let name: String
    /// ln |G|.
    public let logOrder: Double
    /// The curves; every problem has the same names in the same order.
    public let curves: [Curve]

    /// A problem.
    public init(name: String, logOrder: Double, curves: [Curve]) {
      (self.name, self.logOrder, self.curves) = (name, logOrder, curves)
    }
  }

  /// The problems.
  public let problems: [Problem]
  /// How many times each problem was drawn.
  public let replicates: Int
  /// With which the intervals of one curve hold together, as text such as `95 %`; empty if it is not known.
  public let confidence: String

  /// A figure.
  public init(problems: [Problem], replicates: Int, confidence: String) {
    (self.problems, self.replicates, self.confidence) = (problems, replicates, confidence)
  }

  /// The figure.
  public var figure: Figure {
    var names: [String] = []
    for curve in problems.flatMap(\.curves) where !names.contains(curve.name) { names.append(curve.name) }
    return Figure(
      title: "How much augmentation a learned function needs", caption: caption,
      panels: problems.map { panel($0, names) }, columnCount: min(2, max(1, problems.count)))
  }

  private func panel(_ problem: Problem, _ names: [String]) -> PlotPanel {
    var series: [PlotSeries] = []
    var rules = [PlotRule("ln|G|", .vertical, at: problem.logOrder, look: .reference())]
    for curve in problem.curves {
      let look = SeriesLook.category(names.firstIndex(of: curve.name) ?? 0)
      if curve.medians.allSatisfy({ $0.size == 0 }) {
        for median in curve.medians {
          rules.append(
            PlotRule(
              curve.name, .horizontal, at: median.value, interval: PlotPoint.Interval(median.lower, median.upper),
              look: look))
        }
        continue
      }
      series.append(
        PlotSeries(
          curve.name,
          curve.medians.map {
            PlotPoint(Double($0.size), $0.value, vertical: PlotPoint.Interval($0.lower, $0.upper))
          }, [.line, .markers, .intervals], look: look))
    }
    return PlotPanel(
      title: problem.name, x: PlotAxis("number of group elements, passes or evaluations", .logarithmic),
      y: PlotAxis("risk / Var f*", .logarithmic), series: series, rules: rules)
  }

  private var caption: String {
    """
    Kernel ridge regression; risk E(f − f*)²/Var f* on fresh test inputs, 1 is what predicting 0 has. Medians over \(replicates) independent drawings of each problem, with \
    exact intervals between order statistics\(confidence.isEmpty ? "" : "; those of one curve hold together with confidence \(confidence)"). none, full, test-time-full: no augmentation, \
    the whole group in training, the whole group at each prediction. subset: one fixed random subset; fresh: new elements in each pass; streaming: stochastic gradients; test-time: the average of \
    predictions; arc: rotations by small angles. Dashed vertical line: ln|G|.
    """
  }
}
