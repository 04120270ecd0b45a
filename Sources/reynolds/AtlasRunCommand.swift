import ArgumentParser
import Atlas
import CommandSupport

/// `reynolds atlas run`.
struct AtlasRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Answer the questions of an atlas, unit by unit.",
    discussion: """
      Every unit is a file of its own in the folder, written whole or not at all, after its certificates. Units that are there are not done
      again, so that an interrupted run goes on with the same command, and several processes may share the folder. The answers depend on
      no machine and on no number of threads, except those that the limit of seconds ended, which are named.

      Exit codes: 0 all units are in the folder, 2 some question ended with an error (it has the bounds of theorems), 73 a file cannot be written.

      Examples:
        reynolds atlas run --output work
        reynolds atlas run --output work --shard 3/8 --jobs 2
      """)

  @OptionGroup var specOption: AtlasSpecOption

  @Option(help: "The folder of the results.", completion: .directory)
  var output: String

  @Option(help: Shard.help, transform: Shard.init(parsing:))
  var shard: Shard?

  @OptionGroup var jobsOption: AtlasJobsOption

  @OptionGroup var progressOptions: ProgressOptions

  func run() throws {
    try CommandFailure.reporting {
      let jobs = try jobsOption.count()
      let progress = ProgressDisplay("the questions of \(specOption.spec)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let plan = try specOption.plan().plan
      let units = plan.units(of: shard ?? .whole)
      progress.show(ProgressState("", done: 0, total: units.count, unit: "units"))
      let run = AtlasRun(units, folder: output) { unit, outcome, counts in
        guard outcome != nil else {
          progress.phase(unit.group)
          return
        }
        progress.update { state in
          state.done = counts.finished
          state.before = counts.present
          state.best = "\(counts.closed) of \(counts.instances) answers closed"
        }
      }
      let (output, count) = (output, units.count)
      try Interruption.leaving(
        progress,
        {
          let finished = run.progress.finished
          return Interruption.Ending(
            "\(finished) of \(count) units are in \(output)", command: ShellWords.current())
        }, last: { run.leave($0) }
      ) { try run.run(jobs: jobs) }
      progress.finish()
      print(report(run.progress, units: count))
      if !run.progress.failures.isEmpty { throw ExitCode(2) }
    }
  }

  private func report(_ progress: AtlasRun.Progress, units: Int) -> String {
    let open = progress.instances - progress.closed
    return [
      "\(units) units in \(output)\(shard.map { ", part \($0)" } ?? ""): \(progress.present) were there, \(progress.finished - progress.present) were done",
      "\(progress.instances) answers: \(progress.closed) closed, \(open) open",
      AtlasListing.text("units done again", progress.redone),
      AtlasListing.text("ended with an error; they have the bounds of theorems", progress.failures),
      AtlasListing.text("ended by the limit of seconds; another machine may find other bounds", progress.stoppedByTime),
    ].compactMap { $0 }.joined(separator: "\n")
  }
}
