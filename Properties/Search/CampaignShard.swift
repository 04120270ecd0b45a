/// One of the parts into which several processes divide a campaign.
///
/// Of each strategy the first unit belongs to the first part, the second to the second, and so on in turns. So the
/// parts are disjoint, together they are all units, and no part has more than one unit of a strategy more than another.
public struct CampaignShard: Sendable, Hashable, CustomStringConvertible {
  /// Which part, from 1.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// A part.
  ///
  /// - Precondition: 1 ≤ index ≤ count.
  public init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

  /// Whether a unit belongs to this part.
  func owns(_ unit: SearchUnit) -> Bool { unit.turn % count == index - 1 }

  /// `i/n`.
  public var description: String { "\(index)/\(count)" }
}

/// What decides which units a campaign has and in which order they come, besides the claim and the seed: what the
/// shards of a campaign must have in common.
public struct CampaignTerms: Sendable, Hashable {
  /// How the claim is attacked.
  public let strategies: [SearchStrategy]
  /// How many cases all shards together may try; `nil` for no limit.
  public let cases: Int?
  /// The last order of the lists.
  public let largestOrder: Int
  /// How long a list may be.
  public let longestList: Int
  /// How many seconds the solver may spend on one instance.
  public let solverSeconds: Double
  /// Whether the first counterexample ends the campaign.
  public let stopsAtFirst: Bool

  /// A term in which others differ: its name and both values; `nil` if they are the same.
  func difference(_ other: CampaignTerms, besidesCases: Bool) -> (name: String, own: String, other: String)? {
    func words(_ terms: CampaignTerms) -> [(String, String)] {
      [
        ("strategies", terms.strategies.map(\.rawValue).joined(separator: ",")),
        ("last group order", "\(terms.largestOrder)"), ("longest list", "\(terms.longestList)"),
        ("seconds of the solver", "\(terms.solverSeconds)"),
        ("end", terms.stopsAtFirst ? "the first counterexample" : "the budget"),
      ] + (besidesCases ? [] : [("budget of cases", terms.cases.map { "\($0)" } ?? "no limit")])
    }
    return zip(words(self), words(other)).first { $0.1 != $1.1 }.map { ($0.0, $0.1, $1.1) }
  }
}

extension CampaignState {
  /// What a state knows of the shard that it is the state of.
  public struct ShardRecord: Sendable, Hashable {
    /// Which part it is.
    public let shard: CampaignShard
    /// What all parts have in common.
    public let terms: CampaignTerms
    /// Why the last session ended; `nil` if it was interrupted or is running.
    public internal(set) var ending: CampaignReport.Ending?
  }
}
