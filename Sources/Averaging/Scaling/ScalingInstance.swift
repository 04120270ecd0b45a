// Goals of this folder:
// 1. The scaling experiment of the paper: how many random elements a weak(ε) scheme needs, against the order of the group.
// 2. Every row is rigorous: found errors are enclosures, bounds are theorems; only the fits are statistics.

public import BigInt
public import Representations

/// One group with one function class, for which weak errors of random schemes can be computed.
public protocol ScalingInstance: Sendable {
  /// The name of the group.
  var group: String { get }
  /// The function class, in words that fix Irr(F).
  var functionClass: String { get }
  /// |G|.
  var order: BigInt { get }
  /// D, the sum of the dimensions of the different nontrivial irreducible representations in F.
  var dimensionSum: Int { get }
  /// The dimension v of a transitive permutation representation within F ⊕ 1, the larger the better; |G| if F contains all
  /// irreducibles. Every convex weak(ε) scheme has at least v/(1 + ε(v − 1)) elements (``WeakLowerBound``).
  var transitiveDimension: Int { get }

  /// The weak error of the uniform scheme on a multiset of independent uniform elements.
  ///
  /// - Precondition: `size >= 1`.
  func sampleError(size: Int, using random: inout some RandomNumberGenerator) throws -> NormEnclosure
}
