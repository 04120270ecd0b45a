/// What a campaign has done.
public struct CampaignReport: Sendable {
  /// Why a campaign ended.
  public enum Ending: String, Sendable, Hashable {
    /// It was to end with the first confirmed counterexample.
    case found = "a counterexample was found"
    /// The budget is spent; with a larger one the campaign can go on.
    case budgetSpent = "the budget is spent"
    /// Nothing is left to try.
    case complete = "nothing is left to try"
    /// The task was cancelled; the campaign can go on.
    case cancelled = "interrupted"
  }

  /// The ledger's verdict on the claim.
  public let expected: Expectation
  /// How it was attacked.
  public let strategies: [SearchStrategy]
  /// Why it ended.
  public let ending: Ending
  /// Everything that was counted, over all sessions; a campaign goes on from here.
  public let state: CampaignState
  /// What the lists contain, for the strategies that have one.
  public let descriptions: [SearchStrategy: String]
  /// The order up to which the list of small instances is complete; `nil` if it is at all orders.
  public let completeOrder: Int?

  init(_ claim: Claim, _ strategies: [SearchStrategy], _ ending: Ending, _ state: CampaignState) {
    (expected, self.strategies, self.ending, self.state) = (claim.expected, strategies, ending, state)
    var descriptions: [SearchStrategy: String] = [:]
    descriptions[.exhaustive] = claim.scope?.description
    descriptions[.solver] = claim.solver?.description
    self.descriptions = descriptions
    completeOrder = claim.scope?.completeOrder
  }

  /// The distinct minimal witnesses.
  public var witnesses: [Witness] { state.witnesses }

  /// Whether running the campaign from ``state`` would try more: always, unless nothing is left.
  public var isResumable: Bool { ending != .complete }

  /// Whether a counterexample contradicts the ledger: to a claim that holds it is a defect, to an open one a discovery.
  public var contradictsLedger: Bool { expected != .fails && !witnesses.isEmpty }

  /// What an archived counterexample says of the minimality of a witness, if the campaign has already gone through all
  /// smaller groups and found no violation; otherwise `nil`, and ``Minimality/check(_:below:operators:)`` tells.
  ///
  /// - Throws: what enumerating the group throws.
  public func minimality(of witness: Witness) throws -> String? {
    let order = try witness.instance.setting().group.order
    guard state.shard == nil, let description = descriptions[.exhaustive],
      state[.exhaustive].completedOrder >= order - 1,
      try witnesses.allSatisfy({ try $0.instance.setting().group.order >= order })
    else { return nil }
    return Minimality.text(below: order, description, completeTo: completeOrder)
  }

  /// What each strategy has done, a line each.
  public var coverage: [String] {
    strategies.map { strategy in
      let progress = state[strategy]
      guard !strategy.isRandom else {
        return "\(strategy.rawValue): \(progress.tried) cases (\(progress.vacuous) vacuous, "
          + "\(progress.undecided) undecided)" + (progress.isFinished ? ", all there are" : "")
      }
      guard let description = descriptions[strategy] else { return "\(strategy.rawValue): the claim has no such list" }
      let decided = progress.tried - progress.vacuous - progress.undecided
      let order =
        strategy == .exhaustive ? min(progress.completedOrder, completeOrder ?? .max) : progress.completedOrder
      return "\(strategy.rawValue): \(decided) instances decided, \(progress.undecided) undecided, "
        + (order > 0
          ? "\(state.shard == nil ? "" : "the shard's part ")complete up to order \(order)" : "no order complete")
        + " (\(description))"
    }
  }
}

extension CampaignReport: CustomStringConvertible {
  /// Several lines: why it ended, what was covered, the witnesses.
  public var description: String {
    let part = state.shard.map { ", shard \($0.shard)" } ?? ""
    var lines = ["\(state.claim)\(part): \(ending.rawValue) after \(state.tried) cases"]
    lines += coverage.map { "  \($0)" }
    if let margin = state.margin { lines.append("  nearest to a violation: margin \(margin)") }
    lines += witnesses.map { witness in
      "  \(witness.origin.rawValue) witness on \(witness.instance.group.title): \(witness.violation)"
    }
    lines += state.notes.map { "  note: \($0)" }
    return lines.joined(separator: "\n")
  }
}
