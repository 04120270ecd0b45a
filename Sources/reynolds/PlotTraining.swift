import ArgumentParser
import CommandSupport
import ExactArithmetic
import Generalization
import Reporting

/// `reynolds plot training`: the risk of learned functions against the amount of augmentation.
struct PlotTraining: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "The risk of learned functions against the amount of augmentation, with exact intervals of medians.",
    discussion: """
      Examples:
        reynolds plot training --quick --problem sum --output training.svg
        reynolds training --csv training.csv; reynolds plot training --data training.csv --output training.svg
      """)

  @Option(help: "Rows that reynolds training --csv saved, instead of running the experiment.")
  var data: String?

  @OptionGroup var experiment: TrainingOptions
  @OptionGroup var figure: FigureOptions

  func run() async throws {
    try await CommandFailure.reporting {
      try figure.check()
      if let data {
        try figure.write(try TrainingFigure(try ColumnTable(try DataFile.text(data, from: "reynolds training --csv"))))
      } else {
        try figure.write(TrainingFigure(try await experiment.report()))
      }
    }
  }
}

extension TrainingFigure {
  /// What is drawn: baselines with sizes of their own are left out, they are in the table.
  private static let names = AugmentationRegime.allCases.filter { $0 != .streamingFull && $0 != .streamingNone }.map(
    \.rawValue)

  /// The figure of a report.
  init(_ report: TrainingReport) {
    self.init(
      report.rows.map {
        Row(
          problem: $0.problem, group: $0.group, logOrder: $0.logOrder, augmentation: $0.augmentation.rawValue,
          median: Median(size: $0.size ?? 0, value: $0.risk.median, lower: $0.risk.lower, upper: $0.risk.upper))
      }, replicates: report.replicates,
      confidence: "\((100 * report.confidence).description) %")
  }

  /// The figure of saved rows.
  ///
  /// - Throws: ``FigureError/malformedTable(line:reason:)``.
  init(_ table: ColumnTable) throws(FigureError) {
    let (problems, groups) = (try table.texts("problem"), try table.texts("group"))
    let (names, logarithms) = (try table.texts("augmentation"), try table.requiredNumbers("logOrder"))
    let (sizes, risks) = (try table.numbers("size"), try table.requiredNumbers("risk"))
    let (lower, upper) = (try table.numbers("riskLower"), try table.numbers("riskUpper"))
    let replicates = try table.requiredNumbers("replicates")
    for (row, size) in zip(sizes, replicates).enumerated()
    where (size.0.map { Int(exactly: $0) == nil } ?? false) || Int(exactly: size.1) == nil {
      throw .malformedTable(line: row + 2, reason: "sizes and replicates are whole numbers")
    }
    self.init(
      problems.indices.map {
        Row(
          problem: problems[$0], group: groups[$0], logOrder: logarithms[$0], augmentation: names[$0],
          median: Median(size: sizes[$0].map { Int($0) } ?? 0, value: risks[$0], lower: lower[$0], upper: upper[$0]))
      }, replicates: Int(replicates.first ?? 0), confidence: "")
  }

  private struct Row {
    let problem, group: String
    let logOrder: Double
    let augmentation: String
    let median: Median
  }

  private init(_ rows: [Row], replicates: Int, confidence: String) {
    var problems: [String] = []
    for row in rows where !problems.contains(row.problem) { problems.append(row.problem) }
    self.init(
      problems: problems.map { name in
        let some = rows.filter { $0.problem == name }
        return Problem(
          name: "\(name): \(some.first?.group ?? "")", logOrder: some.first?.logOrder ?? 0,
          curves: TrainingFigure.names.compactMap { name in
            let medians = some.filter { $0.augmentation == name }.map(\.median).sorted { $0.size < $1.size }
            return medians.isEmpty ? nil : Curve(name: name, medians: medians)
          })
      }, replicates: replicates, confidence: confidence)
  }
}
