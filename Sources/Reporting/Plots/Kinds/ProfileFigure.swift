/// The staircase k ↦ AC_ex: what exact averaging of polynomials of degree at most k costs.
public struct ProfileFigure: FigureSource, Hashable {
  /// One degree.
  public struct Level: Sendable, Hashable {
    /// k.
    public let degree: Int
    /// The bounds of AC_ex; equal where it is known.
    public let lower, upper: Double

    /// A level.
    public init(degree: Int, lower: Double, upper: Double) {
      (self.degree, self.lower, self.upper) = (degree, lower, upper)
    }
  }

  /// The group and its action, in words.
  public let group: String
  /// What powers mean and which weights are allowed, in words.
  public let reading: String
  /// |G|.
  public let order: Double
  /// The levels from k = 0.
  public let levels: [Level]
  /// K*, from which on exact averaging costs the whole group; `nil` where it never does.
  public let threshold: Int?
  /// Σ M_λ − dim ρ, and the bound of the paper; `nil` where they do not apply.
  public let sharpBound, paperBound: Int?

  /// A profile.
  public init(
    group: String, reading: String, order: Double, levels: [Level], threshold: Int?, sharpBound: Int?, paperBound: Int?
  ) {
    (self.group, self.reading, self.order, self.levels) = (group, reading, order, levels)
    (self.threshold, self.sharpBound, self.paperBound) = (threshold, sharpBound, paperBound)
  }

  /// The figure.
  public var figure: Figure {
    let isOpen = levels.contains { $0.lower < $0.upper }
    let look = SeriesLook(color: PlotPalette.categories[0], width: 1.5)
    var series: [PlotSeries] = []
    if isOpen {
      series.append(
        PlotSeries(
          "proved lower bound", levels.map { PlotPoint(Double($0.degree), $0.lower) }, .stairs,
          look: look.dashed([3, 2], width: 1)))
    }
    series += [
      PlotSeries(
        isOpen ? "proved upper bound" : "AC_ex",
        levels.map { PlotPoint(Double($0.degree), $0.upper, vertical: PlotPoint.Interval($0.lower, $0.upper)) },
        isOpen ? [.stairs, .band] : [.stairs, .markers], look: look)
    ]
    if isOpen {
      let known = levels.filter { $0.lower == $0.upper }.map { PlotPoint(Double($0.degree), $0.lower) }
      series.append(PlotSeries("AC_ex where the bounds meet", known, .markers, look: look))
    }
    var rules = [PlotRule("|G| = \(ShortNumber.text(order, digits: 12))", .horizontal, at: order, look: .reference())]
    if let threshold {
      let isTight = threshold == sharpBound
      rules.append(
        PlotRule(
          "K* = \(threshold)" + (isTight ? " = ΣM−dim" : ""), .vertical, at: Double(threshold),
          look: .reference(PlotPalette.categories[1])))
    }
    if let sharpBound, sharpBound != threshold {
      rules.append(
        PlotRule(
          "ΣM−dim = \(sharpBound)", .vertical, at: Double(sharpBound),
          look: .reference(PlotPalette.categories[2], dash: [1, 1.6])))
    }
    let isLarge = order > 200
    return Figure(
      title: "Cost of exact symmetry by degree: \(group)", caption: caption(isOpen),
      panels: [
        PlotPanel(
          x: PlotAxis("degree k", lower: 0, showsIntegersOnly: true),
          y: PlotAxis(
            "action queries AC_ex", isLarge ? .logarithmic : .linear, lower: isLarge ? 1 : 0,
            showsIntegersOnly: true), series: series, rules: rules)
      ])
  }

  private func caption(_ isOpen: Bool) -> String {
    let bounds =
      isOpen
      ? " The bounds are those that need no search. Where they do not meet, AC_ex lies in the band between them; reynolds certify may close the rest."
      : " Both proved bounds meet at each k."
    let threshold =
      threshold.map {
        " From k = \($0) on every irreducible representation occurs and exact symmetry costs the whole group."
      }
      ?? " No degree costs the whole group here."
    let theory =
      sharpBound == nil ? "" : " K* is at most Σ M_λ − dim ρ over the eigenvalues λ, M_λ their largest multiplicity."
    let paper = paperBound.map { " The paper's bound is \($0)." } ?? ""
    return "\(group), \(reading).\(bounds)\(threshold)\(theory)\(paper)"
  }
}
