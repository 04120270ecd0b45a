import CommandSupport
import Foundation
import Reporting
import Solving

extension CertifyCommand {
  /// `certify --all`.
  func run(family: String) throws {
    guard group == nil, functionClass == nil, action == nil, weights == nil, symmetry == nil, list == nil,
      emitSmt2 == nil
    else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "a family says everything itself: give no --group, --class, --action, --weights, --symmetry, --list or --emit-smt2 with --all"
      )
    }
    guard (1...1_024).contains(jobs) else {
      throw CommandFailure.exit(CommandFailure.usage, "--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    guard !noArchive else {
      throw CommandFailure.exit(CommandFailure.usage, "--all keeps its results in the archive: give no --no-archive")
    }
    let certifier = try certifier()
    let plan = try FamilyPlan(try FamilySpecification(family))
    if dryRun {
      for chain in plan.chains { Swift.print(chain.description) }
      return
    }
    let archive = try openArchive()
    let progress = ProgressDisplay(quiet: progressOptions.quiet)
    defer { progress.finish() }
    let run = FamilyRun(plan, certifier: certifier, archive: archive, progress: progress)
    let (format, colors, folder) = (format, colorOptions, self.archive)
    let clock = ContinuousClock()
    let begin = clock.now
    let end: @Sendable (Bool) throws -> Int32 = { isInterrupted in
      progress.finish()
      let report = FamilyReport(
        family, run.outcomes, seconds: (clock.now - begin) / .seconds(1), isInterrupted: isInterrupted)
      Swift.print(format == .text ? colors.painted(report.text) : try OutputFormat.json(report))
      return report.exitCode
    }
    let jobs = jobs
    Interruption.leaving(
      progress,
      {
        _ = try? end(true)
        return Interruption.Ending(
          "\(run.outcomes.count) instances are done; their certificates are in \(folder) and will be found there",
          command: ShellWords.current())
      }, last: { archive.leave($0) }
    ) { run.run(jobs: jobs) }
    try ProcessEnd.finish(try end(false))
  }
}
