public import ArgumentParser
import CommandSupport
import Foundation
import Properties
import PropertyTesting
import Reporting
import Solving

/// `reynolds search ID`: a long campaign against one claim.
public struct SearchCommand: AsyncParsableCommand {
  /// Name, abstract, examples.
  public static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search for counterexamples to a claim, as long as you like.",
    discussion: """
      Random cases (shrunk), cases that climb towards a violation, all instances on all groups by increasing order, and what the solver decides,
      taken in turns. What is found is judged again from the instance alone and archived. The campaign is saved with each
      counterexample and every 20 seconds; kill -9 loses no more, Ctrl-C nothing. The witnesses depend on the seed and the budget of
      cases alone, not on the number of jobs or on interruptions.

      Exit codes: 0 the search agrees with the ledger; 1 a counterexample contradicts it; 64 wrong use; 65 a saved campaign is not
      one of this claim; 73 a file cannot be written.

      Examples:
        reynolds search separation.signs-save-at-most-half --budget 10m
        reynolds search threshold.eigenvalue-formula --strategy exhaustive
        reynolds search errors.factor-below-two --budget 1e6 --collect --resume
      """)

  @Argument(help: "The claim.", completion: LedgerInUse.claimCompletion)
  var id: String

  @Option(
    help:
      "How much: \(Budget.help); what is being tried is finished. Without it, until something is found or nothing is left."
  )
  var budget: Budget?

  @Option(help: "random, targeted, exhaustive, solver, or all; several with commas.")
  var strategy = "all"

  @Option(help: "Units that are done at once; all cores without it.")
  var jobs: Int?

  @Option(help: "The seed of the random cases.")
  var seed: UInt64 = 0x5EED

  @Flag(help: "Go on after the first counterexample and collect all minimal ones.")
  var collect = false

  @Flag(help: "Go on with the saved campaign; the budget counts what it spent already.")
  var resume = false

  @Flag(help: "Begin anew where a campaign is saved.")
  var restart = false

  @Option(help: "The file of the saved campaign.")
  var state: String?

  @Option(help: "Where counterexamples are archived.")
  var archive = CounterexampleFolder.defaultPath

  @Flag(inversion: .prefixedNo, help: "Write counterexamples to the archive.")
  var archiving = true

  @Option(help: "Seconds for each instance that the solver decides.")
  var timeout = 10.0

  @Option(help: "The last group order of the lists; 63, the end of the catalogue, unless a claim lists larger groups.")
  var maxOrder: Int?

  @Option(help: "Seconds after which the campaign is saved, if it found nothing before.")
  var saveInterval = 20.0

  @OptionGroup var progressOptions: ProgressOptions

  /// For the argument parser.
  public init() {}

  /// Refuses what makes no sense.
  public func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is \(jobs); it must be from 1 to 1024.") }
    if let maxOrder, !(1...10_000).contains(maxOrder) {
      throw ValidationError("--max-order is \(maxOrder); it must be from 1 to 10000.")
    }
    guard timeout > 0, timeout < 1e6 else { throw ValidationError("--timeout must be a positive number of seconds.") }
    guard saveInterval >= 0, saveInterval < 1e6 else {
      throw ValidationError("--save-interval must be a number of seconds from 0.")
    }
    if resume, restart { throw ValidationError("--resume goes on and --restart begins anew; choose one.") }
    _ = try strategies()
  }

  private func strategies() throws -> [SearchStrategy] {
    if strategy == "all" { return SearchStrategy.allCases }
    return try strategy.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let known = SearchStrategy(rawValue: String(name)) else {
        throw ValidationError(
          Suggestion.unknown("--strategy", String(name), among: SearchStrategy.allCases.map(\.rawValue) + ["all"]) + "."
        )
      }
      return known
    }
  }

  /// Searches, prints, archives.
  public func run() async throws {
    let claim = try LedgerInUse.current.named(id)
    let file = StateFile(state ?? ".reynolds/campaigns/\(claim.id).json")
    let saved = try file.read(resume: resume, restart: restart)
    try file.prepare()
    let (before, cases) = (saved?.tried ?? 0, budget?.cases)
    let display = ProgressDisplay(quiet: progressOptions.quiet)
    let campaign = Campaign(
      claim, strategies: try strategies(),
      budget: CampaignBudget(cases: budget?.cases, seconds: budget?.duration.map { $0 / .seconds(1) }),
      jobs: jobs ?? Settings.allCores, seed: seed, solverBudget: SolverBudget(seconds: timeout),
      largestOrder: maxOrder ?? max(63, claim.scope?.order ?? 0), stopsAtFirst: !collect, saveInterval: saveInterval,
      progress: { display.show(SearchCommand.progress($0, before: before, budget: cases)) },
      save: { try file.write($0) })
    let (report, signal): (CampaignReport, Int32?)
    do {
      (report, signal) = try await Interruption.cancelling(display) { try await campaign.run(from: saved) }
    } catch let error as CampaignError {
      throw CommandFailure.exit(CommandFailure.data, "\(error)")
    }
    display.finish()
    print(report)
    if archiving {
      for witness in report.witnesses {
        try store(witness, of: claim, knownMinimality: report.minimality(of: witness))
      }
    }
    if let signal, report.ending == .cancelled {
      throw Interruption.exit(
        signal,
        Interruption.Ending(
          "the campaign is saved in \(file.path)",
          command: ShellWords.current(adding: ["--resume"], dropping: ["--restart"])))
    }
    if report.isResumable, report.ending != .found {
      print("saved in \(file.path); go on with --resume" + (budget == nil ? "" : " and a larger --budget"))
    } else {
      file.remove()
    }
    try ProcessEnd.finish(report.contradictsLedger ? 1 : 0)
  }

  /// Archives a witness, or a smaller one that the list of small instances has; the list is gone through unless the
  /// campaign knows already what the archive should say of it.
  private func store(_ witness: Properties.Witness, of claim: Claim, knownMinimality: String?) throws {
    var least = witness
    var text = knownMinimality
    if text == nil {
      let minimality = try Minimality.check(claim, below: try witness.instance.setting().group.order)
      text = minimality.text
      if let smaller = minimality.smaller {
        least = smaller
        text = try Minimality.check(claim, below: smaller.instance.setting().group.order).text
      }
    }
    let path = try CounterexampleFolder(archive).write(
      CounterexampleFile(least, statement: claim.statement, minimality: text))
    print("archived \(path)")
  }

  private static func progress(_ state: CampaignState, before: Int, budget: Int?) -> ProgressState {
    let orders = [SearchStrategy.exhaustive, .solver].compactMap { strategy -> String? in
      let order = state[strategy].completedOrder
      return order > 0 ? "\(strategy.rawValue) to order \(order)" : nil
    }
    let found = state.witnesses.isEmpty ? nil : "\(state.witnesses.count) counterexamples"
    let nearest = state.margin.map { "nearest to a violation: margin \($0)" }
    var result = ProgressState(
      ([state.claim] + orders).joined(separator: ", "), done: state.tried, total: budget.map { max($0, state.tried) },
      unit: "cases", best: found ?? nearest)
    result.before = before
    return result
  }
}

