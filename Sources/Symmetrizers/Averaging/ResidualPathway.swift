public import Averaging
public import ExactArithmetic
public import FiniteGroups

/// A symmetric function with a part of the original one let through: f ↦ (1 − α)Pf + αf.
///
/// On F₀ this is multiplication by α. So the weak error is exactly α² on every class with F₀ ≠ 0 (every function attains it), and the
/// strong error lies between α² and 2α². As a scheme it has weight (1 − α)/|G| everywhere and α more on the identity: convex exactly
/// for −1/(|G| − 1) ≤ α ≤ 1, affine otherwise.
///
/// Source: M. Finzi, G. Benton, A. G. Wilson, "Residual pathway priors for soft equivariance constraints", NeurIPS 2021,
/// arXiv 2112.01388: layers that are sums of an equivariant and an unconstrained one. ``ResidualPrior`` says which α a Gaussian prior means.
public struct ResidualPathway<Input: Sendable>: FixedWeightSymmetrizer {
  /// Indices of elements.
  public typealias Element = Int
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// The weights.
  public let scheme: AveragingScheme
  /// The share α of the original function; 0 is the Reynolds operator, 1 the identity.
  public let residual: Rational

  /// A residual pathway on an enumerated group.
  ///
  /// - Complexity: O(order)
  public init(over group: FiniteGroup, residual: Rational) throws {
    let spread = (1 - residual) / Rational(group.order)
    let onIdentity = spread + residual
    let weights = (0..<group.order).map { ($0, $0 == group.identity ? onIdentity : spread) }
    let isConvex = spread.signum >= 0 && onIdentity.signum >= 0
    scheme = try AveragingScheme(weights, weightClass: isConvex ? .convex : .affine)
    self.residual = residual
    profile = SymmetrizerProfile(
      name: "residual-pathway", source: "Finzi, Benton & Wilson, NeurIPS 2021", queries: scheme.size,
      guarantee: SymmetryGuarantee(
        residual.isZero || group.order == 1 ? .exact : .weak, error: group.order == 1 ? 0 : residual * residual,
        scope: "every function; the weak error is α² on each that is not invariant"),
      continuity: .fixedWeights)
  }
}
