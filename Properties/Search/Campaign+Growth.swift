import FiniteGroups

// A list is an array, and lists such as "all subsets" grow exponentially. Only their authors know up to which order
// they are short, so beyond that the length is estimated before the list is made.
extension Campaign {
  /// Whether the next order of a list would be too long.
  func isTooLong(_ strategy: SearchStrategy, _ state: CampaignState) -> Bool {
    let progress = state[strategy]
    // An order that was begun is finished.
    guard progress.index == 0, progress.order > trustedOrder(strategy) else { return false }
    return Campaign.estimate(progress.sizes, order: progress.order) > Double(longestList)
  }

  /// What is to be said of lists that ended because they are too long.
  func tooLongLists(_ state: CampaignState, _ lists: InstanceLists) -> [String] {
    strategies.filter { strategy in
      !strategy.isRandom && lists.hasList(strategy) && state[strategy].order <= largestOrder
        && !state[strategy].isFinished && isTooLong(strategy, state)
    }.map { strategy in
      let order = state[strategy].order
      let estimate = Int(min(Campaign.estimate(state[strategy].sizes, order: order), 1e15))
      return "\(strategy.rawValue): the list ends before order \(order), which would have about \(estimate) instances"
    }
  }

  private func trustedOrder(_ strategy: SearchStrategy) -> Int {
    (strategy == .solver ? claim.solver?.order : claim.scope?.order) ?? 0
  }

  /// How many instances an order will probably have.
  ///
  /// What counts is the most that a single group has had, since lists vary from order to order; its growth over the
  /// last four orders goes on.
  static func estimate(_ sizes: [Int], order: Int) -> Double {
    var most = [1.0]
    for (size, order) in zip(sizes, 1...) { most.append(max(most[order - 1], Double(size) / groupCount(order))) }
    let (last, before) = (most[most.count - 1], most[max(most.count - 5, 0)])
    return last * (last / before).squareRoot().squareRoot() * groupCount(order)
  }

  private static func groupCount(_ order: Int) -> Double {
    groupCounts.indices.contains(order) ? Double(groupCounts[order]) : 1
  }

  /// How many groups of each order there are, up to isomorphism; 1 at the place of the order 0.
  private static let groupCounts = SmallGroupCatalogue.entries.reduce(
    into: [1] + [Int](repeating: 0, count: SmallGroupCatalogue.largestOrder)
  ) { $0[$1.id[0]] += 1 }
}
