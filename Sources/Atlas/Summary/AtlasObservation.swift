import ExactArithmetic

/// A pattern of a dataset. It is a statement about the instances that are in it, no theorem.
public struct AtlasObservation: Encodable, Sendable, Hashable {
  /// The pattern.
  public let statement: String
  /// On how many closed instances it could be looked for.
  public let tested: Int
  /// On how many of them it is there.
  public let holds: Int
  /// Those on which it is not, the first ones, in words.
  public let exceptions: [String]

  private init<Item>(
    _ statement: String, over items: some Sequence<Item>, test: (Item) -> (holds: Bool, words: String)?
  ) {
    self.statement = statement
    let results = items.compactMap(test)
    tested = results.count
    holds = results.count { $0.holds }
    exceptions = results.filter { !$0.holds }.prefix(AtlasSummary.ranked).map(\.words)
  }

  /// The patterns that are looked for; those that the dataset has no instance of are left out.
  static func all(_ index: AtlasIndex) -> [AtlasObservation] {
    let exact = index.instances.filter { $0.isExact && $0.isClosed }
    let pairs = index.pairs.filter { pair in
      pair.0.isExact && pair.1.isExact && pair.0.isClosed && pair.1.isClosed
    }
    func divides(_ weights: String) -> AtlasObservation {
      AtlasObservation("exact, \(weights) weights: the cost divides |G|", over: exact) { instance in
        guard instance.weights == weights else { return nil }
        return (instance.order % instance.upper == 0, instance.account)
      }
    }
    return [
      AtlasObservation("exact: convex weights cost as much as affine ones", over: pairs) { pair in
        guard pair.0.weights == "affine", pair.1.weights == "convex" else { return nil }
        return (pair.0.upper == pair.1.upper, "\(pair.0.account), \(pair.1.account)")
      },
      divides("convex"), divides("affine"), divides("uniform"),
      AtlasObservation(
        "exact: the cost of a sum of some of the irreducible representations is at most |G|/2", over: exact
      ) {
        instance in
        if instance.isComplete { return nil }
        return (2 * instance.upper <= instance.order, instance.account)
      },
    ].filter { $0.tested > 0 }
  }
}
