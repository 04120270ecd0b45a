import ArgumentParser
import CommandSupport
import Reporting
import Solving

/// `reynolds plot c8`: exact against approximate cost of the function classes of one group.
struct PlotComplexity: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "c8",
    abstract:
      "The table of C8, or of another group, as a figure: exact against approximate cost of its function classes.",
    discussion: """
      The numbers are those of reynolds table.

      Examples:
        reynolds plot c8 --output c8.svg
        reynolds plot c8 --group S4 --epsilon 1/10 --output s4.svg
      """)

  @Option(help: "The group, as for certify.")
  var group = "C8"

  @OptionGroup var table: TableOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    try ComplexityFigure.ensureDrawable(table)
    return ComplexityFigure(try table.table(of: group))
  }
}

extension ComplexityFigure {
  /// Refuses more errors than there are looks, before the work.
  static func ensureDrawable(_ options: TableOptions) throws {
    guard options.epsilon.count <= 4 else {
      throw CommandFailure.exit(
        CommandFailure.usage, "a figure shows at most 4 errors ε; these are \(options.epsilon.count)")
    }
  }

  /// The figure of a table.
  init(_ table: ComplexityTable) {
    self.init(
      group: "\(table.group), order \(table.order)", order: table.order, epsilons: table.epsilons.map(\.description),
      rows: table.rows.map { row in
        Row(
          name: row.functionClass, exact: Range(row.exact.lower, row.exact.upper),
          weak: row.bounds.map { bounds in
            let enough = min(bounds.sufficient[.kullbackLeibler] ?? table.order, row.exact.upper)
            return Range(bounds.lower, enough)
          })
      })
  }
}
