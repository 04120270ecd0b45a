/// How a campaign looks for counterexamples.
public enum SearchStrategy: String, Sendable, Hashable, CaseIterable {
  /// Random cases in chunks, each shrunk.
  case random
  /// Random cases that climb towards a violation, by the claim's margin.
  case targeted
  /// All small instances, by increasing group order.
  case exhaustive
  /// Instances that the certification engine or Z3 decides, by increasing group order.
  case solver

  /// The origin of the witnesses that the strategy finds.
  var origin: Witness.Origin {
    switch self {
    case .random: .random
    case .targeted: .targeted
    case .exhaustive: .exhaustive
    case .solver: .solver
    }
  }

  /// Whether the strategy draws cases, rather than going through a list.
  var isRandom: Bool { self == .random || self == .targeted }

  /// The place in `allCases`.
  var number: Int {
    switch self {
    case .random: 0
    case .targeted: 1
    case .exhaustive: 2
    case .solver: 3
    }
  }
}
