public import FiniteGroups
public import Solving

/// A long search for counterexamples to one claim, which can be interrupted at any time and gone on with later.
///
///     let campaign = Campaign(claim, budget: CampaignBudget(seconds: 600), jobs: 2, save: { state in
///       // Write state.text to a file, atomically.
///     })
///     let report = try await campaign.run(from: CampaignState(text: text))
///
/// The work is divided into units (chunks of random cases, blocks of a list), which several threads do at once. With a
/// budget of cases they are counted in an order that depends on what was counted before alone: so the witnesses are the
/// same for any number of jobs, and the same whether the campaign was interrupted or not. Without one the strategies
/// take turns by the clock; each counts its own units in order, and a campaign that comes to the end of its lists has
/// found the same witnesses too. What Z3 decides within ``solverBudget`` always depends on the machine.
///
/// A unit is counted completely or not at all. A case that ends the process, as by a trap, ends the campaign too.
public struct Campaign: Sendable {
  /// The claim.
  public let claim: Claim
  /// How it is attacked.
  public let strategies: [SearchStrategy]
  /// How much may be spent.
  public let budget: CampaignBudget
  /// How many units are done at once.
  public let jobs: Int
  /// What the random cases are a function of.
  public let seed: UInt64
  /// The operations that the claim is judged with.
  public let operators: Operators
  /// What the solver may spend on one instance.
  public let solverBudget: SolverBudget
  /// The last order of the lists.
  public let largestOrder: Int
  /// Beyond the orders that `reynolds verify` goes through, a list ends before an order that would have more instances
  /// than this by its growth so far: it would take more memory than there is.
  public let longestList: Int
  /// Whether the campaign ends with the first confirmed counterexample; otherwise it collects all distinct minimal
  /// ones.
  public let stopsAtFirst: Bool
  /// Which part of the campaign is done; `nil` for all of it. ``merge(_:_:operators:)`` puts the parts together.
  public let shard: CampaignShard?
  /// After this many seconds the state is saved even if there is no new witness.
  public let saveInterval: Double
  let save: @Sendable (CampaignState) throws -> Void
  let progress: (@Sendable (CampaignState) -> Void)?

  /// A campaign.
  ///
  /// - Parameters:
  ///   - claim: what is hunted.
  ///   - strategies: taken in turns, so that each has the same share of the cases (with a budget of cases, where an
  ///     instance of the solver counts as a chunk of random cases), or else of the time.
  ///   - budget: when the campaign ends.
  ///   - jobs: how many threads work on it.
  ///   - seed: decides all random cases.
  ///   - operators: the operations that the claim is judged with.
  ///   - solverBudget: what the solver may spend on one instance.
  ///   - largestOrder: the order up to which lists of instances are gone through.
  ///   - longestList: a list ends before an order that would have more instances than this.
  ///   - stopsAtFirst: whether the first counterexample ends the campaign.
  ///   - shard: which part of the campaign is done. The budget of cases is that of all parts together, that of time is
  ///     the part's own.
  ///   - saveInterval: seconds between two states that are kept.
  ///   - progress: called from that task after each unit.
  ///   - save: keeps a state, atomically. It is called from one task, with each new witness, every `saveInterval` seconds
  ///     in which something was done, and at the end. What it throws ends the campaign.
  public init(
    _ claim: Claim, strategies: [SearchStrategy] = SearchStrategy.allCases, budget: CampaignBudget = .unlimited,
    jobs: Int = 1, seed: UInt64 = 0x5EED, operators: Operators = .standard,
    solverBudget: SolverBudget = SolverBudget(seconds: 10), largestOrder: Int = SmallGroupCatalogue.largestOrder,
    longestList: Int = 400_000,
    stopsAtFirst: Bool = true, shard: CampaignShard? = nil, saveInterval: Double = 20,
    progress: (@Sendable (CampaignState) -> Void)? = nil,
    save: @escaping @Sendable (CampaignState) throws -> Void = { _ in }
  ) {
    self.claim = claim
    self.strategies = SearchStrategy.allCases.filter(strategies.contains)
    self.budget = budget
    self.jobs = max(jobs, 1)
    self.seed = seed
    self.operators = operators
    self.solverBudget = solverBudget
    self.largestOrder = largestOrder
    self.longestList = longestList
    self.stopsAtFirst = stopsAtFirst
    self.shard = shard
    self.saveInterval = saveInterval
    self.save = save
    self.progress = progress
  }

  /// The state to begin with: a new one, or a saved one whose witnesses are judged again.
  ///
  /// - Throws: ``CampaignError`` when the state is not one of this campaign, what the judge throws.
  func begin(from saved: CampaignState?) throws -> (CampaignState, WitnessCollection) {
    var state = saved ?? CampaignState(claim, seed: seed)
    let collection = try state.collection(for: claim, operators)
    guard state.seed == seed else { throw CampaignError.otherSeed(stated: state.seed, wanted: seed) }
    state.shard = try shardRecord(after: saved)
    state.witnesses = collection.witnesses
    return (state, collection)
  }
}

extension CampaignState {
  /// The witnesses of a state, judged again.
  ///
  /// - Throws: ``CampaignError`` when the state is not about the claim as it is, what the judge throws.
  func collection(for claim: Claim, _ operators: Operators) throws -> WitnessCollection {
    guard self.claim == claim.id else { throw CampaignError.otherClaim(stated: self.claim, wanted: claim.id) }
    guard fingerprint == CampaignState.fingerprint(of: claim) else { throw CampaignError.changedClaim(claim.id) }
    var collection = WitnessCollection()
    for witness in witnesses {
      guard
        let again = try claim.confirmed(witness.instance, operators, origin: witness.origin, of: witness),
        again.violation == witness.violation
      else { throw CampaignError.staleWitness("the claim does not fail as stated: “\(witness.violation)”") }
      try collection.insert(again)
    }
    return collection
  }
}
