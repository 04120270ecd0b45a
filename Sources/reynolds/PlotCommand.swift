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
    subcommands: [
      PlotSeparation.self, PlotPhase.self, PlotProfile.self, PlotSpectrum.self, PlotTails.self, PlotRotations.self,
      PlotTradeoff.self, PlotTraining.self, PlotComplexity.self,
    ])

  @Argument(help: ArgumentHelp("What is drawn; see below.", visibility: .hidden))
  var kind: String?

  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("", visibility: .hidden))
  var rest: [String] = []

  /// Only reached without a kind that is known.
  func run() throws {
    let kinds = PlotCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let kind else {
      throw CommandFailure.exit(
        CommandFailure.usage, "reynolds plot KIND --output FILE.svg: KIND is one of \(kinds.joined(separator: ", "))")
    }
    let nearest = kinds.map { ($0, EditDistance.between(kind.lowercased(), $0)) }.min { $0.1 < $1.1 }
    let suggestion = nearest.flatMap { $0.1 <= 3 ? " Did you mean \($0.0)?" : nil } ?? ""
    throw CommandFailure.exit(
      CommandFailure.usage, "there is no plot “\(kind)”; there are \(kinds.joined(separator: ", ")).\(suggestion)")
  }
}
