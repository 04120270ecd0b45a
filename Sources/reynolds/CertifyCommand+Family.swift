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
    let isQuiet = quiet
    let run = FamilyRun(plan, certifier: certifier, archive: archive) { line in
      if !isQuiet { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
    }
    let format = format
    let clock = ContinuousClock()
    let begin = clock.now
    let end: @Sendable (Bool) throws -> Int32 = { isInterrupted in
      let report = FamilyReport(
        family, run.outcomes, seconds: (clock.now - begin) / .seconds(1), isInterrupted: isInterrupted)
      Swift.print(format == .text ? report.text : try OutputFormat.json(report))
      return report.exitCode
    }
    // The threads cannot be stopped, so the process ends between two writes.
    let interrupts = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        archive.leave {
          let code = (try? end(true)) ?? 130
          fflush(nil)
          _exit(code)
        }
      }
      source.activate()
      return source
    }
    run.run(jobs: jobs)
    for source in interrupts { source.cancel() }
    try ProcessEnd.finish(try end(false))
  }
}
