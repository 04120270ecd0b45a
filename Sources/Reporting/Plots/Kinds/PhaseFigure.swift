import Foundation

/// The phase diagram (|G|, ε) of all functions on a group: how much of the group is proved to be enough, and where nothing can be saved.
public struct PhaseFigure: FigureSource, Hashable {
  /// The borders of the columns: orders |G|, ascending.
  public let orders: [Double]
  /// The borders of the rows: errors ε, ascending.
  public let epsilons: [Double]
  /// min(|G|, n)/|G| in each cell, n the number of random elements that are proved to be enough; row by row.
  public let shares: [[Double]]
  /// For some orders the ε at which n = |G| − 1, as ``samplingError(order:)`` has it.
  public let sampling: [PlotPoint]

  /// A diagram.
  ///
  /// - Precondition: numbers of cells that fit the borders.
  public init(orders: [Double], epsilons: [Double], shares: [[Double]], sampling: [PlotPoint]) {
    (self.orders, self.epsilons, self.shares, self.sampling) = (orders, epsilons, shares, sampling)
  }

  /// KL((1+τ)/2 ‖ 1/2) for 0 < τ < 1.
  public static func divergence(_ tau: Double) -> Double {
    ((1 + tau) * log1p(tau) + (1 - tau) * log1p(-tau)) / 2
  }

  /// The ε above which |G| − 1 random elements are proved to be enough for D = |G| − 1, so that sampling saves at least one query:
  /// (|G|−1)·KL((1+√ε)/2 ‖ 1/2) = ln 2D, by bisection.
  ///
  /// - Returns: `nil` where no ε < 1 is large enough, as for orders 2 and 3.
  public static func samplingError(order: Double) -> Double? {
    guard order >= 2 else { return nil }
    let goal = log(2 * (order - 1)) / (order - 1)
    guard goal < log(2) else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let tau = (low + high) / 2
      if divergence(tau) < goal { low = tau } else { high = tau }
    }
    return low * low
  }

  /// The share that has the colour 0.
  private static let floor = 1e-4
  private static let steps = 16

  /// The figure.
  public var figure: Figure {
    // The share 1 is light, so that lines on it are seen.
    let colors = shares.map { row in
      row.map { share -> Double? in 1 - log10(share) / log10(PhaseFigure.floor) }
    }
    let (least, greatest) = (orders.first ?? 2, orders.last ?? 2)
    let (low, high) = (epsilons.first ?? 1e-4, epsilons.last ?? 1)
    func curve(_ error: (Double) -> Double) -> [PlotPoint] {
      (0...120).compactMap { step -> PlotPoint? in
        let order = least * pow(greatest / least, Double(step) / 120)
        let epsilon = error(order)
        return epsilon >= low && epsilon <= high ? PlotPoint(order, epsilon) : nil
      }
    }
    let (black, red) = (PlotColor.black, PlotPalette.categories[1])
    return Figure(
      title: "Where approximate symmetry is cheaper than exact symmetry", caption: caption,
      panels: [
        PlotPanel(
          x: PlotAxis("order |G| of the group", .logarithmic, lower: least, upper: greatest),
          y: PlotAxis("allowed weak error ε", .logarithmic, lower: low, upper: high),
          series: [
            PlotSeries(
              "a: sampling proves a saving above", sampling, .line, look: SeriesLook(color: black, width: 1.5)),
            PlotSeries(
              "b: at least |G|/2 needed below, ε = 1/(|G|−1)", curve { 1 / ($0 - 1) }, .line,
              look: SeriesLook(color: red, dash: [5, 2], width: 1.5)),
            PlotSeries(
              "c: nothing saved below, ε = 1/(|G|−1)²", curve { 1 / (($0 - 1) * ($0 - 1)) }, .line,
              look: SeriesLook(color: black, dash: [1.2, 1.8], width: 1.5)),
          ], heatMap: PlotHeatMap(columns: orders, rows: epsilons, shares: colors), aspect: 0.8)
      ],
      colorBar: ColorBar(
        PlotAxis("queries proved to be enough, as share of |G|", .logarithmic, lower: PhaseFigure.floor, upper: 1),
        steps: PhaseFigure.steps))
  }

  private var caption: String {
    """
    All functions on a group G: exact symmetry needs |G| queries. Colour: min(1, n/|G|), n the least number of i.i.d. elements with \
    2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)) < 1, for D = |G|−1, which is the largest possible sum of dimensions (attained by abelian groups): so many queries are proved to be enough \
    for weak(ε) in every group of this order. Curve a: n = |G|−1. Curve b: below it |G|/(1 + ε(|G|−1)) > |G|/2 queries are needed (Plancherel). Curve c: \
    below it exactly |G| are needed; above it |G|−1 are enough. Between b and a the bounds leave open how much can be saved.
    """
  }
}
