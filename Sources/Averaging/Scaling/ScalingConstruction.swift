import Representations

/// How the schemes of a scaling experiment are made.
///
/// The names are those of ``SchemeConstructions`` where it has the same construction. For the random ones the least size is
/// searched at which a scheme is verified; the others make one scheme for each ε.
public enum ScalingConstruction: String, Sendable, CaseIterable, Codable {
  /// One i.i.d. sample for each size tried. Any group.
  case sample
  /// Up to ``attempts`` i.i.d. samples for each size tried. Any group.
  case sampleVerify = "sample-verify"
  /// One uniform subset, a sample without replacement, for each size tried. Any group.
  case subset = "uniform-subset"
  /// The smallest dual BCH code with the error. Only C2^m.
  case smallBias = "small-bias"
  /// A smallest known difference set with at most this error, whose own error is exactly (k − λ)/k². Cyclic groups with a hyperplane of a
  /// projective space or squares, C2^m with a bent function, all functions on groups that are searched.
  case differenceSet = "difference-set"
  /// Conditional expectations. Groups whose irreducible representations are tabulated.
  case derandomized
  /// Local search with optimized weights. Groups whose irreducible representations are tabulated.
  case search
  /// The best weights on the derandomized scheme. Groups whose irreducible representations are tabulated.
  case optimize
  /// The smallest exact subgroup. Groups whose irreducible representations are tabulated, not with all functions.
  case subgroup
  /// The smallest exact product of cosets that is found. Groups whose irreducible representations are tabulated, not with all functions.
  case cosetProduct = "coset-product"

  /// The number of samples that ``sampleVerify`` draws for a size before it counts as failed.
  public static let attempts = 8

  /// Whether repeated searches can differ.
  public var isRandom: Bool {
    switch self {
    case .sample, .sampleVerify, .subset, .search: true
    case .smallBias, .differenceSet, .derandomized, .optimize, .subgroup, .cosetProduct: false
    }
  }

  /// Whether it takes the irreducible matrices of all elements.
  var isTabulated: Bool {
    switch self {
    case .sample, .sampleVerify, .subset, .smallBias, .differenceSet: false
    case .derandomized, .search, .optimize, .subgroup, .cosetProduct: true
    }
  }

  /// Whether it makes sense for a family; `small-bias` is about C2^m, and with all functions only the whole group is exact.
  public func applies(to family: ScalingFamily) -> Bool {
    switch self {
    case .smallBias: family == .binary
    case .differenceSet: family.hasAllFunctions
    case .subgroup, .cosetProduct: !family.hasAllFunctions
    case .sample, .sampleVerify, .subset, .derandomized, .search, .optimize: true
    }
  }
}

/// Why a construction has no scheme in a row.
public struct ScalingRefusal: Sendable, Hashable, Codable {
  /// The kinds of reasons.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// The group is larger than the construction, or the experiment, goes.
    case orderLimit = "order-limit"
    /// The construction is not about this family.
    case family
    /// No scheme up to the size limit was verified.
    case sizeLimit = "size-limit"
    /// The construction ran and ended without a scheme that provably has the error.
    case notReached = "not-reached"
  }

  /// The kind.
  public let kind: Kind
  /// One line for the user.
  public let reason: String

  /// A refusal.
  public init(_ kind: Kind, _ reason: String) { (self.kind, self.reason) = (kind, reason) }
}

/// What a construction came to.
enum ScalingOutcome: Sendable {
  case found(size: Int, error: NormEnclosure)
  case refused(ScalingRefusal)
}
