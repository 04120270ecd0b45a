/// What was asked: a point of a profile, of a curve, or a set of representations, and the instance that answers it.
public struct AtlasEntry: Codable, Sendable, Hashable {
  /// Why the question is in the atlas.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Polynomials of degree at most k in a representation: exact symmetry, degree by degree.
    case profile
    /// A set of rational irreducible representations: exact symmetry.
    case union
    /// Weak or strong symmetry at an ε.
    case curve
    /// Weak symmetry of all functions on the group at an ε where Plancherel's bound is a whole number k: AC = k if and only if the group
    /// has a difference set of k elements.
    case differenceSet = "difference-set"
  }

  /// Why the question is in the atlas.
  public let kind: Kind
  /// The group of the catalogue, or the name in the specification.
  public let group: String
  /// Other names of the group, such as `"A4"`; may be empty.
  public let names: [String]
  /// |G|.
  public let order: Int
  /// What the functions are made from: `"natural"`, `"X4"` (an irreducible character of the group, as `reynolds group` numbers them), `"plane"`,
  /// `"regular"` (all functions on the group), `"rational-irreducibles:2,4"`.
  public let representation: String
  /// k for a profile, 1 for the curve of a representation, else `nil`.
  public let degree: Int?
  /// The size k of a difference set, else `nil`.
  public let size: Int?
  /// `"exact"`, `"weak"` or `"strong"`.
  public let symmetry: String
  /// ε as a rational number in lowest terms; `nil` for exact symmetry.
  public let epsilon: String?
  /// `"convex"`, `"affine"` or `"uniform"`.
  public let weights: String
  /// ``AtlasInstance/id`` of the answer.
  public let instance: String
}
