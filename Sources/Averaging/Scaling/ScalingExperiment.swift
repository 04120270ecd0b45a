import BigInt
public import ExactArithmetic
import Representations

/// Searches for the least size of a scheme with a given weak error, by several constructions.
public struct ScalingExperiment: Sendable {
  /// The errors ε to reach.
  public let epsilons: [Rational]
  /// The constructions; `nil` for all that apply up to ``orderLimit``, and i.i.d. samples beyond.
  public let constructions: [ScalingConstruction]?
  /// The ``orderLimit`` unless the caller says otherwise; S_6 takes a second.
  public static let defaultOrderLimit = 720
  /// How many independent searches are made for each group and ε by each random construction.
  public let repeats: Int
  /// The largest group whose irreducible matrices are tabulated.
  public let orderLimit: Int
  /// The size at which a search is given up.
  public let sizeLimit: Int

  /// An experiment.
  ///
  /// - Throws: ``ScalingError/epsilon(_:)`` unless 0 < ε < 1.
  /// - Precondition: positive `repeats`, `orderLimit` and `sizeLimit`.
  public init(
    epsilons: [Rational], constructions: [ScalingConstruction]? = nil, repeats: Int = 3,
    orderLimit: Int = defaultOrderLimit, sizeLimit: Int = 1 << 20
  ) throws(ScalingError) {
    precondition(
      repeats >= 1 && sizeLimit >= 1 && orderLimit >= 1, "at least one search, one element and a group to begin with")
    if let wrong = epsilons.first(where: { $0.signum <= 0 || $0 >= 1 }) { throw .epsilon("\(wrong)") }
    self.epsilons = epsilons
    self.constructions = constructions
    self.repeats = repeats
    self.orderLimit = orderLimit
    self.sizeLimit = sizeLimit
  }

  /// The rows for one group: every construction and ε, as often as ``repeats`` says if it is random. A construction that has no scheme
  /// has one row for each ε with the reason.
  ///
  /// One number is drawn from `random`, which decides everything; every construction draws from its own random numbers then, so
  /// that leaving one out does not change the others.
  ///
  /// - Parameters:
  ///   - family: the family of groups and classes.
  ///   - parameter: which of the family, n for S_n.
  ///   - random: the source of randomness.
  ///   - progress: called with every row as soon as it is known.
  /// - Throws: ``ScalingError/parameter(_:of:)`` and what the instance throws.
  public func rows(
    family: ScalingFamily, parameter: Int, using random: inout some RandomNumberGenerator,
    progress: (ScalingRow) -> Void = { _ in }
  ) throws -> [ScalingRow] {
    let seed = UInt64.random(in: .min ... .max, using: &random)
    return try rows(
      try family.instance(parameter), family: family, parameter: parameter, seed: seed, progress: progress)
  }

  private func rows(
    _ instance: some ScalingInstance, family: ScalingFamily, parameter: Int, seed: UInt64,
    progress: (ScalingRow) -> Void
  ) throws -> [ScalingRow] {
    let bounds = epsilons.map { ScalingBounds(instance, epsilon: $0) }
    let chosen = constructions ?? ScalingConstruction.allCases.filter { $0.applies(to: family) }
    var table: Result<TabulatedScaling, any Error>?
    var rows: [ScalingRow] = []
    for construction in chosen {
      let place = ScalingConstruction.allCases.firstIndex(of: construction) ?? 0
      var random = SplitMix64(seed: seed &+ UInt64(place))
      let refusal = refusal(construction, family: family, order: instance.order)
      if refusal == nil, construction.isTabulated, table == nil { table = Result { try TabulatedScaling(instance) } }
      for bounds in bounds {
        for number in 1...(construction.isRandom ? repeats : 1) {
          let outcome: ScalingOutcome
          if let refusal {
            outcome = .refused(refusal)
          } else if construction.isTabulated {
            switch table {
            case .success(let table): outcome = table.outcome(construction, epsilon: bounds.epsilon, using: &random)
            case .failure(let error): outcome = .refused(ScalingRefusal(.orderLimit, "\(error)"))
            case nil: outcome = .refused(ScalingRefusal(.orderLimit, "nothing was tabulated"))
            }
          } else if construction == .differenceSet {
            outcome = try DesignScaling.differenceSet(family, parameter, instance, epsilon: bounds.epsilon)
          } else if construction == .smallBias, let instance = instance as? AbelianScaling {
            outcome = try DesignScaling.smallBias(instance, epsilon: bounds.epsilon)
          } else {
            outcome = try ScalingSearch(instance: instance, epsilon: bounds.epsilon, sizeLimit: sizeLimit)
              .least(construction, using: &random)
          }
          let row = ScalingRow(
            family: family, parameter: parameter, instance: instance, bounds: bounds, construction: construction,
            number: number, outcome: outcome)
          rows.append(row)
          progress(row)
          if row.refusal != nil { break }
        }
      }
    }
    return rows
  }

  /// Why a construction is not even begun.
  private func refusal(
    _ construction: ScalingConstruction, family: ScalingFamily, order: BigInt
  ) -> ScalingRefusal? {
    if !construction.applies(to: family) {
      let reason =
        switch construction {
        case .smallBias: "small-bias sets are schemes on C2^m, the family \(ScalingFamily.binary.rawValue)"
        case .differenceSet: "difference sets are schemes for all functions"
        default: "with all functions nothing smaller than the whole group is exact"
        }
      return ScalingRefusal(.family, reason)
    }
    guard order > BigInt(orderLimit) else { return nil }
    if construction.isTabulated {
      return ScalingRefusal(.orderLimit, "irreducible matrices are tabulated for groups of order up to \(orderLimit)")
    }
    if constructions == nil, construction != .sample {
      return ScalingRefusal(
        .orderLimit, "beyond the order \(orderLimit) only samples are searched unless the construction is named")
    }
    return nil
  }
}
