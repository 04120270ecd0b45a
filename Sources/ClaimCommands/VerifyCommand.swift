public import ArgumentParser
import CommandSupport
import Foundation
import Properties
import PropertyTesting
import Reporting
import Solving
import Synchronization

/// `reynolds verify`: random cases, all small instances, and the solver against the ledger.
public struct VerifyCommand: AsyncParsableCommand {
  /// Name, abstract, examples.
  public static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check claims of the ledger: random cases, all small instances, and the solver.",
    discussion: """
      A claim that holds must show no violation, a claim that fails must show one; an open claim that is violated is news and
      counts as a contradiction too. The same seed gives the same cases on any machine.

      With --shard, n processes check parts of the same claims, of about the same cost, here or on a cluster; all get the same options.
      --merge puts together what they kept with --record: the same file as without shards.

      Exit codes: 0 every finding agrees with the ledger; 1 one contradicts it; 2 none does, but one is inconclusive, or missing in what
      is merged; 64 wrong use; 65, 66 what is merged is no record, does not fit together, or cannot be read; 73 a report cannot be written.

      Examples:
        reynolds verify
        reynolds verify --family threshold --cases 10000
        reynolds verify averaging.reynolds-projection --seed 7 --time 10m
        reynolds verify --junit verify.xml --format json
        reynolds verify --shard 3/8 --record shards/3.json
        reynolds verify --merge shards/*.json --record Documentation/verified.json
      """)

  @Argument(help: "The claims to check; all without any.", completion: LedgerInUse.claimCompletion)
  var ids: [String] = []

  @Option(help: "Check all claims of this family.", completion: LedgerInUse.familyCompletion)
  var family: [String] = []

  @Option(help: "Random cases for each claim.")
  var cases = 500

  @Option(help: "The seed of the random cases.")
  var seed: UInt64 = 0x5EED

  @Option(help: "Claims that are checked at once; all cores without it.")
  var jobs: Int?

  @Option(help: "Stop after this time, such as 90s or 10m; claims not begun are reported so.")
  var time: Budget?

  @Option(help: "Seconds for each instance that the solver decides.")
  var timeout = 10.0

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @Option(help: "Also write a JUnit report to this file.")
  var junit: String?

  @Option(
    help: "Also keep the findings in this file, without times; `reynolds claims` reads \(VerificationFile.defaultPath)."
  )
  var record: String?

  @Option(help: Shard.help, transform: Shard.init(parsing:))
  var shard: Shard?

  @Option(
    parsing: .upToNextOption, help: "Put together what the shards kept with --record, and check nothing.",
    completion: .file(extensions: ["json"]))
  var merge: [String] = []

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var colorOptions: ColorOptions

  /// For the argument parser.
  public init() {}

  /// Refuses what makes no sense.
  public func validate() throws {
    guard (1...1_000_000_000).contains(cases) else {
      throw ValidationError("--cases is \(cases); it must be from 1 to 1000000000.")
    }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is \(jobs); it must be from 1 to 1024.") }
    if let time, time.duration == nil { throw ValidationError("--time must be a time such as 90s or 10m.") }
    guard timeout > 0, timeout < 1e6 else { throw ValidationError("--timeout must be a positive number of seconds.") }
    if !merge.isEmpty, shard != nil || time != nil || junit != nil {
      throw ValidationError("--merge checks nothing; give it without --shard, --time and --junit.")
    }
  }

  /// Checks and prints.
  public func run() async throws {
    let selected = try LedgerInUse.current.selected(ids: ids, families: family)
    for path in [junit, record].compactMap({ $0 }) {
      do { try AtomicFile.ensureWritable(path) } catch {
        throw CommandFailure.exit(CommandFailure.cannotCreate, "\(error)")
      }
    }
    if !merge.isEmpty { return try mergeRecords(of: selected) }
    let costs = selected.map { $0.estimatedCost(cases: cases) }
    let claims = (shard ?? .whole).balancedPositions(costs: costs).map { selected[$0] }
    let settings = Settings(cases: cases, seed: seed, usesEnvironment: false, keepsFailures: false)
    let verifier = Verifier(settings: settings, extent: .full, budget: SolverBudget(seconds: timeout))
    let display = ProgressDisplay(quiet: progressOptions.quiet)
    display.show(ProgressState("", done: 0, total: claims.count, unit: "claims"))
    let (jobs, limit) = (jobs ?? Settings.allCores, time?.duration.map { $0 / .seconds(1) })
    // What was done before a signal came; what is cancelled ends, too, and counts for less.
    let finished = Mutex<Set<String>>([])
    let (all, signal) = try await Interruption.cancelling(display) {
      await verifier.verify(claims, jobs: jobs, timeLimit: limit) { progress in
        if progress.result != nil, !Task.isCancelled { _ = finished.withLock { $0.insert(progress.claim) } }
        let contradiction = progress.result.flatMap { $0.contradicts ? "\($0.claim) contradicts the ledger" : nil }
        display.update { state in
          state.done = progress.finishedClaims
          state.activity = VerifyCommand.words(progress)
          state.best = contradiction ?? state.best
        }
      }
    }
    display.finish()
    let done = finished.withLock { $0 }
    let results = signal == nil ? all : all.filter { done.contains($0.claim) }
    switch format {
    case .json: print(try OutputFormat.json(results.map { VerificationRecord($0) }))
    case .text:
      if let table = VerificationTable.text(results) { print(colorOptions.painted(table)) }
      for result in results where !result.agrees { print(VerificationTable.explanation(result)) }
    }
    let rest = claims.map(\.id).filter { !done.contains($0) }
    if let signal, !rest.isEmpty {
      throw Interruption.exit(
        signal,
        Interruption.Ending(
          "\(results.count) of \(claims.count) claims are checked"
            + (junit ?? record == nil ? "" : "; no report was written"),
          command: VerifyCommand.command(for: rest, of: ids, in: LedgerInUse.current)))
    }
    if let junit { try write(junitReport(results), to: junit) }
    if let record { try keep(results.map { VerificationRecord($0) }, in: record) }
    try ProcessEnd.finish(results.contains(where: \.contradicts) ? 1 : results.contains { !$0.agrees } ? 2 : 0)
  }

  /// The command that is running, for other claims; families of which all claims are left are named as families.
  static func command(for rest: [String], of ids: [String], in ledger: Ledger) -> String {
    let left = Set(rest)
    let whole = ledger.families.filter { ledger.family($0).allSatisfy { left.contains($0.id) } }
    let single = rest.filter { id in ledger.claim(id).map { !whole.contains($0.family) } ?? true }
    var words: [String] = []
    var isValue = false
    for word in CommandLine.arguments {
      // The claims are named, so they are not divided again.
      if isValue || word.hasPrefix("--family=") || word.hasPrefix("--shard=") || ids.contains(word) {
        isValue = false
      } else if word == "--family" || word == "--shard" {
        isValue = true
      } else {
        words.append(word)
      }
    }
    return ShellWords.text(words + single + whole.flatMap { ["--family", $0] })
  }

  private static func words(_ progress: VerificationProgress) -> String {
    let place = progress.order.map { "order \($0)" } ?? progress.wanted.map { "\(progress.done) of \($0) cases" } ?? ""
    return "\(progress.claim), \(progress.stage.rawValue) \(place)"
  }

  private func junitReport(_ results: [Verification]) -> String {
    JUnitReport(
      results.map { result in
        JUnitReport.Case(
          suite: String(result.claim.prefix { $0 != "." }), name: result.claim, seconds: result.seconds,
          failure: result.agrees ? nil : VerificationTable.explanation(result), output: result.caseWords)
      }
    ).text
  }

  /// Keeps records without what depends on the machine.
  func keep(_ records: [VerificationRecord], in path: String) throws {
    try write(try OutputFormat.json(records.map(\.reproducible)) + "\n", to: path)
  }

  private func write(_ text: String, to path: String) throws {
    do { try AtomicFile.write(text, to: path, replacing: true) } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(error)")
    }
  }
}
