import ArgumentParser
import CommandSupport
import ExactArithmetic
import Generalization
import Reporting

/// `reynolds plot tradeoff`: the risk of each level of symmetry.
struct PlotTradeoff: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "tradeoff",
    abstract: "Approximation against estimation: the risk of each level of symmetry, by the number of samples.",
    discussion: """
      Examples:
        reynolds plot tradeoff --group C12 --asymmetry 0.05 --noise 0.1 --output tradeoff.svg
        reynolds plot tradeoff --data tradeoff.csv --output tradeoff.svg
      """)

  @Option(help: "A curve that reynolds tradeoff --csv saved, instead of computing it.")
  var data: String?

  @OptionGroup var problem: TradeoffOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { nil }

  func source() throws -> any FigureSource {
    if let data {
      return try TradeoffFigure(try ColumnTable(try DataFile.text(data, from: "reynolds tradeoff --csv")))
    } else {
      let result = try problem.result(standardSteps: 60)
      return TradeoffFigure(result.curve, group: result.description.title)
    }
  }
}

extension TradeoffFigure {
  /// The figure of a curve.
  init(_ curve: TradeoffCurve, group: String) {
    var counts: [Int] = []
    for point in curve.points where !counts.contains(point.samples) { counts.append(point.samples) }
    self.init(
      setting: group,
      curves: counts.sorted().map { count in
        Curve(
          samples: count,
          points: curve.points.filter { $0.samples == count }.map {
            Point(
              factor: $0.factor.approximation, approximation: $0.approximation.approximation,
              estimation: $0.estimation.approximation)
          })
      })
  }

  /// The figure of a saved curve.
  ///
  /// - Throws: ``FigureError/malformedTable(line:reason:)``.
  init(_ table: ColumnTable) throws(FigureError) {
    let samples = try table.requiredNumbers("samples")
    let factors = try table.requiredNumbers("factor")
    let approximations = try table.requiredNumbers("approximation")
    let estimations = try table.requiredNumbers("estimation")
    for (row, count) in samples.enumerated() where Int(exactly: count) == nil {
      throw .malformedTable(line: row + 2, reason: "the number of samples is \(count)")
    }
    self.init(
      setting: "",
      curves: Set(samples).sorted().map { count in
        Curve(
          samples: Int(count),
          points: samples.indices.filter { samples[$0] == count }.map {
            Point(factor: factors[$0], approximation: approximations[$0], estimation: estimations[$0])
          })
      })
  }
}
