/// Approximation against estimation: the risk of each level of symmetry, for several numbers of samples.
public struct TradeoffFigure: FigureSource, Hashable {
  /// One level at one number of samples.
  public struct Point: Sendable, Hashable {
    /// c, the share of the asymmetry of the target that is kept: 0 for exact symmetry, 1 for none.
    public let factor: Double
    /// The squared bias and the variance.
    public let approximation, estimation: Double

    /// A point.
    public init(factor: Double, approximation: Double, estimation: Double) {
      (self.factor, self.approximation, self.estimation) = (factor, approximation, estimation)
    }
  }

  /// The levels at one number of samples.
  public struct Curve: Sendable, Hashable {
    /// n.
    public let samples: Int
    /// The levels by ascending c, the best one among them.
    public let points: [Point]

    /// A curve.
    public init(samples: Int, points: [Point]) { (self.samples, self.points) = (samples, points) }
  }

  /// The group and the target, in words; may be empty.
  public let setting: String
  /// The curves by ascending n.
  public let curves: [Curve]

  /// A figure.
  public init(setting: String, curves: [Curve]) { (self.setting, self.curves) = (setting, curves) }

  /// The figure.
  public var figure: Figure {
    var series = [
      PlotSeries(
        "approximation (squared bias)",
        (curves.first?.points ?? []).filter { $0.approximation > 0 }.map { PlotPoint($0.factor, $0.approximation) },
        .line, look: .reference())
    ]
    var best: [PlotPoint] = []
    for (number, curve) in curves.enumerated() {
      let look = SeriesLook.category(number)
      let points = curve.points.map { PlotPoint($0.factor, $0.approximation + $0.estimation) }
      series.append(PlotSeries("n = \(curve.samples)", points, .line, look: look))
      if let least = points.min(by: { $0.y < $1.y }) { best.append(least) }
    }
    series.append(
      PlotSeries("least risk", best, .markers, look: SeriesLook(color: .black, marker: .diamond)))
    // The approximation error falls to 0 at c = 1, which a logarithmic axis cannot show.
    let lowest = curves.flatMap(\.points).map { $0.approximation + $0.estimation }.filter { $0 > 0 }.min()
    return Figure(
      title: "How much symmetry pays" + (setting.isEmpty ? "" : ": \(setting)"), caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis("kept asymmetry c = a/d (0: exact symmetry, 1: none)", lower: 0, upper: 1),
          y: PlotAxis("risk E‖f̂ − f*‖²", .logarithmic, lower: lowest.map { $0 / 2 }), series: series, aspect: 0.8)
      ])
  }

  private var caption: String {
    """
    Least squares on all functions on the points, with a ridge on those that are not invariant: of the asymmetry d of the target the mean keeps a = c·d. \
    Risk = (1 − c)²d² + (p₀ + c²q)σ²/n, exact for uncorrelated noise σ², n observations, p₀ orbits, q further dimensions. The first term, the approximation \
    error, is the same for all n. Diamonds: the least risk, at c = d²/(d² + qσ²/n).
    """
  }
}