/// The file that a campaign is saved in.
struct StateFile: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// The saved state, if it is wanted and there is one.
  ///
  /// - Throws: `ExitCode` after the reason is printed: a saved campaign would be lost, or none is there to go on with.
  func read(resume: Bool, restart: Bool) throws -> CampaignState? {
    let exists = FileManager.default.fileExists(atPath: path)
    if !resume {
      if exists, !restart {
        throw CommandFailure.exit(
          CommandFailure.usage, "a campaign is saved in \(path): go on with --resume, or begin anew with --restart")
      }
      return nil
    }
    guard exists else {
      throw CommandFailure.exit(CommandFailure.noInput, "no campaign is saved in \(path); search without --resume")
    }
    do {
      return try CampaignState(text: String(contentsOfFile: path, encoding: .utf8))
    } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(path): \(error)")
    }
  }

  /// Makes sure that the file can be written, before any work.
  func prepare() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try AtomicFile.ensureWritable(path)
    } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(path) cannot be written: \(error)")
    }
  }

  /// Writes a state, atomically and to the disk.
  ///
  /// - Throws: `ExitCode` after the reason is printed; the state that was there is as it was.
  func write(_ state: CampaignState) throws {
    do { try AtomicFile.write(state.text, to: path, replacing: true) } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(error)")
    }
  }

  /// Removes the file of a campaign that has nothing left to do.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
