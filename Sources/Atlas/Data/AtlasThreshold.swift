/// The threshold degree of a faithful representation: the least k such that every irreducible representation occurs in the polynomials of
/// degree at most k, so that exact averaging with convex weights costs the whole group from there on. Where the character χ is not real, real
/// functions have χ̄ as well, and may cost the whole group before.
public struct AtlasThreshold: Codable, Sendable, Hashable {
  /// The group of the catalogue, or the name in the specification.
  public let group: String
  /// |G|.
  public let order: Int
  /// `"natural"`, `"plane"` or `"X4"`.
  public let representation: String
  /// The dimension of the representation.
  public let dimension: Int
  /// K*.
  public let threshold: Int
  /// min{|G| − 1, Σ M_λ − dim}.
  public let sharpBound: Int
  /// The paper's min{|G|, Σ M_λ − 1}.
  public let paperBound: Int
}
