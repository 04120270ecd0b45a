/// ‖ω̂(π)‖ for each irreducible representation in a function class: what a scheme leaves of it.
public struct SpectrumFigure: FigureSource, Hashable {
  /// One irreducible representation.
  public struct Line: Sendable, Hashable {
    /// Its name, such as `X3`.
    public let name: String
    /// Its dimension.
    public let dimension: Int
    /// Proved bounds of the norm.
    public let lower, upper: Double

    /// A line.
    public init(name: String, dimension: Int, lower: Double, upper: Double) {
      (self.name, self.dimension, self.lower, self.upper) = (name, dimension, lower, upper)
    }
  }

  /// An error ε that is asked for.
  public struct Target: Sendable, Hashable {
    /// ε.
    public let epsilon: Double
    /// ε as text.
    public let text: String

    /// A target.
    public init(epsilon: Double, text: String) { (self.epsilon, self.text) = (epsilon, text) }
  }

  /// The group, the functions and the scheme, in words.
  public let scheme: String
  /// The nontrivial irreducible representations that occur.
  public let lines: [Line]
  /// The ε of weak(ε) that is asked for; `nil` if none is.
  public let weak: Target?
  /// The ε of strong(ε); `nil` if none is asked for.
  public let strong: Target?

  /// A spectrum.
  public init(
    scheme: String, lines: [Line], weak: Target? = nil,
    strong: Target? = nil
  ) {
    (self.scheme, self.lines, self.weak, self.strong) = (scheme, lines, weak, strong)
  }

  /// The figure.
  public var figure: Figure {
    let points = lines.enumerated().map { number, line in
      PlotPoint(
        Double(number), line.upper,
        vertical: line.upper - line.lower > 1e-3 ? PlotPoint.Interval(line.lower, line.upper) : nil)
    }
    let largest = lines.map(\.upper).max() ?? 0
    var rules = [
      PlotRule(
        "largest: weak error \(ShortNumber.text(largest * largest))", .horizontal, at: largest,
        look: .reference(PlotPalette.categories[1]))
    ]
    if let weak {
      rules.append(
        PlotRule(
          "√ε for weak(\(weak.text))", .horizontal, at: weak.epsilon.squareRoot(),
          look: .reference(PlotPalette.categories[4], dash: [5, 1.6, 1, 1.6])))
    }
    if let strong {
      rules.append(
        PlotRule(
          "√(ε/2), enough for strong(\(strong.text))", .horizontal, at: (strong.epsilon / 2).squareRoot(),
          look: .reference(PlotPalette.categories[2], dash: [1, 1.6])))
    }
    let top = rules.map(\.value).max() ?? 0
    return Figure(
      title: "Spectrum of a scheme: \(scheme)", caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis(
            "irreducible representation π ≠ 1 (its dimension)",
            .categories(lines.map { "\($0.name) (\($0.dimension))" })),
          y: PlotAxis("operator norm ‖ω̂(π)‖", lower: 0, upper: max(top * 1.06, 0.02)),
          series: [
            PlotSeries(
              "‖ω̂(π)‖", points, [.bars, .intervals], look: SeriesLook(color: PlotPalette.categories[0]))
          ], rules: rules)
      ])
  }

  /// That the weak error that is asked for is not reached, where the bounds prove it; slack for the rounding of the numbers that are drawn.
  private var missed: String {
    guard let weak, let least = lines.map(\.lower).max(), least * least > weak.epsilon * (1 + 1e-12) else { return "" }
    return " This scheme misses the target: weak(\(weak.text)) is not reached."
  }

  private var caption: String {
    """
    ω̂(π) = Σ ω(g) π(g)*, for each nontrivial irreducible representation π that occurs; numbers as reynolds group gives them. The scheme is exact if and only \
    if all vanish; its weak error is the square of the largest; strong(ε) holds where all squares are at most ε/2, and may hold beyond. Norms are proved bounds; where they \
    differ by more than 0.001 both ends are drawn.\(missed)
    """
  }
}
