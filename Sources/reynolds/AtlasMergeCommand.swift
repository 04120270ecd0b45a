import ArgumentParser
import Atlas
import CommandSupport
import Reporting

/// `reynolds atlas merge`.
struct AtlasMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the results of all units together, checking every certificate again.",
    discussion: """
      The dataset is the same, byte by byte, however the units were shared and however often a run was interrupted. It is written only if
      no unit is missing or damaged and every answer is proved.

      Exit codes: 0 the dataset is written, 2 units are missing, damaged or not proved (nothing is written), or some question ended with an
      error (the dataset is written, with the bounds of theorems there), 73 a file cannot be written.

      Examples:
        reynolds atlas merge --output work --into Atlas/data
      """)

  @OptionGroup var specOption: AtlasSpecOption

  @Option(help: "The folder of the results, as `run` has it.", completion: .directory)
  var output: String

  @Option(help: "The folder of the dataset.", completion: .directory)
  var into: String

  @OptionGroup var jobsOption: AtlasJobsOption

  @OptionGroup var progressOptions: ProgressOptions

  func run() throws {
    try CommandFailure.reporting {
      let jobs = try jobsOption.count()
      let progress = ProgressDisplay("the questions of \(specOption.spec)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let (spec, plan) = try specOption.plan()
      progress.show(ProgressState("checking", done: 0, total: plan.units.count, unit: "units"))
      let merge = AtlasMerge(plan, folder: output)
      let into = into
      try Interruption.leaving(progress) {
        Interruption.Ending("\(into) is no whole dataset yet", command: ShellWords.current(), goesOn: false)
      } during: {
        let report = merge.verified(jobs: jobs) { done in progress.update { $0.done = done } }
        guard report.isComplete else {
          progress.finish()
          print(AtlasMergeCommand.text(report))
          print("nothing was written; do the units again with reynolds atlas run")
          throw ExitCode(2)
        }
        progress.show(ProgressState("writing \(into)"))
        let dataset = try merge.write(report, of: spec, into: into, libraryVersion: LibraryVersion.current)
        progress.finish()
        let closed = dataset.instances.count(where: \.isClosed)
        print(
          "\(into): \(dataset.entries.count) entries, \(dataset.instances.count) answers, \(closed) closed, \(dataset.instances.count - closed) open; all proved again"
        )
        let rest = AtlasMergeCommand.text(report)
        if !rest.isEmpty { print(rest) }
        if !report.failures.isEmpty { throw ExitCode(2) }
      }
    }
  }

  private static func text(_ report: AtlasMerge.Report) -> String {
    [
      AtlasListing.text("units that are missing", report.missing),
      AtlasListing.text("units that are damaged", report.damaged),
      AtlasListing.text("answers that are not proved", report.rejected),
      AtlasListing.text("ended with an error; they have the bounds of theorems", report.failures),
      AtlasListing.text("ended by the limit of seconds; another machine may find other bounds", report.stoppedByTime),
    ].compactMap { $0 }.joined(separator: "\n")
  }
}
