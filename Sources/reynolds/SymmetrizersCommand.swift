import ArgumentParser
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Reporting
import Symmetrizers

/// `reynolds symmetrizers`: what every way to make functions symmetric costs, and what one gets.
struct SymmetrizersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symmetrizers",
    abstract: "Averaging, frames, canonicalization, augmentation: cost, symmetry error, continuity, side by side.",
    discussion: """
      Every figure is computed on the given group and action, which must be rational; groups of up to \(ComparisonProblem.orderLimit) elements. Nothing is taken from a
      statement, but the expected error 1/n of test-time augmentation, which is a theorem.

      Examples:
        reynolds symmetrizers
        reynolds symmetrizers --group C8 --csv c8.csv
        reynolds symmetrizers --group C4 --action plane
        reynolds symmetrizers --group B2 --draws 8 --epsilon 1/9 --format json
      """)

  @Option(help: "The group, as for reynolds certify.", completion: Completions.groups)
  var group = "S4"

  @Option(
    help:
      "Its action on coordinates: natural, regular, plane (n = 1, 2, 3, 4, 6), space, reflection, cosets:GENERATORS.")
  var action = "natural"

  @Option(help: "How many elements test-time augmentation draws, and how many a fixed random subset in training has.")
  var draws = 4

  @Option(help: "The share α of the original function in the residual pathway, exact: 1/4 or 0.1.")
  var residual = "1/4"

  @Option(help: "The weak error in (0, 1) that a scheme is constructed for, exact.")
  var epsilon = "1/4"

  @Option(help: "How many random inputs.")
  var samples = 24

  @Option(help: "Decides random inputs and draws.")
  var seed: UInt64 = 1

  @Option(help: "Where to write the rows as comma-separated values, for plotting.")
  var csv: String?

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let settings = try settings()
      if let csv { try AtomicFile.ensureWritable(csv) }
      try figure.ensureWritable()
      let progress = ProgressDisplay("reading \(group)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let problem = try ComparisonProblem(
        try GroupDescription(group), action: try ActionSpecification(action), sampleCount: samples, seed: seed)
      let comparison: SymmetrizerComparison = Interruption.unprinted(progress) {
        SymmetrizerComparison(on: problem, settings: settings, seed: seed) { progress.phase("comparing \($0)") }
      }
      progress.finish()
      let report = SymmetrizersReport(comparison, action: action)
      if let csv { try AtomicFile.write(report.csv, to: csv, replacing: true) }
      switch format {
      case .text: print(([report.text] + SymmetrizersCommand.notes(on: comparison)).joined(separator: "\n"))
      case .json: print(try OutputFormat.json(report))
      }
      try figure.write(report.figure)
    }
  }

  private func settings() throws -> ComparisonSettings {
    guard (1...10_000).contains(draws) else {
      throw CommandFailure.exit(CommandFailure.usage, "--draws \(draws): write a number from 1 to 10000")
    }
    guard (2...1_000).contains(samples) else {
      throw CommandFailure.exit(CommandFailure.usage, "--samples \(samples): write a number from 2 to 1000")
    }
    guard let share = Rational(decimal: residual) else {
      throw CommandFailure.exit(CommandFailure.usage, "--residual \(residual): write a number such as 1/4 or 0.1")
    }
    guard let error = Rational(decimal: epsilon), error.signum > 0, error < 1 else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--epsilon \(epsilon): write a number between 0 and 1, such as 1/9 or 0.1")
    }
    return ComparisonSettings(draws: draws, residual: share, epsilon: error)
  }
}
