/// How a campaign looks for counterexamples; in case of a tie the first has its turn first.
public enum SearchStrategy: String, Sendable, Hashable, CaseIterable {
  /// All small instances, by increasing group order: the first violation has a group of least order.
  case exhaustive
  /// Instances that the certification engine or Z3 decides, by increasing group order.
  case solver
  /// Random cases in chunks, each shrunk.
  case random
  /// Random cases that climb towards a violation, by the claim's margin.
  case targeted

  /// The origin of the witnesses that the strategy finds.
  var origin: Witness.Origin {
    switch self {
    case .exhaustive: .exhaustive
    case .solver: .solver
    case .random: .random
    case .targeted: .targeted
    }
  }

  /// Whether the strategy draws cases, rather than going through a list.
  var isRandom: Bool { self == .random || self == .targeted }

  /// The place in `allCases`.
  var number: Int {
    switch self {
    case .exhaustive: 0
    case .solver: 1
    case .random: 2
    case .targeted: 3
    }
  }
}
