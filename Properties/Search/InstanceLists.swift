import Synchronization

/// The lists of small instances that a campaign is going through, made once for an order.
final class InstanceLists: Sendable {
  private struct Key: Hashable {
    let strategy: SearchStrategy
    let order: Int
  }

  private let lists: [SearchStrategy: @Sendable (Int) throws -> [Instance]]
  private let known = Mutex<[Key: [Instance]]>([:])

  init(_ claim: Claim) {
    var lists: [SearchStrategy: @Sendable (Int) throws -> [Instance]] = [:]
    if let scope = claim.scope { lists[.exhaustive] = scope.instances }
    if let attack = claim.solver { lists[.solver] = attack.instances }
    self.lists = lists
  }

  /// Whether the claim has a list for a strategy.
  func hasList(_ strategy: SearchStrategy) -> Bool { lists[strategy] != nil }

  /// How many instances an order has, if its list has been made.
  func count(_ strategy: SearchStrategy, order: Int) -> Int? {
    known.withLock { $0[Key(strategy: strategy, order: order)]?.count }
  }

  /// The instances of an order. Lists of lower orders are forgotten.
  func instances(_ strategy: SearchStrategy, order: Int) throws -> [Instance] {
    let key = Key(strategy: strategy, order: order)
    if let list = known.withLock({ $0[key] }) { return list }
    guard let list = try lists[strategy]?(order) else { return [] }
    known.withLock { known in
      known = known.filter { $0.key.strategy != strategy || $0.key.order + 1 >= order }
      known[key] = list
    }
    return list
  }
}
