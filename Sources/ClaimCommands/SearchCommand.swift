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

      With --shard, n processes do the parts of one campaign, here or on a cluster; all get the same options, and --budget in cases
      is that of all together. Each keeps a state of its own, and archives nothing. --merge reads these states, prints what the whole
      campaign found, and archives its counterexamples: the same as without shards, unless the budget is a time.

      Exit codes: 0 the search agrees with the ledger; 1 a counterexample contradicts it; 2 nothing contradicts it, but a shard has
      not finished; 64 wrong use; 65 a saved campaign is not one of this claim, or one of another shard; 66 a state cannot be read;
      73 a file cannot be written.

      Examples:
        reynolds search separation.signs-save-at-most-half --budget 10m
        reynolds search threshold.eigenvalue-formula --strategy exhaustive
        reynolds search errors.factor-below-two --budget 1e6 --collect --resume
        reynolds search separation.signs-save-at-most-half --budget 1e6 --shard 3/8
        reynolds search separation.signs-save-at-most-half --merge .reynolds/campaigns/separation.signs-save-at-most-half.*-of-8.json
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

  @Option(help: Shard.help, transform: Shard.init(parsing:))
  var shard: Shard?

  @Option(
    parsing: .upToNextOption,
    help: "Put the saved states of all shards together, and search no further.", completion: .file(extensions: ["json"])
  )
  var merge: [String] = []

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
    if !merge.isEmpty, resume || restart || shard != nil || budget != nil || state != nil {
      throw ValidationError(
        "--merge only reads what is saved; give it without --resume, --restart, --shard, --budget and --state.")
    }
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
    if !merge.isEmpty { return try mergeShards(of: claim) }
    let file = StateFile(state ?? ".reynolds/campaigns/\(StateFile.name(claim.id, shard)).json")
    let saved = try file.read(resume: resume, restart: restart)
    try file.prepare()
    let cases = budget?.cases
    let before = saved.map { SearchCommand.done($0, of: claim, budget: cases) } ?? 0
    let display = ProgressDisplay(quiet: progressOptions.quiet)
    let campaign = Campaign(
      claim, strategies: try strategies(),
      budget: CampaignBudget(cases: budget?.cases, seconds: budget?.duration.map { $0 / .seconds(1) }),
      jobs: jobs ?? Settings.allCores, seed: seed, solverBudget: SolverBudget(seconds: timeout),
      largestOrder: maxOrder ?? max(63, claim.scope?.order ?? 0), stopsAtFirst: !collect,
      shard: shard.map { CampaignShard(index: $0.index, count: $0.count) }, saveInterval: saveInterval,
      progress: { display.show(SearchCommand.progress($0, of: claim, before: before, budget: cases)) },
      save: { try file.write($0) })
    let (report, signal): (CampaignReport, Int32?)
    do {
      (report, signal) = try await Interruption.cancelling(display) { try await campaign.run(from: saved) }
    } catch let error as CampaignError {
      throw CommandFailure.exit(CommandFailure.data, "\(error)")
    }
    display.finish()
    print(report)
    if shard == nil { try archive(report, of: claim) }
    if let signal, report.ending == .cancelled {
      throw Interruption.exit(
        signal,
        Interruption.Ending(
          "the campaign is saved in \(file.path)",
          command: ShellWords.current(adding: ["--resume"], dropping: ["--restart"])))
    }
    if shard != nil {
      print("saved in \(file.path); when all shards are done, put them together with --merge")
    } else if report.isResumable, report.ending != .found {
      print("saved in \(file.path); go on with --resume" + (budget == nil ? "" : " and a larger --budget"))
    } else {
      file.remove()
    }
    try ProcessEnd.finish(report.contradictsLedger ? 1 : 0)
  }

  /// Archives what was found, if it is to be.
  func archive(_ report: CampaignReport, of claim: Claim) throws {
    guard archiving else { return }
    for witness in report.witnesses {
      try store(witness, of: claim, knownMinimality: report.minimality(of: witness))
    }
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

  /// How many cases are done, of the budget if it is one of cases: as a shard, of that of all shards.
  private static func done(_ state: CampaignState, of claim: Claim, budget: Int?) -> Int {
    budget == nil ? state.tried : Campaign.spentCases(state, of: claim)
  }

  private static func progress(_ state: CampaignState, of claim: Claim, before: Int, budget: Int?) -> ProgressState {
    let done = done(state, of: claim, budget: budget)
    let orders = [SearchStrategy.exhaustive, .solver].compactMap { strategy -> String? in
      let order = state[strategy].completedOrder
      return order > 0 ? "\(strategy.rawValue) to order \(order)" : nil
    }
    let found = state.witnesses.isEmpty ? nil : "\(state.witnesses.count) counterexamples"
    let nearest = state.margin.map { "nearest to a violation: margin \($0)" }
    var result = ProgressState(
      ([state.claim] + orders).joined(separator: ", "), done: done, total: budget.map { max($0, done) },
      unit: "cases", best: found ?? nearest)
    result.before = before
    return result
  }
}
