public import ExactArithmetic

/// What a symmetrizer is, costs and guarantees, in words and numbers: a row of the comparison.
public struct SymmetrizerProfile: Sendable, Hashable {
  /// The name under which commands know it, such as `group-averaging`.
  public let name: String
  /// Where it comes from.
  public let source: String
  /// The most queries for one evaluation.
  public let queries: Int
  /// What is known of the symmetry of the result.
  public let guarantee: SymmetryGuarantee
  /// Whether continuous functions stay continuous.
  public let continuity: Continuity
  /// Whether functions that are invariant already stay as they are: always, where the weights sum to 1.
  public let preservesInvariants: Bool
  /// Whether each evaluation draws anew, so that two evaluations at one point may differ.
  public let isRandomized: Bool

  /// A profile.
  public init(
    name: String, source: String, queries: Int, guarantee: SymmetryGuarantee, continuity: Continuity,
    preservesInvariants: Bool = true, isRandomized: Bool = false
  ) {
    self.name = name
    self.source = source
    self.queries = queries
    self.guarantee = guarantee
    self.continuity = continuity
    self.preservesInvariants = preservesInvariants
    self.isRandomized = isRandomized
  }
}

/// What is known of the symmetry of the functions that a symmetrizer returns.
public struct SymmetryGuarantee: Sendable, Hashable {
  /// How much is known.
  public enum Kind: String, Sendable, Hashable {
    /// Every function of the ``SymmetryGuarantee/scope`` becomes invariant (equivariant, if outputs are moved).
    case exact
    /// The weak error is at most ``SymmetryGuarantee/error`` on the class of functions named.
    case weak
    /// The expected weak error is ``SymmetryGuarantee/error``.
    case expected
    /// Nothing for every function.
    case none
  }

  /// How much is known.
  public let kind: Kind
  /// The weak error ε, a squared ratio as in mathematics.md §1; 0 for exact symmetry, `nil` where nothing is known.
  public let error: Rational?
  /// For which functions and under which hypotheses.
  public let scope: String

  /// A guarantee.
  public init(_ kind: Kind, error: Rational?, scope: String) {
    self.kind = kind
    self.error = error
    self.scope = scope
  }
}

/// Whether a symmetrizer keeps continuity.
public struct Continuity: Sendable, Hashable {
  /// Whether the symmetrized function of every continuous function is continuous; `nil` where inputs are finitely many points
  /// without a topology.
  public let isPreserved: Bool?
  /// Why, or where it jumps.
  public let reason: String

  /// A statement on continuity.
  public init(isPreserved: Bool?, reason: String) {
    self.isPreserved = isPreserved
    self.reason = reason
  }
}
