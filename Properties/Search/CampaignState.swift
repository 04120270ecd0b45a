import PropertyTesting

/// How far a campaign is: everything that another process needs to go on with it.
///
/// The state is a prefix of the campaign: what is counted here was done completely, and nothing else has left a trace.
/// So a campaign that was killed goes on from its last saved state as if nothing had happened. The state of a shard is
/// at a place of the whole campaign, too, and has counted its own units before it.
public struct CampaignState: Sendable, Hashable {
  /// How far one strategy is.
  public struct Progress: Sendable, Hashable {
    /// The next group order of a list, from 1; 0 for random strategies.
    public internal(set) var order: Int
    /// The next instance of that order, or the next chunk of random cases.
    public internal(set) var index = 0
    /// How many instances were tried.
    public internal(set) var tried = 0
    /// How many of them were no case of the claim.
    public internal(set) var vacuous = 0
    /// How many of them were not decided.
    public internal(set) var undecided = 0
    /// The first order of a list with an instance that was not decided, or that could not be listed.
    public internal(set) var gap: Int?
    /// How many instances a list has at the orders that were gone through, from 1.
    public internal(set) var sizes: [Int] = []
    /// How long the strategy has worked, on all threads together.
    public internal(set) var seconds = 0.0
    /// Whether there is nothing left to try.
    public internal(set) var isFinished = false

    /// The largest order such that all instances of a list on groups up to it were decided; 0 if there is none.
    public var completedOrder: Int { max((gap ?? order) - 1, 0) }
  }

  /// The claim's id.
  public let claim: String
  /// A hash of the claim's words and of the descriptions of its lists: a claim that changed begins a new campaign.
  public let fingerprint: String
  /// The campaign's seed.
  public let seed: UInt64
  /// How many seconds the campaign has taken by the clock.
  public internal(set) var seconds = 0.0
  /// The largest margin of a case that was no violation; `nil` if no case has one.
  public internal(set) var margin: Double?
  /// The distinct minimal witnesses found so far, in the order of ``WitnessCollection``.
  public internal(set) var witnesses: [Witness] = []
  /// What else should be known, such as errors of the judge; the first ones only.
  public internal(set) var notes: [String] = []
  /// Which part of a campaign this is the state of; `nil` for a whole one.
  public internal(set) var shard: ShardRecord?
  var progress: [Progress]

  /// The state of a campaign that has not begun.
  public init(_ claim: Claim, seed: UInt64) {
    self.claim = claim.id
    fingerprint = CampaignState.fingerprint(of: claim)
    self.seed = seed
    progress = SearchStrategy.allCases.map { Progress(order: $0.isRandom ? 0 : 1) }
  }

  init(claim: String, fingerprint: String, seed: UInt64, progress: [Progress]) {
    (self.claim, self.fingerprint, self.seed, self.progress) = (claim, fingerprint, seed, progress)
  }

  /// How far a strategy is.
  public internal(set) subscript(strategy: SearchStrategy) -> Progress {
    get { progress[strategy.number] }
    set { progress[strategy.number] = newValue }
  }

  /// How many instances all strategies together have tried; in a shard, those of its own units.
  public var tried: Int { progress.reduce(0) { $0 + $1.tried } }

  /// How many notes are kept.
  static let noteLimit = 20

  mutating func note(_ text: String) {
    if notes.count < CampaignState.noteLimit, !notes.contains(text) { notes.append(text) }
  }

  static func fingerprint(of claim: Claim) -> String {
    var hash = StableHash(claim.id)
    for text in [claim.statement, claim.formula] + claim.hypotheses { hash.combine(text) }
    hash.combine(claim.scope?.description ?? "")
    hash.combine(claim.solver?.description ?? "")
    // The size of a chunk depends on it.
    hash.combine(UInt64(claim.testCases))
    return hash.hexadecimal
  }
}

/// Why a campaign cannot go on from a state.
public enum CampaignError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is no state of a campaign.
  case malformed(String)
  /// The state is of another claim.
  case otherClaim(stated: String, wanted: String)
  /// The claim has changed since.
  case changedClaim(String)
  /// The state is of a campaign with another seed.
  case otherSeed(stated: UInt64, wanted: UInt64)
  /// The claim no longer fails on a witness of the state.
  case staleWitness(String)
  /// The state is of another part of the campaign; `nil` stands for the whole.
  case otherShard(stated: CampaignShard?, wanted: CampaignShard?)
  /// The state is of a shard of a campaign that goes another way.
  case otherTerms(String, stated: String, wanted: String)
  /// The states are not those of all shards, each once.
  case incompleteShards(String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .malformed(let reason): "the campaign cannot be read: \(reason)"
    case .otherClaim(let stated, let wanted): "the campaign is about \(stated), not about \(wanted)"
    case .changedClaim(let id): "the claim \(id) has changed since the campaign was saved; begin a new one"
    case .otherSeed(let stated, let wanted):
      "the campaign has the seed \(stated), not \(wanted); resume it with its own seed or begin a new one"
    case .staleWitness(let reason): "a witness of the campaign is none: \(reason); begin a new campaign"
    case .otherShard(let stated, let wanted):
      "the campaign is \(stated.map { "shard \($0)" } ?? "a whole one"), not "
        + (wanted.map { "shard \($0)" } ?? "a whole one")
    case .otherTerms(let name, let stated, let wanted):
      "the shards of a campaign must have the same \(name): it is \(stated) in one and \(wanted) in another"
    case .incompleteShards(let reason): "these are not the shards of one campaign: \(reason)"
    }
  }
}
