import ArgumentParser
import CommandSupport

/// `reynolds plot`: figures for papers and reports.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Figures for papers: SVG, or PDF and PNG through an installed converter.",
    discussion: """
      Write reynolds plot KIND [options] --output FILE.svg; reynolds plot KIND --help has the options. Each figure is computed by the code of the command of \
      its experiment, says in its caption what it shows and by which formulas, and holds the command that made it. The commands profile, scaling, scheme, error, \
      table, tradeoff, training and symmetrizers draw their own result with --plot FILE.svg.

      Examples:
        reynolds plot profile --group S4 --output profile.svg
        reynolds plot separation --family binary --parameters 2,4,6,8,10 --output separation.pdf
        reynolds plot tradeoff --data tradeoff.csv --output tradeoff.svg --no-caption
      """,
    subcommands: kinds + [PlotUnknown.self], defaultSubcommand: PlotUnknown.self)

  /// The kinds of figures.
  static let kinds: [any ParsableCommand.Type] = [
    PlotSeparation.self, PlotPhase.self, PlotProfile.self, PlotSpectrum.self, PlotTails.self, PlotRotations.self,
    PlotTradeoff.self, PlotTraining.self, PlotComplexity.self,
  ]
}

/// What is reached without a kind that is known: an error with a suggestion.
struct PlotUnknown: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unknown", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var rest: [String] = []

  func run() throws {
    let kinds = PlotCommand.kinds.compactMap { $0.configuration.commandName }
    let list = kinds.joined(separator: ", ")
    guard let kind = rest.first(where: { !$0.hasPrefix("-") }) else {
      throw CommandFailure.exit(
        CommandFailure.usage, "write reynolds plot KIND --output FILE.svg, where KIND is one of \(list)")
    }
    let hint = Suggestion.hint(kind, among: kinds, isShortList: true)
    throw CommandFailure.exit(
      CommandFailure.usage, "there is no plot “\(kind)”: \(hint)write one of \(list)")
  }
}
