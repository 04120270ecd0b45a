public import ExactArithmetic

/// A refutation of "a support of limited size meets all images of the witness sets": the tree of the proof kind `hitting`.
public indirect enum RefutationTree: Sendable {
  /// An image of a witness set.
  public struct SetReference: Sendable, Hashable {
    /// The number of the witness.
    public var witness: Int
    /// The map.
    public var map: SupportMap

    /// A reference.
    public init(witness: Int, map: SupportMap) {
      self.witness = witness
      self.map = map
    }
  }

  /// One case of a branch: an element that is chosen, and elements that symmetries map to it.
  public struct Child: Sendable {
    /// The chosen element.
    public var element: Int
    /// Others with the map to the chosen one.
    public var merged: [(element: Int, map: SupportMap)]
    /// The refutation of the case.
    public var tree: RefutationTree
  }

  /// The support is not empty; after a translation it holds the identity.
  case identity(RefutationTree)
  /// Some translate of the support meets the tile, a set T, in at most `limit` elements, since t·|T| < |G|·(limit + 1).
  case tile([Int], limit: Int, RefutationTree)
  /// Some named element is chosen, or none is (`rest`); without `rest` they are all the elements of the set that are not excluded.
  case branch(set: SetReference?, children: [Child], rest: RefutationTree?)
  /// The left translates of one witness set with equal weights.
  case orbit(witness: Int)
  /// A fractional packing whose weights sum to more than what may still be chosen.
  case packing([(set: SetReference, weight: Rational)])
  /// A fractional packing of sets whose free elements lie in the tile, against what may still be chosen there.
  case tilePacking([(set: SetReference, weight: Rational)])
  /// The least values of a witness function on elements that are left sum to too much; for uniform weights.
  case sum(SetReference)
  /// More elements are chosen than allowed, or, for uniform weights, too few are left.
  case exhausted
  /// An element is a quotient of chosen elements too often; for uniform weights.
  case quotients(element: Int)

  /// The number of nodes.
  public var nodeCount: Int {
    switch self {
    case .identity(let tree), .tile(_, _, let tree): 1 + tree.nodeCount
    case .branch(_, let children, let rest): children.reduce(1 + (rest?.nodeCount ?? 0)) { $0 + $1.tree.nodeCount }
    case .orbit, .packing, .tilePacking, .sum, .exhausted, .quotients: 1
    }
  }
}
