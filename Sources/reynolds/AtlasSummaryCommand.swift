import ArgumentParser
import Atlas
import CommandSupport

/// `reynolds atlas summary`.
struct AtlasSummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "What a dataset of the atlas shows, and what it says of the claims of the ledger.",
    discussion: """
      Everything is computed from the dataset: how much of it is closed, where exactness is cheap although few irreducible
      representations are missing, which instances are open, difference sets, threshold degrees, which claims of the ledger the
      bounds support or refute, and patterns that are observations on this dataset, no theorems.

      Exit codes: 0; 1 if an instance contradicts a claim that holds by the ledger; 65 for a damaged dataset, 66 if there is none.

      Examples:
        reynolds atlas summary
        reynolds atlas summary --dataset /tmp/atlas --format json
      """)

  @OptionGroup var source: AtlasDatasetOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let report = AtlasSummaryReport(AtlasSummary(try source.read()), dataset: source.dataset)
      print(format == .text ? report.text : try OutputFormat.json(report))
      try ProcessEnd.finish(report.contradictions.isEmpty ? 0 : 1)
    }
  }
}
